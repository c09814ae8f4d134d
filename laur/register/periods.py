"""The periods in which a certificate runs, is suspended and is withdrawn, and those in which two run together.

They do not depend on the day, and follow from dates and events by the same principle as the status (`docs/domain.md`,
“Periods”). Timelines, the check for overlaps and the ends of renewals use them.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from laur.register.events import stops
from laur.register.record import EndBasis, Period, Record, Span
from laur.register.terms import day_after, day_before


class Periods(Struct, frozen=True):
    """Each tuple is in the order of days; its periods neither overlap nor touch."""

    running: tuple[Period, ...] = ()
    """Surely begun, not ended and not withdrawn. Suspensions and successors do not interrupt them. Empty where the end
    is not known, even before a withdrawal."""
    possible: tuple[Period, ...] = (Period(date.min, None),)
    """Between the first day on which it can begin and the last on which it can end, and not withdrawn."""
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
    events, runs_from = record.claim.certificate.events, record.runs_from
    stopped = stops(events) if events else ()  # nearly all certificates have no events, and this is faster
    withdrawn = merged(stop.period for stop in stopped if stop.is_withdrawal)
    suspended = merged(stop.period for stop in stopped if not stop.is_withdrawal)
    return _periods(record.start, runs_from, record.end, record.end_basis, suspended, withdrawn)


def periods_between(
    start: Span | None, end: Span | None, end_basis: EndBasis, withdrawn: tuple[Period, ...] = ()
) -> Periods:
    """The periods of something that begins and ends on these days, with `withdrawn` in order."""
    return _periods(start, start.last if start else None, end, end_basis, (), withdrawn)


def _periods(
    start: Span | None,
    runs_from: date | None,
    end: Span | None,
    end_basis: EndBasis,
    suspended: tuple[Period, ...],
    withdrawn: tuple[Period, ...],
) -> Periods:
    whole = Period(start.first if start else date.min, end.last if end else None)
    sure = Period(runs_from or date.min, end.first if end else None)
    is_sure = end_basis is not EndBasis.UNKNOWN and (sure.last is None or sure.first <= sure.last)
    possible = tuple(outside(whole, withdrawn)) if whole.last is None or whole.first <= whole.last else ()
    return Periods(
        running=tuple(outside(sure, withdrawn)) if is_sure else (),
        possible=possible,
        suspended=merged(part for period in possible for part in within(suspended, period)),
        withdrawn=withdrawn,
    )


# ---------------------------------------------------------------------------------------------- together


class RunningTime(Struct, frozen=True):
    """When something surely runs, to be compared with others of its kind."""

    chain: str | None
    """The id of the certificate with which its chain begins; None for what is in no chain."""
    by_dates: tuple[Period, ...]
    """By its own dates and events."""
    until_replaced: tuple[Period, ...]
    """The same, to the day before its successor replaces it."""

    @classmethod
    def of(
        cls, periods: Periods, since: Span | None, *, chain: str | None = None, replaced: date | None = None
    ) -> "RunningTime":
        """The running periods of what is stated to begin on `since` and is replaced from the day `replaced`.

        Without a stated start there are none: one that is only reckoned is not sure enough for a comparison.
        """
        running = periods.running if since is not None else ()
        kept = running if replaced is None else tuple(within(running, Period(date.min, day_before(replaced))))
        return cls(chain, running, kept)

    def is_in_chain_of(self, other: "RunningTime") -> bool:
        """Whether the two belong to one chain of renewals."""
        return self.chain is not None and self.chain == other.chain


def running_times(records: Iterable[Record], register: Mapping[str, Record]) -> Mapping[str, RunningTime]:
    """The running times of `records` by id."""
    first: dict[str, str] = {}
    found = {}
    for record in records:
        walked = [record.id]
        while walked[-1] not in first and (before := register[walked[-1]].predecessor) is not None:
            walked.append(before)
        chain = first.get(walked[-1], walked[-1])
        first.update(dict.fromkeys(walked, chain))
        found[record.id] = RunningTime.of(periods(record), record.since, chain=chain, replaced=record.superseded_from)
    return found


def both_run(one: RunningTime, other: RunningTime) -> Iterator[Period]:
    """The periods in which both surely run, in order.

    Members of one chain are compared by their own dates, because a timeline shows where a renewal came before the
    earlier end. Others are compared only until a successor replaces them: from then on the successor counts.
    """
    if one.is_in_chain_of(other):
        mine, theirs = one.by_dates, other.by_dates
    else:
        mine, theirs = one.until_replaced, other.until_replaced
    for period in mine:
        yield from within(theirs, period)


# ---------------------------------------------------------------------------------------------- sets of days


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
