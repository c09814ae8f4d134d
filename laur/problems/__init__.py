"""Everything wrong in content as a value: a permanent code, a place, what is wrong, and the mend.

A `Problem` holds no prose. Its message is looked up by code in `laur.i18n.messages` when it is shown, so that the
same object serves the terminal, the page in the browser, JSON and CI annotations.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum

from msgspec import Struct

from laur.model import Place
from laur.problems.codes import CODES, Severity

__all__ = ["CODES", "Origin", "Problem", "Severity", "has_errors", "in_order", "nearest", "problem", "stops"]

NEAREST_CUTOFF = 0.6
"""How alike two words must be (difflib's ratio) to suggest one for the other."""


class Origin(StrEnum):
    """The house in which the file of a problem stands."""

    CONTENT = "content"
    LAYOUTS = "layouts"
    OUTSIDE = "outside"


class Problem(Struct, frozen=True):
    """One thing that is wrong."""

    code: str
    path: str
    """Relative to its origin's folder; empty where it is about no file."""
    place: Place = Place()
    values: dict[str, str] = {}
    """What the wording needs: at least what its templates name."""
    length: int = 1
    """How many characters of the line are meant."""
    origin: Origin = Origin.CONTENT

    @property
    def severity(self) -> Severity:
        return CODES[self.code]


def problem(
    code: str, path: str, place: Place = Place(), *, length: int = 1, origin: Origin = Origin.CONTENT, **values: object
) -> Problem:
    """A problem of a known code; `values` become texts, and those that are None are left out."""
    texts = {name: str(value) for name, value in values.items() if value is not None}
    return Problem(CODES[code] and code, path, place, texts, length, origin)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems once each: by file, then by place, then the graver first."""
    unique = {
        (p.origin, p.path, p.place.line, p.place.column, p.severity.rank, p.code, str(p.values)): p for p in problems
    }
    return tuple(unique[key] for key in sorted(unique))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these stops a build."""
    return any(p.severity is Severity.ERROR for p in problems)


def stops(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether any of these is grave enough: an error, and if `strict` a warning; a hint never is."""
    return any(p.severity is Severity.ERROR or (strict and p.severity is Severity.WARNING) for p in problems)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `word`, if any is like it at all; case is not minded."""
    by_lower = {candidate.lower(): candidate for candidate in sorted(known)}
    close = get_close_matches(word.lower(), sorted(by_lower), n=1, cutoff=NEAREST_CUTOFF)
    return by_lower[close[0]] if close else None
