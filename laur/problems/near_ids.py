"""Which document somebody meant by an id that does not exist.

A wrong suggestion gives one organisation's certificate to another, so only a name that differs by spelling is near:
``klaster-alfa`` and ``Klaster Alfa``, ``klastr-alfa``; not ``klaster-beta``, although most of its letters are the same.
"""

from collections.abc import Iterable, Mapping, Sequence

from laur.i18n import slug
from laur.model import Place
from laur.problems import Problem, problem

SHORTEST_MISSPELT = 4
"""In characters: a shorter word with another letter is another word."""
LONG_WORD = 8
"""In characters: a word as long as this may have two wrong letters."""


def near_id(word: str, known: Mapping[str, Iterable[str]]) -> str | None:
    """The id (with other names of its document) that is spelt almost like a word; None if none or several are."""
    typed = slug(word)
    names = {known_id: {slug(name) for name in (known_id, *others)} for known_id, others in sorted(known.items())}
    for is_near in (_is_same, _is_misspelt):
        found = [known_id for known_id, spelt in names.items() if any(is_near(typed, name) for name in spelt)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def unknown_id(code: str, path: str, value: str, known: Mapping[str, Sequence[str]], at: Place = Place()) -> Problem:
    """The problem of an id that no document has; `known` has the names of each document by id, the main one first."""
    near, own = near_id(value, known), slug(value)
    name = next(iter(known[near]), near) if near else None
    renamed = own if own != value else None
    return problem(code, path, at, length=len(value), value=value, nearest=near, name=name, id=renamed)


def _is_same(one: str, other: str) -> bool:
    return sorted(one.split("-")) == sorted(other.split("-")) or one.replace("-", "") == other.replace("-", "")


def _is_misspelt(one: str, other: str) -> bool:
    words, others = one.split("-"), other.split("-")
    return len(words) == len(others) and all(map(_is_slip, words, others))


def _is_slip(word: str, other: str) -> bool:
    if word == other:
        return True
    shortest = min(len(word), len(other))
    if shortest < SHORTEST_MISSPELT or not (word + other).isalpha():
        return False
    return _distance(word, other) <= (2 if shortest >= LONG_WORD else 1)


def _distance(one: str, other: str) -> int:
    """How many letters are added, left out, replaced or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
