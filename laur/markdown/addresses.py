"""The parts of a link in brackets: its destination, its title, its label (CommonMark 0.31, 6.3)."""

import re
from html import entities, unescape
from typing import NamedTuple

ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*+)\]", re.DOTALL)
SPACE = re.compile(r"[ \t]*+(?:\n[ \t]*+)?")
"""White space with at most one end of a line."""
ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
MAX_LABEL = 999

_BRACKETED = re.compile(r"<((?:[^<>\n\\]|\\.)*+)>")
_PLAIN = re.compile(r"(?:[^\x00-\x20\x7f()\\]|\\[^\x00-\x20\x7f])++|[()\\]")
_TITLE = re.compile(r""""((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\)""", re.DOTALL)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|" + ENTITY.pattern)
_MAX_BRACKETS = 32


class AddressPart(NamedTuple):
    """A part of a text, as it is meant, and the place behind it."""

    value: str
    end: int


def destination(text: str, at: int) -> AddressPart | None:
    """The destination of a link at a place of a text."""
    if text.startswith("<", at):
        bracketed = _BRACKETED.match(text, at)
        return AddressPart(unescaped(bracketed[1]), bracketed.end()) if bracketed else None
    depth, end = 0, at
    while part := _PLAIN.match(text, end):
        if part[0] == "(":
            depth += 1
            if depth > _MAX_BRACKETS:
                return None
        elif part[0] == ")":
            if not depth:
                break
            depth -= 1
        end = part.end()
    return None if depth else AddressPart(unescaped(text[at:end]), end)


def title(text: str, at: int) -> AddressPart | None:
    """The title of a link at a place of a text."""
    found = _TITLE.match(text, at)
    if found is None or _EMPTY_LINE.search(found[0]):
        return None
    return AddressPart(unescaped(found[0][1:-1]), found.end())


def unescaped(text: str) -> str:
    """The text that is meant: without backslashes before punctuation, with characters for references."""
    return _ESCAPED.sub(lambda one: one[1] or character(one[0]), text) if "\\" in text or "&" in text else text


def character(reference: str) -> str:
    """The character for a reference such as ``&amp;``; the reference itself if HTML does not know it."""
    is_known = reference[1] == "#" or reference[1:] in entities.html5
    return unescape(reference) if is_known else reference


def as_value(text: str) -> str:
    """A text as Python-Markdown's serialiser takes it, which leaves references alone."""
    return text.replace("&", "&amp;")
