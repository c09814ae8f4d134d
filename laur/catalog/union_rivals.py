"""Whether two registers state the same award, and in what they contradict each other.

A holder has an award once. Two entries of one holder and scheme are the same award if they have the same number or one
of their dates in common, or if they certainly run at the same time. A fact that only one of them states, and a date
that is only more precise in one of them, is no contradiction.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from laur.model import OPEN, Certificate, EventType, Kind
from laur.model.dates import PartialDate
from laur.register.facts import Facts

_DATES = ("assessed", "awarded", "valid_from", "valid_until")
_STATES = frozenset({EventType.SUSPENDED, EventType.REINSTATED, EventType.WITHDRAWN})


class Difference(Struct, frozen=True):
    """A fact that two entries state differently."""

    key: str
    one: str
    other: str


def is_same_award(one: Facts, other: Facts) -> bool:
    """Whether two entries of one holder and scheme state the same award."""
    mine, theirs = one.claim.certificate, other.claim.certificate
    if mine.number and theirs.number:
        if mine.number == theirs.number:
            return True
        if mine.kind is Kind.INITIAL and theirs.kind is Kind.INITIAL:
            return False  # two first awards with two numbers run side by side on purpose
    if any(_agree(getattr(mine, key), getattr(theirs, key)) for key in _DATES):
        return True
    if not _is_dated(mine) or not _is_dated(theirs):
        return mine.level == theirs.level
    return _run_together(one, other)


def differences(one: Certificate, other: Certificate) -> Iterator[Difference]:
    """What two statements of the same award state differently: the level, dates, and whether it is still held."""
    if one.level and other.level and one.level != other.level:
        yield Difference("level", one.level, other.level)
    for key in _DATES:
        mine, theirs = getattr(one, key), getattr(other, key)
        if mine and theirs and not _agree(mine, theirs):
            yield Difference(key, str(mine), str(theirs))
    if one.number and other.number and one.number != other.number:
        yield Difference("number", one.number, other.number)
    mine_state, their_state = _state(one), _state(other)
    if mine_state != their_state:
        yield Difference("events", mine_state, their_state)


def _state(certificate: Certificate) -> str:
    """``withdrawn``, ``suspended`` or ``held``, by the last event."""
    last = next((event.type for event in reversed(certificate.events) if event.type in _STATES), None)
    return "held" if last is None or last is EventType.REINSTATED else last.value


def _agree(one: PartialDate | str | None, other: PartialDate | str | None) -> bool:
    """Whether both are stated, and can mean the same day."""
    if one is None or other is None:
        return False
    if not isinstance(one, PartialDate) or not isinstance(other, PartialDate):
        return one == other == OPEN
    return one.first <= other.last and other.first <= one.last


def _is_dated(certificate: Certificate) -> bool:
    return any(getattr(certificate, key) for key in _DATES)


def _run_together(one: Facts, other: Facts) -> bool:
    """Whether both certainly run on some day."""
    mine, theirs = _days(one), _days(other)
    return mine is not None and theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]


def _days(fact: Facts) -> tuple[date, date] | None:
    """The first and last day on which it certainly runs."""
    start, end = fact.stated_start, fact.end
    if start is None:
        return None
    last = date.max if fact.claim.certificate.valid_until == OPEN else end.first if end else None
    if last is None and fact.claim.reckoned is not None:
        last = fact.claim.reckoned.first
    return (start.last, last) if last is not None and start.last <= last else None
