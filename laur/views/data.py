"""The register as open data."""

from datetime import date

from laur.model import Link, Score
from laur.model.dates import PartialDate, Term
from laur.views.base import View
from laur.views.certificates import EventView, SpanView


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


class CertificateDataView(CertificateFacts, frozen=True, kw_only=True):
    """A certificate's own data file: nothing in it depends on the day on which it was written."""

    badge_url: str
    lang: str
