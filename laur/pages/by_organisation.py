"""The register grouped by organisation: its levels in each scheme over the years."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial

from msgspec import Struct

from laur.i18n import sort_key
from laur.pages.context import PageContext, contexts
from laur.pages.order import page_urls
from laur.pages.page import Page, PageInputs
from laur.register import Record
from laur.urls.permalinks import Permalinks, Section
from laur.views import ByOrganisationView, CertificateRow, HolderView, Pager, Ref, SchemeHistoryView, StepView, output
from laur.views.kinds import PageKind

HOLDERS_A_PAGE = 20


class Holders(Struct, frozen=True):
    """The organisations with certificates, and the URLs of the pages that show them."""

    title: str
    total: int
    ordered: Callable[[], Sequence[str]]
    urls: tuple[str, ...]


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The grouped listing; none if the register is empty."""
    for context in contexts(inputs):
        total = len(context.catalog.awards.by_organisation)
        if not total:
            continue
        title = context.wording.text("title.by-organisation")
        urls = page_urls(context.links.certificates_by_organisation, total, HOLDERS_A_PAGE)
        holders = Holders(title, total, cache(partial(_in_order, context)), urls)
        for number, url in enumerate(urls, start=1):
            view = partial(_view, context, holders, number)
            elsewhere = context.everywhere(Permalinks.certificates_by_organisation) if number == 1 else ()
            yield Page(
                url,
                output.html("ladders.html"),
                context.lang,
                PageKind.BY_ORGANISATION,
                title,
                view,
                alternates=elsewhere,
            )


def _in_order(context: PageContext) -> Sequence[str]:
    holders = context.catalog.awards.by_organisation
    return sorted(holders, key=lambda key: (sort_key(context.organisation(key).title, context.lang), key))


def _view(context: PageContext, holders: Holders, number: int) -> ByOrganisationView:
    section, is_first = context.section(Section.CERTIFICATES), number == 1
    shown = holders.ordered()[(number - 1) * HOLDERS_A_PAGE : number * HOLDERS_A_PAGE]
    return ByOrganisationView(
        page=context.head(
            holders.urls[number - 1],
            PageKind.BY_ORGANISATION,
            holders.title,
            crumbs=(section,) if is_first else (section, Ref(title=holders.title, url=holders.urls[0])),
            description=context.description("by-organisation") if is_first else "",
            alternates=context.everywhere(Permalinks.certificates_by_organisation) if is_first else (),
        ),
        holders=tuple(_holder(context, key) for key in shown),
        pager=Pager(number=number, pages=holders.urls, total=holders.total),
        listing_url=section.url,
        unchanged=context.unchanged(key for one in shown for key in context.catalog.awards.by_organisation[one]),
    )


def _holder(context: PageContext, organisation_id: str) -> HolderView:
    awards, document = context.catalog.awards, context.catalog.organisations.get(organisation_id)
    ids = awards.by_organisation[organisation_id]
    by_scheme: dict[str, list[str]] = {}
    for key in ids:
        by_scheme.setdefault(awards.records[key].claim.certificate.scheme, []).append(key)
    histories = [
        (scheme, SchemeHistoryView(scheme=context.scheme(scheme), steps=_steps(context, by_scheme[scheme])))
        for scheme in by_scheme
    ]
    histories.sort(key=lambda history: (sort_key(history[1].scheme.title, context.lang), history[0]))
    return HolderView(
        organisation=context.organisation(organisation_id),
        region=document.meta.region if document else None,
        certificates=len(ids),
        ladders=tuple(history for _, history in histories),
    )


def _steps(context: PageContext, ids: Iterable[str]) -> tuple[StepView, ...]:
    """The certificates of one organisation in one scheme, oldest first."""
    ordered = sorted(ids, key=partial(_when, context))
    below = [_levels_below(context.catalog.awards.records[key]) for key in ordered]
    highest = max(below)
    return tuple(_step(context.row(key), highest - count) for key, count in zip(ordered, below, strict=True))


def _step(row: CertificateRow, drop: int) -> StepView:
    return StepView(url=row.url, level=row.level, drop=drop, standing=row.standing)


def _levels_below(record: Record) -> int:
    """How many levels of its scheme are below its own."""
    if record.scheme is None or record.rank is None:
        return 0
    return len({level.rank for level in record.scheme.levels if level.rank < record.rank})


def _when(context: PageContext, certificate_id: str) -> tuple[int, int, str]:
    """Sort key by time: its start, or that of its nearest predecessor with one, then the number of steps from there."""
    records = context.catalog.awards.records
    record, steps = records[certificate_id], 0
    while record.start is None and record.predecessor is not None and steps < len(records):
        record, steps = records[record.predecessor], steps + 1
    return (record.start.first.toordinal() if record.start else 0, steps, certificate_id)
