"""Shorter forms of plain text: a title for a breadcrumb, the opening of a body for a listing.

Lengths are in characters, the ellipsis included. White space of every kind, hard spaces too, is a place to cut.
"""

import re
from functools import lru_cache

ELLIPSIS = "…"
_HANGING = ",;:.!?…-–—/&+|•·([{<=„“‘«'\" \t\n\u00a0"
"""What must not stand before the ellipsis. Closing quotation marks and brackets may."""
_SHORTEST_EXCERPT = 0.5
"""The part of the limit that whole sentences must fill to be preferred to a cut one."""
_BEYOND = 3
"""How far behind the end of a sentence one must look to tell it: a blank, a quotation mark, a letter."""
_ABBREVIATIONS = frozenset({
    "al", "art", "br", "dr", "ds", "dz", "gen", "godz", "hab", "im", "inż", "itd", "itp", "mgr", "np", "nr",
    "nt", "ok", "os", "pl", "pn", "por", "poz", "prof", "św", "str", "tel", "tj", "tys", "tzn", "tzw", "ul",
    "ust", "woj", "zob", "approx", "dept", "fig", "inc", "jr", "ltd", "mr", "mrs", "ms", "st", "vs",
})  # fmt: skip
"""Words after which a full stop seldom ends a sentence. Those of one letter (r., J.) are never taken for an end."""


@lru_cache(maxsize=1)
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"(?P<word>\w*)(?P<mark>[.!?…]+)[”»’\")\]]*(?=\s+[„“«\"(]?(?P<next>\w))")


def shorten(text: str, limit: int) -> str:
    """The text if it is at most `limit` characters long, else its beginning up to a word's end, and “…”.

    Neither a one-letter word nor punctuation hangs before the ellipsis. A single word that is too long is cut inside.
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    room = max(limit - len(ELLIPSIS), 0)
    head = _to_word_end(text, room)
    return (_without_hanging(head) or _inside_word(text, room)) + ELLIPSIS


def excerpt(text: str, limit: int) -> str:
    """The opening of a text: all of it, or its whole sentences that fit, or where these are too short, `shorten`."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    end = max((at for at in _ends(text[: limit + _BEYOND]) if at <= limit), default=0)
    return text[:end] if end >= limit * _SHORTEST_EXCERPT else shorten(text, limit)


def _ends(text: str) -> list[int]:
    """Where sentences end, as far as one can tell from what stands around a mark."""
    return [
        found.end()
        for found in _sentence_end().finditer(text)
        if found["next"].isupper() and (found["mark"] != "." or _can_end(found["word"]))
    ]


def _can_end(word: str) -> bool:
    return len(word) > 1 and word.lower() not in _ABBREVIATIONS


def _to_word_end(text: str, room: int) -> str:
    """The most whole words that fit."""
    if room < len(text) and text[room].isspace():
        return text[:room]
    cut = room
    while cut > 0 and not text[cut - 1].isspace():
        cut -= 1
    return text[:cut]


def _without_hanging(head: str) -> str:
    """The words without punctuation or one-letter words at their end."""
    while True:
        bare = head.rstrip(_HANGING)
        last_word = bare.split()[-1] if bare else ""
        if len(last_word.strip(_HANGING)) == 1 and not last_word[-1].isdigit():
            bare = bare[: -len(last_word)]
        if bare == head:
            return bare
        head = bare


def _inside_word(text: str, room: int) -> str:
    """The first characters, never parting a letter from its combining accent."""
    from unicodedata import combining

    while 0 < room < len(text) and combining(text[room]):
        room -= 1
    return text[:room].rstrip(_HANGING)
