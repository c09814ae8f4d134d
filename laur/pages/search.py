"""The search page of each language, and what it finds.

`laur.search.pages` makes the index from `index_view`; only a build that writes the site needs it.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from laur.model import AnyDocument
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.pages.search_register import answer_entries, certificate_entries, names_of_scheme
from laur.urls.permalinks import Permalinks, Section
from laur.views import BodyView, SearchEntry, SearchIndexView, SearchView, output
from laur.views.kinds import PageKind

INDEX = "pagefind/"
"""The folder of the index, below the search page."""
MOST_TAGS = 24


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The search page in each language, if the site has search."""
    if inputs.catalog.site.features.search:
        for context in contexts(inputs):
            title, elsewhere = context.wording.text("title.search"), context.everywhere(Permalinks.search)
            yield Page(
                context.links.search(),
                output.html("search.html"),
                context.lang,
                PageKind.SEARCH,
                title,
                partial(_view, context),
                alternates=elsewhere,
            )


def _view(context: PageContext) -> SearchView:
    news = context.catalog.news[context.lang]
    busiest = sorted(news.tags.values(), key=lambda tag: (-len(tag.positions), tag.slug))[:MOST_TAGS]
    return SearchView(
        page=context.head(
            context.links.search(),
            PageKind.SEARCH,
            context.wording.text("title.search"),
            description=context.description("search"),
            alternates=context.everywhere(Permalinks.search),
        ),
        index_url=f"{context.links.search()}{INDEX}" if next(_found(context), None) else None,
        certificates=context.section(Section.CERTIFICATES),
        tags_page=context.section(Section.TAGS),
        tags=context.tags(tag.slug for tag in busiest),
    )


def index_view(context: PageContext) -> SearchIndexView:
    """Everything that search finds in one language: announcements, the register, organisations, schemes, pages."""
    return SearchIndexView(lang=context.lang, entries=tuple(_found(context)))


def _found(context: PageContext) -> Iterator[SearchEntry]:
    return chain(
        _news(context),
        certificate_entries(context),
        answer_entries(context),
        _organisations(context),
        _schemes(context),
        _plain(context),
    )


def _kind(context: PageContext, kind: str) -> str:
    return context.wording.text(f"search.kind.{kind}")


def _text(context: PageContext, document: AnyDocument) -> BodyView | None:
    """The text of a body; its link targets are not searched."""
    return BodyView(digest=document.body) if context.has_body(document) else None


def _news(context: PageContext) -> Iterator[SearchEntry]:
    for article in context.catalog.news[context.lang].articles:
        meta = article.document.meta
        organisations = [context.organisation(key).title for key in meta.organisations]
        people = [f"{person.name} {person.role or ''}" for person in meta.people]
        place = meta.event.place if meta.event else None
        yield SearchEntry(
            url=article.url,
            title=meta.title,
            kind=_kind(context, "announcement"),
            summary=article.summary,
            about=(*meta.tags, *organisations, *people, *([place] if place else ())),
            year=str(meta.date.year) if meta.date else None,
            tags=tuple(tag.title for tag in context.tags(article.document.tag_slugs)),
            organisations=tuple(context.organisation(key, short=True).title for key in meta.organisations),
            body=_text(context, article.document),
        )


def _organisations(context: PageContext) -> Iterator[SearchEntry]:
    for key, document in context.catalog.organisations.items():
        meta = document.meta
        names = (meta.short_name or "", *meta.aliases, meta.city or "", meta.region or "", *meta.sectors)
        yield SearchEntry(
            url=context.links.organisation(key),
            title=meta.name,
            kind=_kind(context, "organisation"),
            summary=context.catalog.outline(document).excerpt,
            about=names,
            organisations=(context.organisation(key, short=True).title,),
            body=_text(context, document),
        )


def _schemes(context: PageContext) -> Iterator[SearchEntry]:
    for key, document in context.catalog.schemes.items():
        yield SearchEntry(
            url=context.links.scheme(key),
            title=context.scheme(key).title,
            kind=_kind(context, "scheme"),
            summary=context.catalog.outline(document).excerpt,
            about=names_of_scheme(context, key),
            body=_text(context, document),
        )


def _plain(context: PageContext) -> Iterator[SearchEntry]:
    for document in context.catalog.pages:
        if document.lang == context.lang:
            yield SearchEntry(
                url=context.links.plain_page(document),
                title=document.meta.title,
                kind=_kind(context, "page"),
                summary=document.meta.summary or context.catalog.outline(document).excerpt,
                body=_text(context, document),
            )
