"""What the register knows about a certificate: the values that the rest of the register uses.

Nothing here depends on today's date or on a language.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from laur.model import Certificate, IssuerPeriod, Kind, Scheme
from laur.model.dates import PartialDate, month_end


class Span(Struct, frozen=True, array_like=True, gc=False):
    """A day that is known only to lie between two days, both included."""

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
    """The status of a certificate on one day. Each day has exactly one."""

    VALID = "valid"
    EXPIRING = "expiring"
    """Valid, with at most `EXPIRING_DAYS` left."""
    UPCOMING = "upcoming"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    UNCERTAIN = "uncertain"
    """It begins or ends around this day; the exact day is not known."""
    UNKNOWN = "unknown"

    @property
    def is_held(self) -> bool:
        """Whether it counts as held: only if it is `valid` or `expiring`, never if it is uncertain or unknown."""
        return self is Status.VALID or self is Status.EXPIRING


class StartBasis(StrEnum):
    """The date that gives the start: the first one that is stated, in this order."""

    VALID_FROM = "valid_from"
    AWARDED = "awarded"
    ASSESSED = "assessed"
    """Only the audit is dated: the certificate cannot be held before it."""
    RECKONED = "reckoned"
    """Only the end is stated: the days on which it can have begun follow from it and the possible terms."""
    UNKNOWN = "unknown"


class EndBasis(StrEnum):
    """Where the end comes from."""

    STATED = "stated"
    ESTIMATED = "estimated"
    """Computed from a term and the date from which it counts; shown with “about”."""
    OPEN = "open"
    """The source says that it does not run out."""
    UNKNOWN = "unknown"


class Claim(Struct, frozen=True):
    """A certificate as a document states it, and the place where it does."""

    certificate: Certificate
    path: str
    """The document that states it."""
    key: str
    """Its key path in that document's front matter: ``certificates.0``."""
    evidence: tuple[str, ...] = ()
    """Every announcement that states it or refers to it; one that states it comes first."""
    reported: date | None = None
    """The last day that the date of its earliest announcement can mean: it was awarded by then."""
    reckoned: Span | None = None
    """The end that another register computed by rules of the scheme which are not known here."""


class Record(Struct, frozen=True):
    """One entry of the register: everything that does not depend on the day."""

    claim: Claim
    scheme: Scheme | None
    """None where there is no such scheme; then no scheme's rules apply."""
    kind: Kind | None
    """As stated; else, with a predecessor, an upgrade if its level is higher and a renewal otherwise."""
    rank: int | None
    """The rank of its level in the scheme; higher is better."""
    issuer: IssuerPeriod | None
    """The named issuer, else the only one that can have awarded it at that time."""
    predecessor: str | None
    successor: str | None
    start: Span | None
    """The days on which it can have begun."""
    start_basis: StartBasis
    runs_from: date | None
    """The day from which it counts as begun: the last one on which it can have begun."""
    end: Span | None
    """The days that can be its last day."""
    end_basis: EndBasis
    superseded_from: date | None
    """The day from which its successor replaces it, even before its own end (rule 4)."""
    grace_until: date | None
    """The last day on which a renewal certainly still continues from its end."""

    @property
    def id(self) -> str:
        return self.claim.certificate.id

    @property
    def since(self) -> Span | None:
        """The start, if the source states one; else None."""
        return None if self.start_basis is StartBasis.RECKONED else self.start


def chain_of(records: Mapping[str, Record], record: Record) -> tuple[str, ...]:
    """The ids of its predecessors, itself and its successors, the oldest first."""
    chain = [record.id]
    before, after = record.predecessor, record.successor
    while before:
        chain.insert(0, before)
        before = records[before].predecessor
    while after:
        chain.append(after)
        after = records[after].successor
    return tuple(chain)
