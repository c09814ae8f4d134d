"""Downloads from other servers: one request at a time, with pauses, a user agent and a limit of attempts."""

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
"""Seconds."""
MAX_BYTES = 100_000_000
TRIES = 3
MAX_WAIT = 60
"""Seconds between two attempts."""
MAX_SILENCES = 5
"""A host that does not answer so many requests in a row gets no more."""
_RETRIED = frozenset({429, 500, 502, 503, 504})


class Fetcher:
    """Downloads one address after the other; `sleep` and `clock` are arguments for tests."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._last: dict[str, float] = {}
        self._silences: Counter[str] = Counter()
        self._opener = _opener()

    def __call__(self, address: str) -> bytes | str:
        """The bytes at an address, or the reason why there are none."""
        if not address.startswith(("http://", "https://")):
            return "not a web address"
        reason = ""
        host = urlsplit(address).hostname or ""
        if self._silences[host] >= MAX_SILENCES:
            return f"{host} does not answer"
        for attempt in range(TRIES):
            self._wait(host)
            try:
                request = Request(_ascii(address), headers={"User-Agent": f"Laur/{__version__} (import)"})  # noqa: S310 - http or https, see above
                with self._opener.open(request, timeout=TIMEOUT) as response:
                    self._silences[host] = 0
                    return _read(response)
            except HTTPError as error:
                self._silences[host] = 0
                reason = f"HTTP {error.code}"
                if error.code not in _RETRIED:
                    break
                self._sleep(_wait_before_retry(error.headers.get("Retry-After"), attempt))
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
    """Follows no redirect to ``file:`` or ``ftp:``."""

    def redirect_request(self, req: Request, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        return (
            super().redirect_request(req, fp, code, msg, headers, newurl)
            if newurl.startswith(("http://", "https://"))
            else None
        )


def _opener() -> OpenerDirector:
    return build_opener(_WebOnly)


def _read(response: HTTPResponse) -> bytes | str:
    """The whole response, or the reason why it cannot be used: it is too long, or shorter than announced."""
    announced = response.headers.get("Content-Length", "")
    data = response.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return f"more than {MAX_BYTES} bytes"
    if announced.isdecimal() and len(data) < int(announced):
        return f"{len(data)} of {announced} bytes"
    return data


def _ascii(address: str) -> str:
    """The address with an encoded host, path and query, as a request needs it."""
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


def _wait_before_retry(retry_after: str | None, attempt: int) -> float:
    """Seconds: as the server asks, or twice as long after each attempt."""
    return min(int(retry_after), MAX_WAIT) if retry_after and retry_after.isdecimal() else 2.0**attempt
