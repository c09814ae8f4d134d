"""Sitemaps, robots.txt, and build.json, the only file that contains the build day.

The protocol (sitemaps.org) allows 50,000 URLs per file: a larger site has several files and an index. Google News reads
a separate sitemap, of the news of the last two days; it changes by itself as days pass.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from msgspec import Struct

from laur import __version__
from laur.catalog import Catalog
from laur.catalog.forecast import forecast
from laur.catalog.news import Article, is_fresh
from laur.i18n import localised
from laur.model import AnnouncementDocument
from laur.pages.page import Page, PageInputs
from laur.views import (
    BuildView,
    NewsSitemapEntry,
    NewsSitemapView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
    output,
)
from laur.views.kinds import PageKind
from laur.views.output import DataFormat

SITEMAP_URL = "/sitemap.xml"
NEWS_SITEMAP_URL = "/sitemap-news.xml"
BUILD_URL = f"/{DataFormat.BUILD}"
"""It also marks a folder as Laur's output."""
ADDRESSES_A_FILE = 50_000
NEWS_A_FILE = 1_000
_UNLISTED = frozenset({PageKind.EMBED, PageKind.NOT_FOUND, PageKind.PREVIEW, PageKind.REDIRECT, PageKind.THANKS})


class Part(Struct, frozen=True):
    """The pages in one file of the sitemap."""

    url: str
    pages: Sequence[Page]


def pages(inputs: PageInputs, others: Sequence[Page]) -> Iterator[Page]:
    """The sitemap of `others`, the sitemap of recent news, robots.txt and build.json."""
    catalog, lang = inputs.catalog, inputs.catalog.site.lang
    parts = _parts([page for page in others if page.is_html and page.kind not in _UNLISTED])
    for part in parts:
        yield Page(
            part.url,
            output.text("sitemap.xml"),
            lang,
            PageKind.SITEMAP,
            part.url[1:],
            partial(_sitemap, catalog, part.pages),
        )
    if len(parts) > 1:
        index = partial(SitemapIndexView, sitemaps=tuple(part.url for part in parts))
        yield Page(SITEMAP_URL, output.text("sitemap-index.xml"), lang, PageKind.SITEMAP, SITEMAP_URL[1:], index)
    yield Page(
        NEWS_SITEMAP_URL,
        output.text("sitemap-news.xml"),
        lang,
        PageKind.SITEMAP,
        NEWS_SITEMAP_URL[1:],
        partial(_news, catalog),
    )
    robots = partial(RobotsView, sitemaps=(SITEMAP_URL, NEWS_SITEMAP_URL))
    yield Page("/robots.txt", output.text("robots.txt"), lang, PageKind.ROBOTS, "robots.txt", robots)
    build = partial(_build, catalog)
    yield Page(BUILD_URL, output.data(DataFormat.BUILD), lang, PageKind.BUILD, DataFormat.BUILD, build)


def _build(catalog: Catalog) -> BuildView:
    turns = forecast(catalog).turns
    return BuildView(
        day=catalog.day,
        as_of=catalog.at,
        next_change=turns[0].at if turns else None,
        registers=tuple(links.certificates(DataFormat.REGISTER_JSON) for links in catalog.links.values()),
        generator=f"Laur {__version__}",
    )


def _parts(listed: Sequence[Page]) -> tuple[Part, ...]:
    """The pages in the order of URLs, as many per file as the limit allows; alternates count, too."""
    files: list[list[Page]] = [[]]
    news = ADDRESSES_A_FILE
    for page in sorted(listed, key=lambda page: page.url):
        needed = 1 + len(page.alternates) + bool(page.alternates)
        if needed > news:
            files.append([])
            news = ADDRESSES_A_FILE
        files[-1].append(page)
        news -= needed
    if len(files) == 1:
        return (Part(SITEMAP_URL, files[0]),)
    return tuple(Part(f"/sitemap-{number}.xml", file) for number, file in enumerate(files, start=1))


def _sitemap(catalog: Catalog, listed: Sequence[Page]) -> SitemapView:
    return SitemapView(entries=tuple(_entry(catalog, page) for page in listed))


def _entry(catalog: Catalog, page: Page) -> SitemapEntry:
    """The entry of a page. It has a change date only if that is known to the day, as the protocol requires."""
    document = catalog.targets.documents.get(page.source or "")
    modified = None
    if page.kind is PageKind.ANNOUNCEMENT and isinstance(document, AnnouncementDocument):
        latest = document.meta.updated or document.meta.date
        modified = latest if latest and latest.day else None
    return SitemapEntry(url=page.url, modified=modified, alternates=page.alternates)


def _news(catalog: Catalog) -> NewsSitemapView:
    """The recent news of all languages; if there is none, the news section, as an empty sitemap is an error."""
    fresh = (
        (lang, article)
        for lang, news in catalog.news.items()
        for article in news.articles
        if is_fresh(article.document, catalog.day)
    )
    entries = tuple(_news_entry(catalog, lang, article) for lang, article in islice(fresh, NEWS_A_FILE))
    sections = () if entries else tuple(links.news() for links in catalog.links.values())
    return NewsSitemapView(entries=entries, sections=sections)


def _news_entry(catalog: Catalog, lang: str, article: Article) -> NewsSitemapEntry:
    date, site = article.document.meta.date, catalog.site
    assert date is not None
    return NewsSitemapEntry(
        url=article.url, title=article.title, lang=lang, date=date, publication=localised(site.title, lang, site.lang)
    )
