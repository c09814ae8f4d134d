"""The forms of documents: the fields of the model, as the program in the browser shows them.

A key that the model gains appears by itself, in the last section of its form. Values are typed as texts; `value_of`
turns one into what front matter holds.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from laur.frontmatter import suggest
from laur.frontmatter.fields import DateKind, Field, FieldKind, fields_of
from laur.frontmatter.writer import Value
from laur.i18n.keys import choice_label
from laur.i18n.languages import language_name
from laur.model import Announcement, Entry, Organisation, PlainPage, Scheme, Site
from laur.model.dates import parse_moment, parse_partial, parse_term

MAIN = "main"
MORE = "more"
_SECTIONS: Mapping[type[Entry], Mapping[str, str]] = {
    Announcement: {
        **dict.fromkeys(("title", "image", "certificates", "date", "summary", "tags", "organisations"), MAIN),
        **dict.fromkeys(("draft", "publish_at", "preview", "expires"), "publication"),
        **dict.fromkeys(("event", "people", "mentions", "sources", "downloads", "related", "author"), "context"),
        **dict.fromkeys(("lang", "translation_of", "slug", "aliases", "updated"), "address"),
    },
    Organisation: {
        **dict.fromkeys(("name", "short_name", "kind", "logo", "city", "region", "country", "url"), MAIN),
        **dict.fromkeys(("lang", "aliases", "slug"), "address"),
    },
    Scheme: dict.fromkeys(("name", "summary", "kind", "levels", "issuers", "term"), MAIN),
    PlainPage: {
        **dict.fromkeys(("title", "summary"), MAIN),
        **dict.fromkeys(("lang", "translation_of", "slug", "aliases", "updated"), "address"),
        "downloads": "context",
    },
    Site: {
        **dict.fromkeys(("title", "description", "base_url", "languages", "publisher", "navigation"), MAIN),
        **dict.fromkeys(("theme", "page_size", "features"), "appearance"),
        **dict.fromkeys(("forms", "accessibility", "data"), "readers"),
        **dict.fromkeys(("publish", "host", "embed_on", "notices", "desk", "cms"), "publication"),
        **dict.fromkeys(("time_zone", "paths", "redirects"), "address"),
    },
}
"""The section of each key; a key without one is in `MORE`. Sections but the first are folded. Keys are shown in this
order."""
_RARE = frozenset({"caption", "credit", "focus"})
"""What few pictures state; folded within their group."""
_MOST_IN_GROUP = 9
"""Fields of a large group that are shown; further ones are folded, unless they are required."""
_BEFORE, _AFTER = ("name", "title"), ("rank", "id")
"""Keys at the beginning and at the end of a group of a list: the desk proposes the last ones."""
_OF_DOCUMENTS = frozenset({"translation_of"})
"""Paths of documents, which are chosen and not added."""
_LONG = frozenset({"summary", "description", "consent", "note", "reason"})
"""Keys with a text of several lines."""


_CHOSEN = frozenset({FieldKind.ORGANISATION, FieldKind.SCHEME, FieldKind.CHOICE, FieldKind.LANG})
"""Values that are chosen from a list, and not typed."""


_FALSE = re.compile(r"\bfalse: [^.]*\. ?")
"""What a key that is not set means: a box without a tick says so by itself."""


class FormControl(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field of a form, as JSON."""

    key: str = ""
    kind: FieldKind
    label: str = ""
    hint: str = ""
    example: str = ""
    is_required: bool = False
    is_long: bool = False
    section: str = MAIN
    date: DateKind | None = None
    words: tuple[tuple[str, str], ...] = ()
    """Words that may stand in place of a date, with their labels."""
    choices: tuple[tuple[str, str], ...] = ()
    """Values with their labels."""
    fields: tuple["FormControl", ...] = ()
    item: "FormControl | None" = None
    tag: str = ""
    """The name of a group that is one of several possible ones."""
    others: tuple["FormControl", ...] = ()
    default: object = None


def form_fields(kind: type[Entry], lang: str) -> tuple[FormControl, ...]:
    """The fields of a type of document, the most used first, with texts in a language."""
    sections = _SECTIONS.get(kind, {})
    order = list(sections)
    fields = sorted(fields_of(kind, lang), key=lambda each: order.index(each.key) if each.key in order else len(order))
    return tuple(_form_field(field, lang, sections.get(field.key, MORE)) for field in fields)


def settings_fields(languages: Iterable[str], lang: str) -> tuple[FormControl, ...]:
    """The fields of ``site.yaml``; `languages` are those that the site can have."""
    choices = tuple((each, language_name(each, lang)) for each in sorted(languages))
    return tuple(
        replace(field, item=replace(field.item, choices=choices)) if field.key == "languages" and field.item else field
        for field in form_fields(Site, lang)
    )


def _form_field(field: Field, lang: str, section: str = MAIN, *, is_item: bool = False) -> FormControl:
    """A group that need not be stated marks no member as required: `is_item` tells that it is an item of a list."""
    members = tuple(_members(field, lang))
    if not (field.is_required or is_item):
        members = tuple(replace(each, is_required=False) for each in members)
    return FormControl(
        key=field.key,
        kind=FieldKind.TEXT if field.key in _OF_DOCUMENTS else field.kind,
        label=field.label or field.key,
        hint=_hint(field),
        example="" if _needs_no_example(field) else field.example.strip().strip('"'),
        is_required=field.is_required,
        is_long=field.key in _LONG,
        section=section,
        date=field.date,
        words=_labelled(field.words, lang),
        choices=_labelled(field.choices, lang),
        fields=members,
        item=_form_field(field.item, lang, is_item=True) if field.item else None,
        tag=field.tag,
        others=tuple(_form_field(each, lang, is_item=is_item) for each in field.others),
        default=field.default,
    )


