"""The kinds of pages: all of them, in the order in which they are planned."""

from collections.abc import Mapping

from laur.pages import (
    accessibility,
    aliases,
    announcements,
    answers,
    by_organisation,
    by_year,
    cards,
    certificates,
    change_log,
    cms,
    events,
    exports,
    feeds,
    files,
    finder,
    forms,
    history,
    home,
    host_files,
    images,
    members,
    news,
    organisations,
    plain,
    previews,
    register,
    roll,
    schemes,
    search,
    sitemap,
    subscriptions,
    tags,
    theme,
)
from laur.pages.page import Page, PageInputs

_KINDS = (
    home,
    news,
    announcements,
    previews,
    tags,
    register,
    finder,
    history,
    roll,
    answers,
    by_year,
    change_log,
    by_organisation,
    certificates,
    organisations,
    schemes,
    members,
    plain,
    events,
    subscriptions,
    accessibility,
    forms,
    search,
    theme,
    feeds,
    exports,
    aliases,
    images,
)


def plan_pages(inputs: PageInputs, assets: Mapping[str, str], cms_files: Mapping[str, str]) -> tuple[Page, ...]:
    """All files of the site, in the order of URLs.

    `assets` are the layouts' asset files, `cms_files` those of the browser editor; both map a path to a content digest.
    """
    pages = [page for kind in _KINDS for page in kind.pages(inputs)]
    pages += sitemap.pages(inputs, pages)
    pages += cards.pages(inputs, pages)
    pages += files.pages(inputs, assets)
    pages += cms.pages(inputs, cms_files)
    pages += host_files.pages(inputs, pages)
    return tuple(sorted(pages, key=lambda page: (page.url, page.source or "")))
