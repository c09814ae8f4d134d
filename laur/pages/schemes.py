"""The index of schemes, and a page per scheme: its levels, its issuers over time, its holders."""

from collections.abc import Iterator
from functools import partial

from laur.i18n import sort_key
from laur.model import IssuerPeriod, SchemeDocument
from laur.pages.answers import answers_today
from laur.pages.charts.years import numbers_by_year
from laur.pages.context import PageContext, contexts
from laur.pages.history import time_link
from laur.pages.order import ROWS_A_PAGE, page_urls
from laur.pages.page import Page, PageInputs
from laur.pages.register import in_order
from laur.pages.roll import data_url, roll
from laur.pages.timelines import issuers_over_time
from laur.urls.permalinks import Permalinks, Section
from laur.views import IssuerView, LevelView, Pager, SchemeItem, SchemesView, SchemeView, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The index, and every scheme."""
    for context in contexts(inputs):
        section = context.section(Section.SCHEMES)
        index, elsewhere = partial(_index, context), context.everywhere(Permalinks.schemes)
        yield Page(
            section.url,
            output.html("schemes.html"),
            context.lang,
            PageKind.SCHEMES,
            section.title,
            index,
            alternates=elsewhere,
        )
        for document in inputs.catalog.schemes.values():
            url, title = context.links.scheme(document.id), context.words(document.meta.name)
            view, elsewhere = partial(_scheme, context, document), context.everywhere(Permalinks.scheme, document.id)
            yield Page(
                url, output.html("scheme.html"), context.lang, PageKind.SCHEME, title, view, document.file, elsewhere
            )


def _index(context: PageContext) -> SchemesView:
    section = context.section(Section.SCHEMES)
    items = [_item(context, document) for document in context.catalog.schemes.values()]
    return SchemesView(
        page=context.head(
            section.url,
            PageKind.SCHEMES,
            section.title,
            description=context.description("schemes"),
            alternates=context.everywhere(Permalinks.schemes),
        ),
        unchanged=context.unchanged(context.catalog.awards.records),
        schemes=tuple(sorted(items, key=lambda item: (sort_key(item.title, context.lang), item.url))),
    )


def _item(context: PageContext, document: SchemeDocument) -> SchemeItem:
    ref = context.scheme(document.id)
    count = len(context.catalog.awards.by_scheme.get(document.id, ()))
    return SchemeItem(
        title=ref.title,
        url=ref.url,
        lang=ref.lang,
        levels=_levels(context, document),
        certificates=count,
        listing_url=context.links.certificates_of_scheme(document.id),
    )


def _levels(context: PageContext, document: SchemeDocument) -> tuple[LevelView, ...]:
    """The levels, highest first."""
    levels = sorted(document.meta.levels, key=lambda level: (-level.rank, level.id))
    return tuple(context.level_view(level, document) for level in levels)


def _issuer(context: PageContext, issuer: IssuerPeriod) -> IssuerView:
    known = issuer.organisation in context.catalog.organisations
    own = context.links.organisation(issuer.organisation) if issuer.organisation and known else None
    return IssuerView(name=issuer.name, start=issuer.start, to=issuer.to, url=own or issuer.url)


def _scheme(context: PageContext, document: SchemeDocument) -> SchemeView:
    meta = document.meta
    title = context.words(meta.name)
    ids = context.catalog.awards.by_scheme.get(document.id, ())
    records = [context.catalog.awards.records[key] for key in ids]
    listed = page_urls(partial(context.links.certificates_of_scheme, document.id), len(ids), ROWS_A_PAGE)
    levels = _levels(context, document)
    issuers = tuple(_issuer(context, issuer) for issuer in meta.issuers)
    return SchemeView(
        page=context.head(
            context.links.scheme(document.id),
            PageKind.SCHEME,
            title,
            description=context.catalog.outline(document).excerpt or context.description("scheme", name=title),
            crumbs=(context.section(Section.SCHEMES),),
            alternates=context.everywhere(Permalinks.scheme, document.id),
        ),
        body=context.body(document) if context.has_body(document) else None,
        name=title,
        name_lang=context.scheme(document.id).lang,
        aliases=meta.aliases,
        levels=levels,
        issuers=issuers,
        initial_term=meta.term.initial if meta.term else None,
        renewal_term=meta.term.renewal if meta.term else None,
        grace=meta.grace_after_expiry,
        areas=tuple(context.words(area) for area in meta.areas),
        website=meta.url,
        certificates=tuple(context.row(key) for key in in_order(context, ids)[:ROWS_A_PAGE]),
        pager=Pager(number=1, pages=listed, total=len(ids)),
        unchanged=context.unchanged(ids),
        roll=roll(context, ids),
        roll_url=data_url(context),
        today=answers_today(context, document.id) if ids else (),
        years=None if context.catalog.is_of_one else numbers_by_year(records, levels, context.catalog.day),
        issuers_timeline=issuers_over_time(
            tuple(zip(issuers, meta.issuers, strict=True)), context.scheme(document.id), context.catalog.day.year
        ),
        time=time_link(context, ids),
    )
