"""Reads a published site as a reader would: each file once, several at a time, within limits of number and time.

The network and the clock come in as `Web`. A file that the limits leave out has the reply None.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from ipaddress import ip_address

from msgspec import Struct

from laur.urls.addresses import joined, split_address

AT_ONCE = 4
"""Requests at the same time: as many as one reader's browser sends."""
MOST_REDIRECTS = 5
"""More of them in a row lead nowhere."""


class Method(StrEnum):
    GET = "GET"
    HEAD = "HEAD"


class SiteReply(Struct, frozen=True):
    """The answer of a server, whose redirects are not followed."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes = b""
    reason: str = ""
    """Why there is no answer, as a term of the messages; the status is then 0."""

    @property
    def is_found(self) -> bool:
        return self.status == 200

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Web(Struct, frozen=True):
    """The network and the clock."""

    ask: Callable[[Method, str], SiteReply]
    """Never raises: a failure is a reply with the status 0."""
    elapsed: Callable[[], float]
    """The seconds since the audit began."""


def followed(web: Web, url: str) -> SiteReply:
    """The answer at the end of redirects within the web; the last redirect if there are too many of them."""
    reply = web.ask(Method.GET, url)
    for _ in range(MOST_REDIRECTS):
        target = reply.headers.get("location", "") if 300 <= reply.status < 400 else ""
        if not target:
            break
        url = joined(url, target)
        if split_address(url).scheme not in {"https", "http"}:
            break
        reply = web.ask(Method.GET, url)
    return reply


class Limits(Struct, frozen=True):
    requests: int = 2000
    seconds: float = 300.0


class SiteReader:
    """The files of the site at `base`, which ends with a slash. Not for several threads."""

    def __init__(self, base: str, web: Web, limits: Limits) -> None:
        self.base = base
        self._web, self._limits = web, limits
        self._replies: dict[tuple[Method, str], SiteReply] = {}
        self.left_out: set[str] = set()
        """The URLs that were not read because of the limits."""

    @property
    def requests(self) -> int:
        return len(self._replies)

    def url(self, path: str) -> str:
        """The URL of a path below the site, or of a URL relative to it."""
        return joined(self.base, path)

    def is_own(self, url: str) -> bool:
        return url.startswith(self.base)

    def get(self, url: str) -> SiteReply | None:
        """The reply for one URL; None beyond the limits."""
        return next(self.get_all([url]))[1]

    def get_all(self, urls: Iterable[str], method: Method = Method.GET) -> Iterator[tuple[str, SiteReply | None]]:
        """The reply for each URL, in the order of `urls`."""
        wanted = list(dict.fromkeys(urls))
        new = [url for url in wanted if self._known(method, url) is None]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            rest = max(0, self._limits.requests - self.requests)
            replies = pool.map(lambda url: self._ask(method, url), new[:rest])
            self._replies.update(
                ((method, url), reply) for url, reply in zip(new[:rest], replies, strict=True) if reply is not None
            )
        for url in wanted:
            reply = self._known(method, url)
            if reply is None:
                self.left_out.add(url)
            yield url, reply

    def found(self) -> Iterator[tuple[str, SiteReply]]:
        """Everything of the site that was read and is there."""
        for (_, url), reply in self._replies.items():
            if reply.is_found and self.is_own(url):
                yield url, reply

    def _known(self, method: Method, url: str) -> SiteReply | None:
        """What was read before; the whole file serves for its head."""
        return self._replies.get((method, url)) or self._replies.get((Method.GET, url))

    def _ask(self, method: Method, url: str) -> SiteReply | None:
        return self._web.ask(method, url) if self._web.elapsed() < self._limits.seconds else None


def is_loopback(url: str) -> bool:
    """Whether a URL leads to this computer, where nobody can listen in between."""
    host = split_address(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
