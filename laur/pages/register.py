"""The register over several pages: all certificates, and by scheme, level, status and region.

Planning only counts certificates; they are sorted when the first view is made. The counts of all facets are only on the
first page of the whole listing, so a new certificate changes only the listings that contain it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache, partial
from itertools import groupby

from msgspec import Struct, structs

from laur.pages.answers import answers_today, has_answer
from laur.pages.change_log import log_of
from laur.pages.context import PageContext, contexts
from laur.pages.exports import data_files
from laur.pages.exports.terms import data_terms
from laur.pages.facets import Facet, facets
from laur.pages.history import FINDER_DATA, time_link
from laur.pages.made_from import of_certificates, of_register
from laur.pages.order import ROWS_A_PAGE, on_page, page_urls, places
from laur.pages.page import Page, PageInputs
from laur.pages.roll import data_url, roll
from laur.pages.years import asked_years, past_years
from laur.urls.permalinks import Permalinks, Section
from laur.views import (
    Alternate,
    CertificatesView,
    FacetItem,
    FacetView,
    FinderLink,
    Pager,
    Ref,
    TimeLink,
    WaysView,
    output,
)
from laur.views.kinds import PageKind


class RegisterListing(Struct, frozen=True):
    """The certificates of a listing, and its URLs."""

    kind: PageKind
    title: str
    total: int
    ordered: Callable[[], Sequence[str]]
    """All its certificates, in the order of rows."""
    urls: tuple[str, ...]
    crumbs: tuple[Ref, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    facet: str = ""
    of_today: Callable[[], tuple[Ref, ...]] = tuple
    """The answers to who holds it today."""
    all_facets: tuple[Facet, ...] = ()


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The whole listing, and one for each facet."""
    for context in contexts(inputs):
        for listing in _listings(context):
            for number, url in enumerate(listing.urls, start=1):
                view, elsewhere = partial(_view, context, listing, number), listing.alternates if number == 1 else ()
                yield Page(
                    url,
                    output.html("certificates.html"),
                    context.lang,
                    listing.kind,
                    listing.title,
                    view,
                    alternates=elsewhere,
                    made_from=partial(_made_from, context, listing, number),
                )


def _listings(context: PageContext) -> Iterator[RegisterListing]:
    section, found, records = context.section(Section.CERTIFICATES), facets(context), context.catalog.awards.records
    yield RegisterListing(
        kind=PageKind.CERTIFICATES,
        title=section.title,
        total=len(records),
        ordered=lambda: tuple(places(context)),
        urls=page_urls(context.links.register, len(records), ROWS_A_PAGE),
        alternates=context.everywhere(Permalinks.certificates),
        all_facets=found,
    )
    for facet in found:
        yield RegisterListing(
            kind=PageKind.FACET,
            title=context.wording.text(f"title.by-{facet.name}", name=facet.title),
            total=len(facet.ids),
            ordered=cache(partial(in_order, context, facet.ids)),
            urls=page_urls(facet.url, len(facet.ids), ROWS_A_PAGE),
            crumbs=(section,),
            alternates=facet.alternates,
            facet=facet.name,
            of_today=partial(_today, context, facet),
        )


def _today(context: PageContext, facet: Facet) -> tuple[Ref, ...]:
    """The answers about a scheme or level, or in a region; a status has none."""
    if facet.name == "region":
        return answers_today(context, region=facet.key)
    return () if facet.name == "status" else answers_today(context, facet.key)


def in_order(context: PageContext, ids: Iterable[str]) -> Sequence[str]:
    """Certificates in the order of the listing."""
    return sorted(ids, key=places(context).__getitem__)


def _made_from(context: PageContext, listing: RegisterListing, number: int) -> str:
    """Only the first page shows more of the register than its rows and the first day of all of them."""
    if number == 1:
        return of_register(context)
    shown = (number, listing.urls, listing.kind, listing.title, listing.total, listing.facet, _time(context, listing))
    return of_certificates(context, on_page(listing.ordered(), number), shown)


