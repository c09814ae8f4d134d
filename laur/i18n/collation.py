"""Alphabetical order, as the reader's own device sorts names.

The reference is `Intl.Collator` (ECMA-402): the Unicode Collation Algorithm (UTS 10) over CLDR's root order, tailored
to the language. Libraries considered: pyuca and other root-order libraries (they sort łódź before Lublin, and load
slowly), PyICU (it needs a C++ library on the editor's machine). So the algorithm's three levels are computed here for
the Latin script: letters, then accents, then case. Other scripts follow Latin by code point. Digits are compared by
character, not by value.

A sort key is one string: the three levels, joined by the lowest character.
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
"""A difference of the second level that is not an accent; it weighs more than all of these."""
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
"""Letters that the root order decomposes and Unicode does not."""

# First-level weights are characters below U+007F: an ASCII letter or digit is its own weight, and whatever sorts before
# digits weighs U+0005 and up. `_AFTER` behind a letter makes the weight of a letter between it and the next one.
_AFTER = "\x7f"
_OTHER_SYMBOL, _OTHER_LETTER = "/", "|"
_LETTERS_BETWEEN = {"ı": "i" + _AFTER, "ĸ": "q" + _AFTER, "ŋ": "n" + _AFTER * 2, "ŧ": "t" + _AFTER, "þ": "{"}
_TAILORED = {
    "pl": {own: plain + _AFTER for plain, own in zip("acelnosz", "ąćęłńóśź", strict=True)} | {"ż": "z" + _AFTER * 2},
}
"""Accented letters that an alphabet sorts as letters of their own (CLDR ``common/collation/pl.xml``)."""

_LEVEL = "\x00"
_PLAIN = "\x01"
"""The weight of a character without an accent (second level), and of a lower-case one (third level)."""
_CAPITAL, _TYPOGRAPHIC = "\x02", "\x03"


@lru_cache(maxsize=65_536)
def sort_key(text: str, lang: str) -> str:
    """The key by which to sort `text` in the alphabet of `lang`; languages without a tailoring share the root order.

    Texts that differ only in invisible characters (a soft hyphen) have equal keys.
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
    """The weights of characters on one level, each computed when it is first needed."""

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
    """The weights of a character: several if it sorts like several characters, none if it is invisible."""
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
    """The weight of a character that is in no table and that Unicode does not decompose."""
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
    """First-level weights of what sorts before the digits: one character for ASCII, more for the characters between."""
    weights: dict[str, str] = {}
    lowest = ord(_TYPOGRAPHIC) + 1
    weight = ""
    for character in _BEFORE_DIGITS:
        weight = chr(lowest := lowest + 1) if character.isascii() else weight + _AFTER
        weights[character] = weight
    return weights
