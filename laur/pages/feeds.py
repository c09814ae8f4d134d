"""Feeds of each language, each tag and each organisation, as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

Atom requires a date for each entry, and none is invented: an announcement without a known date is in RSS and JSON Feed,
which do not require one, and not in Atom.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct

from laur.catalog.news import Article
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.views import FeedEntry, FeedView, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat, Output

ENTRIES = 30
TOPIC_ENTRIES = 10
"""For a tag or an organisation: there are many such feeds, and they repeat the same announcements."""


class FeedFormat(Struct, frozen=True):
    """A format of feeds: the name of its files, what makes them, and what it requires."""

    name: str
    output: Output
    media_type: str
    requires_dates: bool = False


FORMATS = (
    FeedFormat("feed.xml", output.feed("atom.xml"), "application/atom+xml", requires_dates=True),
    FeedFormat("rss.xml", output.feed("rss.xml"), "application/rss+xml"),
    FeedFormat("feed.json", output.data(DataFormat.JSON_FEED), "application/feed+json"),
)


class Channel(Struct, frozen=True):
    """Announcements to subscribe to, and the page that shows them."""

    title: str
    description: str
    home_url: str
    """Its feeds are next to it."""
    positions: Sequence[int]
    """Positions in the news index, newest first."""
    limit: int = TOPIC_ENTRIES


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The feeds of each language: of all news, of each tag, and of each organisation with news."""
    for context in contexts(inputs):
        for channel in _channels(context):
            for feed in FORMATS:
                url, view = f"{channel.home_url}{feed.name}", partial(_feed, context, channel, feed)
                yield Page(url, feed.output, context.lang, PageKind.FEED, channel.title, view)


def feed_links(home_url: str) -> tuple[tuple[str, str], ...]:
    """(media type, URL) of the feeds of a page."""
    return tuple((feed.media_type, f"{home_url}{feed.name}") for feed in FORMATS)


def _channels(context: PageContext) -> Iterator[Channel]:
    site, news, links = context.catalog.site, context.catalog.news[context.lang], context.links
    title = context.words(site.title)
    about = context.words(site.description) if site.description else ""
    yield Channel(title, about, links.front(), range(len(news.articles)), ENTRIES)
    for tag in news.tags.values():
        description = context.description("tag", tag=tag.title)
        yield Channel(f"{tag.title} – {title}", description, links.tag(tag.slug), tag.positions)
    for document in context.catalog.organisations.values():
        if positions := news.shared.get(("organisation", document.id)):
            name = document.meta.name
            description = context.description("organisation-news", name=name)
            yield Channel(f"{name} – {title}", description, links.organisation(document.id), positions)


def _feed(context: PageContext, channel: Channel, feed: FeedFormat) -> FeedView:
    notices = context.catalog.site.notices
    return FeedView(
        url=f"{channel.home_url}{feed.name}",
        home_url=channel.home_url,
        lang=context.lang,
        title=channel.title,
        description=channel.description,
        entries=_entries(context, channel, must_be_dated=feed.requires_dates),
        hub=notices.websub if notices else None,
    )


def _entries(context: PageContext, channel: Channel, *, must_be_dated: bool) -> tuple[FeedEntry, ...]:
    articles = context.catalog.news[context.lang].articles
    found = (articles[position] for position in channel.positions)
    shown = (article for article in found if article.document.meta.date or not must_be_dated)
    return tuple(_entry(context, article) for article in islice(shown, channel.limit))


def _entry(context: PageContext, article: Article) -> FeedEntry:
    """The full entry of an announcement, made once for all feeds that contain it."""
    return context.once("feed entry", article.document.path, partial(_full_entry, context, article))


def _full_entry(context: PageContext, article: Article) -> FeedEntry:
    meta = article.document.meta
    return FeedEntry(
        title=article.title,
        url=article.url,
        summary=article.summary,
        body=context.body(article.document),
        date=meta.date,
        updated=meta.updated,
        tags=meta.tags,
        author=meta.author,
        picture=context.picture(meta.image, article.document),
    )
