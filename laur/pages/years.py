"""The certificates by years: those that end in each, and what was valid when in each past one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from laur.pages.context import PageContext
from laur.pages.order import places
from laur.register import DOUBTFUL, Period, Status, StatusOnDay
from laur.register.periods import merged, within
from laur.register.terms import day_before

MOST_YEARS = 100
"""A mistyped year makes no more pages than this."""
_ENDED_BEFORE = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})


def ending(context: PageContext) -> Mapping[int, Sequence[str]]:
    """The certificates that end by themselves, earliest end first, by the year of the last possible day, newest first.

    Has every year from the first in which something was valid, or ends, to the current one: addresses stay when nothing
    ends in a year.
    """
    return context.once("ending", "", partial(_ending, context))


def asked_years(context: PageContext) -> tuple[int, ...]:
    """The years to ask about, newest first: those in which something ends, and the current one.

    The site of one organisation asks only about the former.
    """
    this = None if context.catalog.is_of_one else context.catalog.day.year
    return tuple(year for year, ids in ending(context).items() if ids or year == this)


def _ending(context: PageContext) -> Mapping[int, Sequence[str]]:
    ends, this = _by_end(context), context.catalog.day.year
    if not context.catalog.awards.records:
        return {}
    first = max(min(_first_year(context, this), *ends, this), this - MOST_YEARS + 1)
    years = sorted({*ends, *range(first, this + 1)}, reverse=True)
    return {year: ends.get(year, ()) for year in years}


def _by_end(context: PageContext) -> Mapping[int, Sequence[str]]:
    awards = context.catalog.awards
    found: defaultdict[int, list[tuple[date, int, str]]] = defaultdict(list)
    for number, key in enumerate(places(context)):
        end = awards.records[key].end
        if end is not None and awards.statuses[key].status not in _ENDED_BEFORE:
            found[end.last.year].append((end.last, number, key))
    return {year: [key for _, _, key in sorted(ends)] for year, ends in sorted(found.items(), reverse=True)}


class OfYear(Struct, frozen=True):
    """The certificates of a past year by what they were on its last day, each list in the order of the listing."""

    held: tuple[str, ...]
    """Valid on 31 December."""
    during: tuple[str, ...]
    """Valid, or perhaps so, on another day of the year only."""
    unconfirmed: tuple[str, ...]
    """On 31 December it is not known whether they were valid."""
    periods: Mapping[str, tuple[Period, ...]]
    """The days of the year on which they were valid, by id; without those that never were."""

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self.held, *self.during, *self.unconfirmed)


def past_years(context: PageContext) -> Mapping[int, OfYear]:
    """Every past year from the first of which the register knows something, newest year first."""
    return context.once("past years", "", partial(_past_years, context))


def _past_years(context: PageContext) -> Mapping[int, OfYear]:
    day = context.catalog.day
    last = day.year if day >= date(day.year, 12, 31) else day.year - 1
    first = max(_first_year(context, last), last - MOST_YEARS + 1)
    groups: dict[int, _ListsOfYear] = {year: _ListsOfYear([], [], [], {}) for year in range(last, first - 1, -1)}
    for key in places(context):
        steps = context.timeline_steps(key)
        for year, within_year in _by_year(steps, first, last):
            _sort_in(groups[year], key, within_year, year)
    return {
        year: OfYear(tuple(found.held), tuple(found.during), tuple(found.unconfirmed), found.periods)
        for year, found in groups.items()
    }


def _first_year(context: PageContext, last: int) -> int:
    """The first year in which the status of something changes."""
    steps = (step for key in places(context) for step in context.timeline_steps(key)[1:])
    return min((turn.year for turn, _ in steps), default=last + 1)


_Steps = Sequence[tuple[date, StatusOnDay]]


class _ListsOfYear(Struct):
    """An `OfYear` that is not complete yet."""

    held: list[str]
    during: list[str]
    unconfirmed: list[str]
    periods: dict[str, tuple[Period, ...]]


def _by_year(steps: _Steps, first: int, last: int) -> Iterator[tuple[int, _Steps]]:
    """For each year in which a certificate is held or in doubt, its statuses in it; the first is that of 1 January."""
    at = 0
    for year in range(first, last + 1):
        end = at
        while end + 1 < len(steps) and steps[end + 1][0].year <= year:
            end += 1
        found = steps[at : end + 1]
        if any(then.status.is_held or then.status in DOUBTFUL for _, then in found):
            yield year, found
        elif end + 1 == len(steps):
            return
        at = end


def _sort_in(lists: _ListsOfYear, key: str, steps: _Steps, year: int) -> None:
    """Adds a certificate with its statuses in a year to the list in which it is on the last day."""
    whole, status = Period(date(year, 1, 1), date(year, 12, 31)), steps[-1][1].status
    periods = tuple(within(held_periods(steps), whole))
    if periods:
        lists.periods[key] = periods
    if status.is_held:
        lists.held.append(key)
    elif status in DOUBTFUL:
        lists.unconfirmed.append(key)
    elif periods or any(then.status in DOUBTFUL for _, then in steps):
        lists.during.append(key)


def status_at(steps: Sequence[tuple[date, StatusOnDay]], day: date) -> Status:
    """The status on a day, of all statuses through time."""
    return next(then.status for turn, then in reversed(steps) if turn <= day)


def held_periods(steps: Sequence[tuple[date, StatusOnDay]]) -> tuple[Period, ...]:
    """The periods in which a certificate with these statuses is held."""
    ends = (*(day_before(turn) for turn, _ in steps[1:]), None)
    return merged(Period(turn, end) for (turn, then), end in zip(steps, ends, strict=True) if then.status.is_held)
