"""In which order the files of a site are put in place, in the output folder and at a host.

At no moment does a page lead to a file that is not there: assets and images come before the pages that show them, new
pages before the pages that link to them, lists after their entries, and deletions when nothing links to the files any
more.
"""

from enum import IntEnum

from laur.views.kinds import PageKind

LAST = "build.json"
"""The file that says which build is there."""


class Stage(IntEnum):
    """When a change is made."""

    OBSTACLES = 0
    """A file where a folder is needed now."""
    ASSETS = 1
    """Styles, scripts, images and downloads; and everything else that is new and no page."""
    NEW_PAGES = 2
    """Pages to which nothing leads yet."""
    PAGES = 3
    LISTS = 4
    HOME = 5
    DATA = 6
    """What programs read, if it changed: feeds, sitemaps, open data."""
    DELETIONS = 7
    LAST = 8


_LISTS = frozenset(
    {
        PageKind.ANSWER,
        PageKind.ARCHIVE,
        PageKind.AS_OF,
        PageKind.BY_ORGANISATION,
        PageKind.CERTIFICATES,
        PageKind.CHANGES,
        PageKind.EMBED,
        PageKind.ENDING,
        PageKind.EVENTS,
        PageKind.FACET,
        PageKind.NEWS,
        PageKind.ORGANISATIONS,
        PageKind.SCHEMES,
        PageKind.SEARCH,
        PageKind.SEARCH_INDEX,
        PageKind.TAG,
        PageKind.TAGS,
    }
)
_DATA = frozenset({PageKind.DATA, PageKind.FEED, PageKind.ROBOTS, PageKind.SITEMAP, PageKind.REDIRECT})


def stage_of(path: str, kind: PageKind | None, *, is_new: bool) -> Stage:
    """When the file at a path in the output folder is put in place; `is_new` if nothing is there yet."""
    if path == LAST:
        return Stage.LAST
    if kind is PageKind.HOME:
        return Stage.HOME
    is_page = path.endswith(".html")
    if is_new:
        return Stage.NEW_PAGES if is_page else Stage.ASSETS
    if kind in _DATA:
        return Stage.DATA
    if kind in _LISTS:
        return Stage.LISTS
    return Stage.PAGES if is_page else Stage.ASSETS
