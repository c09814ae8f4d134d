"""Nodes to the typed values of `laur.model`: one converter for every kind of document.

The model is the only description of front matter. For each of its types, a reader is made once from the type's own
fields, patterns, bounds and choices; to read a document is to walk over its nodes. Every mistake is collected, with its
place. An invalid value is left out: an optional field alone, a required one together with the group that requires it.
A single value in place of a list is an error and not a list of one, because ``tags: nagrody, jakość`` would otherwise
become one tag, and nobody would notice.

This module contains no name of a key.
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from functools import cache
from itertools import pairwise
from types import UnionType
from typing import Annotated, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from laur.frontmatter import suggest
from laur.frontmatter.decode import FORBIDDEN, shown, without_quotes
from laur.frontmatter.nodes import Mapping, Refused, Scalar, Sequence, YamlNode
from laur.frontmatter.scalars import (
    BOOLEAN,
    DATES,
    TEXT,
    Rule,
    choice_rule,
    date_or_literal,
    literal_rule,
    number_rule,
    text_rule,
)
from laur.model import Entry, Lang, Place, Places, PublishTarget
from laur.problems import Origin, Problem, nearest, problem

LONGEST_MISSPELT = 200
"""Nothing longer is compared with known words: that takes too long, and such a text is no misspelling."""
_INDEXABLE = re.compile(r"[\w-]+")
"""Keys that `Places` can hold; its index is separated by spaces and dots."""


class _Invalid(Enum):
    INVALID = "invalid"


INVALID = _Invalid.INVALID
"""In place of a value that cannot be used; a problem says why."""

E = TypeVar("E", bound=Entry)


class Findings:
    """The problems and places that `convert` collects while it reads a value; used only during one call."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.places: dict[str, Place] = {}

    def report(self, code: str, at: YamlNode, key: str, **values: object) -> _Invalid:
        """Adds a problem with the value at `at`. Returns `INVALID`, to be used in place of that value."""
        name = next((part for part in reversed(key.split(".")) if not part.isdecimal()), key)
        self.problems.append(
            problem(code, self.path, at.place, length=at.length, origin=Origin.CONTENT, key=name, **values)
        )
        return INVALID

    def require(self, name: str, since: int) -> None:
        """Changes the fix of an empty required value: its line cannot be deleted. `since` is the first new problem."""
        for number, found in enumerate(self.problems[since:], since):
            if found.code == "value-empty" and found.values["key"] == name:
                values = {**found.values, "nearest": f"{name}: …"}
                self.problems[number] = replace(found, values=values)


Reader = Callable[[YamlNode, str, Findings], object]
"""Reads the node under a key (``certificates.0.id``): returns a value, or `INVALID`."""


class Converted(Struct, frozen=True):
    """A value with the places of its fields, and the problems found in it."""

    value: Entry | None
    """None if a required field is invalid."""
    places: Places
    problems: tuple[Problem, ...]

    def of(self, kind: type[E]) -> E | None:
        """The value, if it is of this type."""
        return self.value if isinstance(self.value, kind) else None


def convert(path: str, root: YamlNode | None, kind: type[Entry], start: Place, unreadable: frozenset[str]) -> Converted:
    """The nodes of a front matter that begins at `start`, as a `kind`; keys in `unreadable` are not missing."""
    findings = Findings(path)
    node = root if root is not None else Mapping((), start)
    if not isinstance(node, Mapping):
        if not isinstance(node, Refused):
            findings.problems.append(problem("front-matter-not-mapping", path, node.place, length=node.length))
        return Converted(None, Places(), tuple(findings.problems))
    value = _read_entry(_entry_type(kind), Mapping(node.entries, start, 3), "", findings, unreadable)
    return Converted(value if isinstance(value, Entry) else None, Places.of(findings.places), tuple(findings.problems))


# ---------------------------------------------------------------------------------------------- groups of keys


class _EntryField(Struct, frozen=True):
    name: str
    """Its name in Python; the key may differ (``from``)."""
    read: Reader
    is_required: bool
    inner: frozenset[str] = frozenset()
    """The keys of the group that the field holds, if it holds one."""


