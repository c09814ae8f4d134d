"""Which holder of the site the words of a list mean."""

from collections.abc import Iterator

from msgspec import Struct

from laur.i18n import slug
from laur.model import Organisation
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
