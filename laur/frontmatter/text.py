r"""Bytes to text: the one form in which all later stages see a file.

What comes out is UTF-8 decoded, without a byte order mark, with ``\n`` between lines, in Unicode's composed form (NFC,
Unicode Standard Annex 15: a text typed on a Mac may hold ``o`` + accent where search, tags and slugs expect ``ó``), and
free of characters that HTML and XML forbid. So lines are the file's own, and columns count the characters that one
sees. It must not know what the text says.
"""

import re
from codecs import BOM_UTF8
from unicodedata import is_normalized, normalize

from laur.model import Place
from laur.problems import Problem, problem

MOST_CHARACTERS_SHOWN = 10
"""A file of which much is damaged is shown by its first places."""

LONGEST_VALUE_SHOWN = 60

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What XML 1.0 (section 2.2) forbids or discourages, and byte order marks in the midst of a text. Each is invisible."""


def decode(path: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file; empty, and with the reason as a problem, where there is none to read."""
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return "", (_not_utf8(path, data, error.start),)
    text = _lines(text)
    if not text.strip():
        return "", (problem("file-empty", path, Place(1, 1)),)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if FORBIDDEN.search(text) is None:
        return text, ()
    return FORBIDDEN.sub(" ", text), tuple(_forbidden(path, text))


def place_of(text: str, offset: int) -> Place:
    """The line and column of the character at `offset`."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def shown(text: str) -> str:
    """A part of a file as a message shows it: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE_SHOWN else line[: LONGEST_VALUE_SHOWN - 1] + "…"


def bare(text: str) -> str:
    """A text without the quotation marks that a word processor put around it."""
    return text.strip("„“”‟«»‚‘’‛\"' \xa0\t")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = _lines(data[:start].decode())
    return problem("file-not-utf8", path, place_of(before, len(before)), byte=f"0x{data[start]:02X}")


def _forbidden(path: str, text: str) -> list[Problem]:
    found = [match for match, _ in zip(FORBIDDEN.finditer(text), range(MOST_CHARACTERS_SHOWN), strict=False)]
    return [
        problem("character-forbidden", path, place_of(text, match.start()), character=f"U+{ord(match[0]):04X}")
        for match in found
    ]
