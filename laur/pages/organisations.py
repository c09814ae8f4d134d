"""The index of organisations, and a profile of each."""

from collections.abc import Iterator, Sequence
from functools import partial

from laur.catalog.news import Article
from laur.i18n import sort_key
from laur.model import Organisation, OrganisationDocument
from laur.model.identifiers import identifier
from laur.pages.context import PageContext, contexts
from laur.pages.feeds import feed_links
from laur.pages.history import time_link
from laur.pages.made_from import of_certificates_and_news, of_register
from laur.pages.order import page_urls
from laur.pages.page import Page, PageInputs
from laur.pages.timelines import certificate_timeline
from laur.urls.permalinks import Permalinks, Section
from laur.views import OrganisationItem, OrganisationsView, OrganisationView, Pager, output
from laur.views.kinds import PageKind

LATEST_NEWS = 12
ORGANISATIONS_A_PAGE = 100
CERTIFICATES_A_PAGE = 40
"""Each is a row of two tables and a bar of the timeline."""


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The index, and every organisation."""
    for context in contexts(inputs):
        yield from _index_pages(context)
        for document in inputs.catalog.organisations.values():
            yield from _profile(context, document)


def _profile(context: PageContext, document: OrganisationDocument) -> Iterator[Page]:
    """The pages of an organisation; from the second on they have only further certificates."""
    every = context.catalog.awards.by_organisation.get(document.id, ())
    total = len(every)
    about = [article.document.path for article in _about(context, document)]
    urls = page_urls(partial(context.links.organisation, document.id), total, CERTIFICATES_A_PAGE)
    for number, url in enumerate(urls, start=1):
        yield Page(
            url,
            output.html("organisation.html"),
            context.lang,
            PageKind.ORGANISATION,
            document.meta.name,
            partial(_organisation, context, document, urls, number),
            document.file if number == 1 else None,
            context.everywhere(Permalinks.organisation, document.id) if number == 1 else (),
            partial(
                of_certificates_and_news, context, every, about if number == 1 else (), number, context.catalog.day.year
            ),
        )


def _index_pages(context: PageContext) -> Iterator[Page]:
    section = context.section(Section.ORGANISATIONS)
    urls = page_urls(context.links.organisations, len(context.catalog.organisations), ORGANISATIONS_A_PAGE)
    for number, url in enumerate(urls, start=1):
        yield Page(
            url,
            output.html("organisations.html"),
            context.lang,
            PageKind.ORGANISATIONS,
            section.title,
            partial(_index, context, urls, number),
            alternates=context.everywhere(Permalinks.organisations) if number == 1 else (),
            made_from=partial(of_register, context),
        )


def _in_order(context: PageContext) -> Sequence[OrganisationDocument]:
    """All organisations in alphabetical order."""
    documents = context.catalog.organisations.values()
    return sorted(documents, key=lambda d: (sort_key(d.meta.name, context.lang), d.id))


def _index(context: PageContext, urls: tuple[str, ...], number: int) -> OrganisationsView:
    section, is_first = context.section(Section.ORGANISATIONS), number == 1
    documents = context.once("organisations", "", partial(_in_order, context))
    shown = documents[(number - 1) * ORGANISATIONS_A_PAGE : number * ORGANISATIONS_A_PAGE]
    of_holder = context.catalog.awards.by_organisation
    return OrganisationsView(
        page=context.head(
            urls[number - 1],
            PageKind.ORGANISATIONS,
            section.title,
            description=context.description("organisations") if is_first else "",
            crumbs=() if is_first else (section,),
            alternates=context.everywhere(Permalinks.organisations) if is_first else (),
        ),
        organisations=tuple(_item(context, document) for document in shown),
        unchanged=context.unchanged(key for document in shown for key in of_holder.get(document.id, ())),
        pager=Pager(number=number, pages=urls, total=len(documents)),
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


def _organisation(
    context: PageContext, document: OrganisationDocument, urls: tuple[str, ...], number: int
) -> OrganisationView:
    meta, is_first = document.meta, number == 1
    logo, section = context.picture(meta.logo, document), context.section(Section.ORGANISATIONS)
    every = context.catalog.awards.by_organisation.get(document.id, ())
    rows = context.rows(every)[(number - 1) * CERTIFICATES_A_PAGE : number * CERTIFICATES_A_PAGE]
    ids = every if len(urls) == 1 else tuple(row.id for row in rows)
    about = _about(context, document) if is_first else ()
    description = context.catalog.outline(document).excerpt or context.description("organisation", name=meta.name)
    return OrganisationView(
        page=context.head(
            urls[number - 1],
            PageKind.ORGANISATION,
            meta.name,
            description=description if is_first else "",
            crumbs=(section,) if is_first else (section, context.organisation(document.id)),
            alternates=context.everywhere(Permalinks.organisation, document.id) if is_first else (),
            picture=logo,
        ),
        pager=Pager(number=number, pages=urls, total=len(every)),
        body=context.body(document) if is_first and context.has_body(document) else None,
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
        certificates=rows,
        unchanged=context.unchanged(row.id for row in rows),
        is_own=context.catalog.is_of_one and document.id == _publisher(context),
        time=time_link(context, ids),
        timeline=certificate_timeline(context, ids),
        news=tuple(context.card(article) for article in about),
        feeds=feed_links(context.links.organisation(document.id)) if about else (),
    )


def _publisher(context: PageContext) -> str | None:
    """The organisation whose site this is, also if it has no certificate yet."""
    publisher = context.catalog.site.publisher
    return context.catalog.own or (publisher.organisation if publisher else None)


def _about(context: PageContext, document: OrganisationDocument) -> Sequence[Article]:
    """The newest announcements that concern an organisation."""
    return context.catalog.news[context.lang].about(document.id)[:LATEST_NEWS]


def _identifier_urls(meta: Organisation) -> dict[str, str]:
    read = ((scheme, identifier(scheme, value)) for scheme, value in sorted(meta.identifiers.items()))
    return {scheme: found.url for scheme, found in read if found and found.url}
