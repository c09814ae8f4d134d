"""The index of organisations, and a profile of each."""

from collections.abc import Iterator
from functools import partial

from laur.i18n import sort_key
from laur.model import OrganisationDocument
from laur.pages.context import PageContext, contexts
from laur.pages.feeds import feed_links
from laur.pages.page import Page, PageInputs
from laur.pages.timelines import certificate_timeline
from laur.views import OrganisationItem, OrganisationsView, OrganisationView, Ref

LATEST_NEWS = 12


def pages(plan: PageInputs) -> Iterator[Page]:
    """The index, and every organisation."""
    for desk in contexts(plan):
        section = desk.section("organisations")
        yield _section_page(desk, section)
        for document in plan.catalog.organisations.values():
            url, name = desk.links.organisation(document.id), document.meta.name
            view, elsewhere = partial(_organisation, desk, document), desk.everywhere("organisation", document.id)
            yield Page(url, "organisation.html", desk.lang, "organisation", name, view, document.path, elsewhere)


def _section_page(desk: PageContext, section: Ref) -> Page:
    view, elsewhere = partial(_index, desk), desk.everywhere("organisations")
    return Page(
        section.url, "organisations.html", desk.lang, "organisations", section.title, view, alternates=elsewhere
    )


def _index(desk: PageContext) -> OrganisationsView:
    section = desk.section("organisations")
    documents = sorted(desk.catalog.organisations.values(), key=lambda d: (sort_key(d.meta.name, desk.lang), d.id))
    return OrganisationsView(
        page=desk.head(
            section.url,
            "organisations",
            section.title,
            description=desk.description("organisations"),
            alternates=desk.everywhere("organisations"),
        ),
        organisations=tuple(_item(desk, document) for document in documents),
    )


def _item(desk: PageContext, document: OrganisationDocument) -> OrganisationItem:
    meta = document.meta
    return OrganisationItem(
        title=meta.name,
        url=desk.links.organisation(document.id),
        short_name=meta.short_name,
        kind=meta.kind.value if meta.kind else None,
        place=meta.city or meta.region,
        certificates=len(desk.catalog.awards.by_organisation.get(document.id, ())),
    )


def _organisation(desk: PageContext, document: OrganisationDocument) -> OrganisationView:
    meta = document.meta
    logo = desk.picture(meta.logo, document)
    ids = desk.catalog.awards.by_organisation.get(document.id, ())
    about = desk.catalog.newsrooms[desk.lang].about(document.id)[:LATEST_NEWS]
    return OrganisationView(
        page=desk.head(
            desk.links.organisation(document.id),
            "organisation",
            meta.name,
            description=desk.catalog.outline(document).excerpt or desk.description("organisation", name=meta.name),
            crumbs=(desk.section("organisations"),),
            alternates=desk.everywhere("organisation", document.id),
            picture=logo,
        ),
        body=desk.body(document) if desk.has_body(document) else None,
        name=meta.name,
        short_name=meta.short_name,
        aliases=meta.aliases,
        kind=meta.kind.value if meta.kind else None,
        country=meta.country,
        region=meta.region,
        city=meta.city,
        founded=meta.founded,
        sectors=meta.sectors,
        website=meta.url,
        logo=logo,
        coordinator=desk.organisation(meta.coordinator) if meta.coordinator else None,
        identifiers=tuple(sorted(meta.identifiers.items())),
        certificates=desk.rows(ids),
        timeline=certificate_timeline(desk, ids),
        news=tuple(desk.card(article) for article in about),
        feeds=feed_links(desk.links.organisation(document.id)) if about else (),
    )
