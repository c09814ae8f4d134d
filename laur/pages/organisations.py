"""The index of organisations, and a profile of each."""

from collections.abc import Iterator
from functools import partial

from laur.i18n import sort_key
from laur.model import Organisation, OrganisationDocument
from laur.model.identifiers import identifier
from laur.pages.context import PageContext, contexts
from laur.pages.feeds import feed_links
from laur.pages.history import time_link
from laur.pages.page import Page, PageInputs
from laur.pages.timelines import certificate_timeline
from laur.urls.permalinks import Permalinks, Section
from laur.views import OrganisationItem, OrganisationsView, OrganisationView, Ref, output
from laur.views.kinds import PageKind

LATEST_NEWS = 12


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The index, and every organisation."""
    for context in contexts(inputs):
        section = context.section(Section.ORGANISATIONS)
        yield _section_page(context, section)
        for document in inputs.catalog.organisations.values():
            url, name = context.links.organisation(document.id), document.meta.name
            view, elsewhere = (
                partial(_organisation, context, document),
                context.everywhere(Permalinks.organisation, document.id),
            )
            yield Page(
                url,
                output.html("organisation.html"),
                context.lang,
                PageKind.ORGANISATION,
                name,
                view,
                document.path,
                elsewhere,
            )


def _section_page(context: PageContext, section: Ref) -> Page:
    view, elsewhere = partial(_index, context), context.everywhere(Permalinks.organisations)
    return Page(
        section.url,
        output.html("organisations.html"),
        context.lang,
        PageKind.ORGANISATIONS,
        section.title,
        view,
        alternates=elsewhere,
    )


def _index(context: PageContext) -> OrganisationsView:
    section = context.section(Section.ORGANISATIONS)
    documents = sorted(
        context.catalog.organisations.values(), key=lambda d: (sort_key(d.meta.name, context.lang), d.id)
    )
    return OrganisationsView(
        page=context.head(
            section.url,
            PageKind.ORGANISATIONS,
            section.title,
            description=context.description("organisations"),
            alternates=context.everywhere(Permalinks.organisations),
        ),
        organisations=tuple(_item(context, document) for document in documents),
    )


def _item(context: PageContext, document: OrganisationDocument) -> OrganisationItem:
    meta = document.meta
    return OrganisationItem(
        title=meta.name,
        url=context.links.organisation(document.id),
        short_name=meta.short_name,
        kind=meta.kind.value if meta.kind else None,
        place=meta.city or meta.region,
        certificates=len(context.catalog.awards.by_organisation.get(document.id, ())),
    )


def _organisation(context: PageContext, document: OrganisationDocument) -> OrganisationView:
    meta = document.meta
    logo = context.picture(meta.logo, document)
    ids = context.catalog.awards.by_organisation.get(document.id, ())
    about = context.catalog.news[context.lang].about(document.id)[:LATEST_NEWS]
    return OrganisationView(
        page=context.head(
            context.links.organisation(document.id),
            PageKind.ORGANISATION,
            meta.name,
            description=context.catalog.outline(document).excerpt
            or context.description("organisation", name=meta.name),
            crumbs=(context.section(Section.ORGANISATIONS),),
            alternates=context.everywhere(Permalinks.organisation, document.id),
            picture=logo,
        ),
        body=context.body(document) if context.has_body(document) else None,
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
        coordinator=context.organisation(meta.coordinator) if meta.coordinator else None,
        identifiers=tuple(sorted(meta.identifiers.items())),
        identifier_urls=_identifier_urls(meta),
        certificates=context.rows(ids),
        time=time_link(context, ids),
        timeline=certificate_timeline(context, ids),
        news=tuple(context.card(article) for article in about),
        feeds=feed_links(context.links.organisation(document.id)) if about else (),
    )


def _identifier_urls(meta: Organisation) -> dict[str, str]:
    read = ((scheme, identifier(scheme, value)) for scheme, value in sorted(meta.identifiers.items()))
    return {scheme: found.url for scheme, found in read if found and found.url}
