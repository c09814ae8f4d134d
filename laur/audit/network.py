"""HTTP requests, by urllib3. Imported only when a site is audited."""

import time

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, SSLError
from urllib3.exceptions import TimeoutError as TooLate
from urllib3.util import Retry

from laur import __version__
from laur.audit.reader import Method, SiteReply, Web

CONNECT_SECONDS, READ_SECONDS = 10.0, 20.0
LARGEST = 64 * 1024 * 1024
"""No file may be longer, in bytes without compression."""
_PIECE = 64 * 1024
_AGAIN = Retry(total=2, redirect=False, status_forcelist=(502, 503, 504), backoff_factor=0.5, raise_on_status=False)


def web(largest: int = LARGEST) -> Web:
    """The real network, with the certificates of the system, and a clock that begins now."""
    began = time.monotonic()
    pool = urllib3.PoolManager(
        num_pools=4,
        maxsize=8,
        headers={"User-Agent": f"Laur/{__version__} (audit)", "Accept-Encoding": "gzip, deflate", "Accept": "*/*"},
        timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
        retries=_AGAIN,
    )

    def ask(method: Method, url: str) -> SiteReply:
        try:
            response = pool.request(method.value, url, redirect=False, preload_content=False)
            try:
                body = _read(response, largest)
            finally:
                response.release_conn()
        except (HTTPError, UnicodeError, ValueError) as error:
            return SiteReply(0, {}, reason=_reason(error))
        headers = {name.lower(): value for name, value in response.headers.items()}
        return SiteReply(0, headers, reason="large") if body is None else SiteReply(response.status, headers, body)

    return Web(ask, lambda: time.monotonic() - began)


def _read(response: urllib3.BaseHTTPResponse, largest: int) -> bytes | None:
    """The whole body, without compression; None if it is too long or takes too long."""
    pieces, length, began = [], 0, time.monotonic()
    for piece in response.stream(_PIECE, decode_content=True):
        pieces.append(piece)
        length += len(piece)
        if length > largest or time.monotonic() - began > 3 * READ_SECONDS:
            response.close()
            return None
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    """The reason as a term of the messages."""
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(cause, NameResolutionError):
        return "no-host"
    if isinstance(cause, SSLError):
        return "certificate"
    return "late" if isinstance(cause, TooLate) else "refused"
