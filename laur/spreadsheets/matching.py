"""Which holder, scheme and level of the site the words of a list mean."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from laur.i18n import slug
from laur.model import Organisation, Scheme
from laur.model.identifiers import Identifier, identifier
from laur.problems.near_ids import NameIndex
from laur.spreadsheets.columns import IDENTIFIERS, SheetColumn
from laur.spreadsheets.content import ContentRegister
from laur.spreadsheets.flat import Flat
from laur.system.file_names import is_reserved


class HolderMatch(Struct, frozen=True):
    """The holder that a row means."""

    id: str = ""
    """Empty if it is not clear."""
    candidates: tuple[str, ...] = ()
    """The holders that may be meant."""
    is_new: bool = False


class KnownHolders:
    """The holders of the site and those that the list adds. It grows while a list is read; used for one import only."""

    def __init__(self, content: ContentRegister) -> None:
        self._names = NameIndex()
        self._by_number: dict[Identifier, str] = {}
        self._countries: dict[str, str | None] = {}
        self._taken = {path.rpartition("/")[2].removesuffix(".md") for path in content.files}
        for key, document in content.organisations.items():
            self._add(key, document.meta)

    def _add(self, key: str, meta: Organisation) -> None:
        self._taken.add(key)
        self._countries[key] = meta.country
        self._names.add(key, (meta.name, *filter(None, (meta.short_name,)), *meta.aliases))
        for scheme, value in meta.identifiers.items():
            number = identifier(scheme, value)
            if number is not None:
                self._by_number.setdefault(number.identity, key)

    def known(self, key: str) -> bool:
        return key in self._countries

    def find(self, stated_id: str, flat: Flat) -> HolderMatch:
        """The holder with this id, else with one of these numbers, else with this name in this country."""
        if stated_id in self._countries:
            return HolderMatch(stated_id)
        for number in _numbers(flat):
            if number.identity in self._by_number:
                return HolderMatch(self._by_number[number.identity])
        name, country = flat.get(SheetColumn.ORGANISATION, ""), flat.get(SheetColumn.COUNTRY)
        same = [key for key in self._names.same(name) if self._may_be_in(key, country)]
        if len(same) == 1:
            return HolderMatch(same[0])
        near = same or [key for key in self._names.near(name) if self._may_be_in(key, country)]
        return HolderMatch(candidates=tuple(near)) if near else HolderMatch(is_new=True)

    def _may_be_in(self, key: str, country: str | None) -> bool:
        known = self._countries[key]
        return not (known and country and known != country)

    def new_id(self, stated_id: str, name: str, short_name: str) -> str:
        """A free id for a new holder."""
        wanted = stated_id if stated_id and stated_id == slug(stated_id) else slug(short_name or name)[:60].strip("-")
        return next(each for each in _numbered(wanted) if each not in self._taken and not is_reserved(each))

    def add(self, key: str, meta: Organisation) -> None:
        """Makes a new holder known to the rows that follow."""
        self._add(key, meta)


def _numbers(flat: Flat) -> Iterator[Identifier]:
    for column in IDENTIFIERS:
        number = identifier(column.value, flat[column]) if flat.get(column) else None
        if number is not None:
            yield number


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


class SchemeMatch(Struct, frozen=True):
    """The scheme, and perhaps the level, that a text means."""

    scheme: str
    level: str = ""


class Schemes:
    """The names of schemes and levels."""

    def __init__(self, schemes: Mapping[str, Scheme]) -> None:
        self._schemes = schemes
        self._names: dict[str, SchemeMatch] = {}
        for key, scheme in schemes.items():
            own = {key, *scheme.name.values(), scheme.short_name or key, *scheme.aliases}
            for name in own:
                self._names.setdefault(slug(name), SchemeMatch(key))
            for level in scheme.levels:
                called = {level.id, *level.name.values()}
                names = {*level.tagline.values(), *(f"{one} {name}" for one in called for name in own)}
                names |= {f"{name} {one}" for one in called for name in own}
                names |= {f"{one} label" for one in called} | {f"{key}/{level.id}"}
                for name in names:
                    self._names.setdefault(slug(name), SchemeMatch(key, level.id))

    @property
    def only(self) -> str:
        """The scheme, if the site has only one."""
        return next(iter(self._schemes)) if len(self._schemes) == 1 else ""

    def find(self, text: str) -> SchemeMatch | None:
        """The scheme that has this name, with the level if the name has one."""
        return self._names.get(slug(text)) if any(letter.isalnum() for letter in text) else None

    def level(self, scheme: str, text: str) -> str:
        """The id of the level of a scheme with this name; empty if there is none."""
        found = self._schemes.get(scheme)
        word = slug(text) if any(letter.isalnum() for letter in text) else ""
        for level in found.levels if found else ():
            if word in {slug(each) for each in (level.id, *level.name.values(), *level.tagline.values())}:
                return level.id
        both = self._names.get(word)
        return both.level if both and both.scheme == scheme else ""

    def choices(self) -> Sequence[str]:
        """Every scheme, and every level of it."""
        levels = [f"{key}/{level.id}" for key, scheme in self._schemes.items() for level in scheme.levels]
        return [*self._schemes, *levels]

    def levels(self, scheme: str) -> Sequence[str]:
        """The ids of the levels of a scheme."""
        found = self._schemes.get(scheme)
        return [level.id for level in found.levels] if found else []
