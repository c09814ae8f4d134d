"""The register as compact data for the script that filters the listing (``layouts/assets/finder.js``)."""

from datetime import date

from laur.views.base import Ref, View
from laur.views.certificates import LevelView, StandingView


class FinderView(View, frozen=True, kw_only=True):
    """The certificates in the order of the listing; shared values are stored once."""

    url: str
    home_url: str
    """The URL of the listing; a certificate's page is below it, under its id."""
    holders: tuple["FinderHolder", ...]
    awards: tuple["FinderAward", ...]
    """Each pair of scheme and level once."""
    entries: tuple["FinderEntry", ...]


class FinderHolder(View, frozen=True, kw_only=True):
    id: str
    ref: Ref
    region: str | None
    region_key: str
    """The key in the facet of regions; empty if the region is unknown."""
    words: tuple[str, ...] = ()
    """Its other names and its city, for the search."""


class FinderAward(View, frozen=True, kw_only=True):
    scheme_key: str
    scheme: Ref
    level_key: str
    level: LevelView | None
    words: tuple[str, ...] = ()
    """Other names of the scheme, for the search."""
    url: str = ""
    """Where their names lead; empty without such a page."""


class FinderEntry(View, frozen=True, kw_only=True):
    id: str
    holder: int
    """An index into the view's holders. `award` likewise."""
    award: int
    since: date | None
    """The first possible day of its start, for sorting."""
    until: date | None
    """The last possible day of its end, for sorting."""
    standing: StandingView
    number: str | None = None
    issuer: str | None = None
    register: str = ""
    """As in `CertificateRow`."""
