"""The views: everything that a layout may show, and nothing more.

A page's view is hashed into its trace (the incremental law), so it holds finished, frozen, sorted values: texts as
their author wrote them, site-relative URLs (``/tagi/nagrody/``), dates as typed values that the layout puts into words.
It never holds the build day, a count of days left, or anything else that changes by itself while the words stay true.
"""

from datetime import date

from msgspec import Struct

from laur.dates import Moment, PartialDate, Term
from laur.model import Download, Link, Person, Publisher, Score


class View(Struct, frozen=True, kw_only=True):
    """Base of all views."""


# ---------------------------------------------------------------------------------------------- small parts


class Ref(View, frozen=True, kw_only=True):
    """A link to another page of the site."""

    title: str
    url: str
    lang: str | None = None
    """The language of the title where it is not the page's own."""


class TagRef(View, frozen=True, kw_only=True):
    """A tag with how many announcements bear it."""

    title: str
    url: str
    count: int


class Alternate(View, frozen=True, kw_only=True):
    """The same page in another language."""

    lang: str
    url: str


class BodyView(View, frozen=True, kw_only=True):
    """A body by its digest, and where each internal link in it leads (``laur:N`` is ``links[N]``)."""

    digest: str
    links: tuple[str, ...] = ()


class Picture(View, frozen=True, kw_only=True):
    """An image with its final URL."""

    url: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    focus: str | None = None


