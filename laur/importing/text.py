"""Titles, names and summaries: markup as text on one line."""

import re
from html import unescape

from laur.model.enclosed import Delimiters, enclosed, without_enclosed

_END = re.compile(">")
_TAG = Delimiters(re.compile(r"</?[A-Za-z!]"), _END)
_BREAK = Delimiters(re.compile(r"</?(?:br|p|div|h[1-6]|li|tr|td)\b", re.IGNORECASE), _END)
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffc]|(?<![\u0590-\U0010ffff])[\u200c\u200d]"
)
"""Characters that nobody sees. Joiners stay in emoji and in scripts that need them (Arabic, Devanagari)."""


def without_invisible(text: str) -> str:
    """The text without characters that nobody sees, which make twins of tags and break words for search."""
    return _INVISIBLE.sub("", text)


def plain(markup: str) -> str:
    """Markup as text on one line, without tags and entities."""
    text = without_enclosed(without_enclosed(markup, _BREAK, instead=" "), _TAG, instead="")
    return " ".join(without_invisible(unescape(text)).split())


def has_tags(text: str) -> bool:
    """Whether there is markup in a text."""
    return next(enclosed(text, _TAG), None) is not None
