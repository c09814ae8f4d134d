"""The union of members' registers with our own: what is added to the site, by whom, and what contradicts.

What is ours always counts; between members, an earlier one in ``site.yaml`` does. The same award in several registers
is one entry. Nothing is raised, whatever a member's register states.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from laur.catalog.union_names import SchemeIndex, UnionHolders, free_id
from laur.catalog.union_rivals import Difference, differences, is_same_award
from laur.i18n import localised
from laur.model import (
    COPY_SUFFIX,
    MEMBERS,
    SITE_FILE,
    Certificate,
    CertificateEvent,
    EventType,
    MemberDocument,
    MemberEntry,
    OrganisationDocument,
    SchemeDocument,
    Site,
)
from laur.model.dates import PartialDate
from laur.problems import Problem, problem
from laur.register import Claim, Span
from laur.register.chains import UNRECORDED
from laur.register.facts import Facts, facts_of
from laur.register.problems import PlacesByPath, location, place_of
from laur.register.scheme_rules import SchemeRules
from laur.source.library import Library

OURS = ""
"""In place of the id of a member."""


class Provenance(Struct, frozen=True):
    """Whose register an entry comes from, and when it was fetched."""

    member: str
    """The id in ``site.yaml``."""
    name: str
    home: str
    """The page of the register; empty if it is not known."""
    url: str
    """The page of the entry."""
    fetched: date
    gone: date | None
    """The day since which the member's register does not have it any more."""
    evidence: tuple[str, ...] = ()
    """The member's announcements about it."""
    licence: str = ""
    """The licence of the register, if it states one."""


class RegisterUnion(Struct, frozen=True):
    """What the registers of members add to the site."""

    organisations: Mapping[str, OrganisationDocument] = {}
    """The holders that only members have."""
    schemes: Mapping[str, SchemeDocument] = {}
    claims: tuple[Claim, ...] = ()
    places: PlacesByPath = {}
    copies: Mapping[str, MemberDocument] = {}
    """The copies of members' registers, in the order of ``site.yaml``."""
    provenance: Mapping[str, Provenance] = {}
    """By certificate."""
    confirmed: Mapping[str, tuple[Provenance, ...]] = {}
    """By certificate: the other registers that state it."""
    problems: tuple[Problem, ...] = ()


NO_UNION = RegisterUnion()


class _MappedEntry(Struct, frozen=True):
    """An entry of a member's register, and its claim with our ids."""

    copy: MemberDocument
    entry: MemberEntry
    claim: Claim


class _UnionEntry(Struct, frozen=True):
    """The same with what follows from the rules of its scheme."""

    copy: MemberDocument
    entry: MemberEntry
    facts: Facts


def union_of(
    library: Library,
    organisations: Mapping[str, OrganisationDocument],
    schemes: Mapping[str, SchemeDocument],
    own: Iterable[Claim],
    places: PlacesByPath,
    reserved: frozenset[str],
) -> RegisterUnion:
    """The union of the copies of a library with our own claims. `reserved` are the words that no id in a URL may be."""
    site = library.site
    known = {document.id: document for document in library.documents if isinstance(document, MemberDocument)}
    problems = list(_missing(library, known))
    used = {name: known[name] for name in site.members if name in known}
    if not used:
        return RegisterUnion(problems=tuple(problems))
    holders, named = UnionHolders(organisations, reserved), SchemeIndex(schemes, reserved)
    mapped = list(_mapped(site, used, holders, named, problems))
    added = named.added()
    rules = {key: SchemeRules.of(scheme.meta) for key, scheme in (*schemes.items(), *added.items())}
    entries = [
        _UnionEntry(one.copy, one.entry, facts_of(one.claim, rules[one.claim.certificate.scheme])) for one in mapped
    ]
    every = {**places, **{copy.path: copy.places for copy in used.values()}}
    merger = _UnionMerger(site, own, rules, every, reserved)
    for one in sorted(_in_order(entries), key=lambda one: one.entry.gone is not None):  # what is gone comes last
        merger.add(one)
    return RegisterUnion(
        organisations=holders.added,
        schemes=added,
        claims=merger.claims(),
        places={copy.path: copy.places for copy in used.values()},
        copies=used,
        provenance=merger.provenance,
        confirmed={key: tuple(many) for key, many in merger.confirmed.items()},
        problems=(*problems, *holders.problems, *merger.problems),
    )


