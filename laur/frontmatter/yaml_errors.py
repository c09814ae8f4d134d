"""YAML syntax errors as problems that editors understand.

For a title with inner quotation marks, a YAML parser reports "did not find expected key". This module turns the
parser's error, and the line at which it stopped, into the code and the place of the mistake that was made. It reads the
messages of both of PyYAML's parsers (libyaml and PyYAML's own); an unknown message becomes `front-matter-syntax`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from laur.frontmatter.decode import shown
from laur.model import Place
from laur.problems import Origin, Problem, problem

LONGEST_REWRITTEN = 160
"""A longer line is not shown again with its mistake corrected."""
_LONE_KEY = re.compile(r"""\s+(- )*["']?[\w-]+["']?\s*""")
_INDENT = re.compile(r"\s*")
_NO_SPACE = re.compile(r"(-|[\w-]+:)([^\s/-].*)")
_ENTRY = re.compile(r"((?:- +)*(?:[\w-]+: +)?)([^{\[].*|[\[{].*[^\]}])")
"""A hyphen, a key, or both, and a value that is not a list or a group in brackets."""
_OPENING_BRACKET = re.compile(r"(?:^|[\s:,\[{])[\[{]")
_BEFORE_VALUE = re.compile(r"\s*(?=[-\w\[{])(?:- +)*(?:[\w.-]+: +)?(?:[\[{] *(?:[\w.-]+: +)?)?")
"""What can be before the first value on a line: a hyphen, a key, a bracket."""
_RESERVED = frozenset("@`%&*!|>?,]}-")
"""Characters with which a value cannot begin unless it is quoted."""


class TooDeep(yaml.MarkedYAMLError):
    """Nesting deeper than `laur.frontmatter.nodes` allows; `problem` holds the limit."""


class _ErrorPlace(NamedTuple):
    """A place like PyYAML's marks, with line and column counted from 0."""

    line: int
    column: int


class _Position:
    """A place in the text: its line and column, the line's text, and the part of it before the place."""

    def __init__(self, lines: list[str], mark: "yaml.Mark | _ErrorPlace | None") -> None:
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        text = lines[self.line]
        self.column = min(mark.column, len(text)) if mark else 0
        self.text = text
        self.before = text[: self.column]
        self.character = text[self.column : self.column + 1]


Mistake = tuple[str, int, int, dict[str, str]]
"""Problem code, line and column (from 0), values."""


def syntax_problem(path: str, text: str, first_line: int, error: yaml.MarkedYAMLError) -> Problem:
    """The problem behind a parser's error, in a text whose first line is line `first_line` of the file."""
    lines = text.split("\n")
    code, line, column, values = _mistake(lines, error)
    return problem(code, path, Place(line + first_line, column + 1), length=1, origin=Origin.CONTENT, **values)


def _mistake(lines: list[str], error: yaml.MarkedYAMLError) -> Mistake:
    position = _Position(lines, error.problem_mark)
    context = _Position(lines, error.context_mark or error.problem_mark)
    if isinstance(error, TooDeep):
        return "nesting-too-deep", position.line, position.column, {"limit": str(error.problem)}
    tab = _INDENT.match(position.text)[0].find("\t")  # type: ignore[index]  # matches every text
    if tab >= 0:
        return "yaml-tab", position.line, tab, {}
    message = f"{error.context or ''}: {error.problem or ''}"
    for phrases, rule in _RULES:
        if any(phrase in message for phrase in phrases):
            return rule(lines, position, context, message)
    return _unknown(lines, position, context, message)


def _unknown(_lines: list[str], position: _Position, _context: _Position, message: str) -> Mistake:
    return "front-matter-syntax", position.line, position.column, {"reason": message.removeprefix(": ")}


def _quoted(_lines: list[str], position: _Position, context: _Position, message: str) -> Mistake:
    if "escape" in message or "hexdecimal" in message:
        return "yaml-escape", position.line, max(position.text.rfind("\\", 0, position.column + 1), 0), {}
    return "yaml-quote-unclosed", context.line, context.column, {"quote": context.character or '"'}


def _bracket(_lines: list[str], _position: _Position, context: _Position, _message: str) -> Mistake:
    return "yaml-bracket-unclosed", context.line, context.column, _brackets(context.character)


def _brackets(opening: str) -> dict[str, str]:
    return {"opening": "{", "closing": "}"} if opening == "{" else {"opening": "[", "closing": "]"}


def _last_opened(lines: list[str]) -> _Position | None:
    """The last bracket that opens a value."""
    for number in range(len(lines) - 1, -1, -1):
        found = list(_OPENING_BRACKET.finditer(lines[number]))
        if found:
            return _Position(lines, _ErrorPlace(number, found[-1].end() - 1))
    return None


def _colon(lines: list[str], position: _Position, _context: _Position, _message: str) -> Mistake:
    if _LONE_KEY.fullmatch(position.before):
        return "yaml-indentation", position.line, len(position.before) - len(position.before.lstrip()), {}
    if not re.search(r"[:\s]", position.before.strip()):  # this line is right; the line above is not “key: value”
        above = max((n for n in range(position.line) if lines[n].strip()), default=position.line)
        return "yaml-no-colon", above, 0, _missing_space(lines[above])
    return "yaml-colon", position.line, position.column, _in_quotes(position.text)


def _no_colon(_lines: list[str], _position: _Position, context: _Position, _message: str) -> Mistake:
    return "yaml-no-colon", context.line, context.column, _missing_space(context.text)


def missing_space_problem(path: str, line: str, place: Place) -> Problem | None:
    """The problem of a line whose colon has no space after it; None for any other line."""
    values = _missing_space(line)
    if "nearest" not in values:
        return None
    return problem("yaml-no-colon", path, place, length=1, origin=Origin.CONTENT, **values)


def _missing_space(line: str) -> dict[str, str]:
    """Values of the problem of a line that is not “key: value”: the line, and how it is with the missing space."""
    found = _NO_SPACE.fullmatch(line.strip())
    meant = {"nearest": f"{found[1]} {found[2]}"} if found and len(line) <= LONGEST_REWRITTEN else {}
    return {"line": shown(line)} | meant


def _in_quotes(line: str) -> dict[str, str]:
    """Values of a problem whose fix is to quote: the line, with its value in quotation marks; empty if unsuitable."""
    entry = _ENTRY.fullmatch(line.strip()) if len(line) <= LONGEST_REWRITTEN else None
    if entry is None or not entry[1]:
        return {}
    value = _without_outer_quotes(entry[2])
    is_double = '"' not in value and "\\" not in value
    quoted = f'"{value}"' if is_double else "'" + value.replace("'", "''") + "'"
    return {"nearest": f"{entry[1]}{quoted}"}


def _without_outer_quotes(value: str) -> str:
    """The value without outer quotation marks if it has others inside; any other value as it is."""
    mark, inner = value[0], value[1:-1]
    if mark not in "\"'" or len(value) < len("''") or value[-1] != mark or mark not in inner:
        return value
    ends_there = re.match(r"[\s.,:;!?)]", inner[inner.index(mark) + 1 :])
    is_apostrophe = mark == "'" and inner.count(mark) % 2 == 1
    return value if ends_there and not is_apostrophe else inner


def _inline_list(_lines: list[str], position: _Position, _context: _Position, _message: str) -> Mistake:
    return "yaml-list-inline", position.line, position.column, {}


def _block(_lines: list[str], _position: _Position, context: _Position, _message: str) -> Mistake:
    return "yaml-block", context.line, context.column, {"character": context.character}


def _character(lines: list[str], position: _Position, context: _Position, _message: str) -> Mistake:
    opened = None if context.character in _RESERVED else _last_opened(lines[: position.line + 1])
    if opened is not None:  # the text ends right after an opening bracket
        return "yaml-bracket-unclosed", opened.line, opened.column, _brackets(opened.character)
    return "yaml-character", context.line, context.column, {"character": context.character} | _in_quotes(context.text)


def _unexpected(lines: list[str], position: _Position, context: _Position, message: str) -> Mistake:
    if not position.before.strip():
        return "yaml-indentation", position.line, position.column, {}
    mark = position.before.rstrip()[-1]
    opened = _left_open(lines, position, mark) if mark in "\"'" else None
    if opened is not None:
        return "yaml-quote-unclosed", opened.line, opened.column, {"quote": mark}
    if mark in "\"']}":
        return "yaml-quote-continues", position.line, position.column, {"character": mark} | _in_quotes(position.text)
    return _unknown(lines, position, context, message)


def _left_open(lines: list[str], position: _Position, quote: str) -> _ErrorPlace | None:
    """Where an unclosed quotation begins: on a line above, if the parser ended it where another quotation begins."""
    if not _BEFORE_VALUE.fullmatch(position.before.rstrip()[:-1]):
        return None
    line = next((number for number in range(position.line - 1, -1, -1) if quote in lines[number]), None)
    column = lines[line].rindex(quote) if line is not None else 0
    return _ErrorPlace(line, column) if line is not None and _BEFORE_VALUE.fullmatch(lines[line][:column]) else None


_RULES: tuple[tuple[tuple[str, ...], Callable[[list[str], _Position, _Position, str], Mistake]], ...] = (
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
"""Phrases of either parser's messages, with the function that finds the mistake; the first match is used."""
