"""Front matter described as a tree of fields, from which the JSON Schema and the browser editor's forms are made."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from laur.i18n.keys import Key, choice_label, keys
from laur.model import Entry
from laur.model.dates import Moment, PartialDate, Term
from laur.model.identifiers import IdentifierScheme

_DAY = r"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))"
_SPAN = r"\d{1,3} ?(years?|months?|rok|roku|lata|lat|miesiąc|miesiąca|miesiące|miesięcy)"
PATTERNS: Mapping[type, str] = {
    PartialDate: rf"^\d{{4}}(-(0[1-9]|1[0-2]|{_DAY}))?$",
    Moment: rf"^\d{{4}}-{_DAY}([ T]([01]?\d|2[0-3]):[0-5]\d)?$",
    Term: rf"^{_SPAN}( {_SPAN})?$",
}
"""How dates and terms are written. Whether a year has a 29th of February is only checked when a file is read.

Editors' tools read patterns as JavaScript does, where ``\\w`` is an ASCII letter.
"""
_TEXT_PATTERNS = {
    "url": r"^[hH][tT][tT][pP][sS]?://\S+$",
    "email": r"^[^\s@<>:]+@[^\s@<>:]+\.[^\s@<>:]+$",
    "path": r"^(?![A-Za-z][A-Za-z0-9+.-]*:|//)[^\\?#<>|*\"]+$",
    "site-path": r"^/(?!/)[^\s\\?#<>\"]*$",
}


class FieldKind(StrEnum):
    """The kind of value that a field takes."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    LANG = "lang"
    PATH = "path"
    """A file in ``content/``."""
    ORGANISATION = "organisation"
    SCHEME = "scheme"
    LOCALISED = "localised"
    """One text for all languages, or one for each."""
    LIST = "list"
    GROUP = "group"
    """A group of known keys."""
    MAPPING = "mapping"
    """A group whose keys the editor chooses."""
    IDENTIFIERS = "identifiers"
    """A group with a key for each known register, and others that the editor chooses."""


class DateKind(StrEnum):
    """The kind of date or length of time that a text is."""

    PARTIAL = "partial"
    """A year, a month or a day."""
    MOMENT = "moment"
    """A day, with or without a time."""
    TERM = "term"
    """A number of years and months."""


_DATE_KINDS: Mapping[type, DateKind] = {PartialDate: DateKind.PARTIAL, Moment: DateKind.MOMENT, Term: DateKind.TERM}


class Field(Struct, frozen=True, kw_only=True):
    """One key, or the entries of a list."""

    kind: FieldKind
    key: str = ""
    is_required: bool = False
    label: str = ""
    """Its name in a form."""
    meaning: str = ""
    example: str = ""
    default: object = None
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    least: float | None = None
    above: float | None = None
    most: float | None = None
    may_be_empty: bool = False
    date: DateKind | None = None
    """None if the text is neither a date nor a length of time."""
    words: tuple[str, ...] = ()
    """The words that may stand in place of a date: ``open``."""
    fields: tuple["Field", ...] = ()
    """The keys of a group."""
    item: "Field | None" = None
    """The entries of a list or a mapping."""
    tag: str = ""
    """The name of a group that is one of several possible ones."""
    others: tuple["Field", ...] = ()
    """The other groups that are possible instead of this one."""


@cache
def fields_of(kind: type[Entry], lang: str) -> tuple[Field, ...]:
    """The fields of a type of front matter, in the order of the model, with meanings and labels in a language."""
    hints = get_type_hints(kind, include_extras=True)
    notes = keys(lang).get(kind.__name__, {})
    return tuple(
        replace(
            _field(hints[field.name], None, lang),
            key=field.encode_name,
            is_required=field.required,
            default=field.default if isinstance(field.default, bool | int | str) else None,
            label=note.label,
            meaning=note.meaning,
            example=note.example,
        )
        for field in fields(kind)
        for note in (notes.get(field.encode_name, Key("", "")),)
    )


