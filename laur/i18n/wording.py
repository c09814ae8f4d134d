"""Interface wording: the words of the site itself, from the language files of the layouts.

A wording is a text with ``{name}`` placeholders, or a group of such texts by plural category (CLDR: one, few, many,
other), chosen by the value ``n``. `laur.rendering.wording` reads the files and yields this value.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from laur.i18n import number, plural

Forms = dict[str, str]


class WordingError(KeyError):
    """A wording that cannot be said; the key is its first argument."""


class MissingWordingError(WordingError):
    """The language file lacks it; the key is its only argument."""


class UnknownPlaceholderError(WordingError):
    """It has a placeholder for which there is no value; the others are the placeholder and the names of the values."""

    def __init__(self, key: str, name: str, known: Iterable[str]) -> None:
        super().__init__(key, name, tuple(known))


class Wording(Struct, frozen=True):
    """The interface wording of one language."""

    lang: str
    entries: Mapping[str, str | Forms] = {}

    def text(self, key: str, **values: object) -> str:
        """The wording under `key`. Raises `WordingError` where there is none, or it asks for what is not given."""
        entry = self.entries.get(key)
        if entry is None:
            raise MissingWordingError(key)
        n = values.get("n")
        if isinstance(entry, dict):
            category = plural(n, self.lang) if isinstance(n, int | float) else "other"
            entry = entry.get(category) or entry.get("other") or next(iter(entry.values()))
        if isinstance(n, int | float):
            values["n"] = number(n, self.lang)
        try:
            return entry.format_map(values) if values else entry
        except KeyError as error:
            raise UnknownPlaceholderError(key, error.args[0], values) from error