def _in_order(entries: Sequence[_UnionEntry]) -> Iterator[_UnionEntry]:
    """All entries, each after the one of the same register that it renews."""
    known = {(one.copy.id, one.entry.certificate.id): one for one in entries}
    seen: set[tuple[str, str]] = set()
    for one in entries:
        chain: list[_UnionEntry] = []
        at: _UnionEntry | None = one
        while at is not None and (key := (at.copy.id, at.entry.certificate.id)) not in seen:
            seen.add(key)
            chain.append(at)
            at = known.get((at.copy.id, at.entry.certificate.supersedes or ""))
        yield from reversed(chain)


def _missing(library: Library, known: Mapping[str, MemberDocument]) -> Iterator[Problem]:
    """A hint for each member without a copy, and for each copy without a member."""
    site, unreadable = library.site, library.unreadable.paths
    for name, member in site.members.items():
        if name not in known and f"{MEMBERS}{name}{COPY_SUFFIX}" not in unreadable:
            at = library.site_places.at(f"members.{name}")
            yield problem("member-not-pulled", SITE_FILE, at, length=len(name), value=name, name=member.name)
    for name, copy in known.items():
        if name not in site.members:
            yield problem("member-copy-unused", copy.path, value=name)


def _mapped(
    site: Site,
    used: Mapping[str, MemberDocument],
    holders: UnionHolders,
    schemes: SchemeIndex,
    problems: list[Problem],
) -> Iterator[_MappedEntry]:
    """Every entry with our ids for holder, scheme and level; without those whose level our scheme does not have."""
    for name, copy in used.items():
        member = site.members[name]
        for index, entry in enumerate(copy.meta.entries):
            holder, scheme = holders.find(copy, member, entry, index), schemes.find(copy, member, entry)
            level = schemes.level(scheme, entry.level)
            if entry.level is not None and level is None:
                problems.append(_level_unknown(copy, index, entry, scheme))
                continue
            certificate = replace(entry.certificate, organisation=holder, scheme=scheme, level=level)
            end = Span(*entry.end) if entry.end else None
            stated = _with_end(certificate, entry.gone)
            yield _MappedEntry(copy, entry, Claim(stated, copy.path, f"certificates.{index}", reckoned=end))


def _level_unknown(copy: MemberDocument, index: int, entry: MemberEntry, scheme: str) -> Problem:
    level = entry.level.name if entry.level else ""
    at = copy.places.at(f"certificates.{index}")
    return problem(
        "member-level-unknown", copy.path, at, value=level, scheme=scheme, certificate=entry.certificate.id,
        member=copy.id,
    )  # fmt: skip


def _with_end(certificate: Certificate, gone: date | None) -> Certificate:
    """The certificate as withdrawn if the member's register does not have it any more."""
    if gone is None:
        return certificate
    return replace(
        certificate,
        events=(*certificate.events, CertificateEvent(type=EventType.WITHDRAWN, date=PartialDate.of(gone))),
    )


class _AcceptedEntry(Struct, frozen=True):
    """An entry of the union."""

    id: str
    member: str
    facts: Facts


