"""The whole listing as compact data for its own script (``layouts/assets/finder.js``)."""

from datetime import date

from laur.views.base import Ref, View
from laur.views.certificates import LevelView, StandingView


class FinderView(View, frozen=True, kw_only=True):
    """The certificates in the order of rows, with what they share told once."""

    url: str
    home_url: str
    """Of the listing; a certificate stands below it under its id."""
    holders: tuple["FinderHolder", ...]
    awards: tuple["FinderAward", ...]
    """What certificates are of, each scheme and level once."""
    entries: tuple["FinderEntry", ...]


class FinderHolder(View, frozen=True, kw_only=True):
    id: str
    ref: Ref
    region: str | None
    region_key: str
    """As the facet of the region has it; empty where none is known."""


class FinderAward(View, frozen=True, kw_only=True):
    scheme_key: str
    scheme: Ref
    level_key: str
    level: LevelView | None


class FinderEntry(View, frozen=True, kw_only=True):
    id: str
    holder: int
    """Which of the view's holders."""
    award: int
    since: date | None
    """The first day that its start can mean, to sort by."""
    until: date | None
    """The last day that its end can mean, to sort by."""
    standing: StandingView
