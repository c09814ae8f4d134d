"""Interface wording: the texts of the site itself, from the language files of the layouts.

A wording is a text with ``{name}`` placeholders, or several such texts by plural category (CLDR: one, few, many,
other); the value ``n`` selects one of them. `laur.rendering.wording` reads the files into a `Wording`.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from laur.i18n import number, plural

PluralForms = dict[str, str]
"""Texts by plural category."""


class WordingError(KeyError):
    """A wording that cannot be formatted; its first argument is the key."""


class MissingWordingError(WordingError):
    """A key that the language file does not have; its only argument is the key."""


class UnknownPlaceholderError(WordingError):
    """A placeholder without a value; further arguments: the placeholder, and the names of the values that exist."""

    def __init__(self, key: str, name: str, known: Iterable[str]) -> None:
        super().__init__(key, name, tuple(known))


class Wording(Struct, frozen=True):
    """The interface wording of one language."""

    lang: str
    entries: Mapping[str, str | PluralForms] = {}

    def text(self, key: str, **values: object) -> str:
        """The wording under `key`. Raises `WordingError` if there is none, or if a placeholder has no value."""
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
