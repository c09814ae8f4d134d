"""The search page of each language, and what is to be found through it.

The index itself is made from `index_view` by `laur.search.pages`: only a build that publishes needs it.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from laur.model import AnyDocument
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.views import BodyView, SearchEntry, SearchIndexView, SearchView

INDEX = "pagefind/"
"""The folder of the index, below the search page."""
MOST_TAGS = 24


def pages(plan: PageInputs) -> Iterator[Page]:
    """``/szukaj/`` in each language, where the site has search."""
    if plan.catalog.site.features.search:
        for desk in contexts(plan):
            title, elsewhere = desk.wording.text("title.search"), desk.everywhere("search")
            yield Page(
                desk.links.search(),
                "search.html",
                desk.lang,
                "search",
                title,
                partial(_view, desk),
                alternates=elsewhere,
            )


def _view(desk: PageContext) -> SearchView:
    room = desk.catalog.newsrooms[desk.lang]
    busiest = sorted(room.tags.values(), key=lambda tag: (-len(tag.positions), tag.slug))[:MOST_TAGS]
    return SearchView(
        page=desk.head(
            desk.links.search(),
            "search",
            desk.wording.text("title.search"),
            description=desk.description("search"),
            alternates=desk.everywhere("search"),
        ),
        index_url=f"{desk.links.search()}{INDEX}" if next(_found(desk), None) else None,
        certificates=desk.section("certificates"),
        tags_page=desk.section("tags"),
        tags=desk.tags(tag.slug for tag in busiest),
    )


def index_view(desk: PageContext) -> SearchIndexView:
    """All that can be found in one language: announcements, certificates, organisations, schemes, plain pages."""
    return SearchIndexView(lang=desk.lang, entries=tuple(_found(desk)))


def _found(desk: PageContext) -> Iterator[SearchEntry]:
    return chain(_news(desk), _certificates(desk), _organisations(desk), _schemes(desk), _plain(desk))


def _kind(desk: PageContext, kind: str) -> str:
    return desk.wording.text(f"search.kind.{kind}")


def _text(desk: PageContext, document: AnyDocument) -> BodyView | None:
    """The text alone: what stands behind its links does not matter."""
    return BodyView(digest=document.body) if desk.has_body(document) else None


def _news(desk: PageContext) -> Iterator[SearchEntry]:
    for article in desk.catalog.newsrooms[desk.lang].articles:
        meta = article.document.meta
        organisations = [desk.organisation(key).title for key in meta.organisations]
        people = [f"{person.name} {person.role or ''}" for person in meta.people]
        place = meta.event.place if meta.event else None
        yield SearchEntry(
            url=article.url,
            title=meta.title,
            kind=_kind(desk, "announcement"),
            summary=article.summary,
            about=(*meta.tags, *organisations, *people, *([place] if place else ())),
            year=str(meta.date.year) if meta.date else None,
            tags=tuple(tag.title for tag in desk.tags(article.document.tag_slugs)),
            organisations=tuple(desk.organisation(key, short=True).title for key in meta.organisations),
            body=_text(desk, article.document),
        )


def _certificates(desk: PageContext) -> Iterator[SearchEntry]:
    for key, record in desk.catalog.awards.records.items():
        stated = record.claim.certificate
        level = desk.level(stated.scheme, stated.level)
        award = f"{desk.scheme(stated.scheme).title}{f', {level.name}' if level else ''}"
        holder = desk.organisation(stated.organisation)
        year = record.since.partial or record.since.first if record.since else None
        yield SearchEntry(
            url=desk.links.certificate(key),
            title=f"{award}: {desk.organisation(stated.organisation, short=True).title}",
            kind=_kind(desk, "certificate"),
            about=(holder.title, key, stated.number or "", *_names(desk, stated.scheme), *stated.areas),
            year=str(year.year) if year else None,
            organisations=(desk.organisation(stated.organisation, short=True).title,),
        )


def _organisations(desk: PageContext) -> Iterator[SearchEntry]:
    for key, document in desk.catalog.organisations.items():
        meta = document.meta
        names = (meta.short_name or "", *meta.aliases, meta.city or "", meta.region or "", *meta.sectors)
        yield SearchEntry(
            url=desk.links.organisation(key),
            title=meta.name,
            kind=_kind(desk, "organisation"),
            summary=desk.catalog.outline(document).excerpt,
            about=names,
            organisations=(desk.organisation(key, short=True).title,),
            body=_text(desk, document),
        )


def _schemes(desk: PageContext) -> Iterator[SearchEntry]:
    for key, document in desk.catalog.schemes.items():
        yield SearchEntry(
            url=desk.links.scheme(key),
            title=desk.scheme(key).title,
            kind=_kind(desk, "scheme"),
            summary=desk.catalog.outline(document).excerpt,
            about=_names(desk, key),
            body=_text(desk, document),
        )


def _names(desk: PageContext, scheme_id: str) -> tuple[str, ...]:
    """Of a scheme and its levels, in every language: readers know it by any of them."""
    document = desk.catalog.schemes.get(scheme_id)
    if document is None:
        return ()
    meta = document.meta
    levels = (word for level in meta.levels for word in (*level.name.values(), *level.tagline.values()))
    return (*meta.name.values(), *meta.aliases, *levels)


def _plain(desk: PageContext) -> Iterator[SearchEntry]:
    for document in desk.catalog.pages:
        if document.lang == desk.lang:
            yield SearchEntry(
                url=desk.links.plain_page(document),
                title=document.meta.title,
                kind=_kind(desk, "page"),
                summary=document.meta.summary or desk.catalog.outline(document).excerpt,
                body=_text(desk, document),
            )
