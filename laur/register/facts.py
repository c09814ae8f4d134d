"""What follows from a certificate alone, before its place in a chain of renewals is known."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from laur.model import Certificate, EndRule
from laur.model.dates import PartialDate
from laur.register.record import Claim, EndBasis, Span, StartBasis
from laur.register.scheme_rules import SchemeRules
from laur.register.terms import day_before, earliest_begin, months_on

MOST_CUT_MONTHS = 12
"""How much shorter a term can be than the scheme says, so that it ends with a month or a year; at most half of it (our
assumption, see `docs/domain.md`)."""


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
    """The day from which it counts as begun: the last one on which it can have begun."""
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
    terms = rules.possible_months(certificate)
    if start is None and end is not None and terms:
        start, basis = _reckoned_start(end, terms, rules.end_rule, claim.reported), StartBasis.RECKONED
    awarded = certificate.awarded
    # Who awarded it must not depend on an assumption: it may have been on any day up to its end.
    began = Span(start.first, end.last) if start and end and basis is StartBasis.RECKONED else start
    return Facts(
        claim=claim,
        rules=rules,
        start=start,
        start_basis=basis,
        stated_start=None if basis is StartBasis.RECKONED else start,
        awarded=began if awarded is None or basis is StartBasis.AWARDED else Span.of(awarded),
        runs_from=start.last if start else None,
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


def _reckoned_start(end: Span, terms: Sequence[int], rule: EndRule | None, reported: date | None) -> Span:
    """The days on which something that ends on `end` can have begun, with `terms` as possible lengths in months.

    The first is the longest term back from the end. Issuers let terms end with a month or a year, so it can have begun
    up to `MOST_CUT_MONTHS` after the shortest term back from the end, and not after it was `reported`.
    """
    first = earliest_begin(end.first, max(terms), rule)
    cut = min(MOST_CUT_MONTHS, min(terms) // 2)
    latest = day_before(months_on(earliest_begin(end.last, min(terms), rule), cut))
    last = max(first, min(latest, end.last))
    return Span(first, min(last, reported)) if reported is not None and reported >= first else Span(first, last)