class _EntryType(Struct, frozen=True):
    """A type of the model, with a reader for each of its keys."""

    kind: type[Entry]
    fields: dict[str, _EntryField]
    """By key."""
    required: tuple[str, ...]


@cache
def _entry_type(kind: type[Entry]) -> _EntryType:
    hints = get_type_hints(kind, include_extras=True)
    by_key = {
        field.encode_name: _EntryField(
            field.name, _reader(hints[field.name]), field.required, _inner_keys(hints[field.name])
        )
        for field in fields(kind)
    }
    return _EntryType(kind, by_key, tuple(key for key, field in by_key.items() if field.is_required))


def _inner_keys(annotation: object) -> frozenset[str]:
    """The keys of the group that a field holds; empty for a list of groups, where hyphens show where each begins."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Entry):
            return frozenset(_entry_type(kind).fields)
    return frozenset()


def _read_entry(
    entry_type: _EntryType, node: Mapping, key: str, findings: Findings, unreadable: frozenset[str] = frozenset()
) -> object:
    values: dict[str, object] = {}
    stated: set[str] = set()
    prefix = f"{key}." if key else ""
    not_indented, split_numbers = _not_indented(entry_type, node), _split_by_decimal_comma(node)
    for name_node, value_node in node.entries:
        name = name_node.text
        field = entry_type.fields.get(name)
        if field is None:
            group = not_indented.get(name)
            if name in split_numbers:
                number_key, number = split_numbers[name]
                written, meant = f"{number.text},{name}", f"{number.text}.{name}"
                findings.report("value-not-number", number, number_key, value=written, nearest=meant)
            elif group:
                findings.report("key-not-indented", name_node, shown(name), group=group)
            else:
                stated.add(_report_unknown_key(entry_type, name_node, value_node, findings) or name)
            continue
        stated.add(name)
        at = prefix + name
        if name in not_indented.values():
            continue
        findings.places[at] = value_node.place if isinstance(value_node, Scalar) else name_node.place
        count = len(findings.problems)
        value = field.read(_placed(value_node, name_node), at, findings)
        if field.is_required:
            findings.require(name, count)
        if value is not INVALID:
            values[field.name] = value
    for name in entry_type.required:
        if name not in stated and name not in unreadable:
            findings.report("key-missing", node, name, kind=entry_type.kind.__name__)
    is_valid = all(entry_type.fields[name].name in values for name in entry_type.required)
    return entry_type.kind(**values) if is_valid else INVALID


def _placed(value: YamlNode, key: Scalar) -> YamlNode:
    """The value; an empty one with the place of its key, as there is nothing else to point to."""
    is_nothing = isinstance(value, Scalar) and value.is_plain and not value.text
    return Scalar("", key.place, key.length, True) if is_nothing else value


def _not_indented(entry_type: _EntryType, node: Mapping) -> dict[str, str]:
    """Keys that lack indentation, each with its group: they follow the empty group that has them as its keys."""
    found: dict[str, str] = {}
    group = ""
    for name_node, value_node in node.entries:
        name, field = name_node.text, entry_type.fields.get(name_node.text)
        if field is not None:
            is_empty_group = bool(field.inner) and isinstance(value_node, Scalar) and not value_node.text
            group = name if is_empty_group else ""
        elif group and name in entry_type.fields[group].inner:
            found[name] = group
        else:
            group = ""
    return found


def _split_by_decimal_comma(node: Mapping) -> dict[str, tuple[str, Scalar]]:
    """Numbers that a decimal comma splits in two, as in ``{value: 136,5}``: by the part after the comma.

    Each with its key and the part before the comma.
    """
    found: dict[str, tuple[str, Scalar]] = {}
    for (key, number), (rest, nothing) in pairwise(node.entries):
        is_split = isinstance(number, Scalar) and number.is_plain and number.text.isdecimal() and rest.text.isdecimal()
        if is_split and isinstance(number, Scalar) and isinstance(nothing, Scalar) and not nothing.text:
            found[rest.text] = (key.text, number)
    return found


_PASSWORD_KEYS = frozenset({"password", "passwd", "pass", "secret", "token", "hasło", "haslo"})
"""What people write for the password of a target, which no key is for."""


def _report_unknown_key(entry_type: _EntryType, key: Scalar, value: YamlNode, findings: Findings) -> str | None:
    """Reports an unknown key. Returns the key that was most likely meant, which is then not reported as missing."""
    if key.text == "<<" and isinstance(value, Refused):
        return None  # a merge key: its alias is reported
    known, text = ", ".join(entry_type.fields), without_quotes(key.text)
    if text in entry_type.fields:
        findings.report("key-quoted", key, text)
        return text
    if entry_type.kind is PublishTarget and text.casefold() in _PASSWORD_KEYS:
        findings.report("publish-password", key, shown(text))
        return None
    near = None
    if len(text) <= LONGEST_MISSPELT:
        near = suggest.key_for(text, entry_type.fields) or nearest(text, entry_type.fields)
    findings.report("key-unknown", key, shown(text), kind=entry_type.kind.__name__, known=known, nearest=near)
    return near


def _entry_reader(kind: type[Entry]) -> Reader:
    entry_type = _entry_type(kind)

    def read(node: YamlNode, key: str, findings: Findings) -> object:
        if isinstance(node, Mapping):
            return _read_entry(entry_type, node, key, findings)
        return _wrong_shape(node, key, findings, "value-not-mapping", known=", ".join(entry_type.fields))

    return read


def _one_of_entries_reader(kinds: Iterable[type[Entry]]) -> Reader:
    """Reads the first of several types whose required keys are all given; if there is none, the first type."""
    readers = [(frozenset(_entry_type(kind).required), _entry_reader(kind)) for kind in kinds]

    def read(node: YamlNode, key: str, findings: Findings) -> object:
        keys = {name.text for name, _ in node.entries} if isinstance(node, Mapping) else set()
        matching = next((read for required, read in readers if required <= keys), None)
        return (matching or readers[0][1])(node, key, findings)

    return read


def _dict_reader(read_value: Reader, key_rule: Rule) -> Reader:
    """Reads a group whose keys the editor chooses: names of registers, languages."""

    def read(node: YamlNode, key: str, findings: Findings) -> object:
        if not isinstance(node, Mapping):
            return _wrong_shape(node, key, findings, "value-not-mapping", known="…")
        found: dict[str, object] = {}
        for name_node, value_node in node.entries:
            name = key_rule.read(name_node.text)
            if not isinstance(name, str):
                _report_value(key_rule, name_node, key, findings)
                continue
            at = f"{key}.{name}"
            if _INDEXABLE.fullmatch(name):
                findings.places[at] = value_node.place if isinstance(value_node, Scalar) else name_node.place
            value = read_value(_placed(value_node, name_node), at, findings)
            if value is not INVALID:
                found[name] = value
        return found or (INVALID if node.entries else findings.report("value-empty", node, key))

    return read


def _localised_reader(node: YamlNode, key: str, findings: Findings) -> object:
    """Reads one text for all languages, or a text for each."""
    if isinstance(node, Scalar):
        text = _READ_TEXT(node, key, findings)
        return text if text is INVALID else {"": text}
    return _READ_TEXT_BY_LANGUAGE(node, key, findings)


# ---------------------------------------------------------------------------------------------- lists


def _list_reader(read_item: Reader, *, of_groups: bool) -> Reader:
    def read(node: YamlNode, key: str, findings: Findings) -> object:
        if not isinstance(node, Sequence):
            return _wrong_shape(node, key, findings, "value-not-list", **_as_list(node, of_groups=of_groups))
        items = []
        for index, item_node in enumerate(node.items):
            at = f"{key}.{index}"
            findings.places[at] = item_node.place
            item = read_item(item_node, at, findings)
            if item is not INVALID:
                items.append(item)
        return tuple(items)

    return read


def _as_list(node: YamlNode, *, of_groups: bool) -> dict[str, str]:
    """How to write as a list what is in its place."""
    if of_groups and isinstance(node, Mapping) and node.entries:
        return {"nearest": f"- {node.entries[0][0].text}: …"}
    if not isinstance(node, Scalar):
        return {"value": "…"}
    parts = re.split(r"(?:^|\s)-(?=\S)", node.text)
    return {"value": shown(", ".join(part for part in parts if part) if len(parts) > 1 else node.text)}


# ---------------------------------------------------------------------------------------------- single values


def _scalar_reader(rule: Rule) -> Reader:
    def read(node: YamlNode, key: str, findings: Findings) -> object:
        if not isinstance(node, Scalar):
            return _wrong_shape(node, key, findings, "value-not-text")
        if node.is_empty:
            if not rule.allows_empty:
                return findings.report("value-empty", node, key)
            return "" if not node.is_plain else findings.report("alt-empty", node, key)
        hidden = FORBIDDEN.search(node.text) if not node.is_plain else None
        if hidden:  # written as an escape: \\u0000
            return findings.report("character-forbidden", node, key, character=f"U+{ord(hidden[0]):04X}")
        value = rule.read(node.text)
        if value is None:
            return _report_value(rule, node, key, findings)
        broken = rule.check(value)
        if broken:
            return findings.report(broken[0], node, key, value=shown(node.text), limit=broken[1])
        return value

    return read


def _report_value(rule: Rule, node: Scalar, key: str, findings: Findings) -> _Invalid:
    near = _suggestion(rule, node.text) if len(node.text) <= LONGEST_MISSPELT else None
    known = ", ".join(rule.known) or None
    code = rule.code_for(node.text)
    return findings.report(code, node, key, value=shown(node.text), nearest=near, known=known, example=rule.example)


def _suggestion(rule: Rule, text: str) -> str | None:
    """What was most likely meant: the value without a word processor's quotation marks, or a similar one."""
    plain = without_quotes(text)
    return plain if plain != text and rule.read(plain) is not None else rule.suggest(plain)


