"""A certificate as pages show it: its level, its standing, its row in a list, its badge."""

from datetime import date

from msgspec import field

from laur.model.dates import PartialDate
from laur.views.base import Ref, View


class LevelView(View, frozen=True, kw_only=True):
    id: str
    rank: int
    name: str
    tagline: str = ""
    lang: str | None = None
    """The language of the tagline where it is not the page's own."""


class SpanView(View, frozen=True, kw_only=True):
    """A day known only as lying between two."""

    first: date
    last: date


class StandingView(View, frozen=True, kw_only=True):
    """A certificate's status and the dates that make its wording stay true by itself (docs/domain.md)."""

    status: str
    """``valid``, ``expiring``, ``upcoming``, ``expired``, ``superseded``, ``suspended``, ``withdrawn``,
    ``uncertain``, ``unknown``."""
    estimated: bool = False
    """The end was computed from the scheme's term, not stated: shown with "ok."."""
    open_ended: bool = False
    since: PartialDate | None = None
    """The date that the record gives as its beginning, as precise as stated."""
    until: PartialDate | None = None
    """The last day (a month or a year where no more is known)."""
    until_span: SpanView | None = None
    event_date: PartialDate | None = None
    """Of the suspension or withdrawal that decides."""
    event_reason: str | None = None
    turns: tuple[tuple[date, str], ...] = ()
    """The days after the build on which the status changes by itself, with the status from then on (for the script
    that re-evaluates on the reader's day, ``layouts/assets/laur.js``)."""
    stops: dict[str, PartialDate] = field(default_factory=dict)
    """By a day of `turns` (ISO): the date of the suspension or withdrawal that decides from that day on."""
    is_beginning: bool = False
    """Whether it is ``uncertain`` because its beginning may not have come, not because its end may have."""
    beginnings: tuple[date, ...] = ()
    """The days of `turns` from which on it is uncertain for that reason."""


class CertificateRow(View, frozen=True, kw_only=True):
    """A certificate as lists show it."""

    id: str
    url: str
    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    region: str | None = None


class EventView(View, frozen=True, kw_only=True):
    type: str
    date: PartialDate
    reason: str | None = None
    anchor: str = ""
    """Its place on its certificate's page, to which the log of changes leads."""


class BadgeView(View, frozen=True, kw_only=True):
    """A certificate's badge, to be shown on other sites."""

    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    """Never ``expiring``: the words of a badge are those of ``valid``, and it need not change with each."""
    replaced_since: PartialDate | None = None
    """Since when its successor stands in its place, where that is why it counts no more."""
