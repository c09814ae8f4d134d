"""A scheme's rules, prepared once for all of its certificates."""

from datetime import date

from msgspec import Struct

from laur.model import Certificate, CountFrom, EndRule, IssuerPeriod, Kind, Scheme
from laur.model.dates import PartialDate, Term
from laur.register.record import Span


class Tenure(Struct, frozen=True):
    """An issuer, with the first and the last day that its period can mean."""

    issuer: IssuerPeriod
    first: date
    last: date

    def can_meet(self, when: Span) -> bool:
        return self.first <= when.last and when.first <= self.last

    def holds(self, when: Span | None) -> bool:
        """Whether all of `when` is in the period; an unknown time is only in a period without bounds."""
        if when is None:
            return self.first == date.min and self.last == date.max
        return self.first <= when.first and when.last <= self.last


class SchemeRules(Struct, frozen=True):
    """The rules of a scheme for its certificates; empty where the scheme is not known."""

    ranks: dict[str, int]
    tenures: tuple[Tenure, ...]
    initial: Term | None
    renewal: Term | None
    grace: Term | None
    count_from: CountFrom | None
    end_rule: EndRule | None

    @classmethod
    def of(cls, scheme: Scheme | None) -> "SchemeRules":
        if scheme is None:
            return cls({}, (), None, None, None, None, None)
        term = scheme.term
        return cls(
            ranks={level.id: level.rank for level in scheme.levels},
            tenures=tuple(_tenure(issuer) for issuer in scheme.issuers),
            initial=term.initial if term else None,
            renewal=(term.renewal or term.initial) if term else None,
            grace=scheme.grace_after_expiry,
            count_from=scheme.count_from,
            end_rule=scheme.end_rule,
        )

    def months(self, certificate: Certificate, kind: Kind | None) -> int | None:
        """The term of a certificate in months: as it states, else as the scheme does."""
        term = certificate.term or (self.renewal if kind is Kind.RENEWAL else self.initial)
        return term.in_months if term else None

    def possible_months(self, certificate: Certificate) -> tuple[int, ...]:
        """The possible terms of a certificate in months: as it states, else those of the scheme."""
        terms = (certificate.term,) if certificate.term else (self.initial, self.renewal)
        return tuple(term.in_months for term in terms if term)

    def counted_from(self, certificate: Certificate) -> Span | None:
        """The date from which the term counts: the one that the scheme names, and no other."""
        if self.count_from is None:
            return None
        stated: PartialDate | None = getattr(certificate, self.count_from.value)
        return Span.of(stated) if stated else None

    def issuer(self, named: str | None, when: Span | None) -> IssuerPeriod | None:
        """The named issuer; else the only one that can have awarded it then, if its period covers all of `when`."""
        if named is not None:
            known = self.tenures_of(named)
            fitting = [t for t in known if when is None or t.can_meet(when)] or known
            return fitting[0].issuer if fitting else IssuerPeriod(name=named)
        if when is None:
            return self.tenures[0].issuer if len(self.tenures) == 1 and self.tenures[0].holds(None) else None
        possible = [tenure for tenure in self.tenures if tenure.can_meet(when)]
        return possible[0].issuer if len(possible) == 1 and possible[0].holds(when) else None

    def tenures_of(self, named: str) -> list[Tenure]:
        """The periods of the issuer of that name or id, whatever its case and spaces."""
        wanted = _folded(named)
        return [t for t in self.tenures if wanted in (_folded(t.issuer.name), _folded(t.issuer.organisation or ""))]


def _tenure(issuer: IssuerPeriod) -> Tenure:
    first = issuer.start.first if issuer.start else date.min
    return Tenure(issuer, first, issuer.to.last if issuer.to else date.max)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
