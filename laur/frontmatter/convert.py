"""Nodes to the typed values of `laur.model`: one converter for every kind of document.

The model is the only description of front matter there is. For each of its types a reader is made once, from the type's
own fields, patterns, bounds and choices; reading a document is then a walk over its nodes. Everything that is wrong is
collected, with its place. What is not sound is left out, and takes with it what cannot be without it: an optional field
only itself, a required one the value around it. A single value where a list belongs is an error rather than a list of
one, because ``tags: nagrody, jakość`` would become one tag without anybody's noticing.

This module must not know any key by its name.
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
from laur.frontmatter.nodes import Mapping, Node, Refused, Scalar, Sequence
from laur.frontmatter.scalars import (
    DATES,
    TEXT,
    YES_NO,
    Rule,
    choice_rule,
    date_or_literal,
    literal_rule,
    number_rule,
    text_rule,
)
from laur.frontmatter.text import FORBIDDEN, bare, shown
from laur.model import Entry, Lang, Place, Places
from laur.problems import Origin, Problem, nearest, problem

LONGEST_MISSPELT = 200
"""Nothing longer is compared with what it could have meant: it takes too long, and it means nothing."""
_INDEXABLE = re.compile(r"[\w-]+")
"""Keys that can stand in `Places`, whose index is separated by blanks and dots."""


class _Unsound(Enum):
    UNSOUND = "unsound"


UNSOUND = _Unsound.UNSOUND
"""Stands for a value that cannot be used; a problem says why."""

E = TypeVar("E", bound=Entry)


class Findings:
    """What one conversion gathers besides the value: problems and places. Lives no longer than `convert`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.places: dict[str, Place] = {}

    def tell(self, code: str, at: Node, key: str, **values: object) -> _Unsound:
        """Add a problem with the value at `at`; the result is what then stands for that value."""
        name = next((part for part in reversed(key.split(".")) if not part.isdigit()), key)
        self.problems.append(
            problem(code, self.path, at.place, length=at.length, origin=Origin.CONTENT, key=name, **values)
        )
        return UNSOUND

    def require(self, name: str, since: int) -> None:
        """Say of an empty value that was just told (after the first `since`) that its line cannot be left out."""
        for number, found in enumerate(self.problems[since:], since):
            if found.code == "value-empty" and found.values["key"] == name:
                values = {**found.values, "nearest": f"{name}: …"}
                self.problems[number] = replace(found, values=values)


Reader = Callable[[Node, str, Findings], object]
"""Reads a node that stands under a key (``certificates.0.id``): a value, or `UNSOUND`."""


class Converted(Struct, frozen=True):
    """A value with the places of its fields, and what is wrong with it."""

    value: Entry | None
    """None where a required field is not sound."""
    places: Places
    problems: tuple[Problem, ...]

    def of(self, kind: type[E]) -> E | None:
        """The value as the type that was asked for."""
        return self.value if isinstance(self.value, kind) else None


def convert(path: str, root: Node | None, kind: type[Entry], start: Place, unreadable: frozenset[str]) -> Converted:
    """The nodes of a front matter that begins at `start` as a `kind`; keys in `unreadable` are not told as missing."""
    findings = Findings(path)
    node = root if root is not None else Mapping((), start)
    if not isinstance(node, Mapping):
        if not isinstance(node, Refused):
            findings.problems.append(problem("front-matter-not-mapping", path, node.place, length=node.length))
        return Converted(None, Places(), tuple(findings.problems))
    value = _read_entry(_plan(kind), Mapping(node.entries, start, 3), "", findings, unreadable)
    return Converted(value if isinstance(value, Entry) else None, Places.of(findings.places), tuple(findings.problems))


# ---------------------------------------------------------------------------------------------- groups of keys


class _Field(Struct, frozen=True):
    name: str
    """Its name in Python; the key may differ (``from``)."""
    read: Reader
    is_required: bool
    inner: frozenset[str] = frozenset()
    """The keys of the group that stands there, if it is one."""


