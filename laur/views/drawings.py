"""Drawings as finished geometry: timelines, and numbers by year.

Across, places and widths are percentages of the drawing's width, so that text keeps its size on any screen; down,
they are CSS pixels.
"""

from datetime import date

from laur.model.dates import PartialDate
from laur.views.base import Ref, View
from laur.views.certificates import EventView, LevelView, SpanView


class TickView(View, frozen=True, kw_only=True):
    """The first of January of a year."""

    at: float
    year: int
    is_labelled: bool


class PieceView(View, frozen=True, kw_only=True):
    """A part of a bar."""

    kind: str
    """``sure``; ``vague`` (it begins or ends within it), ``estimated`` (a computed end), ``fade-in``, ``fade-out``
    (that end is not known), ``suspended``; beside the bar ``gap`` and ``overlap`` to what came before."""
    x: float
    width: float


class BarView(View, frozen=True, kw_only=True):
    """One certificate (or issuer) on a timeline."""

    title: Ref
    """What the bar is called: its level, else its scheme; the link is the certificate's."""
    mark: str
    """The id of the level, for its mark and colour."""
    y: int
    """Of the top of its row."""
    label_x: float
    is_label_before: bool
    """Whether the label ends at `label_x` instead of beginning there."""
    pieces: tuple[PieceView, ...]
    """Empty where no date is known."""
    is_open: bool = False
    cut: float | None = None
    """Where it was withdrawn."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    until_span: SpanView | None = None
    estimated: bool = False
    gap: SpanView | None = None
    """The days before it on which surely none of its group ran."""
    overlap: SpanView | None = None
    """The days on which surely an earlier one of its group ran too."""
    events: tuple[EventView, ...] = ()


class BarGroupView(View, frozen=True, kw_only=True):
    """The bars of one scheme."""

    title: Ref
    y: int
    bars: tuple[BarView, ...]


class TimelineView(View, frozen=True, kw_only=True):
    """Bars over the years that their own dates span; no day but theirs plays a part."""

    height: int
    """0 where no date at all is known: then there is nothing to draw, and only the table stands."""
    first: int
    last: int
    """The years at the ends."""
    ticks: tuple[TickView, ...]
    groups: tuple[BarGroupView, ...]
    kinds: tuple[str, ...]
    """The kinds of pieces in it, for the legend; ``open`` and ``withdrawn`` for the marks of such ends."""


class YearView(View, frozen=True, kw_only=True):
    """What a scheme counts in one year."""

    year: int
    began: int
    """Certificates that began in it, by the year that is stated."""
    held: tuple[int, ...] | None
    """On its last day, by the levels of the chart; None while the year is not over."""


class SegmentView(View, frozen=True, kw_only=True):
    mark: str
    count: int
    x: float
    width: float
    y: float
    height: float


class ColumnView(View, frozen=True, kw_only=True):
    year: int
    is_labelled: bool
    middle: float
    top: float
    total: int
    segments: tuple[SegmentView, ...]


class YearsView(View, frozen=True, kw_only=True):
    """A scheme's numbers by year, as a chart and as its table."""

    levels: tuple[LevelView | None, ...]
    """The highest first; None is a certificate without a level."""
    years: tuple[YearView, ...]
    columns: tuple[ColumnView, ...]
    height: int
    uncounted: int
    """Certificates that cannot be counted by year, because nothing says when they ran."""


class HoldersView(View, frozen=True, kw_only=True):
    """How many hold a level, with the day since when it is so many."""

    level: LevelView | None
    count: int
    since: date | None
    """None where it was never another number."""
    steps: tuple[tuple[date, int], ...] = ()
    """The later days on which the number changes by itself, each with the number from then on."""
    unconfirmed: int = 0
    """Not counted, as nothing says whether they run."""
