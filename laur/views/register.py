"""The pages of the register: listings, certificates, organisations, schemes."""

from datetime import date

from laur.model import Score, Source
from laur.model.dates import PartialDate, Term
from laur.views.base import BodyView, Card, Head, Pager, Picture, Ref, View
from laur.views.certificates import CertificateRow, DatedView, EventView, LevelView, StandingView
from laur.views.charts import TimelineView, YearsView
from laur.views.history import TimeLink
from laur.views.members import ProvenanceView
from laur.views.roll import RollLevel


class CertificatesView(DatedView, frozen=True, kw_only=True):
    """A page of a listing of certificates: all, or those of a scheme, a level, a status or a region."""

    page: Head
    rows: tuple[CertificateRow, ...]
    pager: Pager
    facet: str = ""
    """``scheme``, ``level``, ``status``, ``region``; empty for the whole register."""
    today: tuple[Ref, ...] = ()
    """The answers to who holds it today, by region; of a region, by scheme and level. Only on a first page."""
    roll_url: str = ""
    """The URL of the data of the roll's script (`RollDataView`)."""
    roll: tuple[RollLevel, ...] = ()
    """Like the fields below, only on the first page of the whole register."""
    facets: tuple["FacetView", ...] = ()
    by_organisation: str | None = None
    """The URL of the listing grouped by organisation."""
    downloads: tuple["DataFile", ...] = ()
    """The register's data files."""
    terms: "DataTermsView | None" = None
    """On which terms others may use them."""
    finder: "FinderLink | None" = None
    """What the script of the page needs; None if the register is empty."""
    time: TimeLink | None = None
    ways: "WaysView | None" = None
    """Links to answers that have pages."""


class WaysView(View, frozen=True, kw_only=True):
    """Links to answers that have pages: what is valid today, what ends in a year, the end of a year, the changes."""

    today_url: str
    """Empty, like `changes_url`, on the site of one organisation if the page would have nothing to show."""
    ending: tuple[Ref, ...]
    as_of: tuple[Ref, ...]
    changes_url: str


class FacetView(View, frozen=True, kw_only=True):
    """The listings of one facet, in alphabetical order; levels from the highest, statuses in their own order."""

    name: str
    """``scheme``, ``level``, ``status``, ``region``."""
    items: tuple["FacetItem", ...]


class FacetItem(View, frozen=True, kw_only=True):
    key: str
    """The key for the listing's script (`laur.pages.facets`)."""
    title: str
    url: str
    count: int
    """The number of certificates in the register, with any status."""
    lang: str | None = None
    metal: str | None = None
    """The metal of the level whose mark is shown (`LevelView.metal`)."""
    phrase: str = ""
    """As in a sentence: a region with its preposition (“w kujawsko-pomorskim”)."""
    of_level: tuple[str, str] | None = None
    """The two parts of the title of a level: its name, and its scheme's, whose language `lang` is."""


class FinderLink(View, frozen=True, kw_only=True):
    """What the listing's script needs at the start (``layouts/assets/finder.js``)."""

    url: str
    """The URL of its data, which is loaded when it is needed."""
    holds_until: date | None
    """The last day on which the page's counts are right; None if they do not change by themselves."""
    spare: tuple[FacetItem, ...]
    """The statuses that no certificate has on the day of the build, but that one may have later."""
    answer_url: str
    """The page of everything that is valid today; below it are those of schemes, levels and regions."""
    answer_region: str
    """The word in their URLs before a region."""
    ends: tuple[Ref, ...]
    """The years in which something ends, and the current one, newest first."""


class ByOrganisationView(DatedView, frozen=True, kw_only=True):
    """A page of the listing grouped by organisation."""

    page: Head
    holders: tuple["HolderView", ...]
    pager: Pager
    """Its `total` is the number of organisations."""
    listing_url: str


class HolderView(View, frozen=True, kw_only=True):
    organisation: Ref
    region: str | None
    certificates: int
    ladders: tuple["SchemeHistoryView", ...]


