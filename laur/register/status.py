"""The status of a certificate on one day, by the nine rules of `docs/domain.md`; the first rule that matches wins.

The status with its reasons is a `StatusOnDay`. Where a date is known only to the month or the year, bad news counts
from the first day that it can mean and good news from the last: nothing is called valid on a day on which it may not
be.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from laur.model import CertificateEvent, EventType
from laur.register.events import counts_from, stopped_by
from laur.register.record import EndBasis, Record, Span, StartBasis, Status
from laur.register.terms import day_after

EXPIRING_DAYS = 90
"""A valid certificate with at most this many days left is `expiring` (rule 6)."""


class Doubt(StrEnum):
    """Why a status is `uncertain`: it is not known whether this has come yet."""

    BEGINNING = "beginning"
    END = "end"


class StatusOnDay(Struct, frozen=True):
    """The status of a certificate on a day, with its reasons.

    It holds neither the day nor a count of days, so it changes only when its wording does.
    """

    status: Status
    estimated: bool
    """Whether the status depends on a computed date; shown with “about”."""
    since: Span | None
    """Since when it is, was or will be held; None where that is not stated."""
    until: Span | None
    """The last day on which it counts; a span of days where the exact day is not known."""
    event: CertificateEvent | None
    """The suspension or withdrawal that decides the status."""
    successor: str | None
    doubt: Doubt | None
    """Only where the status is `uncertain`."""

    def has_wording_of(self, other: "StatusOnDay") -> bool:
        """Whether it reads like `other`, another status of the same certificate."""
        return (self.status, self.event, self.doubt) == (other.status, other.event, other.doubt)


def status_on(record: Record, day: date) -> StatusOnDay:
    """The status of a certificate on `day`, with its reasons; every record has exactly one on every day."""
    events = record.claim.certificate.events
    stop = stopped_by(events, day) if events else None
    status, estimated = _status(record, day, stop)
    deciding = stop if status is Status.WITHDRAWN or status is Status.SUSPENDED else None
    doubt = _doubt(record, day) if status is Status.UNCERTAIN else None
    return StatusOnDay(status, estimated, record.since, record.end, deciding, record.successor, doubt)


def _status(record: Record, day: date, stop: CertificateEvent | None) -> tuple[Status, bool]:
    """The status, and whether it depends on a computed date."""
    start, end = record.start, record.end
    computed = record.end_basis is EndBasis.ESTIMATED
    taken_over = record.superseded_from is not None and record.superseded_from <= day
    # Rule 1: the last event is a withdrawal.
    if stop is not None and stop.type is EventType.WITHDRAWN:
        return Status.WITHDRAWN, False
    # Rule 2: it cannot have begun.
    if start is not None and day < start.first:
        return Status.UPCOMING, record.start_basis is StartBasis.RECKONED
    # Rule 3: its last possible day has passed.
    if end is not None and end.last < day:
        return (Status.SUPERSEDED, computed and not taken_over) if record.successor else (Status.EXPIRED, computed)
    # Rule 4: its successor has begun.
    if taken_over:
        return Status.SUPERSEDED, False
    # Rule 5: suspended and not reinstated.
    if stop is not None:
        return Status.SUSPENDED, False
    # Rules 6 (stated end), 7 (computed end, the same way) and 8 (open end).
    if end is not None or record.end_basis is EndBasis.OPEN:
        return _running(record, day), computed or _is_begun_by_term(record, day)
    # Rule 9: nothing shows that it still runs.
    return Status.UNKNOWN, False


def _running(record: Record, day: date) -> Status:
    """Rules 6 to 8, for a day between its first possible beginning and its last possible end."""
    end = record.end
    if record.runs_from is not None and day < record.runs_from:
        return Status.UNCERTAIN
    if end is None:
        return Status.VALID
    if day > end.first:
        return Status.UNCERTAIN
    return Status.EXPIRING if (end.first - day).days <= EXPIRING_DAYS else Status.VALID


def _is_begun_by_term(record: Record, day: date) -> bool:
    """Whether it may have begun by `day`, which follows only from its end and the term."""
    is_reckoned = record.start_basis is StartBasis.RECKONED
    return is_reckoned and record.runs_from is not None and day < record.runs_from


def _doubt(record: Record, day: date) -> Doubt:
    """The beginning is in doubt if its day is not known and the end cannot have come; otherwise the end is."""
    if record.runs_from is None or day >= record.runs_from:
        return Doubt.END
    return Doubt.END if record.end is not None and day > record.end.first else Doubt.BEGINNING


def days_left(on_day: StatusOnDay, day: date) -> int | None:
    """For how many days after `day` it surely still counts: 0 on its last; None where it is not held or has no end."""
    if not on_day.status.is_held or on_day.until is None:
        return None
    return (on_day.until.first - day).days


def in_grace(record: Record, day: date) -> bool:
    """Whether it has expired and a renewal on `day` would still continue from its end."""
    if record.end is None or record.grace_until is None or record.successor is not None:
        return False
    return record.end.last < day <= record.grace_until and status_on(record, day).status is Status.EXPIRED


def turning_days(record: Record) -> tuple[date, ...]:
    """Every day on which the `StatusOnDay` (or `in_grace`) may differ from the day before, in order.

    Between two of these days nothing changes, so a site that is rebuilt on each of them is never out of date.
    """
    days: set[date] = set()
    if record.start is not None:
        days.add(record.start.first)
    if record.runs_from is not None:
        days.add(record.runs_from)
    if record.superseded_from is not None:
        days.add(record.superseded_from)
    if record.end is not None:
        days.update(_end_turns(record.end))
    if record.grace_until is not None:
        days.add(day_after(record.grace_until))
    for event in record.claim.certificate.events:
        if event.type is not EventType.CORRECTED:
            days.add(counts_from(event))
    return tuple(sorted(days))


def _end_turns(end: Span) -> Iterator[date]:
    if (end.first - date.min).days > EXPIRING_DAYS:
        yield end.first - timedelta(days=EXPIRING_DAYS)
    yield day_after(end.first)
    yield day_after(end.last)


def timeline(record: Record) -> tuple[tuple[date, StatusOnDay], ...]:
    """Every `StatusOnDay`, each with its first day; the first begins with the calendar, on 1 January of the year 1.

    A page can hold them, so that its script shows the status on the reader's own day.
    """
    steps = [(date.min, status_on(record, date.min))]
    for day in turning_days(record):
        then = status_on(record, day)
        if then != steps[-1][1]:
            steps.append((day, then))
    return tuple(steps)
