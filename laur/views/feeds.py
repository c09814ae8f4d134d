"""News feeds: Atom, RSS and JSON Feed."""

from laur.model.dates import PartialDate
from laur.views.base import BodyView, Picture, View


class FeedEntry(View, frozen=True, kw_only=True):
    title: str
    url: str
    summary: str
    body: BodyView
    date: PartialDate | None
    updated: PartialDate | None
    tags: tuple[str, ...]
    author: str | None
    picture: Picture | None = None


class FeedView(View, frozen=True, kw_only=True):
    """A feed. Its layout (``atom.xml``, ``rss.xml``) or its writer (JSON Feed) makes the format."""

    url: str
    home_url: str
    lang: str
    title: str
    description: str
    entries: tuple[FeedEntry, ...]
    hub: str | None = None
    """The hub that passes the feed on to subscribers (W3C, WebSub)."""