def _members(field: Field, lang: str) -> Iterator[FormControl]:
    """The fields of a group: what is stated first, what the desk proposes last, and what is rare folded."""
    shown = _MOST_IN_GROUP if len(field.fields) > _MOST_IN_GROUP + 1 else len(field.fields)
    for number, each in enumerate(sorted(field.fields, key=lambda each: _rank(each.key))):
        is_rare = each.key in _RARE or number >= shown
        yield _form_field(each, lang, MORE if is_rare and not each.is_required else MAIN)


def _rank(key: str) -> int:
    return -1 if key in _BEFORE else _AFTER.index(key) + 1 if key in _AFTER else 0


def _needs_no_example(field: Field) -> bool:
    return _is_chosen(field) or field.kind is FieldKind.BOOLEAN or "\n" in field.example


def _is_chosen(field: Field) -> bool:
    return (field.item or field).kind in _CHOSEN


def _hint(field: Field) -> str:
    """The meaning of a key, without how a value is spelt in the file where the value is chosen from a list."""
    meaning = field.meaning
    if field.kind is FieldKind.BOOLEAN:
        meaning = _FALSE.sub("", meaning).removeprefix("true: ")
    elif _is_chosen(field):
        first, colon, _ = meaning.partition(":")
        meaning = f"{first}." if colon else meaning
    return "" if meaning == f"{field.label}." else meaning[:1].upper() + meaning[1:]


def _labelled(values: Sequence[str], lang: str) -> tuple[tuple[str, str], ...]:
    return tuple((value, choice_label(value, lang) or value) for value in values)


# ---------------------------------------------------------------------------------------------- values


def field_at(kind: type[Entry], path: Sequence[str | int], lang: str = "en") -> Field | None:
    """The field of the model at a path, with its texts in a language; None if the model has none there."""
    field: Field | None = Field(kind=FieldKind.GROUP, fields=fields_of(kind, lang))
    for step in path:
        if field is None:
            return None
        field = field.item if isinstance(step, int) else _member(field, step)
    return field


def _member(field: Field | None, key: str) -> Field | None:
    """The field of a key in a group; None if the group has none, or the field is no group."""
    if field is None:
        return None
    if field.kind in (FieldKind.LOCALISED, FieldKind.MAPPING, FieldKind.IDENTIFIERS):
        return field.item or Field(kind=FieldKind.TEXT)
    groups = (field, *field.others)
    return next((each for group in groups for each in group.fields if each.key == key), None)


def unknown_key(field: Field | None, value: object) -> str:
    """The first key in a value that its field does not have, with those around it; empty if there is none."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            part = _member(field, key)
            inner = unknown_key(part, item)
            if part is None or inner:
                return ".".join(filter(None, (key, inner)))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        item_field = field.item if field else None
        return next(filter(None, (unknown_key(item_field, item) for item in value)), "")
    return ""


def value_of(field: Field | None, value: object) -> Value | None:
    """What front matter holds for a value of a form, as JSON has it; None for nothing, which removes the key.

    A text that is not what the field takes is kept as it was typed, so that it is not lost and its problem is shown.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return _single(field, value.strip())
    if isinstance(value, Mapping):
        group = {key: value_of(_member(field, key), value[key]) for key in _as_in_files(field, value)}
        return {key: item for key, item in group.items() if item is not None} or None
    if not isinstance(value, Sequence):
        return None
    items = [value_of(field.item if field else None, item) for item in value]
    return [item for item in items if item is not None] or None


def _as_in_files(field: Field | None, keys: Iterable[str]) -> list[str]:
    """The keys of a group in the order of the model; a form shows them in another one."""
    if field is None or field.kind is not FieldKind.GROUP:
        return list(keys)
    order = [each.key for group in (field, *field.others) for each in group.fields]
    return sorted(keys, key=lambda key: order.index(key) if key in order else len(order))


def _single(field: Field | None, text: str) -> Value | None:
    if not text:
        return None
    if field is None:
        return text
    if field.date is not None:
        return text if text in field.words else _date(field, text)
    if field.kind is FieldKind.BOOLEAN:
        return {"true": True, "false": False}.get(suggest.yes_no_for(text) or "", text)
    if field.kind in (FieldKind.INTEGER, FieldKind.NUMBER):
        number = suggest.number_for(text)
        return text if number is None else float(number) if "." in number else int(number)
    return text


def _date(field: Field, text: str) -> Value:
    """A date as it is written in a file, whatever form somebody typed it in.

    A day that does not exist stays as it was typed, so that it is reported: nobody stated another one.
    """
    match field.date:
        case DateKind.PARTIAL:
            if field.words:
                meant = suggest.date_or_open_for(text)
                if meant in field.words:
                    return str(meant)
            return parse_partial(text) or parse_partial(suggest.date_for(text, must_exist=True) or "") or text
        case DateKind.MOMENT:
            return parse_moment(text) or parse_moment(suggest.moment_for(text, must_exist=True) or "") or text
        case _:
            return parse_term(text) or parse_term(suggest.term_for(text) or "") or text
