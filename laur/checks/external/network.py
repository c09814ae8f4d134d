"""HTTP requests, by urllib3. Imported only when a site is asked."""

import time

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, SSLError
from urllib3.exceptions import TimeoutError as TooLate

from laur import __version__
from laur.checks.external.visits import NO_HOST, ExternalServices, HttpContent, HttpReply, NoAnswerError
from laur.system.guarded_http import Guard, PrivateAddressError, guarded_pools

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 15.0, 40.0
"""For a connection, for each piece of an answer, and for the whole of its headers."""
CONTENT_SECONDS, CONTENT_BYTES = 60.0, 32 * 1024 * 1024
"""A source that takes longer or is larger is not noted."""


def network(
    site: str | None, *, allows_private: bool = False, read_seconds: float = READ_SECONDS, whole: float = WHOLE_SECONDS
) -> ExternalServices:
    """The real network; `site` names who asks, and may lead into private networks only if it `allows_private`.

    An answer may take up to `read_seconds` for a piece of it and `whole` seconds in all.
    """
    about = f"; {site}" if site else ""
    headers = {"User-Agent": f"Laur/{__version__} (link check{about})", "Accept": "*/*"}
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=read_seconds)

    def ask(method: str, address: str) -> HttpReply:
        guard = Guard(whole, allows_private=allows_private)
        with guard.running(), guarded_pools(guard, headers, timeout) as pools:
            try:
                response = pools.request(method, address, redirect=False, preload_content=False)
            except (HTTPError, PrivateAddressError, OSError, UnicodeError, ValueError) as error:
                raise NoAnswerError(guard.reason or _reason(error)) from error
            answer_headers = response.headers
            response.close()  # the content is not needed
            if guard.reason:
                raise NoAnswerError(guard.reason)  # what it ended looks like complete headers
        return HttpReply(response.status, answer_headers.get("Location"), answer_headers.get("Retry-After"))

    def read(address: str) -> HttpContent | None:
        guard = Guard(CONTENT_SECONDS, allows_private=allows_private)
        with guard.running(), guarded_pools(guard, headers, timeout) as pools:
            try:
                response = pools.request("GET", address, redirect=False, preload_content=False)
                parts, size = [], 0
                for part in response.stream(64 * 1024):
                    parts.append(part)
                    size += len(part)
                    if size > CONTENT_BYTES:
                        return None
            except (HTTPError, PrivateAddressError, OSError, UnicodeError, ValueError):
                return None
        is_whole = response.status == 200 and not guard.reason
        return HttpContent(response.headers.get("Content-Type", ""), b"".join(parts)) if is_whole else None

    return ExternalServices(ask, time.sleep, time.time, read)


def _reason(error: Exception) -> str:
    """The reason as a term of the problem messages."""
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(cause, NameResolutionError):
        return NO_HOST
    if isinstance(cause, SSLError):
        return "certificate"
    return "late" if isinstance(cause, TooLate) else "refused"
