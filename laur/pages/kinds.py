"""The kinds of pages: all of them, in the order in which they are planned."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

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
    made_from,
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
from laur.pages.context import contexts
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
_OF_REGISTER = frozenset(
    {register, finder, history, roll, answers, by_year, change_log, by_organisation, certificates, schemes, exports}
)
"""The kinds whose views are made from the register, and from nothing else that a change of the news touches."""


def plan_pages(inputs: PageInputs, assets: Mapping[str, str], cms_files: Mapping[str, str]) -> tuple[Page, ...]:
    """All files of the site, in the order of URLs.

    `assets` are the layouts' asset files, `cms_files` those of the browser editor; both map a path to a content digest.
    """
    of_register = {context.lang: partial(made_from.of_register, context) for context in contexts(inputs)}
    pages: list[Page] = []
    for kind in _KINDS:
        made = kind.pages(inputs)
        pages += (_with_made_from(page, of_register[page.lang]) for page in made) if kind in _OF_REGISTER else made
    pages += sitemap.pages(inputs, pages)
    pages += cards.pages(inputs, pages)
    pages += files.pages(inputs, assets)
    pages += cms.pages(inputs, cms_files)
    pages += host_files.pages(inputs, pages)
    return tuple(sorted(pages, key=lambda page: (page.url, page.source or "")))


def _with_made_from(page: Page, of: Callable[[], str]) -> Page:
    """The page with what its view is made from, unless it says so itself."""
    return page if page.made_from else replace(page, made_from=of)
