"""The order of names in an alphabet, as the reader's own device sorts them.

The judge is `Intl.Collator` (ECMA-402): the Unicode Collation Algorithm (UTS 10) over CLDR's root order with the
language's tailoring. Looked at: pyuca and other root-order libraries (łódź before Lublin, a long load), PyICU (needs a
C++ library on the editor's machine). So its three levels are computed here for the Latin script: letters, then
accents, then case. Other scripts follow after Latin by code point. Digits go by character, not by value.

A key is one text: the levels, joined by the lowest character, so that comparing two keys is comparing two strings.
"""

from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, decimal, normalize

_BEFORE_DIGITS = "\t\n\v\f\r _‗-‐‒–—―,;:!¡?¿.·'‹›\"«»()[]{}‖§¶@*/\\&#%‰‱†‡•‣‧′`´^¯¨¸°©®←→+±÷×<=>¬|¦~−≈≤≥¤¢$£¥€"
"""Spaces, punctuation, symbols and currencies in CLDR's root order."""
_STRAIGHT = dict(zip("‘’‚‛“”„‟", "''''\"\"\"\"", strict=True))
"""Typographic quotation marks differ from straight ones only as an accented letter does from a plain one."""
_ACCENTS = "\u0332\u0313\u0314\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
"""Combining marks in CLDR's root order; those that are not here follow by code point."""
_UNLIKE_ANY = "\u20f0"
"""Stands for a difference of the second level that is no accent, above all of these."""
_LATIN_WITHIN_LATIN = {
    "ł": "l\u0335",
    "đ": "d\u0335",
    "ħ": "h\u0335",
    "ø": "o\u0338",
    "ð": "d" + _UNLIKE_ANY,
    "ß": "s" + _UNLIKE_ANY + "s",
    "æ": "a" + _UNLIKE_ANY + "e",
    "œ": "o" + _UNLIKE_ANY + "e",
}
"""Letters that Unicode does not decompose, but the root order does."""

# First-level weights are characters below U+007F: ASCII letters and digits weigh what they are, and what stands before
# digits weighs U+0005 and up. “After” makes the weight of a neighbour that stands behind a letter, and before the next.
_AFTER = "\x7f"
_OTHER_SYMBOL, _OTHER_LETTER = "/", "|"
_LETTERS_BETWEEN = {"ı": "i" + _AFTER, "ĸ": "q" + _AFTER, "ŋ": "n" + _AFTER * 2, "ŧ": "t" + _AFTER, "þ": "{"}
_TAILORED = {
    "pl": {own: plain + _AFTER for plain, own in zip("acelnosz", "ąćęłńóśź", strict=True)} | {"ż": "z" + _AFTER * 2},
}
"""Letters of their own in an alphabet (CLDR ``common/collation/pl.xml``)."""

_LEVEL = "\x00"
_PLAIN = "\x01"
"""The weight of what bears no accent (second level), and of what is no capital (third)."""
_CAPITAL, _TYPOGRAPHIC = "\x02", "\x03"


@lru_cache(maxsize=65_536)
def sort_key(text: str, lang: str) -> str:
    """What to sort `text` by in the alphabet of `lang`; languages without letters of their own share the root order.

    Texts that only differ in what is not seen (a soft hyphen) have equal keys.
    """
    composed = text if text.isascii() else normalize("NFC", text)
    letters, accents, cases = _levels(lang.partition("-")[0])
    first = "".join(map(letters.__getitem__, composed))
    second = "" if text.isascii() else "".join(map(accents.__getitem__, composed)).rstrip(_PLAIN)
    third = "".join(map(cases.__getitem__, composed)).rstrip(_PLAIN)
    return f"{first}{_LEVEL}{second}{_LEVEL}{third}"


class _Element(NamedTuple):
    """The weights of one character on the three levels (UTS 10, “collation element”)."""

    letter: str = ""
    accent: str = _PLAIN
    case: str = _PLAIN


class _Weights(dict[str, str]):
    """The weights of characters on one level, computed when a character is first met."""

    def __init__(self, lang: str, level: int) -> None:
        self.lang = lang
        self.level = level

    def __missing__(self, character: str) -> str:
        weight = "".join(element[self.level] for element in _elements(character, self.lang))
        self[character] = weight
        return weight


@lru_cache(maxsize=16)
def _levels(lang: str) -> tuple[_Weights, _Weights, _Weights]:
    return _Weights(lang, 0), _Weights(lang, 1), _Weights(lang, 2)


def _elements(character: str, lang: str) -> tuple[_Element, ...]:
    """The weights of a character; several where it sorts like several, none where it is not seen."""
    small = character.lower()
    if small != character and len(small) == 1:
        return tuple(element._replace(case=_CAPITAL) for element in _elements(small, lang))
    own = _TAILORED.get(lang, {}).get(character) or _LETTERS_BETWEEN.get(character)
    if weight := own or _before_digits().get(character):
        return (_Element(weight),)
    if character in _STRAIGHT:
        straight = _before_digits()[_STRAIGHT[character]]
        return (_Element(straight, accent=chr(ord(_PLAIN) + 1 + list(_STRAIGHT).index(character))),)
    if combining(character) or character == _UNLIKE_ANY:
        return (_Element(accent=_accent(character)),)
    parts = _LATIN_WITHIN_LATIN.get(character) or normalize("NFKD", character)
    if parts == character:
        return _plain(character)
    elements = tuple(element for part in parts for element in _elements(part, lang))
    if parts == normalize("NFKD", character) != normalize("NFD", character):
        return tuple(element._replace(case=max(element.case, _TYPOGRAPHIC)) for element in elements)
    return elements


def _plain(character: str) -> tuple[_Element, ...]:
    """The weight of a character that neither the tables know nor Unicode decomposes."""
    kind = category(character)
    if kind.startswith("C"):
        return ()
    if kind == "Nd":
        return (_Element(str(decimal(character))),)
    if "a" <= character <= "z":
        return (_Element(character),)
    return (_Element((_OTHER_LETTER if kind[0] in "LN" else _OTHER_SYMBOL) + character),)


def _accent(mark: str) -> str:
    known = _ACCENTS.find(mark)
    return chr(0x10 + known) if known >= 0 else mark


@lru_cache(maxsize=1)
def _before_digits() -> dict[str, str]:
    """First-level weights of what stands before the digits: a character each for ASCII, neighbours behind them."""
    weights: dict[str, str] = {}
    lowest = ord(_TYPOGRAPHIC) + 1
    weight = ""
    for character in _BEFORE_DIGITS:
        weight = chr(lowest := lowest + 1) if character.isascii() else weight + _AFTER
        weights[character] = weight
    return weights
