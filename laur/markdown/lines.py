"""Rewrites lists and tables in the style of CommonMark and GitHub to the style that Python-Markdown reads.

Python-Markdown begins a list or a table only after an empty line, and needs four spaces for each level. GitHub, other
editors, word processors and the browser editor let a list follow its sentence and indent a nested list by two to four
spaces (CommonMark 0.31, 5.2 and 5.3; GitHub's tables, 4.10). Only empty lines, indentation and list markers change.
Places in a text (`laur.markdown.links`) refer to the original lines, not to these.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

_TAB = 4
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_FIRST = frozenset({"-", "*", "+", "1.", "1)"})
"""The markers by which a list can begin right after text."""
_QUOTED = re.compile(r" {0,3}> ?")
_ANY = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)]) |\|", re.MULTILINE)
"""Texts without a match have neither lists nor tables."""
_FENCE = re.compile(r" *(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_HTML = re.compile(r" {0,3}<(?P<name>[a-zA-Z][\w-]*|/[a-zA-Z]|!--)")
_RAW = frozenset({"pre", "script", "style", "textarea", "!--"})
_DELIMITERS = re.compile(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")


class _ListItem(Struct, frozen=True):
    """An open list item."""

    indent: int
    """The column of its marker."""
    words: int
    """The column at which its text begins."""
    is_numbered: bool

    def holds(self, indent: int) -> bool:
        """Whether a line with this indentation belongs to the item."""
        return indent >= self.indent + 2


def normalise_lines(text: str) -> str:
    """The text with an empty line before each list and table, and four spaces for each level of a nested list."""
    return "\n".join(_Normaliser(text.split("\n")).lines()) if _ANY.search(text) else text


class _Normaliser:
    """Reads the lines of a text, or of a quotation in it, once from top to bottom."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._open: list[_ListItem] = []
        self._after: Literal["", "text", "paragraph", "code", "table"] = ""
        """What the line before is, if this line could continue it. “paragraph”, “code”: a later block of an item."""
        self._is_loose = False
        """Whether the open list contains an empty line."""
        self._unclosed = {"`": sys.maxsize, "~": sys.maxsize}
        """By character: the length of a fence that nothing closes; a longer fence below is not closed either."""

    def lines(self) -> Iterator[str]:
        number = 0
        while number < len(self._lines):
            line = _tabs_as_spaces(self._lines[number])
            last = self._verbatim_end(number, line)
            if last > number:
                yield from self._end_list()
                yield from self._lines[number:last]
                number = last
            elif (closed := self._fenced_end(number, line)) > number:
                yield from self._code(number, closed)
                number = closed
            elif _QUOTED.match(line) and not self._is_inside(line):
                last = _end(self._lines, number, _QUOTED)
                yield from self._end_list()
                within = [_QUOTED.sub("", quoted, count=1) for quoted in self._lines[number:last]]
                yield from (f"> {quoted}" for quoted in _Normaliser(within).lines())
                number, self._after = last, "text"
            else:
                yield from self._line(line, number)
                number += 1

    def _verbatim_end(self, number: int, line: str) -> int:
        """The line after code or HTML that begins at a line outside lists; `number` if none begins there."""
        html = _HTML.match(line)
        if self._is_inside(line):
            return number
        if html and html["name"].lower() in _RAW:
            closing = re.compile("-->" if html["name"] == "!--" else f"</{html['name']}", re.IGNORECASE)
            ends = (at + 1 for at in range(number, len(self._lines)) if closing.search(self._lines[at]))
            return next(ends, len(self._lines))
        return self._end_of_fence(number, line)

    def _end_of_fence(self, number: int, line: str) -> int:
        """The line after the fenced code that begins at a line; `number` if none begins there or nothing closes it."""
        fence = _FENCE.match(line)
        if not fence or len(fence["fence"]) >= self._unclosed[fence["fence"][0]]:
            return number
        closing = re.compile(rf" *{fence['fence']}{fence['fence'][0]}* *$")
        ends = (at + 1 for at in range(number + 1, len(self._lines)) if closing.match(self._lines[at]))
        last = next(ends, number)
        if last == number:
            self._unclosed[fence["fence"][0]] = len(fence["fence"])
        return last

    def _fenced_end(self, number: int, line: str) -> int:
        """The line after fenced code that begins at a line in an item; `number` if none begins there."""
        return self._end_of_fence(number, line) if self._is_inside(line) else number

    def _code(self, number: int, last: int) -> Iterator[str]:
        """Fenced code in an item as indented code, which is how the library reads code there."""
        indent = _indent(_tabs_as_spaces(self._lines[number]))
        self._close(indent)
        if self._after:
            yield ""
        self._after, self._is_loose = "code", True
        for line in map(_tabs_as_spaces, self._lines[number + 1 : last - 1]):
            yield self._margin + " " * _TAB + line[min(indent, _indent(line)) :]

    @property
    def _margin(self) -> str:
        """The indentation of lines that belong to the innermost item."""
        return " " * _TAB * len(self._open)

    def _end_list(self) -> Iterator[str]:
        """Closes all items, with an empty line after them."""
        if self._open and self._after:
            yield ""
        self._open, self._after, self._is_loose = [], "", False

    def _is_inside(self, line: str) -> bool:
        """Whether the indentation of a line puts it into an open item."""
        return bool(self._open) and self._open[0].holds(_indent(line))

    def _close(self, indent: int) -> list[_ListItem]:
        """Closes the items to which a line with this indentation does not belong, innermost first."""
        closed = []
        while self._open and not self._open[-1].holds(indent):
            closed.append(self._open.pop())
        return closed

    def _line(self, line: str, number: int) -> Iterator[str]:
        item = None if _RULE.match(line) else _ITEM.match(line)
        if not line.strip():
            self._after, self._is_loose = "", bool(self._open)
            yield ""
        elif item and self._is_begun(item):
            yield from self._item(item, line)
        elif self._open:
            yield from self._within(line)
        elif self._after != "table" and self._is_table(line, number):
            if self._after:
                yield ""
            yield self._lines[number]
            self._after = "table"
        else:
            yield self._lines[number]
            self._after = "" if _stands_alone(line) else self._after or "text"

    def _is_begun(self, item: re.Match[str]) -> bool:
        """Whether a line that looks like an item is one. After text, only a list that begins with 1 is."""
        indent = len(item["indent"])
        if not self._open and indent >= _TAB:
            return False
        is_beside = bool(self._open) and not self._open[-1].holds(indent)
        return is_beside or self._after not in {"text", "paragraph"} or item["mark"] in _FIRST

    def _item(self, item: re.Match[str], line: str) -> Iterator[str]:
        indent, mark = len(item["indent"]), item["mark"]
        closed = self._close(indent)
        beside, is_numbered = closed[-1] if closed else None, mark[0].isdigit()
        is_first = not self._open and beside is None
        is_other = beside is not None and beside.is_numbered != is_numbered
        is_apart = is_first or is_other or (self._is_loose and len(closed) > 1)
        if self._after in {"paragraph", "code"} or (self._after and is_apart):
            self._is_loose = not is_first
            yield ""
        yield f"{self._margin}{mark.replace(')', '.')} {line[item.end() :]}"
        gap = len(item["gap"])
        self._open.append(_ListItem(indent, indent + len(mark) + (gap if gap <= _TAB else 1), is_numbered))
        self._after = "text"

    def _within(self, line: str) -> Iterator[str]:
        """A line after an item that is not an item itself: it continues the item or ends the list."""
        indent = _indent(line)
        if self._after in {"text", "paragraph"} and not _stands_alone(line):
            is_in = self._after == "paragraph" and self._open[-1].holds(indent)
            yield self._margin + line.lstrip() if is_in else line
            return
        self._close(indent)
        if not self._open:
            if self._after:
                yield ""
            yield line
            self._after, self._is_loose = "" if _stands_alone(line) else "text", False
            return
        is_code = indent - self._open[-1].words >= _TAB
        margin = " " * max(indent, len(self._margin) + _TAB) if is_code else self._margin
        yield margin + line.lstrip()
        self._after = "code" if is_code else "paragraph"

    def _is_table(self, line: str, number: int) -> bool:
        """Whether a table begins here: a line of dashes with as many cells follows."""
        below = _tabs_as_spaces(self._lines[number + 1]) if number + 1 < len(self._lines) else ""
        return "|" in line and bool(_DELIMITERS.match(below)) and _cells(line) == _cells(below)


def _tabs_as_spaces(line: str) -> str:
    """The line with its leading tabs as spaces."""
    words = line.lstrip(" \t")
    return line[: len(line) - len(words)].expandtabs(_TAB) + words


def _stands_alone(line: str) -> bool:
    """Whether a line is a heading or a rule, and so ends a paragraph."""
    return bool(_HEADING.match(line) or _RULE.match(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|")))


def _end(lines: Sequence[str], start: int, kind: re.Pattern[str]) -> int:
    """The first line from `start` that is not of a kind."""
    return next((at for at in range(start, len(lines)) if not kind.match(lines[at])), len(lines))
