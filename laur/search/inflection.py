"""The words by which a text is found: without accents (``zlota`` for ``złota``), in Polish in every inflected form.

A search for ``klastra`` finds texts about a ``klaster``, and ``zlota`` finds ``złota``. The forms come from Morfeusz,
the morphological dictionary of Polish (SGJP). Without it, only the words themselves are found, without accents.
The script that searches folds its query in the same way (``layouts/assets/search.js``).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Protocol

WORD = re.compile(r"\w+", re.UNICODE)
_NEGATION = "nie"
"""Morfeusz lists ``nieodnowiony`` as a form of ``odnowić``; a search for one should not find the other."""
_UNFOLDABLE = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


class Inflector(Protocol):
    """Returns all forms of a word, including the word itself."""

    def __call__(self, word: str) -> frozenset[str]: ...


def fold(text: str) -> str:
    """The text in lower case without diacritics: ``zrodla`` for ``Źródła``."""
    low = text.lower()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFD", low)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_UNFOLDABLE)


def word_forms(text: str, inflect: Inflector) -> tuple[str, ...]:
    """The folded forms of all words of a text, sorted and without duplicates."""
    words = set(WORD.findall(text.lower()))
    forms = words.union(*(inflect(word) for word in words))
    return tuple(sorted(set(map(fold, forms))))


def has_polish_dictionary() -> bool:
    """Whether the Polish dictionary is installed."""
    from importlib.util import find_spec

    return find_spec("morfeusz2") is not None


def inflector(lang: str) -> Inflector:
    """The inflector of a language; without a dictionary for it, the only form of a word is the word itself."""
    return _polish() if lang == "pl" and has_polish_dictionary() else _unchanged


def _unchanged(word: str) -> frozenset[str]:
    return frozenset({word})


@cache
def _polish() -> Inflector:
    from morfeusz2 import Morfeusz

    morfeusz = Morfeusz(generate=True, analyse=True)

    @cache
    def paradigm(lemma: str) -> frozenset[str]:
        return frozenset(_searchable(lemma, (found[0] for found in morfeusz.generate(lemma))))

    @cache
    def inflect(word: str) -> frozenset[str]:
        lemmas = {found[2][1] for found in morfeusz.analyse(word) if " " not in found[2][1]}
        return frozenset({word}).union(*(paradigm(lemma) for lemma in sorted(lemmas)))

    return inflect


def _searchable(lemma: str, found: Iterator[str]) -> Iterator[str]:
    """The forms of a lemma that are useful for search: no negations, no phrases of several words."""
    for form in found:
        low = form.lower()
        if " " not in low and (lemma.lower().startswith(_NEGATION) or not low.startswith(_NEGATION)):
            yield low
