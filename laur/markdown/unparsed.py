"""What an author wrote as a list, a table, emphasis or a link, and Markdown read as plain words.

Such signs are shown to every reader, and look like a fault of the site. Only what stands in the text to the letter is
told: a sign with a backslash before it is meant.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from laur.markdown.links import place_of, without_code
from laur.markdown.tree import Node, elements
from laur.model import BodyFault, Place

_LONGEST = 40
_MOST = 100
"""So many are looked at: whoever has more in one text has another kind of text."""
_TOLD = frozenset({"p", "li", "td"})
_READ = "\x00"
"""Stands for whatever has been read."""
_EMPHASISED = frozenset({"em", "strong", "del"})
_BULLET = re.compile(r"[•·▪◦‣●○■□➢►]\s*\S")
_LIKE_ITEMS = tuple(re.compile(mark) for mark in (r"[–—]\s+\S", r"[-*+][^\W\d_]", r"[a-z]\)\s+\S"))
"""Signs that begin a line of prose, too; two such lines in one paragraph are a list."""
_RULER = re.compile(r"(?=[^-]*---)[\s|:-]+$")
_EMPHASIS = re.compile(r"\*\*|~~|(?<!_)__(?!_)")
_ADDRESS = r"(?:https?:|mailto:|www\.|\.{0,2}/|[^\s()\[\]]+\.(?:md|pdf|jpe?g|png)\b)"
_LINK = re.compile(rf"\[[^\[\]\n]+\]\s*\({_ADDRESS}[^()\n]*\)|\([^()\n]+\)\[{_ADDRESS}[^\[\]\n]*\]|\]\([^()\n]*\)")


class _Slip(NamedTuple):
    code: str
    words: str
    below: str = ""
    """The line below: the same words can stand elsewhere, and be read there."""


def slips(root: Node, text: str) -> tuple[BodyFault, ...]:
    """A fault for each: of lists the first of the body, of all else the first of a paragraph.

    `root` is what became of `text`, before anything is done to its words.
    """
    found = list(islice((slip for node in elements(root) if node.tag in _TOLD for slip in _slips_of(node)), _MOST))
    written = without_code(text) if found else ""
    reported: dict[object, BodyFault] = {}
    for number, slip in enumerate(found):
        at = _where(written, slip)
        if at is not None:
            fault = BodyFault(slip.code, slip.words, at)
            reported.setdefault(slip.code if slip.code == "list-unread" else number, fault)
    return tuple(reported.values())


def _slips_of(node: Node) -> Iterator[_Slip]:
    words = _words(node)
    if node.tag == "p":
        lines = words.split("\n")
        yield from _lists(lines)
        yield from _tables(lines)
    link = _LINK.search(words)
    if link:
        yield _Slip("link-unread", link[0])
    signs = list(_EMPHASIS.finditer(words))
    is_begun = any(isinstance(child, Node) and child.tag in _EMPHASISED for child in node.children)
    if len(signs) > 1 or (signs and is_begun):
        yield _Slip("emphasis-unread", _around(words, signs[0]))


def _lists(lines: list[str]) -> Iterator[_Slip]:
    for kind in (_BULLET, *_LIKE_ITEMS):
        items = [number for number, line in enumerate(lines) if kind.match(line)]
        if len(items) > (kind is not _BULLET):
            yield _at(lines, items[0], "list-unread")


def _tables(lines: list[str]) -> Iterator[_Slip]:
    rows = [number for number, line in enumerate(lines) if line.startswith("|") or ("|" in line and _RULER.match(line))]
    if len(rows) > 1 or any(_RULER.match(lines[row]) for row in rows):
        yield _at(lines, rows[0], "table-unread")


def _at(lines: list[str], number: int, code: str) -> _Slip:
    return _Slip(code, _short(lines[number]), lines[number + 1] if number + 1 < len(lines) else "")


def _where(written: str, slip: _Slip) -> Place | None:
    """Where it stands in the Markdown to the letter; None where it does not."""
    below, read, _ = slip.below.partition(_READ)
    pattern = rf"(?<!\\){_spelled(slip.words)}"
    if slip.below:
        pattern += rf"[^\n]*\n[ \t>]*{_spelled(below)}" + ("" if read else r"[ \t\r]*$")
    found = re.search(pattern, written, re.MULTILINE) if slip.words else None
    return place_of(written, found.start()) if found else None


def _spelled(words: str) -> str:
    return r"[ \t]+".join(map(re.escape, re.split(r" +", words)))


def _words(node: Node) -> str:
    """The text of a paragraph line by line, with a mark where something stands that has been read."""
    words = "".join([child if isinstance(child, str) else _stand_in(child) for child in node.children])
    return "\n".join([line.strip() for line in words.split("\n")])


def _stand_in(node: Node) -> str:
    return f"{_READ}{_words(node)}{_READ}" if node.tag in _EMPHASISED else "" if node.tag == "br" else _READ


def _short(line: str) -> str:
    line = line.partition(_READ)[0].strip()
    return line if len(line) <= _LONGEST else line[:_LONGEST].rpartition(" ")[0] or line[:_LONGEST]


def _around(words: str, sign: re.Match[str]) -> str:
    """The sign with the words beside it, on its line, as far as nothing else has been read there."""
    before = re.split(rf"[\n{_READ}]", words[: sign.start()])[-1][-_LONGEST // 2 :]
    after = re.split(rf"[\n{_READ}]", words[sign.end() :])[0][: _LONGEST // 2]
    return f"{before}{sign[0]}{after}".strip()
