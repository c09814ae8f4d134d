"""The status of certificates through all time (``layouts/assets/time.js``)."""

from datetime import date

from laur.views.base import View
from laur.views.certificates import StandingView


class HistoryEntry(View, frozen=True, kw_only=True):
    """A certificate with every status that it ever has."""

    id: str
    holder: str
    """The id of the organisation."""
    award: str
    """The key of its level (``scheme.level``), or of its scheme if it has no level."""
    standing: StandingView
    """Its `turns` begin with the first day of the calendar."""
    is_start_reckoned: bool
    """Whether no source states its start."""


class HistoryView(View, frozen=True, kw_only=True):
    """All certificates in the order of ids."""

    url: str
    entries: tuple[HistoryEntry, ...]


class TimeLink(View, frozen=True, kw_only=True):
    """What the script of a page needs to show it as of another day."""

    url: str
    """The URL of the history, which is loaded when a reader asks for another day."""
    first: date
    """The first day that a date on the page can mean."""
    names: str
    """The URL of the names of holders and awards (`FinderView`)."""
    sections: tuple[str, ...]
    """Links to pages below these URLs keep the day,"""
    fixed: tuple[str, ...]
    """except those below these: they are about a year, a status of today, or changes."""