class _Plan(Struct, frozen=True):
    """How a type of the model is read."""

    kind: type[Entry]
    fields: dict[str, _Field]
    """By key."""
    required: tuple[str, ...]


@cache
def _plan(kind: type[Entry]) -> _Plan:
    hints = get_type_hints(kind, include_extras=True)
    by_key = {
        field.encode_name: _Field(
            field.name, _reader(hints[field.name]), field.required, _inner_keys(hints[field.name])
        )
        for field in fields(kind)
    }
    return _Plan(kind, by_key, tuple(key for key, field in by_key.items() if field.is_required))


def _inner_keys(annotation: object) -> frozenset[str]:
    """The keys of the group that a field holds; none for a list of groups, whose hyphens show where each begins."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Entry):
            return frozenset(_plan(kind).fields)
    return frozenset()


def _read_entry(
    plan: _Plan, node: Mapping, key: str, findings: Findings, unreadable: frozenset[str] = frozenset()
) -> object:
    values: dict[str, object] = {}
    stated: set[str] = set()
    prefix = f"{key}." if key else ""
    astray, cut = _not_indented(plan, node), _cut_by_commas(node)
    for name_node, value_node in node.entries:
        name = name_node.text
        field = plan.fields.get(name)
        if field is None:
            group = astray.get(name)
            if name in cut:
                whole, number = cut[name]
                written, meant = f"{number.text},{name}", f"{number.text}.{name}"
                findings.tell("value-not-number", number, whole, value=written, nearest=meant)
            elif group:
                findings.tell("key-not-indented", name_node, shown(name), group=group)
            else:
                stated.add(_tell_unknown(plan, name_node, value_node, findings) or name)
            continue
        stated.add(name)
        at = prefix + name
        if name in astray.values():
            continue
        findings.places[at] = value_node.place if isinstance(value_node, Scalar) else name_node.place
        count = len(findings.problems)
        value = field.read(_placed(value_node, name_node), at, findings)
        if field.is_required:
            findings.require(name, count)
        if value is not UNSOUND:
            values[field.name] = value
    for name in plan.required:
        if name not in stated and name not in unreadable:
            findings.tell("key-missing", node, name, kind=plan.kind.__name__)
    is_sound = all(plan.fields[name].name in values for name in plan.required)
    return plan.kind(**values) if is_sound else UNSOUND


def _placed(value: Node, key: Scalar) -> Node:
    """The value; an empty one with the place of its key, since there is nothing else to point to."""
    is_nothing = isinstance(value, Scalar) and value.is_plain and not value.text
    return Scalar("", key.place, key.length, True) if is_nothing else value


def _not_indented(plan: _Plan, node: Mapping) -> dict[str, str]:
    """Keys that follow a group in which nothing stands, and that this group has but not the one around it: by key."""
    found: dict[str, str] = {}
    group = ""
    for name_node, value_node in node.entries:
        name, field = name_node.text, plan.fields.get(name_node.text)
        if field is not None:
            is_empty_group = bool(field.inner) and isinstance(value_node, Scalar) and not value_node.text
            group = name if is_empty_group else ""
        elif group and name in plan.fields[group].inner:
            found[name] = group
        else:
            group = ""
    return found


def _cut_by_commas(node: Mapping) -> dict[str, tuple[str, Scalar]]:
    """Numbers that a decimal comma cuts in two, as in ``{value: 136,5}``: by what is behind it, with their keys."""
    found: dict[str, tuple[str, Scalar]] = {}
    for (key, number), (rest, nothing) in pairwise(node.entries):
        is_cut = isinstance(number, Scalar) and number.is_plain and number.text.isdigit() and rest.text.isdigit()
        if is_cut and isinstance(number, Scalar) and isinstance(nothing, Scalar) and not nothing.text:
            found[rest.text] = (key.text, number)
    return found


def _tell_unknown(plan: _Plan, key: Scalar, value: Node, findings: Findings) -> str | None:
    """Tell of a key that there is not; the one that was most likely meant is not missing as well."""
    if key.text == "<<" and isinstance(value, Refused):
        return None  # a merge: its alias is told
    known, text = ", ".join(plan.fields), bare(key.text)
    if text in plan.fields:
        findings.tell("key-quoted", key, text)
        return text
    near = None
    if len(text) <= LONGEST_MISSPELT:
        near = suggest.key_for(text, plan.fields) or nearest(text, plan.fields)
    findings.tell("key-unknown", key, shown(text), kind=plan.kind.__name__, known=known, nearest=near)
    return near


def _entry_reader(kind: type[Entry]) -> Reader:
    plan = _plan(kind)

    def read(node: Node, key: str, findings: Findings) -> object:
        if isinstance(node, Mapping):
            return _read_entry(plan, node, key, findings)
        return _wrong_shape(node, key, findings, "value-not-mapping", known=", ".join(plan.fields))

    return read


def _one_of_entries_reader(kinds: Iterable[type[Entry]]) -> Reader:
    """Of several types, the one that has all its required keys among those given; else the first."""
    readers = [(frozenset(_plan(kind).required), _entry_reader(kind)) for kind in kinds]

    def read(node: Node, key: str, findings: Findings) -> object:
        keys = {name.text for name, _ in node.entries} if isinstance(node, Mapping) else set()
        fitting = next((read for required, read in readers if required <= keys), None)
        return (fitting or readers[0][1])(node, key, findings)

    return read


def _dict_reader(read_value: Reader, key_rule: Rule) -> Reader:
    """A group whose keys the editor chooses: registers' names, languages."""

    def read(node: Node, key: str, findings: Findings) -> object:
        if not isinstance(node, Mapping):
            return _wrong_shape(node, key, findings, "value-not-mapping", known="…")
        found: dict[str, object] = {}
        for name_node, value_node in node.entries:
            name = key_rule.read(name_node.text)
            if not isinstance(name, str):
                _tell_value(key_rule, name_node, key, findings)
                continue
            at = f"{key}.{name}"
            if _INDEXABLE.fullmatch(name):
                findings.places[at] = value_node.place if isinstance(value_node, Scalar) else name_node.place
            value = read_value(_placed(value_node, name_node), at, findings)
            if value is not UNSOUND:
                found[name] = value
        return found or (UNSOUND if node.entries else findings.tell("value-empty", node, key))

    return read


