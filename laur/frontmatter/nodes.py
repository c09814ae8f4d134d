"""YAML to nodes: every scalar stays the text that the editor wrote, and every node has its place.

YAML is parsed to events (by PyYAML, with libyaml if it is installed) but values are never constructed: PyYAML would
read ``NO`` as false, ``0123`` as 83 and ``12.2024`` as a float. Anchors, aliases and tags are refused, so nothing in
YAML can expand, refer to itself or call Python; and nesting ends at `MAX_DEPTH`, long before the stack does.

After a syntax error, the entry with the error is left out and the rest is read again, so that an editor sees all
mistakes at once. This module does not depend on which keys exist.
"""

import re
from collections.abc import Callable, Iterator
from typing import Protocol, cast

import yaml
from msgspec import Struct

from laur.frontmatter.decode import FORBIDDEN, shown
from laur.frontmatter.yaml_errors import TooDeep, missing_space_problem, syntax_problem
from laur.model import Place
from laur.problems import Origin, Problem, problem

MAX_DEPTH = 12
"""Twice the depth that any front matter needs."""
MAX_SYNTAX_ERRORS = 10

_BREAKS = re.compile("[\x85\u2028\u2029]")
"""YAML 1.1 (section 5.4) begins a new line at these, editors do not. As spaces they keep the file's line numbers."""
_HARD_SPACES = re.compile("[\xa0\u2007\u202f]")
_INDENTATION = re.compile(
    r"^[ \xa0\u2007\u202f]*(?:-[ \xa0\u2007\u202f]+)?(?:[\w-]+:[ \xa0\u2007\u202f]+)?", re.MULTILINE
)
"""Where spaces are YAML's and not the text's. Word processors and web pages put hard spaces there, invisibly."""
_KEY = re.compile(r"""["']?([\w-]+)["']?\s*:""")
_ACCIDENTAL_COMMENT = re.compile(r"[ \t]+(#[^\s#]\S*)")
"""A comment without a space after its ``#``: most likely a part of the text, as in ``Cluster #1``."""


class Scalar(Struct, frozen=True, gc=False):
    text: str
    place: Place
    length: int
    is_plain: bool
    """Written without quotation marks, and not as a block."""

    @property
    def is_empty(self) -> bool:
        """Whether it has no content: YAML's null, or quotation marks around nothing."""
        return self.text.strip() in {"", "~", "null", "Null", "NULL"} if self.is_plain else not self.text.strip()


class Sequence(Struct, frozen=True):
    items: tuple["YamlNode", ...]
    place: Place
    length: int = 1


class Mapping(Struct, frozen=True):
    entries: tuple[tuple[Scalar, "YamlNode"], ...]
    place: Place
    length: int = 1


class Refused(Struct, frozen=True):
    """In place of something that is not read; its problem is already reported."""

    place: Place
    length: int = 1


YamlNode = Scalar | Sequence | Mapping | Refused
Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
_LOADER: Loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Composed(Struct, frozen=True):
    """The nodes of a YAML text, with its problems."""

    root: YamlNode | None
    """None if the text has only spaces and comments."""
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """Keys at the left margin that could not be read; they are not reported as missing."""


def compose(path: str, text: str, first_line: int, loader: Loader = _LOADER) -> Composed:
    """The nodes of a YAML text whose first line is line `first_line` of the file."""
    text = readable_by_yaml(text)
    problems: list[Problem] = []
    unreadable: set[str] = set()
    for _ in range(MAX_SYNTAX_ERRORS):
        reader = _Composer(path, text, first_line, loader)
        try:
            root = reader.compose()
        except yaml.MarkedYAMLError as error:
            found = syntax_problem(path, text, first_line, error)
            problems.append(found)
            rest, keys = _without_entry(text, found.place.line - first_line)
            unreadable |= keys
            if rest == text:
                break
            text = rest
        else:
            missing = _missing_space(path, text, first_line, root)
            if missing is not None:
                return Composed(Refused(missing.place), (*problems, missing), frozenset(unreadable))
            return Composed(root, (*problems, *reader.problems), frozenset(unreadable))
        finally:
            reader.close()
    return Composed(Refused(Place(first_line, 1)), tuple(problems), frozenset(unreadable))


def readable_by_yaml(text: str) -> str:
    """The text as PyYAML is given it: of the same length, with spaces where editors see spaces or nothing."""
    text = FORBIDDEN.sub(" ", text)
    return _INDENTATION.sub(lambda found: _HARD_SPACES.sub(" ", found[0]), _BREAKS.sub(" ", text))


def _missing_space(path: str, text: str, first_line: int, root: YamlNode | None) -> Problem | None:
    """The problem if all of the YAML is one text because no colon has a space after it."""
    if not isinstance(root, Scalar) or not root.is_plain:
        return None
    return missing_space_problem(path, text.split("\n")[root.place.line - first_line], root.place)


