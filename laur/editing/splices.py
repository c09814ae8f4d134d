"""Replacements in a text, and how lines of it are found."""

from collections.abc import Iterable

from msgspec import Struct


class Splice(Struct, frozen=True):
    """The characters from `start` to `end` (not included), and what replaces them."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all replacements, which do not overlap; those at one position stay in their order."""
    parts: list[str] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        parts += (text[at : splice.start], splice.text)
        at = splice.end
    return "".join((*parts, text[at:]))


def line_start(text: str, at: int) -> int:
    """Where the line of a position begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of a position ends: before its line break."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Where the line after that of a position begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
