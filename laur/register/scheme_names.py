"""Which scheme and level the words of a list or of another register mean."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from laur.i18n import slug
from laur.model import Scheme


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