def _time(context: PageContext, listing: RegisterListing) -> TimeLink | None:
    return time_link(context, listing.ordered()) if listing.facet != "status" else None


def _view(context: PageContext, listing: RegisterListing, number: int) -> CertificatesView:
    is_first, url = number == 1, listing.urls[number - 1]
    ids = on_page(listing.ordered(), number)
    crumbs = listing.crumbs if is_first else (*listing.crumbs, Ref(title=listing.title, url=listing.urls[0]))
    is_entrance = is_first and not listing.facet
    has_choices = is_entrance and not (context.catalog.is_of_one and len(listing.urls) == 1)
    return CertificatesView(
        page=context.head(
            url,
            listing.kind,
            listing.title,
            description=_description(context, listing) if is_first else "",
            crumbs=crumbs,
            alternates=listing.alternates if is_first else (),
        ),
        rows=tuple(context.row(key) for key in ids),
        pager=Pager(number=number, pages=listing.urls, total=listing.total),
        unchanged=context.unchanged(listing.ordered() if is_first else ids),
        facet=listing.facet,
        today=listing.of_today() if is_first else (),
        roll=roll(context, context.catalog.awards.records) if is_entrance and not context.catalog.is_of_one else (),
        roll_url=data_url(context),
        facets=_facet_views(listing.all_facets) if has_choices else (),
        by_organisation=context.links.certificates_by_organisation() if has_choices and listing.total else None,
        downloads=data_files(context.links) if is_entrance else (),
        terms=data_terms(context) if is_entrance else None,
        finder=_finder(context, listing) if has_choices and listing.total else None,
        time=_time(context, listing),
        ways=_ways(context) if is_entrance and listing.total else None,
    )


def _finder(context: PageContext, listing: RegisterListing) -> FinderLink:
    """The URL of the script's data, and what the script needs before it loads that."""
    awards = context.catalog.awards
    turns = (context.next_turn(key) for key in awards.records)
    soonest = min((turn for turn in turns if turn), default=None)
    return FinderLink(
        url=context.links.certificates(FINDER_DATA),
        holds_until=soonest - timedelta(days=1) if soonest else None,
        spare=tuple(_item(facet) for facet in listing.all_facets if facet.name == "status" and not facet.ids),
        answer_url=context.links.answer(),
        answer_region=context.links.words.by_region or "",
        ends=tuple(Ref(title=str(year), url=context.links.ending(year)) for year in asked_years(context)),
    )


def _ways(context: PageContext) -> WaysView | None:
    """The links to answers; None if there are none."""
    links = context.links
    ways = WaysView(
        today_url=links.answer() if has_answer(context) else "",
        ending=tuple(Ref(title=str(year), url=links.ending(year)) for year in asked_years(context)),
        as_of=tuple(Ref(title=str(year), url=links.as_of(year)) for year in past_years(context)),
        changes_url=links.change_pages() if log_of(context) or not context.catalog.is_of_one else "",
    )
    return ways if any(structs.astuple(ways)) else None


def _description(context: PageContext, listing: RegisterListing) -> str:
    return context.description("facet", title=listing.title) if listing.facet else context.description("certificates")


def _facet_views(found: Sequence[Facet]) -> tuple[FacetView, ...]:
    """The values to choose from; those without certificates are left out."""
    chosen = (facet for facet in found if facet.ids)
    return tuple(
        FacetView(name=name, items=tuple(_item(facet) for facet in group))
        for name, group in groupby(chosen, key=lambda facet: facet.name)
    )


def _item(facet: Facet) -> FacetItem:
    return FacetItem(
        key=facet.key,
        title=facet.title,
        url=facet.page or facet.url(1),
        count=len(facet.ids),
        lang=facet.lang,
        metal=facet.metal,
        phrase=facet.phrase,
        of_level=facet.of_level,
    )
