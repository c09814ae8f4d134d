"""The pages of the register: listings, certificates, organisations, schemes."""

from datetime import date

from laur.model import Link, Score
from laur.model.dates import PartialDate, Term
from laur.views.base import BodyView, Card, Head, Pager, Picture, Ref, View
from laur.views.certificates import CertificateRow, EventView, LevelView, StandingView
from laur.views.drawings import HoldersView, TimelineView, YearsView


class LevelCount(View, frozen=True, kw_only=True):
    scheme: Ref
    level: LevelView | None
    count: int
    """Organisations that hold one that is valid (or expiring) as of the build day."""
    steps: tuple[tuple[date, int], ...] = ()
    """The days after that on which the number changes by itself, each with the number from then on."""
    unconfirmed: int = 0
    """Not counted, as nothing says whether they run."""


class CertificatesView(View, frozen=True, kw_only=True):
    """A page of a listing of certificates: all of them, a scheme's, a level's, a status', a region's."""

    page: Head
    rows: tuple[CertificateRow, ...]
    pager: Pager
    facet: str = ""
    """By what the listing is narrowed: ``scheme``, ``level``, ``status``, ``region``; empty where it is whole."""
    levels: tuple[LevelCount, ...] = ()
    """On the first page of the whole listing only, as what follows."""
    facets: tuple["FacetView", ...] = ()
    by_organisation: str | None = None
    """The URL of the listing that is grouped by organisation."""
    downloads: tuple["DataFile", ...] = ()
    """The whole register as data; on the first page."""
    finder: "FinderLink | None" = None
    """What the first page's own script needs; None where there is nothing to find."""


class FacetView(View, frozen=True, kw_only=True):
    """The listings of one facet, in the alphabet of the language (levels from the highest, statuses by the rules)."""

    name: str
    """``scheme``, ``level``, ``status``, ``region``."""
    items: tuple["FacetItem", ...]


class FacetItem(View, frozen=True, kw_only=True):
    key: str
    """By which the listing's script knows it (`laur.pages.facets`)."""
    title: str
    url: str
    count: int
    """Certificates in the register, whatever their status."""
    lang: str | None = None
    mark: str | None = None
    """The level of which it bears the mark."""


class FinderLink(View, frozen=True, kw_only=True):
    """What the listing's script needs to begin (``layouts/assets/finder.js``)."""

    url: str
    """Of the data that it draws on, loaded only when it is needed."""
    holds_until: date | None
    """The last day on which the counts of the page are those of the day; None where they always will be."""
    spare: tuple[FacetItem, ...]
    """The statuses that no certificate has as of the build, for the day on which one does."""


class LaddersView(View, frozen=True, kw_only=True):
    """A page of the listing that is grouped by organisation."""

    page: Head
    holders: tuple["HolderView", ...]
    pager: Pager
    """`total` counts organisations."""
    listing_url: str


class HolderView(View, frozen=True, kw_only=True):
    organisation: Ref
    region: str | None
    certificates: int
    ladders: tuple["LadderView", ...]


class LadderView(View, frozen=True, kw_only=True):
    """One organisation's way through one scheme."""

    scheme: Ref
    steps: tuple["StepView", ...]
    """Oldest first."""


class StepView(View, frozen=True, kw_only=True):
    url: str
    level: LevelView | None
    drop: int
    """How many levels of the scheme it stands below the highest one of this ladder."""
    standing: StandingView


class CertificateView(View, frozen=True, kw_only=True):
    page: Head
    id: str
    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    kind: str | None
    number: str | None
    issuer: Ref | None
    """Its url is empty where only the name is known."""
    assessed: PartialDate | None
    awarded: PartialDate | None
    valid_from: PartialDate | None
    began: str
    """Which of these dates the log of changes has as its beginning; empty where it has none."""
    term: Term | None
    score: Score | None
    indicators: int | None
    areas: tuple[str, ...]
    events: tuple[EventView, ...]
    history: tuple[CertificateRow, ...]
    """All that came before and after in its chain, and itself, the oldest first; empty where it stands alone."""
    badge_url: str
    data_url: str
    evidence: tuple[Card, ...]
    sources: tuple[Link, ...]


class OrganisationsView(View, frozen=True, kw_only=True):
    page: Head
    organisations: tuple["OrganisationItem", ...]


class OrganisationItem(View, frozen=True, kw_only=True):
    title: str
    url: str
    short_name: str | None
    kind: str | None
    place: str | None
    certificates: int


class OrganisationView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView | None
    name: str
    short_name: str | None
    aliases: tuple[str, ...]
    kind: str | None
    country: str | None
    region: str | None
    city: str | None
    founded: PartialDate | None
    sectors: tuple[str, ...]
    website: str | None
    logo: Picture | None
    coordinator: Ref | None
    identifiers: tuple[tuple[str, str], ...]
    certificates: tuple[CertificateRow, ...]
    timeline: "TimelineView | None"
    news: tuple[Card, ...]
    feeds: tuple[tuple[str, str], ...]
    """(media type, URL) of the feeds of its news; empty where there are none."""


class SchemesView(View, frozen=True, kw_only=True):
    page: Head
    schemes: tuple["SchemeItem", ...]


class SchemeItem(View, frozen=True, kw_only=True):
    title: str
    url: str
    lang: str | None
    levels: tuple[LevelView, ...]
    certificates: int


class IssuerView(View, frozen=True, kw_only=True):
    name: str
    start: PartialDate | None
    to: PartialDate | None
    url: str | None
    """Of its page here, else of its own site."""


class SchemeView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView | None
    name: str
    name_lang: str | None
    aliases: tuple[str, ...]
    levels: tuple[LevelView, ...]
    issuers: tuple[IssuerView, ...]
    initial_term: Term | None
    renewal_term: Term | None
    grace: Term | None
    areas: tuple[str, ...]
    website: str | None
    certificates: tuple[CertificateRow, ...]
    counts: tuple[LevelCount, ...]
    holders: tuple["HoldersView", ...]
    years: "YearsView | None"
    issuers_timeline: "TimelineView | None"


class DataFile(View, frozen=True, kw_only=True):
    """A link to the register in another form."""

    name: str
    """``register.csv``; a changes feed goes by ``changes.xml`` in every language."""
    url: str
    media_type: str
