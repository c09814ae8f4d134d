"""The shape of what is said of a key."""

from collections.abc import Mapping

from msgspec import Struct


class Key(Struct, frozen=True):
    """A key, explained."""

    meaning: str
    """One line, for somebody who knows neither YAML nor Laur; no full stop where it is no sentence."""
    example: str
    """The value as it is written after ``key:`` (on the same line), or below it (lines that begin with blanks)."""
    label: str = ""
    """The key's name in a form, where those who fill it in see no keys; empty for keys that stand in no form."""


Keys = Mapping[str, Key]
