"""The feeds of each language: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

Atom requires a date of every entry. None is invented: an announcement of which no date at all is known stands in RSS
and JSON Feed, whose entries need none, and not in Atom.
"""

from collections.abc import Iterator
from functools import partial

from laur.catalog.news import Article
from laur.pages.page import Page, Plan
from laur.pages.parts import Desk, desks
from laur.views import FeedEntry, FeedView

ENTRIES = 30
FEEDS = (("feed.xml", "atom.xml"), ("rss.xml", "rss.xml"), ("feed.json", "feed.json"))
"""The name of each feed and its layout."""
MEDIA_TYPES = {
    "feed.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}


def pages(plan: Plan) -> Iterator[Page]:
    """The feeds of each language."""
    for desk in desks(plan):
        for name, layout in FEEDS:
            yield Page(desk.links.feed(name), layout, desk.lang, "feed", name, partial(_feed, desk, name))


def _feed(desk: Desk, name: str) -> FeedView:
    site = desk.catalog.site
    articles = desk.catalog.newsrooms[desk.lang].articles
    entries = [_entry(desk, article) for article in articles if name != "feed.xml" or article.document.meta.date]
    return FeedView(
        url=desk.links.feed(name),
        home_url=desk.links.front(),
        lang=desk.lang,
        title=desk.words(site.title),
        description=desk.words(site.description) if site.description else "",
        entries=tuple(entries[:ENTRIES]),
    )


def _entry(desk: Desk, article: Article) -> FeedEntry:
    meta = article.document.meta
    return FeedEntry(
        title=article.title,
        url=article.url,
        summary=article.summary,
        body=desk.body(article.document),
        date=meta.date,
        updated=meta.updated,
        tags=meta.tags,
        author=meta.author,
        picture=desk.picture(meta.image, article.document),
    )
