"""When a certificate ends: as stated; else computed from its term, or for a renewal from the previous end.

The rules are in `docs/domain.md` (“How an end is computed”). A stated end always wins over a computed one.
"""

from datetime import date

from msgspec import Struct

from laur.model import Kind
from laur.register.facts import Facts
from laur.register.periods import periods
from laur.register.record import EndBasis, Record, Span
from laur.register.scheme_rules import SchemeRules
from laur.register.terms import last_day, last_day_joined, months_on


class End(Struct, frozen=True):
    span: Span | None
    basis: EndBasis


NOT_KNOWN = End(None, EndBasis.UNKNOWN)


def end_of(fact: Facts, kind: Kind | None, previous: Span | None) -> End:
    """The end of a certificate of that kind; `previous` is the end from which a renewal can continue (`joinable`)."""
    if fact.end_basis is not EndBasis.UNKNOWN:
        return End(fact.end, fact.end_basis)
    span = computed_end(fact, kind, previous) or fact.claim.reckoned
    if span is None or (fact.stated_start and span.last < fact.stated_start.first):
        return NOT_KNOWN  # a term that ends before the stated start did not count from the date that was assumed
    return End(span, EndBasis.ESTIMATED)


def computed_end(fact: Facts, kind: Kind | None, previous: Span | None) -> Span | None:
    """The days on which the term can run out, by all that is stated; None where they are not known.

    A term counts from the date that its scheme names, and from no other. The term of a renewal counts from the previous
    end if the renewal came before that end or within the scheme's grace, and from its own date if it came later.
    """
    certificate, rules = fact.claim.certificate, fact.rules
    months = rules.months(certificate, kind)
    if months is None or rules.count_from is None:
        return None
    basis = rules.counted_from(certificate)
    own = _ends(basis, months, rules) if basis else None
    if not _needs_previous(fact, kind):
        return own
    came = basis or fact.stated_start
    if previous is None or came is None:
        return None
    joined = Span(
        last_day_joined(previous.first, months, rules.end_rule),
        last_day_joined(previous.last, months, rules.end_rule),
    )
    if came.last <= last_of_grace(previous.first, rules):
        return joined
    if came.first > last_of_grace(previous.last, rules):
        return own
    # It may have come within the grace or after it, so the end is one or the other.
    return Span(min(joined.first, own.first), max(joined.last, own.last)) if own else None


def _ends(basis: Span, months: int, rules: SchemeRules) -> Span:
    first = last_day(basis.first, months, rules.end_rule)
    return Span(first, first if basis.first == basis.last else last_day(basis.last, months, rules.end_rule))


def _needs_previous(fact: Facts, kind: Kind | None) -> bool:
    """Whether it is or may be a renewal: it supersedes something, and its kind is not known."""
    return kind is Kind.RENEWAL or (kind is None and fact.claim.certificate.supersedes is not None)


def last_of_grace(end: date, rules: SchemeRules) -> date:
    """The last day on which a renewal continues from `end`; without a grace period, `end` itself."""
    return months_on(end, rules.grace.in_months) if rules.grace else end


def joinable(record: Record) -> Span | None:
    """The end of a predecessor from which a renewal can continue; None if it is withdrawn for good."""
    return record.end if periods(record).withdrawn_for_good is None else None
