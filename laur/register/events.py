"""What the events of a certificate do: a suspension or a withdrawal stops it, a reinstatement lifts the stop.

`status`, `periods` and `changes` share these rules. Bad news counts from the first day that its date can mean, other
events count from the last (`docs/domain.md`, “Dates”).
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from laur.model import CertificateEvent, EventType
from laur.register.record import Period
from laur.register.terms import day_before

BAD_NEWS = (EventType.SUSPENDED, EventType.WITHDRAWN)


class Stop(Struct, frozen=True):
    """A suspension or withdrawal, with the days on which it applies."""

    event: CertificateEvent
    period: Period

    @property
    def is_withdrawal(self) -> bool:
        return self.event.type is EventType.WITHDRAWN


def counts_from(event: CertificateEvent) -> date:
    """The day from which an event counts."""
    return event.date.first if event.type in BAD_NEWS else event.date.last


def stops(events: Sequence[CertificateEvent]) -> tuple[Stop, ...]:
    """The suspensions and withdrawals among `events`, by precedence: of those that apply on a day, the last decides.

    Withdrawals come after suspensions, because a later suspension does not undo them. Otherwise they are in the order
    of their dates, and of the list where dates are equal. A stop that is lifted on its first day is left out.
    """
    found = []
    for index, event in enumerate(events):
        if event.type in BAD_NEWS:
            first, lifted = counts_from(event), _lifted_on(index, events)
            if lifted is None or first < lifted:
                found.append(Stop(event, Period(first, day_before(lifted) if lifted else None)))
    return tuple(sorted(found, key=lambda stop: (stop.is_withdrawal, stop.event.date.first, stop.event.date.last)))


def stopped_by(events: Sequence[CertificateEvent], day: date) -> CertificateEvent | None:
    """The suspension or withdrawal that decides the status on `day` (rules 1 and 5); None where none applies."""
    return next((stop.event for stop in reversed(stops(events)) if day in stop.period), None)


def _lifted_on(index: int, events: Sequence[CertificateEvent]) -> date | None:
    """The first day on which a reinstatement has lifted the stop at `index`; None where none ever does."""
    stop = events[index].date
    lifting = (
        counts_from(event)
        for other, event in enumerate(events)
        if event.type is EventType.REINSTATED
        and event.date.last >= stop.first
        # Where the dates do not show which of the two came first, the order of the list does.
        and (event.date.first > stop.last or other > index)
    )
    return min(lifting, default=None)
