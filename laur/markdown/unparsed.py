"""Finds probable mistakes: headings, lists, tables, emphasis and links that are shown as plain text.

Readers would see the Markdown syntax. Only text that appears literally in the source is reported, as a character with a
backslash before it is intended.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from laur.markdown.links import place_of, without_code
from laur.markdown.tree import Node, elements
from laur.model import BodyFault, Place

_MAX_LENGTH = 40
_MAX_FOUND = 100
"""A text with more of them is probably not Markdown at all."""
_CHECKED = frozenset({"p", "li", "td"})
_PARSED = "\x00"
"""Replaces everything that Markdown recognised."""
_EMPHASISED = frozenset({"em", "strong", "del"})
_BULLET = re.compile(r"[•·▪◦‣●○■□➢►]\s*\S")
_LIKE_ITEMS = tuple(re.compile(mark) for mark in (r"[–—]\s+\S", r"[-*+][^\W\d_]", r"[a-z]\)\s+\S"))
"""Characters that can also begin a line of prose; two such lines in a paragraph are taken for a list."""
_HEADING = re.compile(r"#{2,6}(?=[^\s#])|#(?=[^\W\d_]+\s[^#]*[^#.!?…:,;]$)")
"""A heading without a space. With one number sign it can also be a hashtag: then only in a line without others."""
_RULER = re.compile(r"(?=[^-]*---)[\s|:-]+$")
_EMPHASIS = re.compile(r"\*\*|~~|(?<!_)__(?!_)")
_ADDRESS = r"(?:https?:|mailto:|www\.|\.{0,2}/|[^\s()\[\]]+\.(?:md|pdf|jpe?g|png)\b)"
_LINK = re.compile(rf"\[[^\[\]\n]+\]\s*\({_ADDRESS}[^()\n]*\)|\([^()\n]+\)\[{_ADDRESS}[^\[\]\n]*\]|\]\([^()\n]*\)")


class _Unparsed(NamedTuple):
    code: str
    words: str
    below: str = ""
    """The next line, because the same words may occur elsewhere, where they were recognised."""


def find_unparsed(root: Node, text: str) -> tuple[BodyFault, ...]:
    """The faults in a text: the first list of the body, and the first of each other kind in a paragraph.

    `root` is the tree of `text` before typography changes its words.
    """
    candidates = (one for node in elements(root) if node.tag in _CHECKED for one in _unparsed_in(node))
    found = list(islice(candidates, _MAX_FOUND))
    written = without_code(text) if found else ""
    reported: dict[object, BodyFault] = {}
    for number, one in enumerate(found):
        at = _where(written, one)
        if at is not None:
            fault = BodyFault(one.code, one.words, at)
            reported.setdefault(one.code if one.code == "list-unread" else number, fault)
    return tuple(reported.values())


def _unparsed_in(node: Node) -> Iterator[_Unparsed]:
    words = _words(node)
    if node.tag == "p":
        lines = words.split("\n")
        yield from _heading(lines)
        yield from _lists(lines)
        yield from _tables(lines)
    link = _LINK.search(words) if "]" in words else None
    if link:
        yield _Unparsed("link-unread", link[0])
    if "**" not in words and "~~" not in words and "__" not in words:
        return
    marks = list(_EMPHASIS.finditer(words))
    is_begun = any(isinstance(child, Node) and child.tag in _EMPHASISED for child in node.children)
    is_meant = not all(_is_note(words, mark) for mark in marks)
    if is_meant and (len(marks) > 1 or is_begun):
        yield _Unparsed("emphasis-unread", _around(words, marks[0]))


def _is_note(words: str, mark: re.Match[str]) -> bool:
    """Whether asterisks follow a word, as they do where they point to a note: “Alfa*, Beta**”."""
    before, after = words[: mark.start()][-1:], words[mark.end() : mark.end() + 1]
    return mark[0] == "**" and before.isalnum() and not after.isalnum()


def _heading(lines: list[str]) -> Iterator[_Unparsed]:
    mark = _HEADING.match(lines[0])
    if mark and (len(mark[0]) > 1 or (len(lines) == 1 and lines[0][1:].partition(" ")[0].istitle())):
        yield _at(lines, 0, "heading-unread")


def _lists(lines: list[str]) -> Iterator[_Unparsed]:
    for kind in (_BULLET, *_LIKE_ITEMS):
        items = [number for number, line in enumerate(lines) if kind.match(line)]
        if len(items) > (kind is not _BULLET):
            yield _at(lines, items[0], "list-unread")


def _tables(lines: list[str]) -> Iterator[_Unparsed]:
    tabs = [number for number, line in enumerate(lines) if "\t" in line]
    if len(tabs) > 1:
        yield _at(lines, tabs[0], "table-unread")
    rows = [number for number, line in enumerate(lines) if line.startswith("|") or ("|" in line and _RULER.match(line))]
    if len(rows) > 1 or any(_RULER.match(lines[row]) for row in rows):
        yield _at(lines, rows[0], "table-unread")


def _at(lines: list[str], number: int, code: str) -> _Unparsed:
    return _Unparsed(code, _short(lines[number]), lines[number + 1] if number + 1 < len(lines) else "")


def _where(written: str, found: _Unparsed) -> Place | None:
    """Its place in the Markdown; None if its words do not appear there literally."""
    below, parsed, _ = found.below.partition(_PARSED)
    pattern = rf"(?<!\\){_spelled(found.words)}"
    if found.below:
        pattern += rf"[^\n]*\n[ \t>]*{_spelled(below)}" + ("" if parsed else r"[ \t\r]*$")
    match = re.search(pattern, written, re.MULTILINE) if found.words else None
    return place_of(written, match.start()) if match else None


def _spelled(words: str) -> str:
    return r"[ \t]+".join(map(re.escape, re.split(r" +", words)))


def _words(node: Node) -> str:
    """The text of a paragraph by line, with `_PARSED` in place of what Markdown recognised."""
    words = "".join([child if isinstance(child, str) else _replacement(child) for child in node.children])
    return "\n".join([line.strip() for line in words.split("\n")])


def _replacement(node: Node) -> str:
    return f"{_PARSED}{_words(node)}{_PARSED}" if node.tag in _EMPHASISED else "" if node.tag == "br" else _PARSED


def _short(line: str) -> str:
    line = line.partition(_PARSED)[0].strip()
    return line if len(line) <= _MAX_LENGTH else line[:_MAX_LENGTH].rpartition(" ")[0] or line[:_MAX_LENGTH]


def _around(words: str, mark: re.Match[str]) -> str:
    """The mark with the unparsed words around it on its line."""
    before = re.split(rf"[\n{_PARSED}]", words[: mark.start()])[-1][-_MAX_LENGTH // 2 :]
    after = re.split(rf"[\n{_PARSED}]", words[mark.end() :])[0][: _MAX_LENGTH // 2]
    return f"{before}{mark[0]}{after}".strip()
