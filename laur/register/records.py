"""The register's entries from the certificates that announcements state: chains, ends, issuers, and what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from laur.model import Kind, Scheme
from laur.problems import Problem, in_order
from laur.register.chains import Chains, chains_of
from laur.register.checks import check_each, check_overlaps
from laur.register.ends import End, end_of, joinable, last_of_grace
from laur.register.facts import Facts, facts_of
from laur.register.problems import PlacesByPath, location, problem_at
from laur.register.record import Claim, Record
from laur.register.scheme_rules import SchemeRules


def records(
    claims: Iterable[Claim], schemes: Mapping[str, Scheme], places: PlacesByPath
) -> tuple[Mapping[str, Record], tuple[Problem, ...]]:
    """The register by certificate id, in the order of ids, and all that is wrong or at odds in it.

    `schemes` are by id; a certificate of a scheme that is not there is entered without any rule. `places` are each
    document's, by path. Of two certificates with one id the first of `claims` is entered and the other reported.
    Nothing is raised, whatever the claims say.
    """
    unique, doubles = _unique(claims, places)
    facts = _facts(unique, schemes)
    chains = chains_of(facts, places)
    order = tuple(chains.in_order(facts))
    takeovers = _takeovers(order, chains, facts)
    entries: dict[str, Record] = {}
    for certificate_id in order:
        scheme = schemes.get(facts[certificate_id].claim.certificate.scheme)
        entries[certificate_id] = _record(certificate_id, scheme, facts, chains, takeovers, entries)
    register = {certificate_id: entries[certificate_id] for certificate_id in facts}
    problems = [*doubles, *chains.problems, *check_each(register, facts, places), *check_overlaps(register, places)]
    return register, in_order(problems)


def _unique(claims: Iterable[Claim], places: PlacesByPath) -> tuple[dict[str, Claim], list[Problem]]:
    """The claims by id, in the order of ids, and a problem for each id that is given again."""
    unique: dict[str, Claim] = {}
    doubles = []
    for claim in claims:
        certificate_id = claim.certificate.id
        first = unique.setdefault(certificate_id, claim)
        if first is not claim:
            at = location(places, first)
            doubles.append(problem_at(places, claim, "certificate-duplicate", "id", value=certificate_id, first=at))
    return dict(sorted(unique.items())), doubles


def _facts(claims: Mapping[str, Claim], schemes: Mapping[str, Scheme]) -> dict[str, Facts]:
    rules: dict[str, SchemeRules] = {}
    facts = {}
    for certificate_id, claim in claims.items():
        scheme = claim.certificate.scheme
        if scheme not in rules:
            rules[scheme] = SchemeRules.of(schemes.get(scheme))
        facts[certificate_id] = facts_of(claim, rules[scheme])
    return facts


def _takeovers(order: Sequence[str], chains: Chains, facts: Mapping[str, Facts]) -> dict[str, date | None]:
    """For each certificate the day from which it, or any after it in its chain, is taken as begun."""
    takeovers: dict[str, date | None] = {}
    for certificate_id in reversed(order):
        after = chains.successors.get(certificate_id)
        own, later = facts[certificate_id].runs_from, takeovers[after] if after else None
        takeovers[certificate_id] = min(own, later) if own and later else own or later
    return takeovers


def _record(
    certificate_id: str,
    scheme: Scheme | None,
    facts: Mapping[str, Facts],
    chains: Chains,
    takeovers: Mapping[str, date | None],
    entries: Mapping[str, Record],
) -> Record:
    """The entry of one certificate, its predecessor's being among `entries` already."""
    fact = facts[certificate_id]
    before, after = chains.predecessors.get(certificate_id), chains.successors.get(certificate_id)
    kind = _kind(fact, facts[before] if before else None)
    end = end_of(fact, kind, joinable(entries[before]) if before else None)
    return Record(
        claim=fact.claim,
        scheme=scheme,
        kind=kind,
        rank=fact.rank,
        issuer=fact.rules.issuer(fact.claim.certificate.issuer, fact.awarded),
        predecessor=before,
        successor=after,
        start=fact.start,
        start_basis=fact.start_basis,
        runs_from=fact.runs_from,
        end=end.span,
        end_basis=end.basis,
        superseded_from=_superseded_from(end, takeovers[after]) if after else None,
        grace_until=last_of_grace(end.span.first, fact.rules) if end.span and fact.rules.grace else None,
    )


def _kind(fact: Facts, before: Facts | None) -> Kind | None:
    """How it came about: as stated, else told by the level of what it supersedes."""
    stated = fact.claim.certificate.kind
    if stated is not None or before is None:
        return stated
    higher = fact.rank is not None and before.rank is not None and fact.rank > before.rank
    return Kind.UPGRADE if higher else Kind.RENEWAL


def _superseded_from(end: End, takeover: date | None) -> date | None:
    """From which day a successor takes its place: that from which the successor itself is taken as begun.

    So on no day both count as valid. A successor of which no date is known takes over when the end has come (rule 3),
    and where no end is known, always: the later word is that it was renewed.
    """
    if takeover is not None:
        return takeover
    return date.min if end.span is None else None
