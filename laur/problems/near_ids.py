"""Which document somebody meant by an id that does not exist.

A wrong suggestion gives one organisation's certificate to another, so only a name that differs by spelling is near:
``klaster-alfa`` and ``Klaster Alfa``, ``klastr-alfa``; not ``klaster-beta``, although most of its letters are the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from laur.i18n import slug
from laur.model import Place
from laur.problems import Problem, problem

SHORTEST_MISSPELT = 4
"""In characters: a shorter word with another letter is another word."""
LONG_WORD = 8
"""In characters: a word as long as this may have two wrong letters."""
_LEGAL_FORM = re.compile(
    r"(?:-(?:sp(?:olka)?-z-o-o|spolka-z-ograniczona-odpowiedzialnoscia|s-?a|spolka-akcyjna|ltd|limited|llc|inc|gmbh|"
    r"e-?v|a-s|b-v|s-r-o|s-?r-?l|s-?p-?a|oy|ab|asbl|aisbl|o-o)){1,9}$"
)


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


def same_names(names: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """The other ids with a name that differs from one of an id's own only by spelling; ids without any are left out.

    Names are compared as in `near_id`, without the words for a legal form. Names of a few letters are never near.
    """
    buckets: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, own in names.items():
        for name in {core_name(name) for name in own}:
            if len(name) >= LONG_WORD:
                for bucket in _buckets(name):
                    buckets[bucket].add((key, name))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for members in buckets.values():
        for (key, name), (other, other_name) in combinations(sorted(members), 2):
            if key != other and (_is_same(name, other_name) or _is_misspelt(name, other_name)):
                found[key].add(other)
                found[other].add(key)
    return {key: frozenset(others) for key, others in found.items()}


def core_name(name: str) -> str:
    """A name as a slug, without the words for a legal form at its end."""
    return _LEGAL_FORM.sub("", slug(name))


def _buckets(name: str) -> Iterator[str]:
    """Keys that two names which differ by a slip have in common: the letters in order, with one left out."""
    letters = "".join(sorted(name.replace("-", "")))
    yield letters
    yield from {letters[:at] + letters[at + 1 :] for at in range(len(letters))}


class NameIndex:
    """Finds who has a name, or one that is spelt almost like it."""

    def __init__(self) -> None:
        self._exact: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._near: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)

    def add(self, key: str, names: Iterable[str]) -> None:
        for name in {core_name(name) for name in names}:
            self._exact["".join(sorted(name.split("-")))][key] = None
            if len(name) >= LONG_WORD:
                for bucket in _buckets(name):
                    self._near[bucket].add((key, name))

    def same(self, name: str) -> tuple[str, ...]:
        """The keys with this name, regardless of case, accents, legal form and the order of words."""
        return tuple(self._exact.get("".join(sorted(core_name(name).split("-"))), ()))

    def near(self, name: str) -> tuple[str, ...]:
        """The keys with a name that differs from this one by a slip."""
        core = core_name(name)
        found = {
            key
            for bucket in (_buckets(core) if len(core) >= LONG_WORD else ())
            for key, other in self._near.get(bucket, ())
            if _is_same(core, other) or _is_misspelt(core, other)
        }
        return tuple(sorted(found))
