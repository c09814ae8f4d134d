"""Plain text cut to a length: a title for a breadcrumb, the opening of a body for a listing.

Lengths are in characters and include the ellipsis. Text may be cut at any white space, hard spaces included.
"""

import re
from functools import lru_cache

ELLIPSIS = "…"
_HANGING = ",;:.!?…-–—/&+|•·([{<=„“‘«'\" \t\n\u00a0"
"""Characters that are removed before the ellipsis. Closing quotation marks and brackets may stay."""
_SHORTEST_EXCERPT = 0.5
"""The part of the limit that whole sentences must fill; if they fill less, a sentence is cut instead."""
_BEYOND = 3
"""How many characters after a sentence are needed to recognise its end: a space, a quotation mark, a letter."""
_ABBREVIATIONS = frozenset({
    "al", "art", "br", "dr", "ds", "dz", "gen", "godz", "hab", "im", "inż", "itd", "itp", "mgr", "np", "nr",
    "nt", "ok", "os", "pl", "pn", "por", "poz", "prof", "św", "str", "tel", "tj", "tys", "tzn", "tzw", "ul",
    "ust", "woj", "zob", "approx", "dept", "fig", "inc", "jr", "ltd", "mr", "mrs", "ms", "st", "vs",
})  # fmt: skip
"""Words after which a full stop seldom ends a sentence. A word of one letter (r., J.) never ends one."""


@lru_cache(maxsize=1)
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"(?P<word>(?<!\w)\w++|(?<![\w.!?…]))(?P<mark>[.!?…]++)[”»’\")\]]*+(?=\s++[„“«\"(]?(?P<next>\w))")


def shorten(text: str, limit: int) -> str:
    """The text if it is at most `limit` characters long, else its beginning up to the end of a word, and “…”.

    No one-letter word and no punctuation is left before the ellipsis. A single word that is too long is cut inside.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    length = max(limit - len(ELLIPSIS), 0)
    head = _to_word_end(text, length)
    return (_without_hanging(head) or _inside_word(text, length)) + ELLIPSIS


def excerpt(text: str, limit: int) -> str:
    """The opening of a text: all of it, or the whole sentences that fit; if these are too short, as `shorten`."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    end = max((at for at in _ends(text[: limit + _BEYOND]) if at <= limit), default=0)
    return text[:end] if end >= limit * _SHORTEST_EXCERPT else shorten(text, limit)


def _ends(text: str) -> list[int]:
    """The offsets at which sentences end, as far as the characters around a full stop show it."""
    return [
        found.end()
        for found in _sentence_end().finditer(text)
        if found["next"].isupper() and (found["mark"] != "." or _can_end(found["word"]))
    ]


def _can_end(word: str) -> bool:
    return len(word) > 1 and word.lower() not in _ABBREVIATIONS


def _to_word_end(text: str, length: int) -> str:
    """As many whole words as fit."""
    if length < len(text) and text[length].isspace():
        return text[:length]
    cut = length
    while cut > 0 and not text[cut - 1].isspace():
        cut -= 1
    return text[:cut]


def _without_hanging(head: str) -> str:
    """The text without punctuation and one-letter words at its end."""
    while True:
        shorter = head.rstrip(_HANGING)
        last_word = shorter.split()[-1] if shorter else ""
        if len(last_word.strip(_HANGING)) == 1 and not last_word[-1].isdigit():
            shorter = shorter[: -len(last_word)]
        if shorter == head:
            return shorter
        head = shorter


def _inside_word(text: str, length: int) -> str:
    """The first characters; a letter is never separated from its combining accent."""
    from unicodedata import combining

    while 0 < length < len(text) and combining(text[length]):
        length -= 1
    return text[:length].rstrip(_HANGING)
