"""The register as open data."""

from datetime import date

from laur.model import Score, Source
from laur.model.dates import PartialDate, Term
from laur.views.base import Head, Pager, View
from laur.views.certificates import EventView, SpanView
from laur.views.members import ProvenanceView
from laur.views.register import DataFile, DataTermsView


class CertificateFacts(View, frozen=True, kw_only=True):
    """A certificate as data: its facts, and its status over time. Unknown facts are None or empty."""

    id: str
    url: str
    organisation_id: str
    organisation: str
    country: str | None
    region: str | None
    identifiers: tuple[tuple[str, str], ...]
    """The holder's numbers in public registers, each in its shortest form, by the name of the register."""
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
    """As stated; ``open`` if it does not expire."""
    term: Term | None
    start: SpanView | None
    """The days between which it began."""
    start_basis: str
    end: SpanView | None
    """The days between which its last day is."""
    end_basis: str
    grace_until: date | None
    statuses: tuple[tuple[date | None, str], ...]
    """All statuses in order, each with the day from which it applies; the first has no day."""
    score: Score | None
    indicators: int | None
    areas: tuple[str, ...]
    events: tuple[EventView, ...]
    predecessor: str | None
    successor: str | None
    evidence: tuple[str, ...]
    """The URLs of the announcements about it."""
    sources: tuple[Source, ...]
    provenance: ProvenanceView | None
    """The register of another site that it comes from; None for our own."""


class RegisterEntry(CertificateFacts, frozen=True, kw_only=True):
    """A certificate in the register's data files."""

    current: int
    """The index of the current status in `statuses` on the day of the build."""


class DataView(View, frozen=True, kw_only=True):
    """What all files with data of the register have."""

    lang: str
    title: str
    home_url: str
    """The URL of the page for readers."""


class RegisterView(DataView, frozen=True, kw_only=True):
    """The register as data; a writer makes the format. `entries` are sorted by id."""

    url: str
    description: str
    terms: DataTermsView
    entries: tuple[RegisterEntry, ...] = ()


class CatalogueView(DataView, frozen=True, kw_only=True):
    """The data files in a catalogue for portals of open data."""

    description: str
    terms: DataTermsView
    files: tuple[DataFile, ...]


class CalendarEvent(View, frozen=True, kw_only=True):
    """The end of a certificate: its last day, or all days that it may be."""

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
    """Whether the end is computed, or not known to the day."""
    stamp: date
    """The newest date of its evidence, as the time of the event's last change."""


class CalendarView(DataView, frozen=True, kw_only=True):
    url: str
    events: tuple[CalendarEvent, ...]


class ChangeEntry(View, frozen=True, kw_only=True):
    """A change of the register (`laur.register.Change`)."""

    id: str
    type: str
    certificate: str
    url: str
    """The permanent URL: the certificate's page with a fragment for the change."""
    title: str
    note: str
    """The date and the reason, in words."""
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

    @property
    def is_about(self) -> bool:
        """Whether it is not known to the day when it happened."""
        return self.estimated or self.first != self.last


class ChangesView(DataView, frozen=True, kw_only=True):
    """The register's change log, newest first."""

    url: str
    description: str
    entries: tuple[ChangeEntry, ...]


class ChangeMonth(View, frozen=True, kw_only=True):
    """A month of the change log."""

    first: PartialDate
    url: str
    count: int


class ChangePageView(View, frozen=True, kw_only=True):
    """Changes of the register for readers: the newest, or those of a month."""

    page: Head
    entries: tuple[ChangeEntry, ...]
    """Newest first."""
    pager: Pager
    months: tuple[ChangeMonth, ...]
    """All months with changes, newest first; empty on the page of a month."""
    feed_url: str


class CertificateDataView(CertificateFacts, frozen=True, kw_only=True):
    """A certificate's own data file, which does not depend on the day of the build."""

    badge_url: str
    lang: str
