"""What follows from a certificate alone, before its place in a chain of renewals is known."""

from datetime import date

from msgspec import Struct

from laur.model import Certificate, EndRule
from laur.model.dates import PartialDate
from laur.register.record import Claim, EndBasis, Span, StartBasis
from laur.register.scheme_rules import SchemeRules
from laur.register.terms import earliest_begin


class Facts(Struct, frozen=True):
    """A claim, the rules of its scheme, and the start and end that follow from the two alone."""

    claim: Claim
    rules: SchemeRules
    start: Span | None
    start_basis: StartBasis
    stated_start: Span | None
    """The start; None if it is only reckoned."""
    awarded: Span | None
    """When its issuer decided on it, as closely as it is known."""
    runs_from: date | None
    """The day from which it counts as begun (see `Record.runs_from`)."""
    rank: int | None
    end: Span | None
    """The stated end."""
    end_basis: EndBasis
    """`STATED` or `OPEN`, or `UNKNOWN` where the certificate does not state its end; never `ESTIMATED`."""

    @property
    def id(self) -> str:
        return self.claim.certificate.id


def facts_of(claim: Claim, rules: SchemeRules) -> Facts:
    """What follows from a claim alone, under the rules of its scheme."""
    certificate = claim.certificate
    end, end_basis = _end(certificate, rules.end_rule)
    start, basis = _start(certificate)
    runs_from = start.last if start else None
    months = rules.longest_months(certificate) if end and not start else None
    if end is not None and months is not None:
        # A shorter term would have begun later. Nothing else is stated, so it counts as running for the longest.
        start, basis = Span(earliest_begin(end.first, months, rules.end_rule), end.last), StartBasis.RECKONED
        runs_from = earliest_begin(end.last, months, rules.end_rule)
    awarded = certificate.awarded
    return Facts(
        claim=claim,
        rules=rules,
        start=start,
        start_basis=basis,
        stated_start=None if basis is StartBasis.RECKONED else start,
        awarded=start if awarded is None or basis is StartBasis.AWARDED else Span.of(awarded),
        runs_from=runs_from,
        rank=rules.ranks.get(certificate.level) if certificate.level else None,
        end=end,
        end_basis=end_basis,
    )


def begins_before(one: Facts, other: Facts) -> bool:
    """Whether `one` began before `other`, on every possible reading of their dates.

    If two certificates of one scheme do not both state when they began, the one that ends earlier began earlier.
    """
    mine, theirs = one.stated_start, other.stated_start
    if mine is not None and theirs is not None:
        return mine.last < theirs.first
    if one.end and other.end:
        return one.end.last < other.end.first
    return one.start is not None and other.start is not None and one.start.last < other.start.first


def _end(certificate: Certificate, rule: EndRule | None) -> tuple[Span | None, EndBasis]:
    """The stated end: under the month-end rule a month or a year means its last day, otherwise any of its days."""
    stated = certificate.valid_until
    if stated is None:
        return None, EndBasis.UNKNOWN
    if not isinstance(stated, PartialDate):
        return None, EndBasis.OPEN
    span = Span.of(stated)
    return Span(span.last, span.last) if rule is EndRule.MONTH_END else span, EndBasis.STATED


def _start(certificate: Certificate) -> tuple[Span | None, StartBasis]:
    """The days on which it can have begun, by the first date that is stated."""
    if certificate.valid_from:
        return Span.of(certificate.valid_from), StartBasis.VALID_FROM
    if certificate.awarded:
        return Span.of(certificate.awarded), StartBasis.AWARDED
    if certificate.assessed:
        return Span.of(certificate.assessed), StartBasis.ASSESSED
    return None, StartBasis.UNKNOWN
