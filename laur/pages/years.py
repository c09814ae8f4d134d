"""The certificates by years: those that end in each, and what was valid when in each past one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    """The years to ask about, newest first: those in which something ends, and the current one."""
    return tuple(year for year, ids in ending(context).items() if ids or year == context.catalog.day.year)


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
    return {year: _of_year(context, year) for year in range(last, first - 1, -1)}


def _first_year(context: PageContext, last: int) -> int:
    """The first year in which the status of something changes."""
    steps = (step for key in places(context) for step in context.timeline_steps(key)[1:])
    return min((turn.year for turn, _ in steps), default=last + 1)


def _of_year(context: PageContext, year: int) -> OfYear:
    whole = Period(date(year, 1, 1), date(year, 12, 31))
    groups: dict[str, list[str]] = {"held": [], "during": [], "unconfirmed": []}
    periods: dict[str, tuple[Period, ...]] = {}
    for key in places(context):
        steps = context.timeline_steps(key)
        status = status_at(steps, whole.last or whole.first)
        found = tuple(within(held_periods(steps), whole))
        if found:
            periods[key] = found
        if status.is_held:
            groups["held"].append(key)
        elif status in DOUBTFUL:
            groups["unconfirmed"].append(key)
        elif found or _was_in_doubt(steps, whole):
            groups["during"].append(key)
    return OfYear(**{name: tuple(ids) for name, ids in groups.items()}, periods=periods)


def _was_in_doubt(steps: Sequence[tuple[date, StatusOnDay]], days: Period) -> bool:
    """Whether it is not known of one of these days whether it was valid."""
    turned = (then.status for turn, then in steps if turn in days)
    return status_at(steps, days.first) in DOUBTFUL or any(status in DOUBTFUL for status in turned)


def status_at(steps: Sequence[tuple[date, StatusOnDay]], day: date) -> Status:
    """The status on a day, of all statuses through time."""
    return next(then.status for turn, then in reversed(steps) if turn <= day)


def held_periods(steps: Sequence[tuple[date, StatusOnDay]]) -> tuple[Period, ...]:
    """The periods in which a certificate with these statuses is held."""
    ends = (*(day_before(turn) for turn, _ in steps[1:]), None)
    return merged(Period(turn, end) for (turn, then), end in zip(steps, ends, strict=True) if then.status.is_held)