class _UnionMerger:
    """Adds entries one after the other; used only during one call of `union_of`."""

    def __init__(
        self,
        site: Site,
        own: Iterable[Claim],
        rules: Mapping[str, SchemeRules],
        places: PlacesByPath,
        reserved: frozenset[str],
    ) -> None:
        self._members = site.members
        self._title = localised(site.title, site.lang, site.lang)
        self._places = places
        self._reserved = reserved | {UNRECORDED}
        self._groups: defaultdict[tuple[str, str], list[_AcceptedEntry]] = defaultdict(list)
        self._taken: set[str] = set()
        self._ids: dict[tuple[str, str], str] = {}
        self._claims: list[tuple[str, Claim]] = []
        self.provenance: dict[str, Provenance] = {}
        self.confirmed: defaultdict[str, list[Provenance]] = defaultdict(list)
        self.problems: list[Problem] = []
        empty = SchemeRules.of(None)
        for claim in own:
            stated = claim.certificate
            self._taken.add(stated.id)
            facts = facts_of(claim, rules.get(stated.scheme, empty))
            self._groups[stated.organisation, stated.scheme].append(_AcceptedEntry(stated.id, OURS, facts))

    def add(self, one: _UnionEntry) -> None:
        """Adds an entry, or connects it with the one of the same award that counts."""
        member, theirs = one.copy.id, one.facts.claim.certificate
        group = self._groups[theirs.organisation, theirs.scheme]
        rival = self._rival(one, group)
        if rival is None:
            key = free_id(theirs.id, member, self._taken, self._reserved)
            self._ids[member, theirs.id] = key
            claim = replace(one.facts.claim, certificate=replace(theirs, id=key))
            group.append(_AcceptedEntry(key, member, replace(one.facts, claim=claim)))
            self._claims.append((member, claim))
            self.provenance[key] = self._provenance(one)
            return
        self._ids[member, theirs.id] = rival.id
        if one.entry.gone is None:
            self.confirmed[rival.id].append(self._provenance(one))
            found = tuple(differences(theirs, rival.facts.claim.certificate))
            if found:
                self.problems += self._contradiction(one, rival, found)

    def _rival(self, one: _UnionEntry, group: Sequence[_AcceptedEntry]) -> _AcceptedEntry | None:
        """The entry that counts for the same award: one of another register, or one that replaced what is gone."""
        member, theirs = one.copy.id, one.facts.claim.certificate
        others = [each for each in group if each.member != member or one.entry.gone is not None]
        if not others:
            return None
        predecessor = self._ids.get((member, theirs.supersedes)) if theirs.supersedes else None
        possible = [each for each in others if each.id != predecessor]
        named = next((each for each in possible if each.id == theirs.id), None)
        return named or next((each for each in possible if is_same_award(one.facts, each.facts)), None)

    def _provenance(self, one: _UnionEntry) -> Provenance:
        member, meta = self._members[one.copy.id], one.copy.meta
        entry = one.entry
        return Provenance(
            one.copy.id, member.name, meta.home, entry.url, entry.fetched, entry.gone, entry.evidence, meta.licence
        )

    def _contradiction(self, one: _UnionEntry, rival: _AcceptedEntry, found: Sequence[Difference]) -> Iterator[Problem]:
        """The same problem at both places, each of which names the other."""
        here, there = one.facts.claim, rival.facts.claim
        winner = self._members[rival.member].name if rival.member else self._title
        sides = (
            (here, one.entry.certificate.id, self._members[one.copy.id].name),
            (there, rival.id, winner),
        )
        for (claim, key, name), (other, other_key, other_name) in (sides, sides[::-1]):
            pairs = ((each.one, each.other) if claim is here else (each.other, each.one) for each in found)
            facts = "; ".join(
                f"{each.key}: {mine} ≠ {theirs}" for each, (mine, theirs) in zip(found, pairs, strict=True)
            )
            yield problem(
                "member-contradicts", claim.path, place_of(self._places, claim, claim.key),
                name=name, certificate=key, other=other_key, other_name=other_name, winner=winner,
                first=location(self._places, other), facts=facts, url=one.entry.url,
            )  # fmt: skip

    def claims(self) -> tuple[Claim, ...]:
        """The claims of members, each with our id of its predecessor."""
        return tuple(self._linked(member, claim) for member, claim in self._claims)

    def _linked(self, member: str, claim: Claim) -> Claim:
        before = claim.certificate.supersedes
        if before is None:
            return claim
        known = self._ids.get((member, before))
        after = known if known and known != claim.certificate.id else UNRECORDED
        return replace(claim, certificate=replace(claim.certificate, supersedes=after))


def lenient(problems: Iterable[Problem], union: RegisterUnion) -> Iterator[Problem]:
    """The problems of the register: errors in an entry of a member become warnings, as they are not ours to correct."""
    for found in problems:
        if found.path not in union.places:
            yield found
        elif found.severity.rank == 0:
            key = found.values.get("certificate", "")
            source = union.provenance.get(key)
            yield problem(
                "member-entry-doubtful", found.path, found.place,
                value=key, reason=found.code, member=source.name if source else found.path,
                url=source.url if source else "",
            )  # fmt: skip
