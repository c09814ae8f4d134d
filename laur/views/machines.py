"""What is written for machines: feeds, sitemap, files carried over, redirects."""

from datetime import date

from laur.model.dates import PartialDate
from laur.views.base import Alternate, BodyView, Picture, View


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
    """Atom, RSS or JSON Feed; the layout decides which."""

    url: str
    home_url: str
    lang: str
    title: str
    description: str
    entries: tuple[FeedEntry, ...]


class CmsView(View, frozen=True, kw_only=True):
    """The page that the browser editor shows itself in."""

    lang: str


class SitemapEntry(View, frozen=True, kw_only=True):
    url: str
    modified: PartialDate | None = None
    alternates: tuple[Alternate, ...] = ()


class SitemapView(View, frozen=True, kw_only=True):
    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(View, frozen=True, kw_only=True):
    """The sitemaps of a site that is too large for one."""

    sitemaps: tuple[str, ...]


class NewsSitemapEntry(View, frozen=True, kw_only=True):
    url: str
    title: str
    lang: str
    date: PartialDate
    publication: str
    """The site's title in the language of the entry."""


class NewsSitemapView(View, frozen=True, kw_only=True):
    """The newest news, for Google News; else the pages on which it will stand."""

    entries: tuple[NewsSitemapEntry, ...]
    sections: tuple[str, ...] = ()


class RobotsView(View, frozen=True, kw_only=True):
    sitemaps: tuple[str, ...]


class BuildView(View, frozen=True, kw_only=True):
    """The one small file that bears the build day."""

    day: date
    generator: str


class CopyView(View, frozen=True, kw_only=True):
    """A file carried over as it is."""

    source: str
    """``content:media/x.svg`` or ``layouts:assets/site.css``."""
    digest: str


class TextView(View, frozen=True, kw_only=True):
    """A file that is finished text."""

    text: str


class CardView(View, frozen=True, kw_only=True):
    """What stands on a social card."""

    title: str
    section: str
    """What kind of page it is, in words."""
    about: str
    """Whom it is about."""
    level: str
    """The id of the level that it announces; empty if it announces none."""
    award: str
    """The level in words."""
    date: PartialDate | None
    is_home: bool
    board: str
    """The colour of the ground."""


class RenditionView(View, frozen=True, kw_only=True):
    """A picture in another size or format."""

    source: str
    """Its path in ``content/``."""
    digest: str
    """Of the file there."""
    width: int
    height: int
    format: str

    @property
    def key(self) -> str:
        """What its bytes depend on, but for the encoders."""
        return f"{self.digest}-{self.width}x{self.height}-{self.format}"


class RedirectView(View, frozen=True, kw_only=True):
    """A page at an old address that leads to the new one."""

    target: str
    lang: str
