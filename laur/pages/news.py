"""All news of a language, and its archives by year."""

from collections.abc import Iterator

from laur.pages.listing import Listing, listing_pages
from laur.pages.page import Page, Plan
from laur.pages.parts import Desk, desks
from laur.views import TagRef


def pages(plan: Plan) -> Iterator[Page]:
    """All news, and an archive for each year."""
    for desk in desks(plan):
        for listing in _listings(desk):
            yield from listing_pages(desk, listing)


def _listings(desk: Desk) -> Iterator[Listing]:
    room, links = desk.catalog.newsrooms[desk.lang], desk.links
    news = desk.section("news")
    years = _years(desk)
    yield Listing("news", news.title, range(len(room.articles)), links.news, years=years)
    for year, positions in room.years.items():
        title = desk.wording.text("title.year", year=year)

        def url(page: int, year: int = year) -> str:
            return links.year(year, page)

        yield Listing("archive", title, positions, url, (news,), years)
    if room.undated:
        title = desk.wording.text("title.undated")
        yield Listing("archive", title, room.undated, links.undated, (news,), years)


def _years(desk: Desk) -> tuple[TagRef, ...]:
    room = desk.catalog.newsrooms[desk.lang]
    years = [TagRef(title=f"{year}", url=desk.links.year(year), count=len(at)) for year, at in room.years.items()]
    if room.undated:
        title = desk.wording.text("title.undated-short")
        years.append(TagRef(title=title, url=desk.links.undated(), count=len(room.undated)))
    return tuple(years)
