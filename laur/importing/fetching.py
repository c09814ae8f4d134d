"""Asking other servers, politely: one thing at a time, with a pause, a name, and an end to patience."""

import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from laur import __version__

PAUSE = 0.5
"""Seconds between two requests to one host."""
TIMEOUT = 30
MOST_BYTES = 100_000_000
TRIES = 3
LONGEST_WAIT = 60
MOST_SILENCES = 5
"""After so many requests in a row that nobody answered, a host is asked no more."""
_AGAIN = frozenset({429, 500, 502, 503, 504})


class Fetcher:
    """Fetches one address after the other. `sleep` and `clock` come from outside."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._last: dict[str, float] = {}
        self._silences: Counter[str] = Counter()
        self._opener = _opener()

    def __call__(self, address: str) -> bytes | str:
        """What stands at an address, or why nothing does."""
        if not address.startswith(("http://", "https://")):
            return "no address of the web"
        reason = ""
        host = urlsplit(address).hostname or ""
        if self._silences[host] >= MOST_SILENCES:
            return f"{host} does not answer"
        for attempt in range(TRIES):
            self._wait(host)
            try:
                request = Request(_ascii(address), headers={"User-Agent": f"Laur/{__version__} (import)"})  # noqa: S310 - http alone, see above
                with self._opener.open(request, timeout=TIMEOUT) as answer:
                    self._silences[host] = 0
                    return _read(answer)
            except HTTPError as error:
                self._silences[host] = 0
                reason = f"HTTP {error.code}"
                if error.code not in _AGAIN:
                    break
                self._sleep(_patience(error.headers.get("Retry-After"), attempt))
            except (URLError, HTTPException, OSError, ValueError) as error:
                self._silences[host] += 1
                reason = str(getattr(error, "reason", error)) or type(error).__name__
                break
        return reason

    def _wait(self, host: str) -> None:
        since = self._clock() - self._last.get(host, -PAUSE)
        if since < PAUSE:
            self._sleep(PAUSE - since)
        self._last[host] = self._clock()


class _WebOnly(HTTPRedirectHandler):
    """Follows nobody away from the web (to ``file:`` or ``ftp:``)."""

    def redirect_request(self, req: Request, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        return (
            super().redirect_request(req, fp, code, msg, headers, newurl)
            if newurl.startswith(("http://", "https://"))
            else None
        )


def _opener() -> OpenerDirector:
    return build_opener(_WebOnly)


def _read(answer: HTTPResponse) -> bytes | str:
    """The whole answer; a line that broke leaves less than was announced, which is no file."""
    announced = answer.headers.get("Content-Length", "")
    data = answer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return f"more than {MOST_BYTES} bytes"
    if announced.isdecimal() and len(data) < int(announced):
        return f"{len(data)} of {announced} bytes"
    return data


def _ascii(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe="/%:@!$&'()*+,;=~-._"),
            quote(parts.query, safe="=&%/:@!$'()*+,;?~-._[]"),
            "",
        )
    )


def _patience(asked: str | None, attempt: int) -> float:
    return min(int(asked), LONGEST_WAIT) if asked and asked.isdecimal() else 2.0**attempt
