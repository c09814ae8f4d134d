"""A listing of announcements over several pages, as for all news, a year or a tag."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from laur.pages.context import PageContext
from laur.pages.feeds import feed_links
from laur.pages.made_from import of_news
from laur.pages.page import Page
from laur.urls.permalinks import Permalinks
from laur.views import Alternate, NewsView, Pager, Ref, TagRef, output
from laur.views.kinds import PageKind


class NewsListing(Struct, frozen=True):
    """The announcements of a listing, and its URLs."""

    kind: PageKind
    title: str
    positions: Sequence[int]
    """Positions in the news index, newest first."""
    url: Callable[[int], str]
    """The URL of its n-th page, from 1."""
    crumbs: tuple[Ref, ...] = ()
    years: tuple[TagRef, ...] = ()
    tag: TagRef | None = None
    description: str = ""


def listing_pages(context: PageContext, listing: NewsListing) -> Iterator[Page]:
    """The pages of a listing; an empty one has one page."""
    size = context.catalog.site.page_size
    count = max(1, -(-len(listing.positions) // size))
    urls = tuple(listing.url(number) for number in range(1, count + 1))
    for number, url in enumerate(urls, start=1):
        view, elsewhere = partial(_view, context, listing, urls, number), _alternates(context, listing, number)
        yield Page(
            url,
            output.html("news.html"),
            context.lang,
            listing.kind,
            listing.title,
            view,
            alternates=elsewhere,
            made_from=partial(_made_from, context, listing, url, number),
        )


def _made_from(context: PageContext, listing: NewsListing, url: str, number: int) -> str:
    size, total = context.catalog.site.page_size, len(listing.positions)
    shown = (url, number, total, listing.kind, listing.title, listing.description, listing.years, listing.tag)
    return of_news(context, listing.positions[(number - 1) * size : number * size], shown)


def _alternates(context: PageContext, listing: NewsListing, number: int) -> tuple[Alternate, ...]:
    """All news exist in each language; tags, years and further pages are a language's own."""
    return context.everywhere(Permalinks.news) if listing.kind is PageKind.NEWS and number == 1 else ()


def _view(context: PageContext, listing: NewsListing, urls: tuple[str, ...], number: int) -> NewsView:
    size = context.catalog.site.page_size
    news = context.catalog.news[context.lang]
    positions = listing.positions[(number - 1) * size : number * size]
    crumbs = listing.crumbs if number == 1 else (*listing.crumbs, Ref(title=listing.title, url=urls[0]))
    return NewsView(
        page=context.head(
            urls[number - 1],
            listing.kind,
            listing.title,
            description=listing.description if number == 1 else "",
            crumbs=crumbs,
            alternates=_alternates(context, listing, number),
        ),
        cards=tuple(context.card(article) for article in news.at(positions)),
        pager=Pager(number=number, pages=urls, total=len(listing.positions)),
        years=listing.years,
        tag=listing.tag,
        feeds=feed_links(urls[0]) if listing.tag else (),
    )
