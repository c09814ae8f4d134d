"""YAML syntax errors in the editors' terms.

A YAML parser says "did not find expected key" of a title with inner quotation marks. Here its error, and the line that
it points to, are turned into the code of the mistake that people make, at the place where they made it. Both of
PyYAML's parsers (libyaml and its own) are understood; what neither list below knows becomes `front-matter-syntax`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from laur.frontmatter.text import shown
from laur.model import Place
from laur.problems import Origin, Problem, problem

LONGEST_MENDED = 160
"""A longer line is not written out once more as it should be."""
_LONE_KEY = re.compile(r"""\s+(- )*["']?[\w-]+["']?\s*""")
_INDENT = re.compile(r"\s*")
_GLUED = re.compile(r"(-|[\w-]+:)([^\s/-].*)")
_ENTRY = re.compile(r"((?:- +)*(?:[\w-]+: +)?)([^{\[].*|[\[{].*[^\]}])")
"""A hyphen, a key, or both, and a value that is no list and no group."""
_OPENED = re.compile(r"(?:^|[\s:,\[{])[\[{]")
_BEGINS = re.compile(r"\s*(?=[-\w\[{])(?:- +)*(?:[\w.-]+: +)?(?:[\[{] *(?:[\w.-]+: +)?)?")
"""What stands before the first value on a line: a hyphen, a key, a bracket."""
_SPECIAL = frozenset("@`%&*!|>?,]}-")
"""With what no value can begin as it is."""


class TooDeep(yaml.MarkedYAMLError):
    """Nesting beyond what `laur.frontmatter.nodes` follows; `problem` holds the limit."""


class _ErrorPlace(NamedTuple):
    """A place as PyYAML's marks have it: both counted from 0."""

    line: int
    column: int


class _Spot:
    """Where a parser stopped: the line, and what stands on it."""

    def __init__(self, lines: list[str], mark: "yaml.Mark | _ErrorPlace | None") -> None:
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        text = lines[self.line]
        self.column = min(mark.column, len(text)) if mark else 0
        self.text = text
        self.before = text[: self.column]
        self.character = text[self.column : self.column + 1]


Told = tuple[str, int, int, dict[str, str]]
"""Code, line and column from 0, values."""


def syntax_problem(path: str, text: str, first_line: int, error: yaml.MarkedYAMLError) -> Problem:
    """The problem that stands behind a parser's error in a text whose first line is line `first_line` of the file."""
    lines = text.split("\n")
    code, line, column, values = _told(lines, error)
    return problem(code, path, Place(line + first_line, column + 1), length=1, origin=Origin.CONTENT, **values)


def _told(lines: list[str], error: yaml.MarkedYAMLError) -> Told:
    spot = _Spot(lines, error.problem_mark)
    around = _Spot(lines, error.context_mark or error.problem_mark)
    if isinstance(error, TooDeep):
        return "nesting-too-deep", spot.line, spot.column, {"limit": str(error.problem)}
    tab = _INDENT.match(spot.text)[0].find("\t")  # type: ignore[index]  # matches every text
    if tab >= 0:
        return "yaml-tab", spot.line, tab, {}
    said = f"{error.context or ''}: {error.problem or ''}"
    for words, tell in _RULES:
        if any(word in said for word in words):
            return tell(lines, spot, around, said)
    return _unknown(lines, spot, around, said)


def _unknown(_lines: list[str], spot: _Spot, _around: _Spot, said: str) -> Told:
    return "front-matter-syntax", spot.line, spot.column, {"reason": said.removeprefix(": ")}


def _quoted(_lines: list[str], spot: _Spot, around: _Spot, said: str) -> Told:
    if "escape" in said or "hexdecimal" in said:
        return "yaml-escape", spot.line, max(spot.text.rfind("\\", 0, spot.column + 1), 0), {}
    return "yaml-quote-unclosed", around.line, around.column, {"quote": around.character or '"'}


def _bracket(_lines: list[str], _spot: _Spot, around: _Spot, _said: str) -> Told:
    return "yaml-bracket-unclosed", around.line, around.column, _brackets(around.character)


def _brackets(opening: str) -> dict[str, str]:
    return {"opening": "{", "closing": "}"} if opening == "{" else {"opening": "[", "closing": "]"}


def _last_opened(lines: list[str]) -> _Spot | None:
    """The last bracket with which a value begins."""
    for number in range(len(lines) - 1, -1, -1):
        found = list(_OPENED.finditer(lines[number]))
        if found:
            return _Spot(lines, _ErrorPlace(number, found[-1].end() - 1))
    return None


def _colon(lines: list[str], spot: _Spot, _around: _Spot, _said: str) -> Told:
    if _LONE_KEY.fullmatch(spot.before):
        return "yaml-indentation", spot.line, len(spot.before) - len(spot.before.lstrip()), {}
    if not re.search(r"[:\s]", spot.before.strip()):  # a sound line: the one before it is no “key: value”
        above = max((n for n in range(spot.line) if lines[n].strip()), default=spot.line)
        return "yaml-no-colon", above, 0, _unread(lines[above])
    return "yaml-colon", spot.line, spot.column, _in_quotes(spot.text)


def _no_colon(_lines: list[str], _spot: _Spot, around: _Spot, _said: str) -> Told:
    return "yaml-no-colon", around.line, around.column, _unread(around.text)


def glued(path: str, line: str, place: Place) -> Problem | None:
    """The problem of a line whose colon lacks its blank; None if that is not what is wrong with it."""
    values = _unread(line)
    if "nearest" not in values:
        return None
    return problem("yaml-no-colon", path, place, length=1, origin=Origin.CONTENT, **values)


def _unread(line: str) -> dict[str, str]:
    """A line that is no “key: value”, and how it was most likely meant: its hyphen or its colon lacks a blank."""
    found = _GLUED.fullmatch(line.strip())
    meant = {"nearest": f"{found[1]} {found[2]}"} if found and len(line) <= LONGEST_MENDED else {}
    return {"line": shown(line)} | meant


def _in_quotes(line: str) -> dict[str, str]:
    """The line with its value in quotation marks of the kind that is not in it, where it is an entry of its own."""
    entry = _ENTRY.fullmatch(line.strip())
    if entry is None or not entry[1] or len(line) > LONGEST_MENDED:
        return {}
    value = _without_outer_quotes(entry[2])
    is_double = '"' not in value and "\\" not in value
    quoted = f'"{value}"' if is_double else "'" + value.replace("'", "''") + "'"
    return {"nearest": f"{entry[1]}{quoted}"}


def _without_outer_quotes(value: str) -> str:
    """A value that is in quotation marks and has some within: without the outer ones; any other as it is."""
    mark, inner = value[0], value[1:-1]
    if mark not in "\"'" or len(value) < len("''") or value[-1] != mark or mark not in inner:
        return value
    ends_there = re.match(r"[\s.,:;!?)]", inner[inner.index(mark) + 1 :])
    is_apostrophe = mark == "'" and inner.count(mark) % 2 == 1
    return value if ends_there and not is_apostrophe else inner


def _inline_list(_lines: list[str], spot: _Spot, _around: _Spot, _said: str) -> Told:
    return "yaml-list-inline", spot.line, spot.column, {}


def _block(_lines: list[str], _spot: _Spot, around: _Spot, _said: str) -> Told:
    return "yaml-block", around.line, around.column, {"character": around.character}


def _character(lines: list[str], spot: _Spot, around: _Spot, _said: str) -> Told:
    opened = None if around.character in _SPECIAL else _last_opened(lines[: spot.line + 1])
    if opened is not None:  # the text ended where a bracket had only just begun
        return "yaml-bracket-unclosed", opened.line, opened.column, _brackets(opened.character)
    return "yaml-character", around.line, around.column, {"character": around.character} | _in_quotes(around.text)


def _unexpected(lines: list[str], spot: _Spot, around: _Spot, said: str) -> Told:
    if not spot.before.strip():
        return "yaml-indentation", spot.line, spot.column, {}
    mark = spot.before.rstrip()[-1]
    opened = _left_open(lines, spot, mark) if mark in "\"'" else None
    if opened is not None:
        return "yaml-quote-unclosed", opened.line, opened.column, {"quote": mark}
    if mark in "\"']}":
        return "yaml-quote-continues", spot.line, spot.column, {"character": mark} | _in_quotes(spot.text)
    return _unknown(lines, spot, around, said)


def _left_open(lines: list[str], spot: _Spot, quote: str) -> _ErrorPlace | None:
    """Where the text began that ends where another value begins: on a line above, with its own end forgotten there."""
    if not _BEGINS.fullmatch(spot.before.rstrip()[:-1]):
        return None
    line = next((number for number in range(spot.line - 1, -1, -1) if quote in lines[number]), None)
    column = lines[line].rindex(quote) if line is not None else 0
    return _ErrorPlace(line, column) if line is not None and _BEGINS.fullmatch(lines[line][:column]) else None


_RULES: tuple[tuple[tuple[str, ...], Callable[[list[str], _Spot, _Spot, str], Told]], ...] = (
    (("quoted scalar",), _quoted),
    (("a flow sequence", "a flow mapping"), _bracket),
    (("mapping values are not allowed",), _colon),
    (("simple key",), _no_colon),
    (("sequence entries are not allowed",), _inline_list),
    (("block scalar",), _block),
    (("cannot start any token", "an alias", "an anchor", "a tag", "node content"), _character),
    (("a directive", "mapping keys are"), _character),
    (("expected key", "block end", "'-' indicator", "document start"), _unexpected),
)
"""Words of either parser, and who tells what they mean; the first that fits."""
