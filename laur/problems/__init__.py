"""Problems in content and layouts: values with a permanent code, a place, and the values that their message needs.

A `Problem` contains no message. The message is looked up by code in `laur.i18n.messages` when the problem is shown, so
that the same object serves the terminal, the page in the browser, JSON and CI annotations.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum

from msgspec import Struct

from laur.model import Place
from laur.problems.codes import CODES, Severity

__all__ = ["CODES", "Origin", "Problem", "Severity", "has_errors", "in_order", "nearest", "problem", "stops"]

NEAREST_CUTOFF = 0.6
"""How similar two words must be to suggest one for the other, as a ratio of difflib."""


class Origin(StrEnum):
    """The folder that contains the file of a problem."""

    CONTENT = "content"
    LAYOUTS = "layouts"
    OUTSIDE = "outside"
    """Neither of these: the output folder, a missing program."""


class Problem(Struct, frozen=True):
    """One thing that is wrong, and where."""

    code: str
    path: str
    """Relative to the folder of its origin; empty if the problem is not about a file."""
    place: Place = Place()
    values: dict[str, str] = {}
    """The values for the message: at least those that its templates name."""
    length: int = 1
    """How many characters of the line to underline."""
    origin: Origin = Origin.CONTENT

    @property
    def severity(self) -> Severity:
        return CODES[self.code]


def problem(
    code: str, path: str, place: Place = Place(), *, length: int = 1, origin: Origin = Origin.CONTENT, **values: object
) -> Problem:
    """A problem with its values as strings, without those that are None. Raises KeyError for an unknown code."""
    texts = {name: str(value) for name, value in values.items() if value is not None}
    return Problem(CODES[code] and code, path, place, texts, length, origin)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without duplicates, sorted by file, then place, then severity (errors first)."""
    unique = {
        (p.origin, p.path, p.place.line, p.place.column, p.severity.rank, p.code, str(p.values)): p for p in problems
    }
    return tuple(unique[key] for key in sorted(unique))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these is an error, which stops a build."""
    return any(p.severity is Severity.ERROR for p in problems)


def stops(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether any of these stops a build: an error always does, a warning only if `strict`, a hint never."""
    return any(p.severity is Severity.ERROR or (strict and p.severity is Severity.WARNING) for p in problems)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most similar to `word`, ignoring case; None if no word is similar enough."""
    by_lower = {candidate.lower(): candidate for candidate in sorted(known)}
    close = get_close_matches(word.lower(), sorted(by_lower), n=1, cutoff=NEAREST_CUTOFF)
    return by_lower[close[0]] if close else None