class SchemeHistoryView(View, frozen=True, kw_only=True):
    """The certificates of one organisation in one scheme, as steps."""

    scheme: Ref
    steps: tuple["StepView", ...]
    """Oldest first."""


class StepView(View, frozen=True, kw_only=True):
    url: str
    level: LevelView | None
    drop: int
    """How many levels it is below the highest level among these steps."""
    standing: StandingView


class CertificateView(DatedView, frozen=True, kw_only=True):
    page: Head
    id: str
    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    kind: str | None
    number: str | None
    issuer: Ref | None
    """Its URL is empty if only the name is known."""
    assessed: PartialDate | None
    awarded: PartialDate | None
    valid_from: PartialDate | None
    began: str
    """Which of these dates is its beginning in the change log; empty if there is none."""
    term: Term | None
    score: Score | None
    indicators: int | None
    areas: tuple[str, ...]
    events: tuple[EventView, ...]
    history: tuple[CertificateRow, ...]
    """All certificates in its chain, including itself, oldest first; empty if it is the only one."""
    badge_url: str
    data_url: str
    evidence: tuple[Card, ...]
    sources: tuple[Source, ...]
    provenance: ProvenanceView | None
    """The member's register that it comes from; None for our own."""
    confirmed: tuple[ProvenanceView, ...]
    """The registers of members that state it, too."""
    time: TimeLink | None


class OrganisationsView(DatedView, frozen=True, kw_only=True):
    page: Head
    organisations: tuple["OrganisationItem", ...]
    pager: Pager


class OrganisationItem(View, frozen=True, kw_only=True):
    title: str
    url: str
    short_name: str | None
    kind: str | None
    place: str | None
    certificates: int


class OrganisationView(DatedView, frozen=True, kw_only=True):
    page: Head
    pager: Pager
    """Over the pages of its certificates; the texts and the news are on the first page only."""
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
    """Each register, and the number there."""
    identifier_urls: dict[str, str]
    """By register: the permanent address of the organisation there, if there is one."""
    certificates: tuple[CertificateRow, ...]
    is_own: bool = False
    """Whether it is the organisation whose site this is."""
    time: TimeLink | None
    timeline: "TimelineView | None"
    news: tuple[Card, ...]
    feeds: tuple[tuple[str, str], ...]
    """Media type and URL of the feeds of its news; empty if there are none."""


class SchemesView(DatedView, frozen=True, kw_only=True):
    page: Head
    schemes: tuple["SchemeItem", ...]


class SchemeItem(View, frozen=True, kw_only=True):
    title: str
    url: str
    lang: str | None
    levels: tuple[LevelView, ...]
    certificates: int
    listing_url: str
    """The listing of its certificates, which exists if it has any."""


class IssuerView(View, frozen=True, kw_only=True):
    name: str
    start: PartialDate | None
    to: PartialDate | None
    url: str | None
    """The URL of its page here, or of its website."""


class SchemeView(DatedView, frozen=True, kw_only=True):
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
    """Those of the first page of the scheme's listing; the pager leads to the others."""
    pager: Pager
    roll: tuple[RollLevel, ...]
    roll_url: str
    """The URL of the data of its script (`RollDataView`)."""
    today: tuple[Ref, ...]
    """The answers to who holds it today, everywhere and by region; none without a certificate."""
    years: "YearsView | None"
    issuers_timeline: "TimelineView | None"
    time: TimeLink | None


class DataFile(View, frozen=True, kw_only=True):
    """A link to the register in another form."""

    name: str
    """``register.csv``; for the feed of changes ``changes.xml`` in every language."""
    url: str
    media_type: str


class DataTermsView(View, frozen=True, kw_only=True):
    """Who publishes the register's data, and on which terms others may use it."""

    licence: str | None
    """The SPDX identifier of the licence; None if nobody stated one."""
    licence_url: str | None
    publisher: str
    publisher_url: str | None
    contact: str | None
    """An e-mail address."""
