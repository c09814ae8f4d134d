"""The periods in which a certificate runs, is suspended and is withdrawn, whatever the day.

They follow from its own dates and events, by the same principle as its status (`docs/domain.md`, “Periods”). Timelines,
the check for overlaps and the ends of renewals use them.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from laur.register.events import stops
from laur.register.record import EndBasis, Period, Record
from laur.register.terms import day_after, day_before


class Periods(Struct, frozen=True):
    """Each tuple is in the order of days; its periods neither overlap nor touch."""

    running: tuple[Period, ...] = ()
    """Surely begun, not ended and not withdrawn. Suspensions and successors do not interrupt them. Empty where the end
    is not known."""
    suspended: tuple[Period, ...] = ()
    """Suspended and not withdrawn, between the first day on which it can begin and the last on which it can end."""
    withdrawn: tuple[Period, ...] = ()
    """Withdrawn, even before it begins and after it ends."""

    @property
    def withdrawn_for_good(self) -> date | None:
        """The first day of the withdrawal that no reinstatement lifts; None without one."""
        return next((period.first for period in self.withdrawn if period.last is None), None)


def periods(record: Record) -> Periods:
    """The periods of a certificate by its own dates and events.

    They do not end where a successor replaces it; for that, see `Record.superseded_from`.
    """
    events, term = record.claim.certificate.events, _sure_term(record)
    if not events:  # true of nearly all certificates, and faster
        return Periods((term,) if term else ())
    stopped = stops(events)
    withdrawn = merged(stop.period for stop in stopped if stop.is_withdrawal)
    suspended = merged(stop.period for stop in stopped if not stop.is_withdrawal)
    start, end = record.start, record.end
    possible = Period(start.first if start else date.min, end.last if end else None)
    return Periods(
        running=tuple(outside(term, withdrawn)) if term else (),
        suspended=tuple(part for period in within(suspended, possible) for part in outside(period, withdrawn)),
        withdrawn=withdrawn,
    )


def _sure_term(record: Record) -> Period | None:
    """From the day from which it counts as begun to the first that can be its last; None where its end is unknown."""
    first, last = record.runs_from or date.min, record.end.first if record.end else None
    if record.end_basis is EndBasis.UNKNOWN or (last is not None and last < first):
        return None
    return Period(first, last)


def outside(period: Period, others: Iterable[Period]) -> Iterator[Period]:
    """The parts of a period outside all of `others`, which are in order and do not overlap."""
    first = period.first
    for other in others:
        if first < other.first:
            yield from within((Period(first, day_before(other.first)),), period)
        if other.last is None:
            return
        first = max(first, day_after(other.last))
    yield from within((Period(first, None),), period)


def within(periods: Iterable[Period], bounds: Period) -> Iterator[Period]:
    """The parts of `periods` within `bounds`."""
    for period in periods:
        ends = [last for last in (period.last, bounds.last) if last is not None]
        first, last = max(period.first, bounds.first), min(ends, default=None)
        if last is None or first <= last:
            yield Period(first, last)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days, in as few periods as possible, in order."""
    found: list[Period] = []
    for period in sorted(periods, key=lambda period: period.first):
        before = found[-1] if found else None
        if before is None or (before.last is not None and day_after(before.last) < period.first):
            found.append(period)
        elif before.last is not None:
            found[-1] = Period(before.first, max(before.last, period.last) if period.last else None)
    return tuple(found)
