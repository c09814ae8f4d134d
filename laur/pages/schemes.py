"""The index of schemes, and a page each scheme: its levels, its issuers over time, its holders."""

from collections.abc import Iterator
from functools import partial

from laur.i18n import sort_key
from laur.model import IssuerPeriod, SchemeDocument
from laur.pages.charts.years import holders, numbers_by_year
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.pages.timelines import issuers_over_time
from laur.views import IssuerView, LevelView, SchemeItem, SchemesView, SchemeView


def pages(plan: PageInputs) -> Iterator[Page]:
    """The index, and every scheme."""
    for desk in contexts(plan):
        section = desk.section("schemes")
        index, elsewhere = partial(_index, desk), desk.everywhere("schemes")
        yield Page(section.url, "schemes.html", desk.lang, "schemes", section.title, index, alternates=elsewhere)
        for document in plan.catalog.schemes.values():
            url, title = desk.links.scheme(document.id), desk.words(document.meta.name)
            view, elsewhere = partial(_scheme, desk, document), desk.everywhere("scheme", document.id)
            yield Page(url, "scheme.html", desk.lang, "scheme", title, view, document.path, elsewhere)


def _index(desk: PageContext) -> SchemesView:
    section = desk.section("schemes")
    items = [_item(desk, document) for document in desk.catalog.schemes.values()]
    return SchemesView(
        page=desk.head(
            section.url,
            "schemes",
            section.title,
            description=desk.description("schemes"),
            alternates=desk.everywhere("schemes"),
        ),
        schemes=tuple(sorted(items, key=lambda item: (sort_key(item.title, desk.lang), item.url))),
    )


def _item(desk: PageContext, document: SchemeDocument) -> SchemeItem:
    ref = desk.scheme(document.id)
    count = len(desk.catalog.awards.by_scheme.get(document.id, ()))
    return SchemeItem(title=ref.title, url=ref.url, lang=ref.lang, levels=_levels(desk, document), certificates=count)


def _levels(desk: PageContext, document: SchemeDocument) -> tuple[LevelView, ...]:
    """The highest first."""
    levels = sorted(document.meta.levels, key=lambda level: (-level.rank, level.id))
    return tuple(desk.level_view(level, document) for level in levels)


def _issuer(desk: PageContext, issuer: IssuerPeriod) -> IssuerView:
    known = issuer.organisation in desk.catalog.organisations
    own = desk.links.organisation(issuer.organisation) if issuer.organisation and known else None
    return IssuerView(name=issuer.name, start=issuer.start, to=issuer.to, url=own or issuer.url)


def _scheme(desk: PageContext, document: SchemeDocument) -> SchemeView:
    meta = document.meta
    title = desk.words(meta.name)
    ids = desk.catalog.awards.by_scheme.get(document.id, ())
    records = [desk.catalog.awards.records[key] for key in ids]
    levels = _levels(desk, document)
    issuers = tuple(_issuer(desk, issuer) for issuer in meta.issuers)
    return SchemeView(
        page=desk.head(
            desk.links.scheme(document.id),
            "scheme",
            title,
            description=desk.catalog.outline(document).excerpt or desk.description("scheme", name=title),
            crumbs=(desk.section("schemes"),),
            alternates=desk.everywhere("scheme", document.id),
        ),
        body=desk.body(document) if desk.has_body(document) else None,
        name=title,
        name_lang=desk.scheme(document.id).lang,
        aliases=meta.aliases,
        levels=levels,
        issuers=issuers,
        initial_term=meta.term.initial if meta.term else None,
        renewal_term=meta.term.renewal if meta.term else None,
        grace=meta.grace_after_expiry,
        areas=tuple(desk.words(area) for area in meta.areas),
        website=meta.url,
        certificates=desk.rows(ids),
        counts=desk.counts(ids),
        holders=holders(records, levels, desk.catalog.day),
        years=numbers_by_year(records, levels, desk.catalog.day),
        issuers_timeline=issuers_over_time(tuple(zip(issuers, meta.issuers, strict=True)), desk.scheme(document.id)),
    )
