"""Which certificate renews or upgrades which: chains in which each has at most one before and one after it.

Stated links (`supersedes`) come first; those that cannot be are left out and reported. Then a renewal or upgrade that
names none joins the latest earlier certificate of the same organisation and scheme, if there is no doubt which that is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from laur.model import Kind
from laur.problems import Problem, nearest
from laur.register.facts import Facts, surely_before
from laur.register.problems import PlacesByPath, problem_at

UNRECORDED = "unknown"
"""What `supersedes` says of a predecessor that nobody recorded."""

Links = dict[str, str]
"""From a certificate's id to its predecessor's."""


class Chains(Struct, frozen=True):
    predecessors: Links
    successors: Links
    problems: tuple[Problem, ...]

    def in_order(self, ids: Iterable[str]) -> Iterator[str]:
        """All ids, each after its predecessor."""
        for root in ids:
            following: str | None = None if root in self.predecessors else root
            while following is not None:
                yield following
                following = self.successors.get(following)


def chains_of(facts: Mapping[str, Facts], places: PlacesByPath) -> Chains:
    """The chains of all certificates, by id, and what is wrong with the links that are stated."""
    stated, unfit = _stated(facts, places)
    straight, cycles = _without_cycles(stated, facts, places)
    single, rivals = _without_rivals(straight, facts, places)
    predecessors, loose = _with_inferred(single, facts, places)
    successors = {before: after for after, before in predecessors.items()}
    return Chains(predecessors, successors, (*unfit, *cycles, *rivals, *loose))


def _stated(facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The links that `supersedes` states and that can be."""
    links: Links = {}
    problems = []
    for own, fact in facts.items():
        target = fact.claim.certificate.supersedes
        if target is None or target == UNRECORDED:
            continue
        wrong = _misfit(fact, target, facts, places)
        if wrong is None:
            links[own] = target
        else:
            problems.append(wrong)
    return links, problems


def _misfit(fact: Facts, target: str, facts: Mapping[str, Facts], places: PlacesByPath) -> Problem | None:
    """Why a certificate cannot supersede the one that it names, if so."""
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
    if fact is not before and surely_before(fact, before):
        return problem_at(places, claim, "supersedes-later", "supersedes", value=target)
    return None


def _without_cycles(links: Links, facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The links less those that lead back to where they began; each circle is reported once, at its least id."""
    circles: list[list[str]] = []
    seen: set[str] = set()
    for root in links:
        way: dict[str, int] = {}
        at: str | None = root
        while at is not None and at not in seen and at not in way:
            way[at] = len(way)
            at = links.get(at)
        if at in way:
            circles.append(list(way)[way[at] :])
        seen.update(way)
    broken = {member for circle in circles for member in circle}
    problems = [_cycle(circle, facts, places) for circle in circles]
    return {after: before for after, before in links.items() if after not in broken}, problems


def _cycle(circle: list[str], facts: Mapping[str, Facts], places: PlacesByPath) -> Problem:
    least = circle.index(min(circle))
    turned = [*circle[least:], *circle[:least]]
    return problem_at(
        places, facts[turned[0]].claim, "supersedes-cycle", "supersedes", circle=" → ".join([*turned, turned[0]])
    )


def _without_rivals(links: Links, facts: Mapping[str, Facts], places: PlacesByPath) -> tuple[Links, list[Problem]]:
    """The links with one successor for each: where several claim a predecessor, the first to begin keeps it."""
    takers: defaultdict[str, list[str]] = defaultdict(list)
    for after, before in links.items():
        takers[before].append(after)
    kept = dict(links)
    problems = []
    for before, rivals in takers.items():
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
    """The links with those that can be inferred, and a warning for each renewal or upgrade that is left alone."""
    loose = [
        fact for fact in facts.values()
        if fact.claim.certificate.kind in (Kind.RENEWAL, Kind.UPGRADE) and fact.claim.certificate.supersedes is None
    ]  # fmt: skip
    if not loose:
        return links, []
    groups: defaultdict[tuple[str, str], list[Facts]] = defaultdict(list)
    for fact in facts.values():
        groups[_group(fact)].append(fact)
    taken = {before: after for after, before in links.items()}
    picks = {fact.id: _latest_before(fact, groups[_group(fact)], taken) for fact in loose}
    wanted: defaultdict[str, int] = defaultdict(int)
    for pick in picks.values():
        if pick is not None:
            wanted[pick] += 1
    joined = dict(links)
    problems = []
    for fact in loose:
        pick = picks[fact.id]
        if pick is not None and wanted[pick] == 1 and not _leads_to(pick, fact.id, joined):
            joined[fact.id] = pick
        else:
            problems.append(_alone(fact, groups[_group(fact)], places))
    return joined, problems


def _group(fact: Facts) -> tuple[str, str]:
    return fact.claim.certificate.organisation, fact.claim.certificate.scheme


def _latest_before(fact: Facts, group: Sequence[Facts], taken: Links) -> str | None:
    """The certificate of its group that surely began last before this one; None if there is none, or any doubt."""
    possible = [other for other in group if _can_be_before(other, fact, taken)]
    sure = [other for other in possible if surely_before(other, fact)]
    if not sure:
        return None
    latest = sure[0]
    for other in sure:
        if surely_before(latest, other):
            latest = other
    doubtful = any(other is not latest and not surely_before(other, latest) for other in possible)
    return None if doubtful or latest.id in taken else latest.id


def _can_be_before(other: Facts, fact: Facts, taken: Links) -> bool:
    """Whether, for all that is stated, `other` can be the one that came right before `fact`."""
    if other is fact or other.claim.certificate.supersedes == fact.id or surely_before(fact, other):
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


def _alone(fact: Facts, group: Sequence[Facts], places: PlacesByPath) -> Problem:
    """The warning for a renewal or upgrade of which it is not known what it renews."""
    kind = fact.claim.certificate.kind or Kind.RENEWAL
    possible = sorted(other.id for other in group if _can_be_before(other, fact, {}))
    if possible:
        return problem_at(
            places, fact.claim, "predecessor-ambiguous", "kind", kind=kind.value, known=", ".join(possible)
        )
    return problem_at(places, fact.claim, "predecessor-missing", "kind", kind=kind.value)