def _words_reader(node: Node, key: str, findings: Findings) -> object:
    """One text for all languages, or a text for each."""
    if isinstance(node, Scalar):
        text = _READ_TEXT(node, key, findings)
        return text if text is UNSOUND else {"": text}
    return _READ_TEXT_BY_LANGUAGE(node, key, findings)


# ---------------------------------------------------------------------------------------------- lists


def _list_reader(read_item: Reader, *, of_groups: bool) -> Reader:
    def read(node: Node, key: str, findings: Findings) -> object:
        if not isinstance(node, Sequence):
            return _wrong_shape(node, key, findings, "value-not-list", **_as_list(node, of_groups=of_groups))
        items = []
        for index, item_node in enumerate(node.items):
            at = f"{key}.{index}"
            findings.places[at] = item_node.place
            item = read_item(item_node, at, findings)
            if item is not UNSOUND:
                items.append(item)
        return tuple(items)

    return read


def _as_list(node: Node, *, of_groups: bool) -> dict[str, str]:
    """How what stands in place of a list would be written as one."""
    if of_groups and isinstance(node, Mapping) and node.entries:
        return {"nearest": f"- {node.entries[0][0].text}: …"}
    if not isinstance(node, Scalar):
        return {"value": "…"}
    parts = re.split(r"(?:^|\s)-(?=\S)", node.text)
    return {"value": shown(", ".join(part for part in parts if part) if len(parts) > 1 else node.text)}


# ---------------------------------------------------------------------------------------------- single values


