"""What is said of one front-matter key."""

from collections.abc import Mapping

from msgspec import Struct


class Key(Struct, frozen=True):
    """The meaning of a key, an example of its value, and its label in forms."""

    meaning: str
    """One sentence."""
    example: str
    """The value after the colon: one line, or lines below it that begin with two spaces."""
    label: str = ""
    """Its name in forms, which show no keys."""


Keys = Mapping[str, Key]
