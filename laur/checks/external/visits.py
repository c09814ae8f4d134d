"""Requests an address: first with HEAD, again after a pause, along its redirects; and interprets the answer.

The network, the clock and waiting come in as `ExternalServices`. The statuses are those of RFC 9110, `Retry-After` is
its section 10.2.3.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from threading import Event

from msgspec import Struct
from msgspec.structs import replace

from laur.checks.external.answers import CachedAnswer, Verdict
from laur.checks.external.source_notes import content_digest
from laur.urls.addresses import joined, split_address

HOSTS_AT_ONCE = 8
PAUSE_SECONDS = 0.5
"""Between two requests to the same host."""
WAITS_SECONDS = (1.0, 4.0)
"""Before the second and third try after a temporary failure, where the host names no time."""
LONGEST_WAIT_SECONDS = 30.0
"""A host that asks to wait longer is asked another day."""
MOST_REDIRECTS = 8

_FOR_GOOD = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_FOR_PROGRAMS = frozenset({401, 402, 403, 405, 406, 407, 451, 999})
"""The page may work for a person with a browser."""
NO_HOST, PRIVATE = "no-host", "private"


class NoAnswerError(Exception):
    """A host could not be reached; the reason is its only argument."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class HttpReply(Struct, frozen=True):
    """The status and headers of an answer."""

    status: int
    location: str | None = None
    retry_after: str | None = None


class HttpContent(Struct, frozen=True):
    """What is at an address."""

    media_type: str
    data: bytes


def read_nothing(_address: str) -> HttpContent | None:
    """Reads no content."""
    return None


class ExternalServices(Struct, frozen=True):
    """The network, the clock and waiting."""

    ask: Callable[[str, str], HttpReply]
    """``HEAD`` or ``GET`` and an address, without following redirects; raises `NoAnswerError`."""
    sleep: Callable[[float], None]
    now: Callable[[], float]
    """Seconds since the epoch."""
    read: Callable[[str], HttpContent | None] = read_nothing
    """The content at an address, without following redirects; None if it cannot be read whole."""


def visit_all(
    addresses: Iterable[str], world: ExternalServices, sources: Container[str] = ()
) -> dict[str, CachedAnswer]:
    """The answer for each address: several hosts at once, each host's addresses one after the other.

    The content of `sources` is read, too.
    """
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[split_address(address).netloc.lower()].append(address)
    if not by_host:
        return {}
    given_up = Event()
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        hosts = [pool.submit(_visit_host, all_of, world, sources, given_up) for all_of in by_host.values()]
        try:
            answers = dict(pair for host in hosts for pair in host.result())
        except BaseException:
            given_up.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return dict(_without_a_network(answers))


def _without_a_network(answers: dict[str, CachedAnswer]) -> Iterator[tuple[str, CachedAnswer]]:
    """An unknown host is gone if other hosts are known; otherwise this computer has no network."""
    is_connected = any(answer.reason != NO_HOST for answer in answers.values())
    for address, answer in answers.items():
        dead = answer.reason == NO_HOST and is_connected
        yield address, CachedAnswer(Verdict.DEAD, answer.at, answer.reason) if dead else answer


def _visit_host(
    addresses: list[str], world: ExternalServices, sources: Container[str], given_up: Event
) -> list[tuple[str, CachedAnswer]]:
    answers: list[tuple[str, CachedAnswer]] = []
    for address in addresses:
        if given_up.is_set():
            break
        if answers:
            world.sleep(PAUSE_SECONDS)
        answers.append((address, visit(address, world, with_content=address in sources)))
    return answers


def visit(address: str, world: ExternalServices, *, with_content: bool = False) -> CachedAnswer:
    """The answer for an address."""
    moved_to: str | None = None
    is_for_good = True
    at, seen = address, {address}
    for _ in range(MOST_REDIRECTS):
        try:
            reply = _request_again(at, world)
        except NoAnswerError as error:
            return CachedAnswer(Verdict.UNANSWERED, world.now(), error.reason)
        if reply.status not in _REDIRECTS or not reply.location:
            answer = _answer(reply, moved_to, world.now())
            return replace(answer, digest=_digest(at, world)) if with_content and answer.unread else answer
        at = joined(at, reply.location).partition("#")[0]
        is_for_good = is_for_good and reply.status in _FOR_GOOD
        moved_to = at if is_for_good else moved_to
        if at in seen:
            break
        seen.add(at)
        world.sleep(PAUSE_SECONDS)
    return CachedAnswer(Verdict.DEAD, world.now(), "circle")


def _answer(reply: HttpReply, moved_to: str | None, now: float) -> CachedAnswer:
    status, reason = reply.status, f"HTTP {reply.status}"
    if status in _GONE:
        return CachedAnswer(Verdict.DEAD, now, reason)
    if status < 400 or status in _NOT_FOR_PROGRAMS:
        return CachedAnswer(Verdict.MOVED, now, "", moved_to) if moved_to else CachedAnswer(Verdict.THERE, now)
    return CachedAnswer(Verdict.UNANSWERED, now, reason)


def _digest(address: str, world: ExternalServices) -> str:
    """The digest of the content at an address; empty if it cannot be read."""
    world.sleep(PAUSE_SECONDS)
    content = world.read(address)
    return content_digest(content.media_type, content.data) if content else ""


def _request_again(address: str, world: ExternalServices) -> HttpReply:
    """The reply of an address, requested again where that may help. Raises `NoAnswerError`."""
    for wait in (*WAITS_SECONDS, None):
        try:
            reply = _request(address, world)
        except NoAnswerError as error:
            if wait is None or error.reason in (NO_HOST, PRIVATE):
                raise
            world.sleep(wait)
            continue
        asked_for = _retry_after(reply, world.now())
        if reply.status not in _PASSING or wait is None or asked_for > LONGEST_WAIT_SECONDS:
            return reply
        world.sleep(max(wait, asked_for))
    raise AssertionError("the last try returns or raises")


def _request(address: str, world: ExternalServices) -> HttpReply:
    """The reply to HEAD, which has no content; to GET where a server does not support or refuses HEAD."""
    reply = world.ask("HEAD", address)
    if reply.status < 400 or reply.status in {429, 503}:
        return reply
    return world.ask("GET", address)


def _retry_after(reply: HttpReply, now: float) -> float:
    """How many seconds a server asks to wait; it states a number or a date."""
    text = (reply.retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
