"""What other sites answered, and how long that is believed."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

DAY = 24 * 60 * 60.0


class Verdict(StrEnum):
    """What is to be thought of an address."""

    THERE = "there"
    MOVED = "moved"
    """For good, and the new place is there."""
    DEAD = "dead"
    UNANSWERED = "unanswered"
    """Nothing can be said today."""


BELIEVED = {Verdict.THERE: 7 * DAY, Verdict.MOVED: 7 * DAY, Verdict.DEAD: DAY, Verdict.UNANSWERED: 0.0}
"""For how many seconds an answer stands: what is wrong is asked again sooner, as somebody may have mended it."""


class CachedAnswer(Struct, frozen=True, omit_defaults=True):
    """What came of asking for an address."""

    verdict: Verdict
    at: float
    """When, in seconds since the epoch."""
    reason: str = ""
    """``HTTP 404``, or a word that the wording knows."""
    moved_to: str | None = None


def recall(file: Path, now: float) -> dict[str, CachedAnswer]:
    """The answers that can still be believed; none where the file cannot be read."""
    try:
        known = msgspec.json.decode(file.read_bytes(), type=dict[str, CachedAnswer])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
    return {address: answer for address, answer in known.items() if 0 <= now - answer.at < BELIEVED[answer.verdict]}


def remember(file: Path, answers: Mapping[str, CachedAnswer]) -> None:
    """Write them down, all at once or not at all. What cannot be believed later is left out."""
    lasting = {address: answer for address, answer in sorted(answers.items()) if BELIEVED[answer.verdict]}
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".tmp")
    aside.write_bytes(msgspec.json.format(msgspec.json.encode(lasting), indent=1))
    aside.replace(file)
