"""Notices of exactly those pages whose view changed: IndexNow for search engines, WebSub for subscribers of feeds.

A page's view is what its layout may show. An edit of a style or of the footer changes the bytes of every page and no
view, so it is announced to nobody; an award changes the views of the pages that show it.
"""

import json
from collections.abc import Callable, Mapping
from urllib.parse import urlencode, urlsplit

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError

from laur import __version__
from laur.model import Notices
from laur.publish.manifest import Manifest
from laur.publish.online import url_of
from laur.urls.permalinks import output_path
from laur.views.kinds import PageKind

MOST_URLS = 10_000
"""In one notice. Source: indexnow.org, documentation."""
_UNANNOUNCED = frozenset(
    {
        PageKind.BUILD,
        PageKind.CMS,
        PageKind.FORM,
        PageKind.NOT_FOUND,
        PageKind.PREVIEW,
        PageKind.REDIRECT,
        PageKind.SEARCH,
        PageKind.THANKS,
    }
)
"""Pages that no search engine should show."""

Post = Callable[[str, bytes, Mapping[str, str]], int]
"""Sends data with headers to an address: the status of the answer; 0 if nobody answers."""


class Changed(Struct, frozen=True):
    """The site-relative URLs whose view changed since it was last announced."""

    pages: tuple[str, ...] = ()
    """New, changed and removed pages for people."""
    feeds: tuple[str, ...] = ()
    everything: tuple[str, ...] = ()
    """These, and all other files whose view changed: what a cache in front of the host should fetch again."""


class Notice(Struct, frozen=True):
    """What was sent to somebody."""

    receiver: str
    urls: tuple[str, ...]
    status: int
    """Of the answer; 0 if nobody answered."""

    @property
    def is_accepted(self) -> bool:
        return 200 <= self.status < 300


def changed(before: Manifest, views: Mapping[str, str], tool: str, kinds: Mapping[str, PageKind]) -> Changed:
    """What changed. `kinds` has the kind of each page by its path in the output folder.

    Another version of Laur makes other views of the same content, so after an update only new and removed pages count.
    The first run announces everything.
    """
    same_tool = before.tool in {"", tool}
    urls = {url for url, view in views.items() if url not in before.views or (same_tool and before.views[url] != view)}
    gone = before.views.keys() - views.keys()
    pages = {url for url in urls if _is_page(url) and kinds.get(output_path(url)) not in _UNANNOUNCED}
    pages |= {url for url in gone if _is_page(url)}
    feeds = {url for url in urls if kinds.get(output_path(url)) is PageKind.FEED}
    everything = {url for url in urls | gone if kinds.get(output_path(url)) is not PageKind.BUILD}
    return Changed(tuple(sorted(pages)), tuple(sorted(feeds)), tuple(sorted(everything)))


def send_notices(notices: Notices, address: str, found: Changed, post: Post) -> tuple[Notice, ...]:
    """Sends what is asked for, about the URLs below `address`."""
    return (*_index_now(notices, address, found, post), *_web_sub(notices, address, found, post))


def key_file(notices: Notices | None) -> dict[str, bytes]:
    """The file with the key for IndexNow, which proves that the notices come from the site; none without a key."""
    key = notices.indexnow if notices else None
    return {f"{key}.txt": key.encode()} if key else {}


def network() -> Post:
    """The real network."""
    pool = urllib3.PoolManager(
        headers={"User-Agent": f"Laur/{__version__} (publish)"}, timeout=urllib3.Timeout(20.0), retries=False
    )

    def post(address: str, data: bytes, headers: Mapping[str, str]) -> int:
        try:
            return pool.request("POST", address, body=data, headers={**pool.headers, **headers}).status
        except (HTTPError, UnicodeError, ValueError):
            return 0

    return post


def _index_now(notices: Notices, address: str, found: Changed, post: Post) -> list[Notice]:
    sent = []
    for start in range(0, len(found.pages) if notices.indexnow else 0, MOST_URLS):
        urls = [_absolute(address, url) for url in found.pages[start : start + MOST_URLS]]
        body = {
            "host": urlsplit(address).netloc,
            "key": notices.indexnow,
            "keyLocation": url_of(address, f"{notices.indexnow}.txt"),
            "urlList": urls,
        }
        headers = {"Content-Type": "application/json; charset=utf-8"}
        status = post(notices.indexnow_service, json.dumps(body).encode(), headers)
        sent.append(Notice(notices.indexnow_service, tuple(urls), status))
    return sent


def _web_sub(notices: Notices, address: str, found: Changed, post: Post) -> list[Notice]:
    sent = []
    for feed in found.feeds if notices.websub else ():
        url = _absolute(address, feed)
        body = urlencode({"hub.mode": "publish", "hub.topic": url, "hub.url": url}).encode()
        status = post(notices.websub or "", body, {"Content-Type": "application/x-www-form-urlencoded"})
        sent.append(Notice(notices.websub or "", (url,), status))
    return sent


def _absolute(address: str, url: str) -> str:
    return url_of(address, output_path(url))


def _is_page(url: str) -> bool:
    return output_path(url).endswith(".html")
