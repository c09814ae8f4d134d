"""The certificates by years: those that end in each, and those that were valid on the last day of each past one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from laur.pages.context import PageContext
from laur.pages.order import places
from laur.register import Status

MOST_YEARS = 100
"""A mistyped year makes no more pages than this."""
_ENDED_BEFORE = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})


def ending(context: PageContext) -> Mapping[int, Sequence[str]]:
    """The certificates that end by themselves, by the year of the last possible day, earliest end first."""
    return context.once("ending", "", partial(_by_end, context))


def _by_end(context: PageContext) -> Mapping[int, Sequence[str]]:
    awards = context.catalog.awards
    found: defaultdict[int, list[tuple[date, int, str]]] = defaultdict(list)
    for number, key in enumerate(places(context)):
        end = awards.records[key].end
        if end is not None and awards.statuses[key].status not in _ENDED_BEFORE:
            found[end.last.year].append((end.last, number, key))
    return {year: [key for _, _, key in sorted(ends)] for year, ends in sorted(found.items(), reverse=True)}


def held_by_year(context: PageContext) -> Mapping[int, Sequence[str]]:
    """The certificates that were valid on 31 December of each past year, newest year first, as the listing has them."""
    return context.once("held by year", "", partial(_held_by_year, context))


def _held_by_year(context: PageContext) -> Mapping[int, Sequence[str]]:
    """Also the years on whose last day nothing was valid, after the first year in which something was."""
    day = context.catalog.day
    last = day.year if day >= date(day.year, 12, 31) else day.year - 1
    first = max(_first_year(context, last), last - MOST_YEARS + 1)
    found: dict[int, list[str]] = {year: [] for year in range(last, first - 1, -1)}
    for key in places(context):
        for year in _years_held(context, key, first, last):
            found[year].append(key)
    return found


def _first_year(context: PageContext, last: int) -> int:
    """The year of the first day on which something is known to become valid."""
    steps = (step for key in places(context) for step in context.timeline_steps(key))
    return min((turn.year for turn, then in steps if then.status.is_held and turn > date.min), default=last + 1)


def _years_held(context: PageContext, key: str, first: int, last: int) -> Iterator[int]:
    """The years on whose last day a certificate was valid."""
    steps = context.timeline_steps(key)
    for number, (turn, then) in enumerate(steps):
        after = steps[number + 1][0] if number + 1 < len(steps) else None
        if then.status.is_held:
            yield from range(max(turn.year, first), (min(after.year - 1, last) if after else last) + 1)
