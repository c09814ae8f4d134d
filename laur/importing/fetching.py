"""Downloads from other servers: one request at a time, with pauses, a user agent and a limit of attempts."""

import time
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote, urlunsplit

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError

from laur import __version__
from laur.system.guarded_http import Guard, PrivateAddressError, guarded_pools
from laur.urls.addresses import joined, split_address

PAUSE = 0.5
"""Seconds between two requests to one host."""
TIMEOUT, WHOLE_SECONDS = 30.0, 600.0
"""For each piece of an answer, and for the whole of it."""
MAX_BYTES = 100_000_000
TRIES = 3
MAX_WAIT = 60
"""Seconds between two attempts."""
MAX_SILENCES = 5
"""A host that does not answer so many requests in a row gets no more."""
MOST_REDIRECTS = 8
WEB = ("http://", "https://")
_PIECE = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRIED = frozenset({429, 500, 502, 503, 504})


class Fetcher:
    """Downloads one address after the other; `sleep` and `clock` are arguments for tests."""

    def __init__(
        self,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        *,
        allows_private: bool = False,
        whole_seconds: float = WHOLE_SECONDS,
    ) -> None:
        """`allows_private` also follows addresses of private networks and of this computer."""
        self._sleep, self._clock = sleep, clock
        self._allows_private, self._whole_seconds = allows_private, whole_seconds
        self._last: dict[str, float] = {}
        self._silences: Counter[str] = Counter()

    def __call__(self, address: str) -> bytes | str:
        """The bytes at an address, or the reason why there are none."""
        if not address.startswith(WEB):
            return "not a web address"
        host = split_address(address).hostname or ""
        if self._silences[host] >= MAX_SILENCES:
            return f"{host} does not answer"
        answer: bytes | _Failure = _Failure("")
        for attempt in range(TRIES):
            self._wait(host)
            try:
                answer = self._download(address)
            except (HTTPError, PrivateAddressError, OSError, ValueError) as error:
                self._silences[host] += 1
                return _reason(error)
            self._silences[host] = 0
            if not isinstance(answer, _Failure) or answer.status not in _RETRIED or attempt == TRIES - 1:
                break
            self._sleep(_wait_before_retry(answer.retry_after, attempt))
        return answer.reason if isinstance(answer, _Failure) else answer

    def _download(self, address: str) -> "bytes | _Failure":
        """The bytes at an address, or at that to which it redirects."""
        guard = Guard(self._whole_seconds, allows_private=self._allows_private)
        headers = {"User-Agent": f"Laur/{__version__} (import)"}
        timeout = urllib3.Timeout(connect=TIMEOUT, read=TIMEOUT)
        with guard.running(), guarded_pools(guard, headers, timeout) as pools:
            for _ in range(MOST_REDIRECTS + 1):
                response = pools.request(
                    "GET", _ascii(address), redirect=False, preload_content=False, enforce_content_length=False
                )
                location = response.headers.get("Location")
                if response.status not in _REDIRECTS or not location:
                    answer = _read(response)
                    return _Failure(f"it took longer than {self._whole_seconds:.0f} s") if guard.reason else answer
                response.close()
                address = joined(address, location)
                if not address.startswith(WEB):
                    return _Failure("it redirects to something that is not a web address")
        return _Failure("too many redirects")

    def _wait(self, host: str) -> None:
        since = self._clock() - self._last.get(host, -PAUSE)
        if since < PAUSE:
            self._sleep(PAUSE - since)
        self._last[host] = self._clock()


class _Failure(Struct, frozen=True):
    """Why there are no bytes."""

    reason: str
    status: int = 0
    retry_after: str | None = None


def _read(response: urllib3.BaseHTTPResponse) -> bytes | _Failure:
    """The whole response, or why it cannot be used: an error, too long, or shorter than announced."""
    with response:
        if response.status >= 300:
            return _Failure(f"HTTP {response.status}", response.status, response.headers.get("Retry-After"))
        announced, parts, size = response.headers.get("Content-Length", ""), [], 0
        for part in response.stream(_PIECE, decode_content=False):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                return _Failure(f"more than {MAX_BYTES} bytes")
    if announced.isdecimal() and size < int(announced):
        return _Failure(f"{size} of {announced} bytes")
    return b"".join(parts)


def _reason(error: Exception) -> str:
    """What failed, in the words of the library or the system."""
    if isinstance(error, PrivateAddressError):
        return "its address is in a private network; to import from there: --allow-private"
    cause = getattr(error, "reason", None) or error
    return str(cause) or type(cause).__name__


def _ascii(address: str) -> str:
    """The address with an encoded host, path and query, as a request needs it."""
    parts = split_address(address)
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
