"""Cached responses of other sites, with their lifetimes."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.system.formats import DECODE_FAULTS

DAY = 24 * 60 * 60.0


class Verdict(StrEnum):
    """The state of an address."""

    THERE = "there"
    MOVED = "moved"
    """Moved permanently, and the new address works."""
    DEAD = "dead"
    UNANSWERED = "unanswered"
    """Not known today."""


BELIEVED = {Verdict.THERE: 7 * DAY, Verdict.MOVED: 7 * DAY, Verdict.DEAD: DAY, Verdict.UNANSWERED: 0.0}
"""How many seconds an answer is kept: failures are checked again sooner, as they may have been fixed."""


class CachedAnswer(Struct, frozen=True, omit_defaults=True):
    """The answer for an address."""

    verdict: Verdict
    at: float
    """When it came, in seconds since the epoch."""
    reason: str = ""
    """``HTTP 404``, or a term of the problem messages."""
    moved_to: str | None = None
    digest: str | None = None
    """Of its content, if it was read; empty if it could not be read; None for a link whose content nobody needs."""

    @property
    def unread(self) -> bool:
        """Whether it is there and its content was not asked for."""
        return self.digest is None and self.verdict in {Verdict.THERE, Verdict.MOVED}


def recall(file: Path, now: float) -> dict[str, CachedAnswer]:
    """The answers that are still valid; none where the file cannot be read."""
    try:
        known = msgspec.json.decode(file.read_bytes(), type=dict[str, CachedAnswer])
    except (OSError, *DECODE_FAULTS):
        return {}
    return {address: answer for address, answer in known.items() if 0 <= now - answer.at < BELIEVED[answer.verdict]}


def remember(file: Path, answers: Mapping[str, CachedAnswer]) -> None:
    """Writes the cache atomically. Leaves out answers that expire immediately."""
    lasting = {address: answer for address, answer in sorted(answers.items()) if BELIEVED[answer.verdict]}
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".tmp")
    aside.write_bytes(msgspec.json.format(msgspec.json.encode(lasting), indent=1))
    aside.replace(file)
