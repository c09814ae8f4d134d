"""What a front matter can hold, as a tree of fields: the description that every editor's tool is given."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from laur.i18n.keys import Key, keys
from laur.model import Entry
from laur.model.dates import Moment, PartialDate, Term

_DAY = r"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))"
_SPAN = r"\d{1,3} ?(years?|months?|rok|roku|lata|lat|miesiąc|miesiąca|miesiące|miesięcy)"
PATTERNS: Mapping[type, str] = {
    PartialDate: rf"^\d{{4}}(-(0[1-9]|1[0-2]|{_DAY}))?$",
    Moment: rf"^\d{{4}}-{_DAY}([ T]([01]?\d|2[0-3]):[0-5]\d)?$",
    Term: rf"^{_SPAN}( {_SPAN})?$",
}
"""What dates and terms look like; of a 29th of February only the reader knows whether there is one.

Editors' tools read patterns as JavaScript does, for which ``\\w`` is a letter of ASCII.
"""
_FORMS = {
    "url": r"^[hH][tT][tT][pP][sS]?://\S+$",
    "email": r"^[^\s@<>:]+@[^\s@<>:]+\.[^\s@<>:]+$",
    "path": r"^(?![A-Za-z][A-Za-z0-9+.-]*:|//)[^\\?#<>|*\"]+$",
    "site-path": r"^/(?!/)[^\s\\?#<>\"]*$",
}


class Is(StrEnum):
    """What kind of value a field takes."""

    TEXT = "text"
    WHOLE = "whole"
    """A whole number."""
    NUMBER = "number"
    YES_NO = "yes-no"
    CHOICE = "choice"
    LANG = "lang"
    PATH = "path"
    """A file in ``content/``."""
    ORGANISATION = "organisation"
    SCHEME = "scheme"
    WORDS = "words"
    """One text for all languages, or one for each."""
    LIST = "list"
    GROUP = "group"
    """A group of known keys."""
    TABLE = "table"
    """A group whose keys the editor chooses."""


class Field(Struct, frozen=True, kw_only=True):
    """One key, or what each entry of a list is."""

    kind: Is
    key: str = ""
    is_required: bool = False
    label: str = ""
    """What it is called in a form."""
    meaning: str = ""
    example: str = ""
    default: object = None
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    least: float | None = None
    above: float | None = None
    most: float | None = None
    may_be_empty: bool = False
    fields: tuple["Field", ...] = ()
    """Of a group."""
    item: "Field | None" = None
    """Of a list and of a table: what it is of."""
    tag: str = ""
    """Of a group that stands among others: its name."""
    others: tuple["Field", ...] = ()
    """Other groups that may stand here instead."""


@cache
def fields_of(kind: type[Entry], lang: str) -> tuple[Field, ...]:
    """The fields of a type of front matter, in the model's order, explained in a language."""
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


def _field(annotation: object, meta: Meta | None, lang: str) -> Field:
    """A field of a type, yet without its key and what is said of it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _field(arguments[0], next(a for a in arguments[1:] if isinstance(a, Meta)), lang)
    if origin in (Union, UnionType):
        return _one_of([a for a in arguments if a is not type(None)], lang)
    if origin is tuple:
        return Field(kind=Is.LIST, item=_field(arguments[0], None, lang))
    if origin is dict:
        return (
            Field(kind=Is.WORDS)
            if _meant(meta) == "words"
            else Field(kind=Is.TABLE, item=_field(arguments[1], None, lang))
        )
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return Field(kind=Is.GROUP, fields=fields_of(annotation, lang), tag=str(annotation.__struct_config__.tag or ""))
    return _single(annotation, meta)


def _one_of(choices: list[object], lang: str) -> Field:
    """Of several groups the first, with the others beside it; of a date or a word, the pattern of both."""
    first, *rest = (_field(choice, None, lang) for choice in choices)
    if not rest:
        return first
    if first.kind is Is.GROUP:
        return replace(first, others=tuple(rest))
    words = [word for choice in choices[1:] for word in get_args(choice)]
    return replace(first, pattern=f"{first.pattern}|^({'|'.join(words)})$")


def _single(annotation: object, meta: Meta | None) -> Field:
    if get_origin(annotation) is Literal:
        return Field(kind=Is.CHOICE, choices=tuple(str(word) for word in get_args(annotation)))
    if annotation is bool:
        return Field(kind=Is.YES_NO)
    if annotation is int or annotation is float:
        bounds = meta or Meta()
        return Field(
            kind=Is.WHOLE if annotation is int else Is.NUMBER, least=bounds.ge, above=bounds.gt, most=bounds.le
        )
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Field(kind=Is.CHOICE, choices=tuple(member.value for member in annotation))
    if isinstance(annotation, type) and annotation in PATTERNS:
        return Field(kind=Is.TEXT, pattern=PATTERNS[annotation])
    if annotation is str:
        return _text(meta)
    raise TypeError(annotation)


def _text(meta: Meta | None) -> Field:
    meant, pattern = _meant(meta), meta.pattern if meta else None
    if meant in (Is.LANG, Is.PATH, Is.ORGANISATION, Is.SCHEME):
        return Field(kind=Is(meant), pattern=pattern or _FORMS.get(meant))
    return Field(kind=Is.TEXT, pattern=_FORMS.get(meant) or pattern, may_be_empty=meant == "text-or-empty")


def _meant(meta: Meta | None) -> str:
    """What a text means, as the model says it (`laur.model.scalars`)."""
    return str((meta.extra or {}).get("is", "")) if meta else ""
