"""The tag index of a language, and a listing for each tag."""

from collections.abc import Iterator
from functools import partial

from laur.pages.context import PageContext, contexts
from laur.pages.listing import NewsListing, listing_pages
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Permalinks, Section
from laur.views import TagRef, TagsView, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The index of tags, and a listing for each."""
    for context in contexts(inputs):
        section = context.section(Section.TAGS)
        view, elsewhere = partial(_index, context), context.everywhere(Permalinks.tags)
        yield Page(
            section.url,
            output.html("tags.html"),
            context.lang,
            PageKind.TAGS,
            section.title,
            view,
            alternates=elsewhere,
        )
        for ref, tag in zip(_all(context), context.catalog.news[context.lang].tags.values(), strict=True):

            def url(page: int, context: PageContext = context, slug: str = tag.slug) -> str:
                return context.links.tag(slug, page)

            title = context.wording.text("title.tag", tag=tag.title)
            description = context.description("tag", tag=tag.title)
            listing = NewsListing(PageKind.TAG, title, tag.positions, url, (section,), tag=ref, description=description)
            yield from listing_pages(context, listing)


def _all(context: PageContext) -> tuple[TagRef, ...]:
    return context.tags(context.catalog.news[context.lang].tags)


def _index(context: PageContext) -> TagsView:
    section = context.section(Section.TAGS)
    return TagsView(
        page=context.head(
            section.url,
            PageKind.TAGS,
            section.title,
            description=context.description("tags"),
            alternates=context.everywhere(Permalinks.tags),
        ),
        tags=_all(context),
    )