def _scalar_reader(rule: Rule) -> Reader:
    def read(node: Node, key: str, findings: Findings) -> object:
        if not isinstance(node, Scalar):
            return _wrong_shape(node, key, findings, "value-not-text")
        if node.is_empty:
            if not rule.allows_empty:
                return findings.tell("value-empty", node, key)
            return "" if not node.is_plain else findings.tell("alt-empty", node, key)
        hidden = FORBIDDEN.search(node.text) if not node.is_plain else None
        if hidden:  # written as an escape: \\u0000
            return findings.tell("character-forbidden", node, key, character=f"U+{ord(hidden[0]):04X}")
        value = rule.read(node.text)
        if value is None:
            return _tell_value(rule, node, key, findings)
        broken = rule.check(value)
        if broken:
            return findings.tell(broken[0], node, key, value=shown(node.text), limit=broken[1])
        return value

    return read


def _tell_value(rule: Rule, node: Scalar, key: str, findings: Findings) -> _Unsound:
    near = _meant(rule, node.text) if len(node.text) <= LONGEST_MISSPELT else None
    known = ", ".join(rule.known) or None
    return findings.tell(rule.code, node, key, value=shown(node.text), nearest=near, known=known, example=rule.example)


def _meant(rule: Rule, text: str) -> str | None:
    """What was most likely meant: the value without a word processor's quotation marks, or what it is much like."""
    plain = bare(text)
    return plain if plain != text and rule.read(plain) is not None else rule.suggest(plain)


def _wrong_shape(node: Node, key: str, findings: Findings, code: str, **values: object) -> _Unsound:
    """Tell of a list where a text is wanted, and the like; nothing of a node whose problem is told already."""
    if isinstance(node, Refused):
        return UNSOUND
    if isinstance(node, Scalar) and node.is_empty:
        return findings.tell("value-empty", node, key)
    found = "list" if isinstance(node, Sequence) else "mapping" if isinstance(node, Mapping) else "text"
    return findings.tell(code, node, key, found=found, **values)


# ---------------------------------------------------------------------------------------------- from types to readers


def _reader(annotation: object, meta: Meta | None = None) -> Reader:
    """The reader of a type of the model. A type for which there is none is a fault in the model: TypeError."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = next(argument for argument in arguments[1:] if isinstance(argument, Meta))
        return _reader(arguments[0], inner)
    if origin in (Union, UnionType):
        return _union_reader([argument for argument in arguments if argument is not type(None)])
    if origin is tuple:
        return _list_reader(_reader(arguments[0]), of_groups=bool(_inner_keys(arguments[0])))
    if origin is dict:
        is_words = meta is not None and (meta.extra or {}).get("is") == "words"
        return _words_reader if is_words else _dict_reader(_reader(arguments[1]), TEXT)
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return _entry_reader(annotation)
    return _scalar_reader(_rule(annotation, meta))


def _union_reader(choices: list[object]) -> Reader:
    if len(choices) == 1:
        return _reader(choices[0])
    entries = [choice for choice in choices if isinstance(choice, type) and issubclass(choice, Entry)]
    if len(entries) == len(choices):
        return _one_of_entries_reader(entries)
    date, words = choices
    return _scalar_reader(date_or_literal(_rule(date, None), _rule(words, None)))


def _rule(annotation: object, meta: Meta | None) -> Rule:
    if get_origin(annotation) is Literal:
        return literal_rule(get_args(annotation))
    if annotation is str:
        return text_rule(meta)
    if annotation is bool:
        return YES_NO
    if annotation is int or annotation is float:
        return number_rule(annotation, meta)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return choice_rule(annotation)
    if isinstance(annotation, type) and annotation in DATES:
        return DATES[annotation]
    raise TypeError(annotation)


_READ_TEXT = _scalar_reader(TEXT)
_READ_TEXT_BY_LANGUAGE = _dict_reader(_READ_TEXT, text_rule(get_args(Lang)[1]))
