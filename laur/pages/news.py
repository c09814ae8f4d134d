"""All news of a language, and its archives by year."""

from collections.abc import Iterator

from laur.pages.context import PageContext, contexts
from laur.pages.listing import NewsListing, listing_pages
from laur.pages.page import Page, PageInputs
from laur.views import TagRef


def pages(plan: PageInputs) -> Iterator[Page]:
    """All news, and an archive for each year."""
    for desk in contexts(plan):
        for listing in _listings(desk):
            yield from listing_pages(desk, listing)


def _listings(desk: PageContext) -> Iterator[NewsListing]:
    room, links = desk.catalog.newsrooms[desk.lang], desk.links
    news = desk.section("news")
    years = _years(desk)
    all_news = range(len(room.articles))
    yield NewsListing("news", news.title, all_news, links.news, years=years, description=desk.description("news"))
    for year, positions in room.years.items():
        title = desk.wording.text("title.year", year=year)

        def url(page: int, year: int = year) -> str:
            return links.year(year, page)

        description = desk.description("year", year=year)
        yield NewsListing("archive", title, positions, url, (news,), years, description=description)
    if room.undated:
        title = desk.wording.text("title.undated")
        description = desk.description("undated")
        yield NewsListing("archive", title, room.undated, links.undated, (news,), years, description=description)


def _years(desk: PageContext) -> tuple[TagRef, ...]:
    room = desk.catalog.newsrooms[desk.lang]
    years = [TagRef(title=f"{year}", url=desk.links.year(year), count=len(at)) for year, at in room.years.items()]
    if room.undated:
        title = desk.wording.text("title.undated-short")
        years.append(TagRef(title=title, url=desk.links.undated(), count=len(room.undated)))
    return tuple(years)
