"""A certificate on pages: its level, its status, its row in a list, its badge."""

from datetime import date

from msgspec import field

from laur.model.dates import PartialDate
from laur.views.base import Ref, View


class LevelView(View, frozen=True, kw_only=True):
    id: str
    rank: int
    metal: str
    """Its colour and mark: ``gold``, ``silver``, ``bronze``, ``none``."""
    name: str
    tagline: str = ""
    lang: str | None = None
    """The language of the tagline if it is not that of the page."""
    url: str = ""
    """The listing of its certificates, to which its name leads; empty if there is none."""


def award_title(scheme: str, level: LevelView | None) -> str:
    """The title of an award, from that of its scheme: “Gold, CME Label”; of the scheme alone if it has no level."""
    return f"{level.name}, {scheme}" if level else scheme


class SpanView(View, frozen=True, kw_only=True):
    """A day that is only known to be between two days, inclusive."""

    first: date
    last: date


class PeriodView(View, frozen=True, kw_only=True):
    """The days from one to another, both included."""

    first: date
    last: date | None
    """None where nothing ends it."""
    is_first_about: bool = False
    """Whether the first day is not known to the day; shown with “about”."""
    is_last_about: bool = False


class UnchangedView(View, frozen=True, kw_only=True):
    """The days on which every status of a page is as the page shows it, both included.

    It says of which days a page is without the day of the build, so a page changes only with its statuses. ``valid``
    and ``expiring`` count as one status, as they have the same words.
    """

    first: date | None
    """None if they have always been so."""
    last: date | None
    """None if nothing ends it, as far as is known."""


class DatedView(View, frozen=True, kw_only=True):
    """A page with numbers and statuses."""

    unchanged: UnchangedView | None
    """Of which days they are; None if it shows none."""


class StandingView(View, frozen=True, kw_only=True):
    """A certificate's status, with the dates that keep its wording true on later days (docs/domain.md)."""

    status: str
    """``valid``, ``expiring``, ``upcoming``, ``expired``, ``superseded``, ``suspended``, ``withdrawn``,
    ``uncertain``, ``unknown``."""
    estimated: bool = False
    """Whether the end was computed from the scheme's term, not stated; shown with “about”."""
    open_ended: bool = False
    since: PartialDate | None = None
    """The first day by the record, as precise as stated."""
    until: PartialDate | None = None
    """The last day, or the month or year if no more is known."""
    until_span: SpanView | None = None
    event_date: PartialDate | None = None
    """The date of the suspension or withdrawal that decides the status."""
    turns: tuple[tuple[date, str], ...] = ()
    """The later days on which the status changes by itself, with the new status, for the script that updates the page
    in the browser (``layouts/assets/laur.js``)."""
    stops: dict[str, PartialDate] = field(default_factory=dict)
    """By a day of `turns` (ISO 8601): the date of the suspension or withdrawal that decides from that day."""
    is_beginning: bool = False
    """Whether it is ``uncertain`` because it may not have begun, not because it may have ended."""
    beginnings: tuple[date, ...] = ()
    """The days of `turns` from which the status is uncertain for that reason."""


class CertificateRow(View, frozen=True, kw_only=True):
    """A certificate in a list."""

    id: str
    url: str
    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    region: str | None = None
    register: str = ""
    """Whose register it comes from; empty for our own."""


class EventView(View, frozen=True, kw_only=True):
    type: str
    date: PartialDate
    reason: str | None = None
    anchor: str = ""
    """Its id on the certificate's page, to which the change log links."""


class BadgeView(View, frozen=True, kw_only=True):
    """A certificate's badge, for other sites."""

    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    """Never ``expiring``: a badge shows it as ``valid``, so that it changes less often."""
    replaced_since: PartialDate | None = None
    """The date since which its successor replaces it, if that is why it is no longer valid."""
