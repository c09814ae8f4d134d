"""Charts as geometry: timelines, and numbers by year.

Horizontal positions and widths are percentages of the chart's width, so that text has the same size on every screen;
vertical ones are CSS pixels.
"""

from datetime import date

from laur.model.dates import PartialDate
from laur.views.base import Ref, View
from laur.views.certificates import EventView, LevelView, PeriodView, SpanView


class TickView(View, frozen=True, kw_only=True):
    """1 January of a year."""

    at: float
    year: int
    is_labelled: bool


class PieceView(View, frozen=True, kw_only=True):
    """A part of a bar."""

    kind: str
    """``sure``; ``vague`` (it begins or ends within this part), ``estimated`` (up to a computed end), ``fade-in`` and
    ``fade-out`` (an unknown beginning or end), ``suspended``; ``gap`` and ``overlap`` relate it to the bar before."""
    x: float
    width: float


class BarView(View, frozen=True, kw_only=True):
    """A certificate, or an issuer, on a timeline."""

    title: Ref
    """The label: its level, or its scheme; or the issuer."""
    metal: str
    """Its colour and mark (`LevelView.metal`)."""
    y: int
    """The top of its row."""
    label_x: float
    is_label_before: bool
    """Whether the label ends at `label_x` instead of beginning there."""
    pieces: tuple[PieceView, ...]
    """Empty if no date is known."""
    is_open: bool = False
    url: str = ""
    """The page of the certificate."""
    cut: float | None = None
    """The position at which it was withdrawn."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    until_span: SpanView | None = None
    estimated: bool = False
    gap: SpanView | None = None
    """The days before it on which certainly no certificate of its group was valid."""
    overlap: PeriodView | None = None
    """The first days on which certainly an earlier certificate of its group was valid too."""
    events: tuple[EventView, ...] = ()


class BarGroupView(View, frozen=True, kw_only=True):
    """The bars of one scheme."""

    title: Ref
    y: int
    bars: tuple[BarView, ...]


class PlaceView(View, frozen=True, kw_only=True):
    """Where a year is, in per cent."""

    year: int
    x: float
    width: float


class TimelineView(View, frozen=True, kw_only=True):
    """Bars over the years of their dates; the current day makes no difference."""

    height: int
    """0 if no date is known: then the page shows only the table."""
    first: int
    last: int
    """The first and the last year."""
    ticks: tuple[TickView, ...]
    groups: tuple[BarGroupView, ...]
    kinds: tuple[str, ...]
    """The kinds of pieces in it, for the legend; also ``open`` and ``withdrawn``, which have marks."""
    this_year: PlaceView | None = None
    """The current year. The current day is not in any page; a script draws a line there."""


class YearView(View, frozen=True, kw_only=True):
    """A scheme's numbers in one year."""

    year: int
    began: int
    """The certificates that began in that year, as stated."""
    held: tuple[int | None, ...]
    """The valid certificates on 31 December, by level; None if it is not known whether there were any. In the year of
    the day of the build: those on that day."""

    @property
    def total(self) -> int | None:
        """All levels together; None if none is known to be held, and one may be."""
        known = sum(number or 0 for number in self.held)
        return None if not known and None in self.held else known


class SegmentView(View, frozen=True, kw_only=True):
    metal: str
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
    total: int | None
    """None if it is not known."""
    is_current: bool
    """Whether it shows the numbers of the day of the build."""
    segments: tuple[SegmentView, ...]


class YearsView(View, frozen=True, kw_only=True):
    """A scheme's numbers by year, as a chart and as its table."""

    levels: tuple[LevelView | None, ...]
    """Highest first; None for certificates without a level."""
    years: tuple[YearView, ...]
    columns: tuple[ColumnView, ...]
    height: int
    awards: tuple[str, ...]
    """For the script of another day: the keys of the levels, as in the history of the register."""
    current: int
    """The year of the day of the build, whose numbers are those of that day."""
    since: date | None
    """The day since which the numbers of that year are the same; None if nothing ever changed."""
    uncounted: int
    """The certificates that cannot be counted by year, because neither their start nor their end is known."""
