r"""Decoding: the bytes of a file to text, in the form that all later stages expect.

The text is decoded from UTF-8, without a byte order mark, with ``\n`` between lines, in Unicode's composed form (NFC,
Unicode Standard Annex 15: a text typed on a Mac may hold ``o`` + accent where search, tags and slugs expect ``ó``), and
without characters that HTML and XML forbid. Lines are numbered as in the file, and columns count visible characters.
This module does not depend on what the text means.
"""

import re
from codecs import BOM_UTF8
from unicodedata import is_normalized, normalize

from laur.model import Place
from laur.problems import Problem, problem

MOST_CHARACTERS_SHOWN = 10
"""Of a file with many forbidden characters, only the first are reported."""

LONGEST_VALUE_SHOWN = 60

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What XML 1.0 (section 2.2) forbids or discourages, and byte order marks inside a text. All are invisible."""


def decode(path: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file; empty, with the reason as a problem, if it cannot be read or has no text."""
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
    """A part of a file for a message: on one line, and cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE_SHOWN else line[: LONGEST_VALUE_SHOWN - 1] + "…"


def without_quotes(text: str) -> str:
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
