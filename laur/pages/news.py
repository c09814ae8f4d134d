"""All news of a language, and its archives by year."""

from collections.abc import Iterator

from laur.pages.context import PageContext, contexts
from laur.pages.listing import NewsListing, listing_pages
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Section
from laur.views import TagRef
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """All news, and an archive for each year."""
    for context in contexts(inputs):
        for listing in _listings(context):
            yield from listing_pages(context, listing)


def _listings(context: PageContext) -> Iterator[NewsListing]:
    news, links = context.catalog.news[context.lang], context.links
    section = context.section(Section.NEWS)
    years = _years(context)
    everything = range(len(news.articles))
    description = context.description("news")
    yield NewsListing(PageKind.NEWS, section.title, everything, links.news, years=years, description=description)
    for year, positions in news.years.items():
        title = context.wording.text("title.year", year=year)

        def url(page: int, year: int = year) -> str:
            return links.year(year, page)

        description = context.description("year", year=year)
        yield NewsListing(PageKind.ARCHIVE, title, positions, url, (section,), years, description=description)
    if news.undated:
        title = context.wording.text("title.undated")
        description = context.description("undated")
        yield NewsListing(
            PageKind.ARCHIVE, title, news.undated, links.undated, (section,), years, description=description
        )


def _years(context: PageContext) -> tuple[TagRef, ...]:
    news = context.catalog.news[context.lang]
    years = [TagRef(title=f"{year}", url=context.links.year(year), count=len(at)) for year, at in news.years.items()]
    if news.undated:
        title = context.wording.text("title.undated-short")
        years.append(TagRef(title=title, url=context.links.undated(), count=len(news.undated)))
    return tuple(years)