def order_of_keys(kind: type[Entry], path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys of the group at a path, in the order of the model; empty if the model has no group there."""
    group = Field(kind=FieldKind.GROUP, fields=fields_of(kind, "en"))
    for step in path:
        found = group.item if isinstance(step, int) else _key(group, step)
        if found is None:
            return ()
        group = found
    return tuple(dict.fromkeys(field.key for part in (group, *group.others) for field in part.fields))


def _key(group: Field, key: str) -> Field | None:
    return next((field for part in (group, *group.others) for field in part.fields if field.key == key), None)


def _field(annotation: object, meta: Meta | None, lang: str) -> Field:
    """The field of a type, without its key, meaning and label."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _field(arguments[0], next(a for a in arguments[1:] if isinstance(a, Meta)), lang)
    if origin in (Union, UnionType):
        return _one_of([a for a in arguments if a is not type(None)], lang)
    if origin is tuple:
        return Field(kind=FieldKind.LIST, item=_field(arguments[0], None, lang))
    if origin is dict:
        return _of_keys(_meaning(meta), _field(arguments[1], None, lang), lang)
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return Field(
            kind=FieldKind.GROUP, fields=fields_of(annotation, lang), tag=str(annotation.__struct_config__.tag or "")
        )
    return _single(annotation, meta)


def _of_keys(meaning: str, item: Field, lang: str) -> Field:
    """A group whose keys are not those of a type."""
    if meaning == "localised":
        return Field(kind=FieldKind.LOCALISED)
    if meaning == "identifiers":
        known = (replace(item, key=scheme.value, label=choice_label(scheme.value, lang)) for scheme in IdentifierScheme)
        return Field(kind=FieldKind.IDENTIFIERS, item=item, fields=tuple(known))
    return Field(kind=FieldKind.MAPPING, item=item)


def _one_of(choices: list[object], lang: str) -> Field:
    """For several groups: the first, with the others in `Field.others`. For a date or a word: a pattern of both."""
    first, *rest = (_field(choice, None, lang) for choice in choices)
    if not rest:
        return first
    if first.kind is FieldKind.GROUP:
        return replace(first, others=tuple(rest))
    words = [word for choice in choices[1:] for word in get_args(choice)]
    return replace(first, pattern=f"{first.pattern}|^({'|'.join(words)})$", words=tuple(words))


def _single(annotation: object, meta: Meta | None) -> Field:
    if get_origin(annotation) is Literal:
        return Field(kind=FieldKind.CHOICE, choices=tuple(str(word) for word in get_args(annotation)))
    if annotation is bool:
        return Field(kind=FieldKind.BOOLEAN)
    if annotation is int or annotation is float:
        bounds = meta or Meta()
        return Field(
            kind=FieldKind.INTEGER if annotation is int else FieldKind.NUMBER,
            least=bounds.ge,
            above=bounds.gt,
            most=bounds.le,
        )
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Field(kind=FieldKind.CHOICE, choices=tuple(member.value for member in annotation))
    if isinstance(annotation, type) and annotation in PATTERNS:
        return Field(kind=FieldKind.TEXT, pattern=PATTERNS[annotation], date=_DATE_KINDS[annotation])
    if annotation is str:
        return _text(meta)
    raise TypeError(annotation)


def _text(meta: Meta | None) -> Field:
    meaning, pattern = _meaning(meta), meta.pattern if meta else None
    pattern = _TEXT_PATTERNS.get(meaning) or pattern
    if meaning in (FieldKind.LANG, FieldKind.PATH, FieldKind.ORGANISATION, FieldKind.SCHEME):
        return Field(kind=FieldKind(meaning), pattern=pattern)
    return Field(kind=FieldKind.TEXT, pattern=pattern, may_be_empty=meaning == "text-or-empty")


def _meaning(meta: Meta | None) -> str:
    """The meaning of a text in the model: ``extra={"is": …}`` (`laur.model.scalars`)."""
    return str((meta.extra or {}).get("is", "")) if meta else ""
