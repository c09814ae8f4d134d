"""What the register knows of a certificate, whatever the day: the values that the rest of the register works on.

Nothing here knows of a day on which one asks, nor how anything is put into words.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from laur.model import Certificate, IssuerPeriod, Kind, Scheme
from laur.model.dates import PartialDate, month_end


class Span(Struct, frozen=True, array_like=True, gc=False):
    """A day of which is known only that it lies between two days, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, partial: PartialDate) -> "Span":
        """All the days that a stated date can mean."""
        first = partial.first
        return cls(first, first if partial.day else partial.last)

    @property
    def partial(self) -> PartialDate | None:
        """The stated form that means exactly this span: a day, a month, a year; None for any other span."""
        first, last = self.first, self.last
        if first == last:
            return PartialDate.of(first)
        if first.day == 1 and last == month_end(first):
            return PartialDate(first.year, first.month)
        if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
            return PartialDate(first.year)
        return None


class Period(Struct, frozen=True, gc=False):
    """The days from `first` to `last`, both included."""

    first: date
    last: date | None
    """None where nothing ends it."""

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Status(StrEnum):
    """What can be said of a certificate on one day. Each day has exactly one."""

    VALID = "valid"
    EXPIRING = "expiring"
    """Valid, with at most `EXPIRING_DAYS` left."""
    UPCOMING = "upcoming"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    UNCERTAIN = "uncertain"
    """It begins or ends in these very weeks, but on which day is not known."""
    UNKNOWN = "unknown"

    @property
    def is_held(self) -> bool:
        """Whether it counts as held: `valid` or `expiring`, and never what is only uncertain or unknown."""
        return self is Status.VALID or self is Status.EXPIRING


class StartBasis(StrEnum):
    """On which date the start rests; the first one that is stated, in this order."""

    VALID_FROM = "valid_from"
    AWARDED = "awarded"
    ASSESSED = "assessed"
    """Only the audit is dated: it cannot be held before."""
    RECKONED = "reckoned"
    """No date but the stated end: the longest term back from there is the earliest day that it can begin."""
    UNKNOWN = "unknown"


class EndBasis(StrEnum):
    """On what the end rests."""

    STATED = "stated"
    ESTIMATED = "estimated"
    """Computed from a term and the date from which it counts: to be shown with “about”."""
    OPEN = "open"
    """The source says that it does not run out."""
    UNKNOWN = "unknown"


class Claim(Struct, frozen=True):
    """A certificate as an announcement states it, and where."""

    certificate: Certificate
    path: str
    """The document that states it."""
    key: str
    """Its key path in that document's front matter: ``certificates.0``."""
    evidence: tuple[str, ...] = ()
    """Every announcement that states or refers to it, the one that states it first."""


class Record(Struct, frozen=True):
    """One entry of the register: all of it that does not depend on the day."""

    claim: Claim
    scheme: Scheme | None
    """None where there is no such scheme; then no rule of a scheme is applied."""
    kind: Kind | None
    """As stated; else what its predecessor makes of it: the higher level an upgrade, any other a renewal."""
    rank: int | None
    """Of its level in the scheme; higher is better."""
    issuer: IssuerPeriod | None
    """The named issuer, else the only one who can have awarded it at that time."""
    predecessor: str | None
    successor: str | None
    start: Span | None
    """The days on which it can have begun."""
    start_basis: StartBasis
    runs_from: date | None
    """From which day it is taken as begun: the last that a stated start can mean; for a reckoned one the longest term
    back from the last day of its end."""
    end: Span | None
    """The days that can be its last."""
    end_basis: EndBasis
    superseded_from: date | None
    """From which day its successor takes its place even before its own end (rule 4)."""
    grace_until: date | None
    """The last day on which a renewal surely still joins on to its end."""

    @property
    def id(self) -> str:
        return self.claim.certificate.id

    @property
    def since(self) -> Span | None:
        """Since when it is, was or will be held, where a date for that is stated."""
        return None if self.start_basis is StartBasis.RECKONED else self.start
