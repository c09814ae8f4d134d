"""Whether the site is online: reads ``build.json`` and the pages that changed over HTTP, and compares them."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError

from laur import __version__
from laur.urls import paths

MOST = 60
"""At most so many pages are read back; of more, the first and the last."""
WAIT_SECONDS = 10.0
_TRIES = (0.0, 1.0, 3.0, 6.0)
"""Pauses in seconds before each try: some hosts take a moment to show what they received."""


class PageState(StrEnum):
    """What a reader gets at an address."""

    CURRENT = "current"
    CACHED = "cached"
    """A cache between the reader and the host still has something else."""
    OTHER = "other"
    """Something else than what was sent, or a page that was deleted."""
    MISSING = "missing"
    UNREACHABLE = "unreachable"


FAULTS = (PageState.OTHER, PageState.MISSING, PageState.UNREACHABLE)
"""What does not become right by itself."""


class HttpAnswer(Struct, frozen=True):
    status: int
    data: bytes
    age: str = ""
    """How many seconds a cache has kept it, as the answer states."""


ReadPage = Callable[[str, Mapping[str, str]], HttpAnswer | None]
"""Reads an address with request headers; None if nobody answers."""


class OnlinePage(Struct, frozen=True):
    url: str
    state: PageState
    detail: str = ""
    """The status of the answer, or its age in a cache in seconds."""


class OnlineReport(Struct, frozen=True):
    """What a reader gets of the pages that were published."""

    address: str
    pages: tuple[OnlinePage, ...]

    def having(self, *states: PageState) -> tuple[OnlinePage, ...]:
        return tuple(page for page in self.pages if page.state in states)

    @property
    def is_current(self) -> bool:
        return len(self.having(PageState.CURRENT)) == len(self.pages)

    @property
    def is_reachable(self) -> bool:
        """Whether any page is there as it was sent, or a cache keeps it from being so."""
        return bool(self.having(PageState.CURRENT, PageState.CACHED))


class Expected(Struct, frozen=True):
    """A file that should be online, or None in place of its bytes if it should not."""

    path: str
    data: bytes | None


def check_online(
    address: str, expected: Iterable[Expected], fetch: ReadPage, token: str, sleep: Callable[[float], None]
) -> OnlineReport:
    """What a reader gets of each file. `token` is a random text that no cache has seen in an address."""
    everything = tuple(expected)
    left, pages = everything, {}
    for pause in _TRIES:
        if pause:
            sleep(pause)
        for each in left:
            pages[each.path] = _seen(address, each, fetch, token)
        left = tuple(each for each in left if pages[each.path].state in {PageState.OTHER, PageState.MISSING})
        if not left:
            break
    return OnlineReport(address, tuple(pages[each.path] for each in everything))


def selected(paths: Iterable[str]) -> tuple[str, ...]:
    """The pages to read back: all of a few, and some of many."""
    pages = sorted(path for path in paths if path.endswith(".html") and path != "404.html")
    return tuple(pages) if len(pages) <= MOST else (*pages[: MOST // 2], *pages[-MOST // 2 :])


def url_of(address: str, path: str) -> str:
    """The URL of a file of the site; of a page without its ``index.html``."""
    name = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return f"{address.rstrip('/')}{paths.url_of(name)}"


def network() -> ReadPage:
    """The real network."""
    pool = urllib3.PoolManager(
        headers={"User-Agent": f"Laur/{__version__} (publish)", "Accept-Encoding": "gzip"},
        timeout=urllib3.Timeout(WAIT_SECONDS),
        retries=urllib3.Retry(3, connect=0, read=1, redirect=3, status=0),
    )

    def fetch(url: str, headers: Mapping[str, str]) -> HttpAnswer | None:
        try:
            answer = pool.request("GET", url, headers={**pool.headers, **headers})
        except (HTTPError, UnicodeError, ValueError):
            return None
        return HttpAnswer(answer.status, answer.data, answer.headers.get("Age", ""))

    return fetch


def _seen(address: str, expected: Expected, fetch: ReadPage, token: str) -> OnlinePage:
    url = url_of(address, expected.path)
    usual = fetch(url, {})
    if usual is None:
        return OnlinePage(url, PageState.UNREACHABLE)
    if _is_as_sent(usual, expected):
        return OnlinePage(url, PageState.CURRENT)
    fresh = fetch(f"{url}?laur={token}", {"Cache-Control": "no-cache"})
    if fresh is not None and _is_as_sent(fresh, expected):
        return OnlinePage(url, PageState.CACHED, usual.age)
    return OnlinePage(url, PageState.MISSING if usual.status == 404 else PageState.OTHER, str(usual.status))


def _is_as_sent(answer: HttpAnswer, expected: Expected) -> bool:
    if expected.data is None:
        return answer.status in {404, 410}
    return answer.status == 200 and answer.data == expected.data