def _wrong_shape(node: YamlNode, key: str, findings: Findings, code: str, **values: object) -> _Invalid:
    """Reports a list in place of a text, and the like; nothing for a node whose problem is already reported."""
    if isinstance(node, Refused):
        return INVALID
    if isinstance(node, Scalar) and node.is_empty:
        return findings.report("value-empty", node, key)
    found = "list" if isinstance(node, Sequence) else "mapping" if isinstance(node, Mapping) else "text"
    return findings.report(code, node, key, found=found, **values)


# ---------------------------------------------------------------------------------------------- from types to readers


def _reader(annotation: object, meta: Meta | None = None) -> Reader:
    """The reader of a type of the model. Raises TypeError for a type that has none, which is a fault of the model."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = next(argument for argument in arguments[1:] if isinstance(argument, Meta))
        return _reader(arguments[0], inner)
    if origin in (Union, UnionType):
        return _union_reader([argument for argument in arguments if argument is not type(None)])
    if origin is tuple:
        return _list_reader(_reader(arguments[0]), of_groups=bool(_inner_keys(arguments[0])))
    if origin is dict:
        is_localised = meta is not None and (meta.extra or {}).get("is") == "localised"
        return _localised_reader if is_localised else _dict_reader(_reader(arguments[1]), _key_rule(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return _entry_reader(annotation)
    return _scalar_reader(_rule(annotation, meta))


def _key_rule(annotation: object) -> Rule:
    """The rule of the keys of a group whose keys the editor chooses."""
    if get_origin(annotation) is Annotated:
        kind, meta = get_args(annotation)
        return _rule(kind, meta)
    return TEXT


def _union_reader(choices: list[object]) -> Reader:
    if len(choices) == 1:
        return _reader(choices[0])
    entries = [choice for choice in choices if isinstance(choice, type) and issubclass(choice, Entry)]
    if len(entries) == len(choices):
        return _one_of_entries_reader(entries)
    date, literal = choices
    return _scalar_reader(date_or_literal(_rule(date, None), _rule(literal, None)))


def _rule(annotation: object, meta: Meta | None) -> Rule:
    if get_origin(annotation) is Literal:
        return literal_rule(get_args(annotation))
    if annotation is str:
        return text_rule(meta)
    if annotation is bool:
        return BOOLEAN
    if annotation is int or annotation is float:
        return number_rule(annotation, meta)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return choice_rule(annotation)
    if isinstance(annotation, type) and annotation in DATES:
        return DATES[annotation]
    raise TypeError(annotation)


_READ_TEXT = _scalar_reader(TEXT)
_READ_TEXT_BY_LANGUAGE = _dict_reader(_READ_TEXT, text_rule(get_args(Lang)[1]))
