"""The tag index of a language, and a listing for each tag."""

from collections.abc import Iterator
from functools import partial

from laur.pages.context import PageContext, contexts
from laur.pages.listing import NewsListing, listing_pages
from laur.pages.page import Page, PageInputs
from laur.views import TagRef, TagsView


def pages(plan: PageInputs) -> Iterator[Page]:
    """The index of tags, and a listing for each."""
    for desk in contexts(plan):
        section = desk.section("tags")
        view, elsewhere = partial(_index, desk), desk.everywhere("tags")
        yield Page(section.url, "tags.html", desk.lang, "tags", section.title, view, alternates=elsewhere)
        for ref, tag in zip(_all(desk), desk.catalog.newsrooms[desk.lang].tags.values(), strict=True):

            def url(page: int, desk: PageContext = desk, slug: str = tag.slug) -> str:
                return desk.links.tag(slug, page)

            title = desk.wording.text("title.tag", tag=tag.title)
            description = desk.description("tag", tag=tag.title)
            listing = NewsListing("tag", title, tag.positions, url, (section,), tag=ref, description=description)
            yield from listing_pages(desk, listing)


def _all(desk: PageContext) -> tuple[TagRef, ...]:
    return desk.tags(desk.catalog.newsrooms[desk.lang].tags)


def _index(desk: PageContext) -> TagsView:
    section = desk.section("tags")
    return TagsView(
        page=desk.head(
            section.url,
            "tags",
            section.title,
            description=desk.description("tags"),
            alternates=desk.everywhere("tags"),
        ),
        tags=_all(desk),
    )
