"""HTTP requests, by urllib3. Imported only when a site is asked."""

import time

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, SSLError
from urllib3.exceptions import TimeoutError as TooLate

from laur import __version__
from laur.checks.external.visits import NO_HOST, ExternalServices, HttpContent, HttpReply, NoAnswerError

CONNECT_SECONDS, READ_SECONDS = 10.0, 15.0
CONTENT_SECONDS, CONTENT_BYTES = 60.0, 32 * 1024 * 1024
"""A source that takes longer or is larger is not noted."""


def network(site: str | None, read_seconds: float = READ_SECONDS) -> ExternalServices:
    """The real network; `site` names who asks, and each answer may take up to `read_seconds`."""
    about = f"; {site}" if site else ""
    pool = urllib3.PoolManager(
        num_pools=16,
        headers={"User-Agent": f"Laur/{__version__} (link check{about})", "Accept": "*/*"},
        timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=read_seconds),
        retries=False,
    )

    def ask(method: str, address: str) -> HttpReply:
        try:
            response = pool.request(method, address, redirect=False, preload_content=False)
        except (HTTPError, UnicodeError, ValueError) as error:
            raise NoAnswerError(_reason(error)) from error
        headers = response.headers
        response.close()  # the content is not needed
        return HttpReply(response.status, headers.get("Location"), headers.get("Retry-After"))

    def read(address: str) -> HttpContent | None:
        given_up = time.monotonic() + CONTENT_SECONDS
        try:
            response = pool.request("GET", address, redirect=False, preload_content=False)
            with response:
                parts, size = [], 0
                for part in response.stream(64 * 1024):
                    parts.append(part)
                    size += len(part)
                    if size > CONTENT_BYTES or time.monotonic() > given_up:
                        return None
        except (HTTPError, OSError, UnicodeError, ValueError):
            return None
        is_whole = response.status == 200
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
