"""The roll of honour: who holds each level today, and who held it before."""

from datetime import date

from laur.views.base import Ref, View
from laur.views.certificates import LevelView, StandingView


class RollEntry(View, frozen=True, kw_only=True):
    """A holder on the roll, with the certificate that is the reason."""

    id: str
    """The id of the certificate."""
    url: str
    """The URL of the certificate."""
    holder: str
    """The id of the organisation."""
    organisation: Ref
    place: str | None
    standing: StandingView
    register: str = ""
    """As in `CertificateRow`."""


class RollLevel(View, frozen=True, kw_only=True):
    """A level of a scheme, or a scheme without levels.

    Each organisation is in one of the three lists on the day of the build, and once in each that it may move to later.
    """

    key: str
    """The ids of scheme and level as one word."""
    scheme: Ref
    level: LevelView | None
    url: str
    """The URL of the listing of all its certificates."""
    held_url: str
    """The URL of the listing of those that are held."""
    count: int
    """The organisations with a valid (or expiring) certificate on the day of the build."""
    changes: date | None
    """The first later day on which it changes by itself."""
    since: date | None
    """The last day on which this number changed; None if it never did."""
    held: tuple[RollEntry, ...]
    """The holders on the day of the build, the newest first; at most `laur.pages.roll.NAMED`."""
    others: tuple[RollEntry, ...]
    """Those who are not known to hold it, or who will hold it later."""
    former: tuple[RollEntry, ...]
    """Those who held it before, the latest first."""
    hidden_others: int
    """How many of `others` are not named, as there are too many."""
    is_complete: bool
    """Whether everybody is named, so that a script can count on any later day what the page shows."""


class RollDataView(View, frozen=True, kw_only=True):
    """The numbers of holders on later days, for the script of the roll (``layouts/assets/roll.js``)."""

    steps: dict[str, tuple[tuple[date, int], ...]]
    """By key of a level: the later days on which the number changes by itself, each with the new number. Only of levels
    with more entries than are named."""
