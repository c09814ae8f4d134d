"""What the site says to machines about itself: sitemap, robots.txt, and the one file that bears the build day."""

from collections.abc import Iterator, Sequence
from functools import partial

from laur import __version__
from laur.catalog import Catalog
from laur.model import AnnouncementDocument
from laur.pages.page import Page, Plan
from laur.views import BuildView, RobotsView, SitemapEntry, SitemapView

SITEMAP_URL = "/sitemap.xml"
BUILD_URL = "/build.json"
"""Also the mark by which an output folder is known to be Laur's own."""
_UNLISTED = frozenset({"not-found", "redirect"})


def pages(plan: Plan, others: Sequence[Page]) -> Iterator[Page]:
    """The sitemap of `others`, robots.txt and build.json."""
    catalog, lang = plan.catalog, plan.catalog.site.lang
    listed = tuple(page for page in others if page.is_html and page.kind not in _UNLISTED)
    yield Page(SITEMAP_URL, "sitemap.xml", lang, "sitemap", "sitemap.xml", partial(_sitemap, catalog, listed))
    robots = partial(RobotsView, sitemap_url=SITEMAP_URL)
    yield Page("/robots.txt", "robots.txt", lang, "robots", "robots.txt", robots)
    build = partial(BuildView, day=catalog.day, generator=f"Laur {__version__}")
    yield Page(BUILD_URL, "build.json", lang, "build", "build.json", build)


def _sitemap(catalog: Catalog, listed: Sequence[Page]) -> SitemapView:
    ordered = sorted(listed, key=lambda page: page.url)
    return SitemapView(entries=tuple(_entry(catalog, page) for page in ordered))


def _entry(catalog: Catalog, page: Page) -> SitemapEntry:
    document = catalog.targets.documents.get(page.source or "")
    modified = None
    if page.kind == "announcement" and isinstance(document, AnnouncementDocument):
        modified = document.meta.updated or document.meta.date
    return SitemapEntry(url=page.url, modified=modified)
