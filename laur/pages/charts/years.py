"""A scheme's certificates by year: counts, and the geometry of their chart."""

from collections.abc import Iterable, Sequence
from datetime import date

from laur.pages.charts.timeline import label_step
from laur.register import EndBasis, Record, status_on
from laur.views import ColumnView, LevelView, SegmentView, YearsView, YearView

PLOT, HEADROOM, AXIS = 150, 20, 26
"""Heights in pixels: the highest column, the number above it, the years below it."""
FULLNESS = 0.72
"""The part of its share of the width that a column fills."""


def numbers_by_year(records: Iterable[Record], levels: Sequence[LevelView], day: date) -> YearsView | None:
    """How many began in each year and how many were held at its end; None where nothing can be counted.

    `levels` are the scheme's, highest first. What was held at the end of a year is counted only for years that are over
    on `day`. A certificate counts as held only from the day on which it certainly ran.
    """
    known = tuple(records)
    began: dict[int, int] = {}
    held: dict[tuple[int, str | None], int] = {}
    uncounted = 0
    for record in known:
        since = record.since
        if since is None:
            uncounted += 1
            continue
        if since.first.year == since.last.year:
            began[since.first.year] = began.get(since.first.year, 0) + 1
        for year in _held_years(record, day.year - 1):
            key = (year, record.claim.certificate.level)
            held[key] = held.get(key, 0) + 1
    counted = [*began, *(year for year, _ in held)]
    if not counted:
        return None
    shown = _levels(levels, known)
    ids = [level.id if level else None for level in shown]
    years = tuple(
        YearView(
            year=year,
            began=began.get(year, 0),
            held=tuple(held.get((year, level), 0) for level in ids) if year < day.year else None,
        )
        for year in range(min(counted), max(counted) + 1)
    )
    columns = _columns(years, [level.metal if level else "" for level in shown])
    return YearsView(levels=shown, years=years, columns=columns, height=HEADROOM + PLOT + AXIS, uncounted=uncounted)


def _held_years(record: Record, last_over: int) -> list[int]:
    """The years at the end of which it was held."""
    if record.since is None or record.end_basis is EndBasis.UNKNOWN:
        return []
    last = min(record.end.last.year, last_over) if record.end else last_over
    years = range(record.since.first.year, last + 1)
    return [year for year in years if status_on(record, date(year, 12, 31)).status.is_held]


def _levels(levels: Sequence[LevelView], records: Sequence[Record]) -> tuple[LevelView | None, ...]:
    """The scheme's levels, and None if there are certificates without one of them."""
    ids = {level.id for level in levels}
    has_others = any(record.claim.certificate.level not in ids for record in records)
    return (*levels, None) if has_others else tuple(levels)


def _columns(years: Sequence[YearView], metals: Sequence[str]) -> tuple[ColumnView, ...]:
    """One column for each year, its levels stacked with the highest on top."""
    highest = max((sum(year.held or ()) for year in years), default=0)
    share = 100 / len(years)
    step = label_step(len(years))
    columns = []
    for position, year in enumerate(years):
        held = year.held or ()
        x, y = share * (position + (1 - FULLNESS) / 2), float(HEADROOM + PLOT)
        segments = []
        for metal, count in reversed([*zip(metals, held, strict=False)]):
            if count:
                height = PLOT * count / highest
                y -= height
                segments.append(_segment(metal, count, (x, share * FULLNESS), (y, height)))
        columns.append(
            ColumnView(
                year=year.year,
                is_labelled=position % step == 0,
                middle=round(share * (position + 0.5), 2),
                top=round(y, 1),
                total=sum(held),
                segments=tuple(segments),
            )
        )
    return tuple(columns)


def _segment(metal: str, count: int, across: tuple[float, float], down: tuple[float, float]) -> SegmentView:
    x, width = (round(value, 2) for value in across)
    y, height = (round(value, 1) for value in down)
    return SegmentView(metal=metal, count=count, x=x, width=width, y=y, height=height)
