"""The newest announcements of a member, from its feed: RSS, Atom or JSON Feed, as the importer reads them."""

from laur.frontmatter.registers.values import UnusableRegisterError, clean_line, is_address
from laur.i18n import excerpt
from laur.importing.feeds.reader import read_feed
from laur.importing.items import Item
from laur.importing.text import plain
from laur.importing.xml import UnreadableExportError
from laur.model import MemberNews

MOST_NEWS = 12
LONGEST_SUMMARY = 200


class UnusableFeedError(Exception):
    """A feed that cannot be read. The code is that of a reason."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = value


def read_news(data: bytes, time_zone: str) -> tuple[MemberNews, ...]:
    """The newest dated announcements of a feed that have an address. Raises `UnusableFeedError`."""
    try:
        feed = read_feed(data, time_zone)
    except UnreadableExportError as error:
        raise UnusableFeedError("feed", error.value) from error
    except ModuleNotFoundError as error:
        raise UnusableFeedError("package-missing", error.name or "") from error
    except (ValueError, RecursionError) as error:
        raise UnusableFeedError("feed", str(error)) from error
    found = {news.url: news for item in feed.items if (news := _news(item)) is not None}
    newest = sorted(found.values(), key=lambda news: (news.date, news.url), reverse=True)
    return tuple(newest[:MOST_NEWS])


def _news(item: Item) -> MemberNews | None:
    """The announcement; None without a title, a date or an address of a web page."""
    if item.date is None or not is_address(item.link):
        return None
    try:
        title = clean_line(item.title)
    except UnusableRegisterError:
        return None
    summary = excerpt(plain(item.summary), LONGEST_SUMMARY) if item.summary else ""
    return MemberNews(title, item.link, item.date.day, " ".join(summary.split()))
