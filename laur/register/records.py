"""Builds the register from the certificates that announcements state: chains, ends, issuers and problems."""

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
    """The records by certificate id, in the order of ids, and the problems in them.

    `schemes` are by id; a certificate of an unknown scheme gets a record without a scheme's rules. `places` are by the
    document's path. If several claims have one id, the first gets the record and the others are reported. Nothing is
    raised, whatever the claims state.
    """
    unique, duplicates = _unique(claims, places)
    facts = _facts(unique, schemes)
    chains = chains_of(facts, places)
    order = tuple(chains.in_order(facts))
    takeovers = _takeovers(order, chains, facts)
    entries: dict[str, Record] = {}
    for certificate_id in order:
        scheme = schemes.get(facts[certificate_id].claim.certificate.scheme)
        entries[certificate_id] = _record(certificate_id, scheme, facts, chains, takeovers, entries)
    register = {certificate_id: entries[certificate_id] for certificate_id in facts}
    problems = [*duplicates, *chains.problems, *check_each(register, facts, places), *check_overlaps(register, places)]
    return register, in_order(problems)


def _unique(claims: Iterable[Claim], places: PlacesByPath) -> tuple[dict[str, Claim], list[Problem]]:
    """The claims by id, in the order of ids, and a problem for each repeated id."""
    unique: dict[str, Claim] = {}
    duplicates = []
    for claim in claims:
        certificate_id = claim.certificate.id
        first = unique.setdefault(certificate_id, claim)
        if first is not claim:
            at = location(places, first)
            duplicates.append(problem_at(places, claim, "certificate-duplicate", "id", value=certificate_id, first=at))
    return dict(sorted(unique.items())), duplicates


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
    """For each certificate the first day from which it, or any later one of its chain, counts as begun."""
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
    """The record of one certificate; its predecessor's is already in `entries`."""
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
    """The kind: as stated, else by the level of what it supersedes."""
    stated = fact.claim.certificate.kind
    if stated is not None or before is None:
        return stated
    higher = fact.rank is not None and before.rank is not None and fact.rank > before.rank
    return Kind.UPGRADE if higher else Kind.RENEWAL


def _superseded_from(end: End, takeover: date | None) -> date | None:
    """The day from which a successor replaces it: the one from which the successor itself counts as begun.

    So both never count as valid on one day. A successor without any date takes over after the end (rule 3), or at once
    if the end is not known: the latest source says that the certificate was renewed.
    """
    if takeover is not None:
        return takeover
    return date.min if end.span is None else None
