"""Chains of certificates that renew or upgrade each other, each with at most one predecessor and one successor.

Stated links (`supersedes`) come first; impossible ones are left out and reported. Then a renewal or upgrade that names
no predecessor follows the latest earlier certificate of the same organisation and scheme, if it is clear which that is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from laur.model import Kind
from laur.problems import Problem, nearest
from laur.register.facts import Facts, begins_before
from laur.register.problems import PlacesByPath, problem_at

UNRECORDED = "unknown"
"""The value of `supersedes` for a predecessor that nobody recorded."""

Links = dict[str, str]
"""From a certificate's id to its predecessor's."""


class Chains(Struct, frozen=True):
    predecessors: Links
    successors: Links
    problems: tuple[Problem, ...]

    def in_order(self, ids: Iterable[str]) -> Iterator[str]:
        """All of `ids`, each after its predecessor."""
        for root in ids:
            following: str | None = None if root in self.predecessors else root
            while following is not None:
                yield following
                following = self.successors.get(following)


def chains_of(facts: Mapping[str, Facts], places: PlacesByPath) -> Chains:
    """The chains of all certificates, by id, and the problems of their links."""
    stated, impossible = _stated(facts, places)
    acyclic, cycles = _without_cycles(stated, facts, places)
    unique, rivals = _without_rivals(acyclic, facts, places)
    predecessors, unlinked = _with_inferred(unique, facts, places)
    successors = {before: after for after, before in predecessors.items()}
    return Chains(predecessors, successors, (*impossible, *cycles, *rivals, *unlinked))


def _stated(facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The possible links among those that `supersedes` states, and a problem for each impossible one."""
    links: Links = {}
    problems = []
    for own, fact in facts.items():
        target = fact.claim.certificate.supersedes
        if target is None or target == UNRECORDED:
            continue
        wrong = _link_problem(fact, target, facts, places)
        if wrong is None:
            links[own] = target
        else:
            problems.append(wrong)
    return links, problems


def _link_problem(fact: Facts, target: str, facts: Mapping[str, Facts], places: PlacesByPath) -> Problem | None:
    """Why a certificate cannot supersede the one that it names; None if it can."""
    claim, own, before = fact.claim, fact.claim.certificate, facts.get(target)
    if before is None:
        return problem_at(
            places, claim, "certificate-unknown", "supersedes", value=target, nearest=nearest(target, facts)
        )
    other = before.claim.certificate
    if other.organisation != own.organisation:
        return problem_at(
            places, claim, "supersedes-other-organisation", "supersedes",
            value=target, organisation=other.organisation, own=own.organisation,
        )  # fmt: skip
    if other.scheme != own.scheme:
        return problem_at(
            places, claim, "supersedes-other-scheme", "supersedes", value=target, scheme=other.scheme, own=own.scheme
        )
    if fact is not before and begins_before(fact, before):
        return problem_at(places, claim, "supersedes-later", "supersedes", value=target)
    return None


def _without_cycles(links: Links, facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The links without those that form a circle; each circle is reported once, at its first id in the alphabet."""
    circles: list[list[str]] = []
    seen: set[str] = set()
    for root in links:
        path: dict[str, int] = {}
        at: str | None = root
        while at is not None and at not in seen and at not in path:
            path[at] = len(path)
            at = links.get(at)
        if at in path:
            circles.append(list(path)[path[at] :])
        seen.update(path)
    broken = {member for circle in circles for member in circle}
    problems = [_cycle(circle, facts, places) for circle in circles]
    return {after: before for after, before in links.items() if after not in broken}, problems


def _cycle(circle: list[str], facts: Mapping[str, Facts], places: PlacesByPath) -> Problem:
    first = circle.index(min(circle))
    ids = [*circle[first:], *circle[:first]]
    return problem_at(places, facts[ids[0]].claim, "supersedes-cycle", "supersedes", circle=" → ".join([*ids, ids[0]]))


def _without_rivals(links: Links, facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The links with one successor each: if several certificates supersede the same, the first to begin keeps it."""
    successors: defaultdict[str, list[str]] = defaultdict(list)
    for after, before in links.items():
        successors[before].append(after)
    kept = dict(links)
    problems = []
    for before, rivals in successors.items():
        if len(rivals) == 1:
            continue
        first, *others = sorted(rivals, key=lambda rival: _by_start(facts[rival]))
        for other in others:
            del kept[other]
            problems.append(
                problem_at(places, facts[other].claim, "supersedes-taken", "supersedes", value=before, other=first)
            )
    return kept, problems


def _by_start(fact: Facts) -> tuple[bool, str, str]:
    return fact.start is None, fact.start.first.isoformat() if fact.start else "", fact.id


def _with_inferred(links: Links, facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The links and those that can be inferred, with a warning for each renewal or upgrade that gets none."""
    unlinked = [
        fact for fact in facts.values()
        if fact.claim.certificate.kind in (Kind.RENEWAL, Kind.UPGRADE) and fact.claim.certificate.supersedes is None
    ]  # fmt: skip
    if not unlinked:
        return links, []
    groups: defaultdict[tuple[str, str], list[Facts]] = defaultdict(list)
    for fact in facts.values():
        groups[_group(fact)].append(fact)
    taken = {before: after for after, before in links.items()}
    latest = {fact.id: _latest_before(fact, groups[_group(fact)], taken) for fact in unlinked}
    wanted: defaultdict[str, int] = defaultdict(int)
    for before in latest.values():
        if before is not None:
            wanted[before] += 1
    joined = dict(links)
    problems = []
    for fact in unlinked:
        before = latest[fact.id]
        if before is not None and wanted[before] == 1 and not _leads_to(before, fact.id, joined):
            joined[fact.id] = before
        else:
            problems.append(_unlinked(fact, groups[_group(fact)], places))
    return joined, problems


def _group(fact: Facts) -> tuple[str, str]:
    return fact.claim.certificate.organisation, fact.claim.certificate.scheme


def _latest_before(fact: Facts, group: Sequence[Facts], taken: Links) -> str | None:
    """The last of the group that began before this one; None if there is none, or the order is uncertain."""
    possible = [other for other in group if _can_be_before(other, fact, taken)]
    sure = [other for other in possible if begins_before(other, fact)]
    if not sure:
        return None
    latest = sure[0]
    for other in sure:
        if begins_before(latest, other):
            latest = other
    doubtful = any(other is not latest and not begins_before(other, latest) for other in possible)
    return None if doubtful or latest.id in taken else latest.id


def _can_be_before(other: Facts, fact: Facts, taken: Links) -> bool:
    """Whether `other` can be the one right before `fact`, by all that is stated."""
    if other is fact or other.claim.certificate.supersedes == fact.id or begins_before(fact, other):
        return False
    theirs, own = other.stated_start, fact.stated_start
    if theirs and own:
        return theirs.first < own.last
    return other.start is not None or other.end is not None or other.id not in taken


def _leads_to(start: str, goal: str, links: Links) -> bool:
    at: str | None = start
    while at is not None and at != goal:
        at = links.get(at)
    return at == goal


def _unlinked(fact: Facts, group: Sequence[Facts], places: PlacesByPath) -> Problem:
    """The warning for a renewal or upgrade whose predecessor is not known."""
    kind = fact.claim.certificate.kind or Kind.RENEWAL
    possible = sorted(other.id for other in group if _can_be_before(other, fact, {}))
    if possible:
        return problem_at(
            places, fact.claim, "predecessor-ambiguous", "kind", kind=kind.value, known=", ".join(possible)
        )
    return problem_at(places, fact.claim, "predecessor-missing", "kind", kind=kind.value)
