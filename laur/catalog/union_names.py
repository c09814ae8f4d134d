"""Which of our organisations and schemes a member's register means; those that only members have become documents.

An id of ours is never given to anything else, and an id that two members use for different things is the first one's.
"""

from collections.abc import Iterable, Mapping
from itertools import chain, count

from msgspec import Struct

from laur.model import (
    Level,
    Member,
    MemberDocument,
    MemberEntry,
    Organisation,
    OrganisationDocument,
    Places,
    RemoteHolder,
    RemoteLevel,
    Scheme,
    SchemeDocument,
)
from laur.model.identifiers import Identifier, identifier
from laur.problems import Problem, problem
from laur.problems.near_ids import core_name
from laur.register.scheme_names import Schemes
from laur.system.file_names import is_reserved

Taken = set[str]


def free_id(wanted: str, member: str, taken: Taken, reserved: frozenset[str]) -> str:
    """The id itself if nobody else has it, else with the member's id in front. It is taken from then on."""
    if wanted not in taken and wanted not in reserved and not is_reserved(wanted):
        taken.add(wanted)
        return wanted
    prefixed = f"{member}-{wanted}"
    names = chain((prefixed,), (f"{prefixed}-{number}" for number in count(2)))
    found = next(name for name in names if name not in taken and name not in reserved and not is_reserved(name))
    taken.add(found)
    return found


class UnionHolders:
    """Our organisations, and those that members add; used only during one call of `union_of`."""

    def __init__(self, organisations: Mapping[str, OrganisationDocument], reserved: frozenset[str]) -> None:
        self._own = organisations
        self._reserved = reserved
        self._taken = set(organisations)
        self._names: dict[str, list[str]] = {}
        self._countries: dict[str, str | None] = {}
        self._numbers: dict[Identifier, str] = {}
        self._found: dict[tuple[str, str], str] = {}
        self.added: dict[str, OrganisationDocument] = {}
        self.problems: list[Problem] = []
        for key, document in organisations.items():
            self._add(key, document.meta)

    def _add(self, key: str, meta: Organisation) -> None:
        self._countries[key] = meta.country
        for name in {core_name(name) for name in (meta.name, *meta.other_names)}:
            self._names.setdefault(name, []).append(key)
        for number in _numbers(meta.identifiers):
            self._numbers.setdefault(number, key)

    def find(self, copy: MemberDocument, member: Member, entry: MemberEntry, index: int) -> str:
        """The id of the holder of an entry of a copy; a new one gets a document."""
        asked = (copy.id, entry.holder.id)
        if asked not in self._found:
            known = self._known(member, entry.holder)
            self._found[asked] = known or self._new(copy, entry.holder, index)
        return self._found[asked]

    def _known(self, member: Member, holder: RemoteHolder) -> str | None:
        """As site.yaml says; else with the same number; else with the same name and no other country."""
        stated = member.organisations.get(holder.id)
        if stated is not None:
            return stated
        for number in _numbers(holder.identifiers):
            if number in self._numbers:
                return self._numbers[number]
        named = self._names.get(core_name(holder.name), ())
        same = [key for key in named if not _differ(self._countries[key], holder.country)]
        if holder.id in same:
            return holder.id
        return same[0] if len(same) == 1 else None

    def _new(self, copy: MemberDocument, holder: RemoteHolder, index: int) -> str:
        if holder.id in self._own:
            own = self._own[holder.id].meta.name
            at, name = copy.places.at(f"certificates.{index}"), holder.name
            self.problems.append(
                problem("member-holder-other", copy.path, at, value=holder.id, name=name, own=own, member=copy.id)
            )
        key = free_id(holder.id, copy.id, self._taken, self._reserved)
        meta = Organisation(
            name=holder.name, country=holder.country, region=holder.region, identifiers=holder.identifiers
        )
        self._add(key, meta)
        self.added[key] = OrganisationDocument(
            path=f"{copy.path}#organisations/{key}",
            places=Places(),
            body=copy.body,
            body_line=1,
            lang=copy.meta.lang or copy.lang,
            meta=meta,
        )
        return key


def _numbers(identifiers: Mapping[str, str]) -> Iterable[Identifier]:
    read = (identifier(scheme, value) for scheme, value in identifiers.items())
    return [number.identity for number in read if number is not None]


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


class _NewScheme(Struct):
    """A scheme that only members have, with the levels found so far."""

    path: str
    name: str
    body: str
    lang: str
    levels: dict[str, RemoteLevel]


class SchemeIndex:
    """Our schemes, and those that members add; used only during one call of `union_of`."""

    def __init__(self, schemes: Mapping[str, SchemeDocument], reserved: frozenset[str]) -> None:
        self._own = schemes
        self._names = Schemes({key: document.meta for key, document in schemes.items()})
        self._reserved = reserved
        self._taken = set(schemes)
        self._new: dict[str, _NewScheme] = {}
        self._new_names: dict[str, str] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._levels: dict[tuple[str, RemoteLevel | None], str | None] = {}

    def find(self, copy: MemberDocument, member: Member, entry: MemberEntry) -> str:
        """The id of the scheme of an entry of a copy; a new one gets a document."""
        asked = (copy.id, entry.certificate.scheme)
        if asked not in self._found:
            stated = member.schemes.get(entry.certificate.scheme)
            self._found[asked] = stated or self._known(entry) or self._add(copy, entry)
        return self._found[asked]

    def _known(self, entry: MemberEntry) -> str | None:
        """The scheme with this id, else with this name."""
        if entry.certificate.scheme in self._own or entry.certificate.scheme in self._new:
            return entry.certificate.scheme
        named = self._names.find(entry.scheme)
        return named.scheme if named else self._new_names.get(core_name(entry.scheme))

    def _add(self, copy: MemberDocument, entry: MemberEntry) -> str:
        key = free_id(entry.certificate.scheme, copy.id, self._taken, self._reserved)
        self._new[key] = _NewScheme(
            f"{copy.path}#schemes/{key}", entry.scheme, copy.body, copy.meta.lang or copy.lang, {}
        )
        self._new_names[core_name(entry.scheme)] = key
        return key

    def level(self, scheme: str, level: RemoteLevel | None) -> str | None:
        """The id of a level in a scheme: by its id, else by its name; None if the scheme has no such level."""
        if level is None:
            return None
        if scheme in self._new:
            self._new[scheme].levels.setdefault(level.id, level)
            return level.id
        asked = (scheme, level)
        if asked not in self._levels:
            found = self._names.level(scheme, level.id) or self._names.level(scheme, level.name)
            self._levels[asked] = found or None
        return self._levels[asked]

    def added(self) -> dict[str, SchemeDocument]:
        """The documents of the schemes that only members have."""
        return {key: _document(new) for key, new in self._new.items()}


def _document(new: _NewScheme) -> SchemeDocument:
    levels = tuple(Level(id=level.id, rank=level.rank or 0, name={"": level.name}) for level in new.levels.values())
    meta = Scheme(name={"": new.name}, levels=levels, name_lang=new.lang)
    return SchemeDocument(path=new.path, places=Places(), body=new.body, body_line=1, lang=new.lang, meta=meta)
