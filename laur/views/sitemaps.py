"""Sitemaps and ``robots.txt``."""

from laur.model.dates import PartialDate
from laur.views.base import Alternate, View


class SitemapEntry(View, frozen=True, kw_only=True):
    url: str
    modified: PartialDate | None = None
    alternates: tuple[Alternate, ...] = ()


class SitemapView(View, frozen=True, kw_only=True):
    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(View, frozen=True, kw_only=True):
    """The list of sitemaps of a site that is too large for one."""

    sitemaps: tuple[str, ...]


class NewsSitemapEntry(View, frozen=True, kw_only=True):
    url: str
    title: str
    lang: str
    date: PartialDate
    publication: str
    """The title of the site in the language of the entry."""


class NewsSitemapView(View, frozen=True, kw_only=True):
    """The newest announcements, for Google News."""

    entries: tuple[NewsSitemapEntry, ...]
    sections: tuple[str, ...] = ()
    """The URLs of the news pages; used only if there are no entries, because a sitemap must not be empty."""


class RobotsView(View, frozen=True, kw_only=True):
    sitemaps: tuple[str, ...]
