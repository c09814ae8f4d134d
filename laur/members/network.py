"""HTTP requests to members: with limits of time, size and redirects, and not into private networks.

The addresses are in ``site.yaml``, but where they lead is up to others (`laur.system.guarded_http`).
"""

import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError, SSLError

from laur import __version__
from laur.members.state import Validators
from laur.system.guarded_http import Guard, PrivateAddressError, guarded_pools
from laur.urls.addresses import joined

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 20.0, 60.0
"""For a connection, for each piece of an answer, and for everything together."""
LARGEST = 32 * 1024 * 1024
"""The longest answer, in bytes without compression."""
MOST_REDIRECTS = 5
_PIECE = 16 * 1024
_LONGEST_HEADER = 500
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_NOT_MODIFIED = 304
_GZIP = 31
"""zlib's number for the format of gzip."""


class PullLimits(Struct, frozen=True):
    """The limits of requests; tests have smaller ones."""

    whole_seconds: float = WHOLE_SECONDS
    read_seconds: float = READ_SECONDS
    largest: int = LARGEST
    allows_private: bool = False
    """Whether members may be in private networks, or on this computer."""


class PullReply(Struct, frozen=True):
    """The answer of a member: the data; or that nothing changed; or the reason why there is none."""

    data: bytes | None = None
    is_same: bool = False
    reason: str = ""
    """``HTTP 404``, or the code of a reason."""
    validators: Validators = Validators()
    moved_to: str = ""
    """The new address, if the server says that it is one for good."""


class _TooLargeError(Exception):
    pass


def fetch(address: str, known: Validators, limits: PullLimits, site: str | None) -> PullReply:
    """Fetches an address; `known` are the validators of the last answer, and `site` names who asks."""
    guard = Guard(limits.whole_seconds, allows_private=limits.allows_private)
    pools = _pools(guard, limits, site)
    with guard.running():
        try:
            reply = _follow(pools, address, known, limits, guard)
        except _TooLargeError:
            reply = PullReply(reason="too-large")
        except PrivateAddressError:
            reply = PullReply(reason="private")
        except (HTTPError, OSError, UnicodeError, ValueError, zlib.error) as error:
            reply = PullReply(reason=guard.reason or _reason(error))
        finally:
            pools.clear()
    return PullReply(reason="late") if guard.is_over and reply.data is None else reply


def _follow(pools: urllib3.PoolManager, address: str, known: Validators, limits: PullLimits, guard: Guard) -> PullReply:
    moved_to, is_for_good, at = "", True, address
    for _ in range(MOST_REDIRECTS + 1):
        response = pools.request(
            "GET", at, headers={**pools.headers, **_conditions(known)}, redirect=False, preload_content=False
        )
        location = response.headers.get("Location")
        if response.status not in _REDIRECTS or not location:
            return _read(response, limits, moved_to, guard)
        response.close()
        onward = joined(at, location)
        if not onward.startswith(("https://", "http://")) or (at.startswith("https:") and onward.startswith("http:")):
            return PullReply(reason="redirect")
        is_for_good = is_for_good and response.status in _FOR_GOOD
        moved_to = onward if is_for_good else moved_to
        at = onward
    return PullReply(reason="circle")


def _conditions(known: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _read(response: urllib3.BaseHTTPResponse, limits: PullLimits, moved_to: str, guard: Guard) -> PullReply:
    validators = Validators(_header(response, "ETag"), _header(response, "Last-Modified"))
    if response.status == _NOT_MODIFIED:
        return PullReply(is_same=True, validators=validators, moved_to=moved_to)
    if response.status != 200:
        return PullReply(reason=f"HTTP {response.status}")
    announced = _header(response, "Content-Length")
    if announced.isascii() and announced.isdigit() and int(announced[:18]) > limits.largest:
        raise _TooLargeError
    data = b"".join(_pieces(response, limits))
    if guard.is_over:
        return PullReply(reason="late")
    return PullReply(data=data, validators=validators, moved_to=moved_to)


def _pieces(response: urllib3.BaseHTTPResponse, limits: PullLimits) -> Iterator[bytes]:
    """The body without compression, as far as the limit."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip"):
        raise ValueError(encoding)
    unpack = zlib.decompressobj(_GZIP) if encoding == "gzip" else None
    left = limits.largest
    for piece in response.stream(_PIECE, decode_content=False):
        text = unpack.decompress(piece, left + 1) if unpack else piece
        left -= len(text)
        if left < 0:
            response.close()
            raise _TooLargeError
        yield text
    if unpack is not None and not unpack.eof:
        raise ValueError(encoding)


def _header(response: urllib3.BaseHTTPResponse, name: str) -> str:
    value = response.headers.get(name, "")
    return value if len(value) <= _LONGEST_HEADER and value.isprintable() else ""


def _reason(error: BaseException) -> str:
    """The code of a reason."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NameResolutionError):
            return "no-host"
        if isinstance(cause, SSLError):
            return "certificate"
        # urllib3 derives an error of any connection from that of one that took too long.
        if isinstance(cause, NewConnectionError):
            return "refused"
        if isinstance(cause, TimeoutError | urllib3.exceptions.TimeoutError):
            return "late"
        cause = getattr(cause, "reason", None) if isinstance(getattr(cause, "reason", None), Exception) else None
    return "refused"


def _pools(guard: Guard, limits: PullLimits, site: str | None) -> urllib3.PoolManager:
    about = f"; {site}" if site else ""
    headers = {
        "User-Agent": f"Laur/{__version__} (union of registers{about})",
        "Accept": "application/json, application/feed+json, application/atom+xml, application/rss+xml, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    return guarded_pools(guard, headers, urllib3.Timeout(connect=CONNECT_SECONDS, read=limits.read_seconds))


def host_of(address: str) -> str:
    """The host of an address, by which requests are spread."""
    return (urlsplit(address).hostname or "").lower()
