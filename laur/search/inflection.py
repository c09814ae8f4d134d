"""The words under which a text is found: folded (``złota`` as ``zlota``), and in Polish in every form of each word.

A reader who asks for ``klastra`` wants what is written about a ``klaster``; one who types ``zlota`` wants ``złota``.
Forms come from Morfeusz, the morphological dictionary of Polish (SGJP). Where it is not installed only the words
themselves are found, folded. The script that asks folds in the same way (``layouts/assets/search.js``).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Protocol

WORD = re.compile(r"\w+", re.UNICODE)
_DENIED = "nie"
"""Morfeusz makes ``nieodnowiony`` of ``odnowić``; who looks for the one does not want the other."""
_UNFOLDABLE = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


class Inflector(Protocol):
    """Tells all forms of a word, itself among them."""

    def __call__(self, word: str) -> frozenset[str]: ...


def fold(text: str) -> str:
    """Small letters without marks: ``Źródła`` is ``zrodla``."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_UNFOLDABLE)


def forms(text: str, inflect: Inflector) -> tuple[str, ...]:
    """Every folded form of every word of a text, each once, in alphabetical order."""
    words = dict.fromkeys(WORD.findall(text.lower()))
    return tuple(sorted({fold(form) for word in words for form in (word, *inflect(word))}))


def has_polish() -> bool:
    """Whether the dictionary of Polish is installed."""
    from importlib.util import find_spec

    return find_spec("morfeusz2") is not None


def inflector(lang: str) -> Inflector:
    """What tells the forms of words in a language; the word alone where there is no dictionary for it."""
    return _polish() if lang == "pl" and has_polish() else _unchanged


def _unchanged(word: str) -> frozenset[str]:
    return frozenset({word})


@cache
def _polish() -> Inflector:
    from morfeusz2 import Morfeusz

    morfeusz = Morfeusz(generate=True, analyse=True)

    @cache
    def paradigm(lemma: str) -> frozenset[str]:
        return frozenset(_asked_for(lemma, (found[0] for found in morfeusz.generate(lemma))))

    @cache
    def inflect(word: str) -> frozenset[str]:
        lemmas = {found[2][1] for found in morfeusz.analyse(word) if " " not in found[2][1]}
        return frozenset({word}).union(*(paradigm(lemma) for lemma in sorted(lemmas)))

    return inflect


def _asked_for(lemma: str, found: Iterator[str]) -> Iterator[str]:
    """The forms by which somebody may look for a word: not its opposite, and nothing of several words."""
    for form in found:
        low = form.lower()
        if " " not in low and (lemma.lower().startswith(_DENIED) or not low.startswith(_DENIED)):
            yield low
