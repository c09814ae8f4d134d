"""A scheme's certificates by year: counts, and the geometry of their chart."""

from collections.abc import Iterable, Sequence
from datetime import date

from laur.catalog.holders import held_since
from laur.pages.charts.timeline import MOST_LABELS, label_step
from laur.pages.facets import level_key
from laur.pages.years import MOST_YEARS
from laur.register import EndBasis, Record, held_on, is_undated
from laur.views import ColumnView, LevelView, SegmentView, YearsView, YearView

PLOT, HEADROOM, AXIS = 150, 20, 26
"""Heights in pixels: the highest column, the number above it, the years below it."""
TALLEST_ONE = 28
"""The height of a certificate at most, in pixels."""
FEWEST_COLUMNS = MOST_LABELS
"""A chart of fewer years has columns of the same width, wide enough for a label on a phone, and space after them."""
FULLNESS = 0.72
"""The part of its share of the width that a column fills."""


def numbers_by_year(records: Iterable[Record], levels: Sequence[LevelView], day: date) -> YearsView | None:
    """How many began in each year and how many were held at its end; None where nothing can be counted.

    `levels` are the scheme's, highest first. The year of `day` has the numbers of that day.
    """
    known = tuple(records)
    spans = [span for record in known for span in (record.start, record.end) if span is not None]
    stated = [record.since for record in known if record.since]
    counted = [record for record in known if record.end_basis is not EndBasis.UNKNOWN]
    if not spans or (not counted and not any(span.first.year == span.last.year for span in stated)):
        return None
    shown, scheme = _levels(levels, known), known[0].claim.certificate.scheme
    by_level = [_of_level(known, level, levels) for level in shown]
    first = max(min(span.first.year for span in spans), day.year - MOST_YEARS + 1)
    last = min(max((span.last.year for span in stated), default=first), day.year + MOST_YEARS)
    years = tuple(
        YearView(
            year=year,
            began=sum(span.first.year == year == span.last.year for span in stated),
            held=tuple(held_on(of_level, min(day, date(year, 12, 31))) for of_level in by_level)
            if year <= day.year
            else (None,) * len(shown),
        )
        for year in range(first, max(last, day.year) + 1)
    )
    return YearsView(
        levels=shown,
        years=years,
        columns=_columns(years, [level.metal if level else "" for level in shown], day.year),
        height=HEADROOM + _plot(years) + AXIS,
        awards=tuple(level_key(scheme, level.id) if level else scheme for level in shown),
        current=day.year,
        since=held_since(known, day),
        uncounted=sum(map(is_undated, known)),
    )


def _of_level(records: Sequence[Record], level: LevelView | None, levels: Sequence[LevelView]) -> Sequence[Record]:
    """The records of a level; for None, those without one of `levels`."""
    if level is not None:
        return [record for record in records if record.claim.certificate.level == level.id]
    ids = {each.id for each in levels}
    return [record for record in records if record.claim.certificate.level not in ids]


def _levels(levels: Sequence[LevelView], records: Sequence[Record]) -> tuple[LevelView | None, ...]:
    """The scheme's levels, and None if there are certificates without one of them."""
    ids = {level.id for level in levels}
    has_others = any(record.claim.certificate.level not in ids for record in records)
    return (*levels, None) if has_others else tuple(levels)


def _plot(years: Sequence[YearView]) -> int:
    """The height of the highest column: few certificates make a low chart."""
    return min(PLOT, TALLEST_ONE * max((year.total or 0 for year in years), default=0)) or TALLEST_ONE


def _columns(years: Sequence[YearView], metals: Sequence[str], current: int) -> tuple[ColumnView, ...]:
    """One column for each year, its levels stacked with the highest on top."""
    highest, plot = max((year.total or 0 for year in years), default=0), _plot(years)
    share = 100 / max(len(years), FEWEST_COLUMNS)
    step = label_step(len(years))
    columns = []
    for position, year in enumerate(years):
        x, y = share * (position + (1 - FULLNESS) / 2), float(HEADROOM + plot)
        segments = []
        for metal, count in reversed([*zip(metals, year.held, strict=True)]):
            if count:
                height = plot * count / highest
                y -= height
                segments.append(_segment(metal, count, (x, share * FULLNESS), (y, height)))
        columns.append(
            ColumnView(
                year=year.year,
                is_labelled=position % step == 0 or year.year == current,
                middle=round(share * (position + 0.5), 2),
                top=round(y, 1),
                total=year.total,
                is_current=year.year == current,
                segments=tuple(segments),
            )
        )
    return tuple(columns)


def _segment(metal: str, count: int, across: tuple[float, float], down: tuple[float, float]) -> SegmentView:
    x, width = (round(value, 2) for value in across)
    y, height = (round(value, 1) for value in down)
    return SegmentView(metal=metal, count=count, x=x, width=width, y=y, height=height)
