"""The geometry of timelines: from the dates of certificates to bars over years.

Pure functions: they depend neither on the catalog nor on the day of the build. A bar never shows more than its dates
state: days on which it may have begun or ended are a piece of their own, and an end that is not stated fades out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from laur.register import EndBasis, Period, Periods, RunningTime, Span, both_run
from laur.register.periods import merged, outside
from laur.register.terms import day_after, day_before
from laur.views import (
    BarGroupView,
    BarView,
    EventView,
    PeriodView,
    PieceView,
    PlaceView,
    Ref,
    SpanView,
    TickView,
    TimelineView,
)

FADE_DAYS = 365
"""How far a bar reaches beyond the last known day."""
HATCHED_DAYS = 183
"""How much of a bar is hatched before a computed end."""
LEAST_YEARS = 3
MOST_LABELS = 8
"""The number of years that can be labelled on a narrow screen."""
HEADING, ROW, AXIS = 30, 46, 26
"""Heights in pixels: a group's name, a bar with its label, the years."""
NARROWEST, MARK, LETTER, LONGEST_LABEL = 288, 20, 7, 34
"""In pixels: the narrowest drawing, a label's mark, a letter of a label. In letters: the longest label."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_KINDS = ("sure", "vague", "estimated", "fade-in", "fade-out", "suspended", "open", "withdrawn", "gap", "overlap")
_LAST = date.max.toordinal()


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """What is known about when something ran; it becomes one bar. What follows from its dates is already decided."""

    title: Ref
    metal: str = ""
    group: Ref
    start: Span | None = None
    """As stated."""
    reckoned: Span | None = None
    """Without a stated start, the days on which it can have begun if its end and term show that."""
    end: Span | None = None
    end_basis: EndBasis
    periods: Periods
    running: RunningTime
    events: tuple[EventView, ...] = ()
    url: str = ""

    @property
    def drawn_start(self) -> Span | None:
        return self.start or self.reckoned

    @property
    def is_open(self) -> bool:
        return self.end_basis is EndBasis.OPEN

    @property
    def cut(self) -> date | None:
        """The first day of a withdrawal for good, whatever the end."""
        return self.periods.withdrawn_for_good

    @property
    def is_dated(self) -> bool:
        return self.start is not None or self.end_basis is not EndBasis.UNKNOWN


class Axis(Struct, frozen=True):
    """Whole years as day ordinals: `first` is the first day, `end` the day after the last."""

    first: int
    end: int

    def at(self, ordinal: int) -> float:
        """Where a day begins, in percent of the width."""
        inside = min(max(ordinal, self.first), self.end)
        return round(100 * (inside - self.first) / (self.end - self.first), 2)


def timeline(entries: Iterable[TimelineEntry], year: int = 0) -> TimelineView:
    """Bars in the order of `entries`, which has the entries of a group together and the oldest first.

    The axis reaches at least to the end of `year`.
    """
    known = tuple(entries)
    axis = _axis(known, year)
    if axis is None:
        return TimelineView(height=0, first=0, last=0, ticks=(), groups=_groups(known, Axis(1, 2)), kinds=())
    groups = _groups(known, axis)
    used = {kind for group in groups for bar in group.bars for kind in _kinds(bar)}
    rows = sum(len(group.bars) for group in groups)
    first, last = date.fromordinal(axis.first).year, date.fromordinal(axis.end - 1).year
    return TimelineView(
        height=AXIS + HEADING * len(groups) + ROW * rows,
        first=first,
        last=last,
        ticks=_ticks(axis, first, last),
        groups=groups,
        kinds=tuple(kind for kind in _KINDS if kind in used),
        this_year=_this_year(axis, year) if first <= year <= last else None,
    )


def _this_year(axis: Axis, year: int) -> PlaceView:
    """The place of a whole year."""
    x, end = axis.at(date(year, 1, 1).toordinal()), axis.at(date(year, 12, 31).toordinal() + 1)
    return PlaceView(year=year, x=x, width=round(end - x, 2))


def _kinds(bar: BarView) -> Iterator[str]:
    yield from (piece.kind for piece in bar.pieces)
    if bar.is_open:
        yield "open"
    if bar.cut is not None:
        yield "withdrawn"


# ---------------------------------------------------------------------------------------------- across


def _axis(entries: Sequence[TimelineEntry], year: int) -> Axis | None:
    """The years from the first known date to the last, or to `year` if that is later."""
    days = [day for entry in entries for day in _days(entry)]
    if not days:
        return None
    first = date.fromordinal(min(days)).year
    last = min(max(date.fromordinal(max(days)).year, year, first + LEAST_YEARS - 1), date.max.year)
    return Axis(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)


def _days(entry: TimelineEntry) -> Iterator[int]:
    start, end = entry.drawn_start, entry.end
    if start is not None:
        yield from (start.first.toordinal(), start.last.toordinal())
    if end is not None:
        yield from (end.first.toordinal(), end.last.toordinal())
    if start is None and end is not None:
        yield max(end.first.toordinal() - FADE_DAYS, 1)
    if entry.end_basis is EndBasis.UNKNOWN and start is not None:
        yield min(start.last.toordinal() + FADE_DAYS, _LAST)
    if entry.cut is not None:
        yield entry.cut.toordinal()


def _ticks(axis: Axis, first: int, last: int) -> tuple[TickView, ...]:
    years = range(first, last + 1)
    step = label_step(len(years))
    return tuple(
        TickView(at=axis.at(date(year, 1, 1).toordinal()), year=year, is_labelled=(year - first) % step == 0)
        for year in years
    )


def label_step(years: int) -> int:
    """The number of years from one label to the next."""
    return next((step for step in _STEPS if years <= step * MOST_LABELS), years)


# ---------------------------------------------------------------------------------------------- bars


def _groups(entries: Sequence[TimelineEntry], axis: Axis) -> tuple[BarGroupView, ...]:
    groups: list[BarGroupView] = []
    y = 0
    for title, members in groupby(entries, lambda entry: entry.group):
        group = tuple(members)
        bars = tuple(
            _bar(entry, group[:position], axis, y + HEADING + ROW * position) for position, entry in enumerate(group)
        )
        groups.append(BarGroupView(title=title, y=y, bars=bars))
        y += HEADING + ROW * len(group)
    return tuple(groups)


def _bar(entry: TimelineEntry, earlier: Sequence[TimelineEntry], axis: Axis, y: int) -> BarView:
    gap, overlap = gap_before(entry, earlier), overlap_with(entry, earlier)
    between = (("gap", gap), ("overlap", overlap))
    beside = [
        (kind, days.first.toordinal(), days.last.toordinal() + 1 if days.last else axis.end)
        for kind, days in between
        if days
    ]
    parts = [*_parts(entry, axis), *beside]
    pieces = tuple(
        PieceView(kind=kind, x=axis.at(begin), width=round(axis.at(end) - axis.at(begin), 2))
        for kind, begin, end in parts
        if axis.at(end) > axis.at(begin)
    )
    own = [piece for piece in pieces if piece.kind not in ("gap", "overlap")]
    left, right = (own[0].x, max(piece.x + piece.width for piece in own)) if own else (0.0, 0.0)
    is_before = _is_label_before(entry.title.title, left, right)
    end = entry.end
    return BarView(
        title=entry.title,
        url=entry.url,
        metal=entry.metal,
        y=y,
        label_x=round(right, 2) if is_before else left,
        is_label_before=is_before,
        pieces=pieces,
        is_open=entry.is_open and entry.cut is None,
        cut=axis.at(entry.cut.toordinal()) if entry.cut and own else None,
        since=entry.start.partial if entry.start else None,
        until=end.partial if end else None,
        until_span=SpanView(first=end.first, last=end.last) if end and end.partial is None else None,
        estimated=entry.end_basis is EndBasis.ESTIMATED,
        gap=gap,
        overlap=overlap,
        events=entry.events,
    )


def _is_label_before(title: str, left: float, right: float) -> bool:
    """Whether a label ends where its bar ends, because it would leave the drawing if it began where the bar begins."""
    width = 100 * (MARK + LETTER * min(len(title), LONGEST_LABEL)) / NARROWEST
    return left > 60 or (left + width > 100 and right > 100 - left)


def _parts(entry: TimelineEntry, axis: Axis) -> Iterator[tuple[str, int, int]]:
    """Its pieces as (kind, first day, day after the last); none on a day on which it was withdrawn."""
    drawn = tuple(outside(Period(date.min, None), entry.periods.withdrawn))
    for kind, begin, end in _whole(entry, axis):
        yield from ((kind, max(begin, first), min(end, stop)) for first, stop in _ordinals(drawn, end))
    yield from (("suspended", first, stop) for first, stop in _ordinals(entry.periods.suspended, _end_of(entry, axis)))


def _ordinals(periods: Iterable[Period], end: int) -> Iterator[tuple[int, int]]:
    """Periods as (first day, day after the last); one that nothing ends reaches to `end`."""
    for period in periods:
        yield period.first.toordinal(), period.last.toordinal() + 1 if period.last else end


def _whole(entry: TimelineEntry, axis: Axis) -> Iterator[tuple[str, int, int]]:
    start, end = entry.drawn_start, entry.end
    if not entry.is_dated:
        return
    if start is not None:
        sure_from = start.last.toordinal()
        yield "vague", start.first.toordinal(), sure_from
    elif end is not None:
        sure_from = end.first.toordinal()
        yield "fade-in", sure_from - FADE_DAYS, sure_from
    else:
        sure_from = axis.first + FADE_DAYS
        yield "fade-in", axis.first, sure_from
    if end is None:
        if entry.is_open:
            yield "sure", sure_from, axis.end
        elif entry.cut is not None:  # it may have ended on any day before the withdrawal
            yield "vague", sure_from, axis.end
        else:
            yield "fade-out", sure_from, axis.end
        return
    sure_to, possible_to = end.first.toordinal() + 1, end.last.toordinal() + 1
    is_estimated = entry.end_basis is EndBasis.ESTIMATED
    if is_estimated:
        sure_to = max(sure_from, sure_to - HATCHED_DAYS)
    yield "sure", sure_from, sure_to
    yield "estimated" if is_estimated else "vague", max(sure_from, sure_to), possible_to


def _end_of(entry: TimelineEntry, axis: Axis) -> int:
    if entry.end is not None:
        return entry.end.last.toordinal() + 1
    return axis.end


# ---------------------------------------------------------------------------------------------- between bars


def gap_before(entry: TimelineEntry, earlier: Sequence[TimelineEntry]) -> SpanView | None:
    """The days before it on which surely nothing earlier ran; None where there are none or that is not known."""
    ends = [other.periods.possible[-1].last for other in earlier if other.periods.possible]
    known = [end for end in ends if end is not None]
    if entry.start is None or not known or len(known) < len(ends):
        return None
    first, last = day_after(max(known)), day_before(entry.start.first)
    return SpanView(first=first, last=last) if first <= last else None


def overlap_with(entry: TimelineEntry, earlier: Sequence[TimelineEntry]) -> PeriodView | None:
    """The first period in which it and something earlier surely ran; None where there is none or that is not known."""
    both = merged(period for other in earlier for period in both_run(entry.running, other.running))
    return PeriodView(first=both[0].first, last=both[0].last) if both else None
