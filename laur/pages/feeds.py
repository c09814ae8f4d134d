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
from laur.pages.made_from import of_news
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
                made_from = partial(_made_from, context, channel, feed)
                yield Page(url, feed.output, context.lang, PageKind.FEED, channel.title, view, made_from=made_from)


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
    notices, articles = context.catalog.site.notices, context.catalog.news[context.lang].articles
    return FeedView(
        url=f"{channel.home_url}{feed.name}",
        home_url=channel.home_url,
        lang=context.lang,
        title=channel.title,
        description=channel.description,
        entries=tuple(_entry(context, articles[position]) for position in _shown(context, channel, feed)),
        hub=notices.websub if notices else None,
    )


def _made_from(context: PageContext, channel: Channel, feed: FeedFormat) -> str:
    shown = (feed.name, channel.home_url, channel.title, channel.description)
    return of_news(context, _shown(context, channel, feed), shown)


def _shown(context: PageContext, channel: Channel, feed: FeedFormat) -> Iterator[int]:
    """The positions of the announcements in a feed."""
    articles = context.catalog.news[context.lang].articles
    found = (at for at in channel.positions if articles[at].document.meta.date or not feed.requires_dates)
    return islice(found, channel.limit)


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
