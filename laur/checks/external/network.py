"""HTTP requests, by urllib3. Imported only when a site is asked."""

import time

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, SSLError
from urllib3.exceptions import TimeoutError as TooLate

from laur import __version__
from laur.checks.external.visits import NO_HOST, ExternalServices, HttpReply, NoAnswerError

CONNECT_SECONDS, READ_SECONDS = 10.0, 15.0


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

    return ExternalServices(ask, time.sleep, time.time)


def _reason(error: Exception) -> str:
    """The reason as a term of the problem messages."""
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(cause, NameResolutionError):
        return NO_HOST
    if isinstance(cause, SSLError):
        return "certificate"
    return "late" if isinstance(cause, TooLate) else "refused"