class Pager(View, frozen=True, kw_only=True):
    """Where one stands in a listing of several pages; `pages` are the URLs of all of them."""

    number: int
    pages: tuple[str, ...]
    total: int
    """How many items the whole listing has."""

    @property
    def previous(self) -> str | None:
        return self.pages[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.pages[self.number] if self.number < len(self.pages) else None


class Head(View, frozen=True, kw_only=True):
    """What every HTML page has."""

    url: str
    kind: str
    """``home``, ``news``, ``announcement``, ``archive``, ``tags``, ``tag``, ``certificates``, ``certificate``,
    ``facet``, ``ladders``, ``organisations``, ``organisation``, ``schemes``, ``scheme``, ``page``, ``not-found``."""
    lang: str
    title: str = ""
    """Empty on the front page, which bears the site's own."""
    description: str = ""
    crumbs: tuple[Ref, ...] = ()
    """The way from the front page to here; without the front page and without this page."""
    alternates: tuple[Alternate, ...] = ()
    picture: Picture | None = None
    published: PartialDate | None = None
    modified: PartialDate | None = None


class Card(View, frozen=True, kw_only=True):
    """An announcement as a listing shows it."""

    title: str
    url: str
    lang: str
    summary: str
    date: PartialDate | None = None
    picture: Picture | None = None
    organisations: tuple[Ref, ...] = ()
    awards: tuple[str, ...] = ()
    """The ids of the levels (or schemes without levels) that it announces, for a mark on the card."""
    draft: bool = False


# ---------------------------------------------------------------------------------------------- certificates


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
    stops: dict[str, PartialDate] = {}
    """By a day of `turns` (ISO): the date of the suspension or withdrawal that decides from that day on."""


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


# ---------------------------------------------------------------------------------------------- pages


class HomeView(View, frozen=True, kw_only=True):
    page: Head
    lead: Card | None
    recent: tuple[Card, ...]
    news_url: str
    levels: tuple["LevelCount", ...]
    """How many hold each level of each scheme."""
    certificates: tuple[CertificateRow, ...]
    certificates_url: str
    tags: tuple[TagRef, ...]


class LevelCount(View, frozen=True, kw_only=True):
    scheme: Ref
    level: LevelView | None
    count: int
    """Certificates that are valid (or expiring) as of the build day."""
    steps: tuple[tuple[date, int], ...] = ()
    """The days after that on which the number changes by itself, each with the number from then on."""


class NewsView(View, frozen=True, kw_only=True):
    """A page of a listing of announcements: all of them, a year's, a tag's."""

    page: Head
    cards: tuple[Card, ...]
    pager: Pager
    years: tuple[TagRef, ...] = ()
    tag: TagRef | None = None
    feed: str | None = None


class AnnouncementView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView
    date: PartialDate | None
    updated: PartialDate | None
    summary: str | None
    reading_minutes: int
    picture: Picture | None
    organisations: tuple[Ref, ...]
    tags: tuple[TagRef, ...]
    event_place: str | None
    event_starts: Moment | None
    event_ends: Moment | None
    people: tuple[Person, ...]
    mentions: tuple["MentionView", ...]
    sources: tuple[Link, ...]
    downloads: tuple[Download, ...]
    """With the file's URL as `file`."""
    certificates: tuple[CertificateRow, ...]
    previous: Ref | None
    """The older neighbour."""
    next: Ref | None
    """The newer neighbour."""
    related: tuple[Card, ...]
    author: str | None
    draft: bool
    scheduled: Moment | None
    """Shown in a preview although it is published only from this day on."""


class MentionView(View, frozen=True, kw_only=True):
    organisation: Ref
    note: str | None = None


class TagsView(View, frozen=True, kw_only=True):
    page: Head
    tags: tuple[TagRef, ...]
    """In the alphabet of the language."""


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


class FacetView(View, frozen=True, kw_only=True):
    """The listings of one facet, in the alphabet of the language (levels from the highest, statuses by the rules)."""

    name: str
    """``scheme``, ``level``, ``status``, ``region``."""
    items: tuple["FacetItem", ...]


class FacetItem(View, frozen=True, kw_only=True):
    title: str
    url: str
    count: int
    """Certificates in the register, whatever their status."""
    lang: str | None = None
    mark: str | None = None
    """The level of which it bears the mark."""


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


class PlainPageView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView
    picture: Picture | None


class NotFoundView(View, frozen=True, kw_only=True):
    page: Head
    news_url: str
    certificates_url: str
    tags_url: str


# ---------------------------------------------------------------------------------------------- machines' pages


class FeedEntry(View, frozen=True, kw_only=True):
    title: str
    url: str
    summary: str
    body: BodyView
    date: PartialDate | None
    updated: PartialDate | None
    tags: tuple[str, ...]
    author: str | None
    picture: Picture | None = None


class FeedView(View, frozen=True, kw_only=True):
    """Atom, RSS or JSON Feed; the layout decides which."""

    url: str
    home_url: str
    lang: str
    title: str
    description: str
    entries: tuple[FeedEntry, ...]


class SitemapEntry(View, frozen=True, kw_only=True):
    url: str
    modified: PartialDate | None = None
    alternates: tuple[Alternate, ...] = ()


class SitemapView(View, frozen=True, kw_only=True):
    entries: tuple[SitemapEntry, ...]


class RobotsView(View, frozen=True, kw_only=True):
    sitemap_url: str


class BuildView(View, frozen=True, kw_only=True):
    """The one small file that bears the build day."""

    day: date
    generator: str


class CopyView(View, frozen=True, kw_only=True):
    """A file carried over as it is."""

    source: str
    """``content:media/x.svg`` or ``layouts:assets/site.css``."""
    digest: str


class RedirectView(View, frozen=True, kw_only=True):
    """A page at an old address that leads to the new one."""

    target: str
    lang: str


# ---------------------------------------------------------------------------------------------- the frame


class NavigationLink(View, frozen=True, kw_only=True):
    title: str
    url: str


class Frame(View, frozen=True, kw_only=True):
    """What every page of one language shares; part of each page's trace."""

    lang: str
    title: str
    description: str
    base_url: str
    """Without a trailing slash; empty where the site does not know where it will stand."""
    base_path: str
    """The path under which the site stands, without a trailing slash: ``/project`` or empty."""
    languages: tuple[str, ...]
    home_url: str
    navigation: tuple[NavigationLink, ...]
    feeds: tuple[tuple[str, str], ...]
    """(media type, URL)."""
    time_zone: str
    """In which the reader's day is asked for: ``Europe/Warsaw``."""
    assets: dict[str, str]
    """Asset name (``site.css``) to its URL."""
    publisher: Publisher | None = None


# ---------------------------------------------------------------------------------------------- open data


class DataFile(View, frozen=True, kw_only=True):
    """A link to the register in another form."""

    name: str
    """``register.csv``; a changes feed goes by ``changes.xml`` in every language."""
    url: str
    media_type: str


class CertificateFacts(View, frozen=True, kw_only=True):
    """A certificate for machines: its facts and its status through all time; what is not known is None or empty."""

    id: str
    url: str
    organisation_id: str
    organisation: str
    country: str | None
    region: str | None
    scheme_id: str
    scheme: str
    level_id: str | None
    level: str | None
    level_rank: int | None
    kind: str | None
    number: str | None
    issuer: str | None
    assessed: PartialDate | None
    awarded: PartialDate | None
    valid_from: PartialDate | None
    valid_until: PartialDate | str | None
    """As stated; ``open`` where it does not run out."""
    term: Term | None
    start: SpanView | None
    """The days on which it can have begun."""
    start_basis: str
    end: SpanView | None
    """The days that can be its last."""
    end_basis: str
    grace_until: date | None
    statuses: tuple[tuple[date | None, str], ...]
    """Through all time: each status with the day from which it holds; the first has none."""
    score: Score | None
    indicators: int | None
    areas: tuple[str, ...]
    events: tuple[EventView, ...]
    predecessor: str | None
    successor: str | None
    evidence: tuple[str, ...]
    """The URLs of the announcements that state it."""
    sources: tuple[Link, ...]


class RegisterEntry(CertificateFacts, frozen=True, kw_only=True):
    """A certificate as the register's data files tell it."""

    current: int
    """Which of `statuses` holds as of the build; it changes only when that status does."""


class RegisterView(View, frozen=True, kw_only=True):
    """The register as data; its writer decides the format. `entries` are in the order of ids."""

    url: str
    lang: str
    title: str
    description: str
    home_url: str
    """Of the listing for people."""
    entries: tuple[RegisterEntry, ...] = ()


class CalendarEvent(View, frozen=True, kw_only=True):
    """The end of a certificate: its last day, or all days that can be it."""

    id: str
    url: str
    title: str
    note: str
    scheme: str
    reminder: str
    first: date
    after: date
    """The day after the last."""
    is_tentative: bool
    """The end is computed, or not known to the day."""
    stamp: date
    """As of when this is known, from the dates of its evidence."""


class CalendarView(View, frozen=True, kw_only=True):
    url: str
    lang: str
    title: str
    home_url: str
    events: tuple[CalendarEvent, ...]


class ChangeEntry(View, frozen=True, kw_only=True):
    """One change of the register (`laur.register.Change`)."""

    id: str
    type: str
    certificate: str
    url: str
    """Of the certificate's page, with the change's own fragment: permanent."""
    title: str
    note: str
    """When, in words of the language, and why."""
    organisation_id: str
    organisation: str
    scheme_id: str
    scheme: str
    level_id: str | None
    level: str | None
    day: date
    first: date
    last: date
    estimated: bool
    basis: str | None
    reason: str | None


class ChangesView(View, frozen=True, kw_only=True):
    """The register's change log, the newest first."""

    url: str
    lang: str
    title: str
    description: str
    home_url: str
    entries: tuple[ChangeEntry, ...]


# ---------------------------------------------------------------------------------------------- beside a certificate


class BadgeView(View, frozen=True, kw_only=True):
    """A certificate's badge, to be shown on other sites."""

    organisation: Ref
    scheme: Ref
    level: LevelView | None
    standing: StandingView
    replaced_since: PartialDate | None = None
    """Since when its successor stands in its place, where that is why it counts no more."""


class CertificateDataView(CertificateFacts, frozen=True, kw_only=True):
    """A certificate's own data file: nothing in it depends on the day on which it was written."""

    badge_url: str
    lang: str


# ---------------------------------------------------------------------------------------------- drawings
# Across, places and widths are percentages of the drawing's width, so that text keeps its size on any screen; down,
# they are CSS pixels.


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