def _without_entry(text: str, at: int) -> tuple[str, set[str]]:
    """The text without the outermost entry to which line `at` belongs (its lines are empty), and that entry's key."""
    lines = text.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    starts = [n for n, line in enumerate(lines) if line[margin : margin + 1].strip() and line[margin] not in "#-]}"]
    first = max((n for n in starts if n <= at), default=0)
    last = min((n for n in starts if n > max(first, at)), default=len(lines))
    keys = {match[1] for line in lines[first:last] if (match := _KEY.match(line, margin))}
    return "\n".join("" if first <= n < last else line for n, line in enumerate(lines)), keys


class _YamlEvent(Protocol):
    """The attributes of PyYAML's events that are read here; only a scalar has all of them."""

    start_mark: yaml.Mark
    end_mark: yaml.Mark
    anchor: str | None
    tag: str | None
    value: str
    implicit: tuple[bool, bool]


def _is(event: object, kind: type[yaml.Event]) -> bool:
    return type(event) is kind


class _Composer:
    """One pass over the events of one text. It collects problems; used only during one call of `compose`."""

    def __init__(self, path: str, text: str, first_line: int, loader: Loader) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._first_line = first_line
        self._lines = text.split("\n") if " #" in text or "\t#" in text else None
        self._loader = loader(text)
        self._next = cast(Callable[[], _YamlEvent], self._loader.get_event)

    def close(self) -> None:
        self._loader.dispose()

    def compose(self) -> YamlNode | None:
        self._next()  # the start of the stream
        event = self._next()
        if _is(event, yaml.StreamEndEvent):
            return None
        event = self._next()
        root = self._node(event, 1)
        self._next()  # the end of the document
        self._refuse_another_document()
        return None if isinstance(root, Scalar) and root.is_plain and not root.text else root

    def _refuse_another_document(self) -> None:
        event = self._next()
        if _is(event, yaml.StreamEndEvent):
            return
        content = self._next()
        if not (_is(content, yaml.ScalarEvent) and not content.value):
            self._report("front-matter-several", event, length=3)

    def _node(self, event: _YamlEvent, depth: int) -> YamlNode:
        if depth > MAX_DEPTH:
            raise TooDeep(problem=str(MAX_DEPTH), problem_mark=event.start_mark)
        if _is(event, yaml.ScalarEvent):
            node: YamlNode = self._scalar(event)
        elif _is(event, yaml.MappingStartEvent):
            node = Mapping(tuple(self._entries(depth)), self._place(event))
        elif _is(event, yaml.SequenceStartEvent):
            node = Sequence(tuple(self._items(depth)), self._place(event))
        else:
            self._report("alias-unsupported", event, length=_width(event))
            return Refused(self._place(event))
        if event.anchor is not None:
            self._report("alias-unsupported", event, length=len(event.anchor) + 1)
            return Refused(self._place(event))
        if event.tag is not None:
            self._report("tag-unsupported", event, tag=shown(event.tag.replace("tag:yaml.org,2002:", "!!")))
            return Refused(self._place(event))
        return node

    def _items(self, depth: int) -> Iterator[YamlNode]:
        while not _is(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, YamlNode]]:
        seen: dict[str, int] = {}
        while not _is(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar) or not key.text.strip():
                if not isinstance(key, Refused):
                    self._report("key-not-text", event)
            elif key.text in seen:
                self._report("key-duplicate", event, length=key.length, key=shown(key.text), first=seen[key.text])
            else:
                seen[key.text] = key.place.line
                yield key, value

    def _scalar(self, event: _YamlEvent) -> Scalar:
        start, end = event.start_mark, event.end_mark
        if self._lines is not None and event.implicit[0] and start.index < end.index:
            self._warn_of_accidental_comment(event)
        return Scalar(event.value, self._place(event), _width(event), event.implicit[0])

    def _warn_of_accidental_comment(self, event: _YamlEvent) -> None:
        assert self._lines is not None
        end = event.end_mark
        hidden = _ACCIDENTAL_COMMENT.match(self._lines[end.line], end.column)
        if hidden:
            place = Place(end.line + self._first_line, hidden.start(1) + 1)
            self.problems.append(
                problem(
                    "value-cut",
                    self._path,
                    place,
                    length=len(hidden[1]),
                    value=shown(event.value),
                    hidden=shown(hidden[1]),
                )
            )

    def _place(self, event: _YamlEvent) -> Place:
        mark = event.start_mark
        return Place(mark.line + self._first_line, mark.column + 1)

    def _report(self, code: str, event: _YamlEvent, length: int = 1, **values: object) -> None:
        self.problems.append(
            problem(code, self._path, self._place(event), length=length, origin=Origin.CONTENT, **values)
        )


def _width(event: _YamlEvent) -> int:
    """The length of a node in characters; 1 if it is on several lines."""
    start, end = event.start_mark, event.end_mark
    return end.column - start.column if start.line == end.line and end.column > start.column else 1
