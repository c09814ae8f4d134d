"""Lists and tables as everybody writes them, in the lines that Python-Markdown reads as such.

That library begins a list or a table only after an empty line, and nests by exactly four blanks. GitHub, other editors,
word processors and the browser editor do neither: a list may follow its sentence, a list within it stands two to four
blanks in (CommonMark 0.31, 5.2 and 5.3; GitHub's tables, 4.10). Here the one is written as the other; not a word is
changed. What a text says of lines (`laur.markdown.links`) it says of its own, never of these.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

_TAB = 4
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_FIRST = frozenset({"-", "*", "+", "1.", "1)"})
"""The marks by which a list can begin right after text."""
_QUOTED = re.compile(r" {0,3}> ?")
_ANY = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)]) |\|", re.MULTILINE)
"""What a text must have to have lists or tables."""
_FENCE = re.compile(r" *(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_HTML = re.compile(r" {0,3}<(?P<name>[a-zA-Z][\w-]*|/[a-zA-Z]|!--)")
_RAW = frozenset({"pre", "script", "style", "textarea", "!--"})
_DELIMITERS = re.compile(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")


class _Item(Struct, frozen=True):
    """An item of a list that is open."""

    indent: int
    """How far in its mark stands."""
    words: int
    """How far in its words begin."""
    is_numbered: bool

    def holds(self, indent: int) -> bool:
        """Whether what stands so far in belongs to it."""
        return indent >= self.indent + 2


def regular(text: str) -> str:
    """The text with an empty line before each list and table, and lists within lists four blanks in for each."""
    return "\n".join(_Lines(text.split("\n")).made()) if _ANY.search(text) else text


class _Lines:
    """One way through the lines of a text, or of what stands in a quotation of it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._open: list[_Item] = []
        self._after: Literal["", "text", "paragraph", "code", "table"] = ""
        """What the line before is, if this one could go on with it; the middle two: further ones of an item."""
        self._is_loose = False
        """Whether an empty line stands in the list that is open."""
        self._unclosed = {"`": sys.maxsize, "~": sys.maxsize}
        """How long a fence is that nothing closes; no longer one further down is closed either."""

    def made(self) -> Iterator[str]:
        number = 0
        while number < len(self._lines):
            line = _with_blanks(self._lines[number])
            last = self._last_as_it_is(number, line)
            if last > number:
                yield from self._apart()
                yield from self._lines[number:last]
                number = last
            elif (closed := self._fenced(number, line)) > number:
                yield from self._code(number, closed)
                number = closed
            elif _QUOTED.match(line) and not self._is_inside(line):
                last = _end(self._lines, number, _QUOTED)
                yield from self._apart()
                within = [_QUOTED.sub("", quoted, count=1) for quoted in self._lines[number:last]]
                yield from (f"> {quoted}" for quoted in _Lines(within).made())
                number, self._after = last, "text"
            else:
                yield from self._line(line, number)
                number += 1

    def _last_as_it_is(self, number: int, line: str) -> int:
        """Where code or HTML ends that begins at a line, and whose lines are left alone; `number` if none does."""
        html = _HTML.match(line)
        if self._is_inside(line):
            return number
        if html and html["name"].lower() in _RAW:
            closing = re.compile("-->" if html["name"] == "!--" else f"</{html['name']}", re.IGNORECASE)
            ends = (at + 1 for at in range(number, len(self._lines)) if closing.search(self._lines[at]))
            return next(ends, len(self._lines))
        return self._end_of_fence(number, line)

    def _end_of_fence(self, number: int, line: str) -> int:
        """The line after the one that closes the fence which a line opens; `number` if there is none."""
        fence = _FENCE.match(line)
        if not fence or len(fence["fence"]) >= self._unclosed[fence["fence"][0]]:
            return number
        closing = re.compile(rf" *{fence['fence']}{fence['fence'][0]}* *$")
        ends = (at + 1 for at in range(number + 1, len(self._lines)) if closing.match(self._lines[at]))
        last = next(ends, number)
        if last == number:
            self._unclosed[fence["fence"][0]] = len(fence["fence"])
        return last

    def _fenced(self, number: int, line: str) -> int:
        """Where code between fences ends that begins at a line within an item; `number` if none does."""
        return self._end_of_fence(number, line) if self._is_inside(line) else number

    def _code(self, number: int, last: int) -> Iterator[str]:
        """Code between fences within an item, as the library reads it there: without them, four blanks further in."""
        indent = _indent(_with_blanks(self._lines[number]))
        self._leave(indent)
        if self._after:
            yield ""
        self._after, self._is_loose = "code", True
        for line in map(_with_blanks, self._lines[number + 1 : last - 1]):
            yield self._margin + " " * _TAB + line[min(indent, _indent(line)) :]

    @property
    def _margin(self) -> str:
        """The blanks before what belongs to the innermost item."""
        return " " * _TAB * len(self._open)

    def _apart(self) -> Iterator[str]:
        """What stands beside a list and not in it ends the list."""
        if self._open and self._after:
            yield ""
        self._open, self._after, self._is_loose = [], "", False

    def _is_inside(self, line: str) -> bool:
        """Whether a line stands so far in that it belongs to an item."""
        return bool(self._open) and self._open[0].holds(_indent(line))

    def _leave(self, indent: int) -> list[_Item]:
        """Close the items to which what stands so far in does not belong; the innermost first."""
        left = []
        while self._open and not self._open[-1].holds(indent):
            left.append(self._open.pop())
        return left

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
        """Whether a line that looks like an item is one: after text, a number other than 1 is but a number."""
        indent = len(item["indent"])
        if not self._open and indent >= _TAB:
            return False
        is_beside = bool(self._open) and not self._open[-1].holds(indent)
        return is_beside or self._after not in {"text", "paragraph"} or item["mark"] in _FIRST

    def _item(self, item: re.Match[str], line: str) -> Iterator[str]:
        indent, mark = len(item["indent"]), item["mark"]
        left = self._leave(indent)
        beside, is_numbered = left[-1] if left else None, mark[0].isdigit()
        is_first = not self._open and beside is None
        is_other = beside is not None and beside.is_numbered != is_numbered
        is_apart = is_first or is_other or (self._is_loose and len(left) > 1)
        if self._after in {"paragraph", "code"} or (self._after and is_apart):
            self._is_loose = not is_first
            yield ""
        yield f"{self._margin}{mark.replace(')', '.')} {line[item.end() :]}"
        gap = len(item["gap"])
        self._open.append(_Item(indent, indent + len(mark) + (gap if gap <= _TAB else 1), is_numbered))
        self._after = "text"

    def _within(self, line: str) -> Iterator[str]:
        """A line after an item that is none itself: the item goes on, or the list is over."""
        indent = _indent(line)
        if self._after in {"text", "paragraph"} and not _stands_alone(line):
            is_in = self._after == "paragraph" and self._open[-1].holds(indent)
            yield self._margin + line.lstrip() if is_in else line
            return
        self._leave(indent)
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
        """Whether a table begins here: its second line has lines below, of as many cells."""
        below = _with_blanks(self._lines[number + 1]) if number + 1 < len(self._lines) else ""
        return "|" in line and bool(_DELIMITERS.match(below)) and _cells(line) == _cells(below)


def _with_blanks(line: str) -> str:
    """The line with blanks for the tabs that it begins with."""
    words = line.lstrip(" \t")
    return line[: len(line) - len(words)].expandtabs(_TAB) + words


def _stands_alone(line: str) -> bool:
    """Whether a line is a heading or a rule, which ends a paragraph and is none."""
    return bool(_HEADING.match(line) or _RULE.match(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|")))


def _end(lines: Sequence[str], start: int, kind: re.Pattern[str]) -> int:
    """The first line from `start` that is not of a kind."""
    return next((at for at in range(start, len(lines)) if not kind.match(lines[at])), len(lines))
