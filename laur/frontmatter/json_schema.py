"""The front matter of each kind of document as JSON Schema (2020-12), for VS Code and other editors.

These tools parse YAML themselves and find numbers where Laur reads a text (``date: 2024``, ``number: 17``); so the
schema accepts a number where a number can be such a text.
"""

import re
from collections.abc import Mapping

from laur.frontmatter.fields import Field, FieldKind, fields_of
from laur.i18n.keys import choice_label
from laur.i18n.messages import texts
from laur.model import Announcement, Comment, Entry, Organisation, PlainPage, Scheme, Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: Mapping[str, type[Entry]] = {
    "announcement": Announcement,
    "organisation": Organisation,
    "scheme": Scheme,
    "page": PlainPage,
    "comment": Comment,
    "site": Site,
}
"""Each kind of document by its name; ``site`` is ``site.yaml``."""

_PLAIN = ("string", "number", "boolean")
"""The types that a tool may see in a plain text, which Laur reads as it is written (``title: 2024``, ``title: NO``)."""

_LANG = r"^[a-z]{2}(-[A-Z]{2})?$"
_EXAMPLES = {"number": "1.5", "integer": "2024", "boolean": "true"}
"""A value of each type, as it is written in a file."""

Schema = dict[str, object]


def json_schema(name: str, lang: str) -> Schema:
    """The schema of a kind of document, with the meanings of its keys in a language."""
    return {"$schema": DIALECT, "title": name, **_group(fields_of(KINDS[name], lang), lang)}


def _group(found: tuple[Field, ...], lang: str) -> Schema:
    required = [field.key for field in found if field.is_required]
    return {
        "type": "object",
        "properties": {field.key: _explained(field, lang) for field in found},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _explained(field: Field, lang: str) -> Schema:
    described: Schema = {"description": field.meaning} if field.meaning else {}
    if field.default is not None:
        described["default"] = field.default
    if field.pattern and field.example:
        # Not part of JSON Schema: VS Code shows this message instead of the pattern.
        message = texts("frontmatter", lang)["pattern"].format(example=field.example.strip())
        described["patternErrorMessage"] = message
    return {**described, **_schema(field, lang)}


def _schema(field: Field, lang: str) -> Schema:
    if field.kind is FieldKind.GROUP:
        groups = [_group(field.fields, lang), *(_group(other.fields, lang) for other in field.others)]
        return groups[0] if len(groups) == 1 else {"anyOf": groups}
    if field.kind is FieldKind.LIST:
        return {"type": "array", "items": _schema(field.item, lang) if field.item else {}}
    if field.kind in (FieldKind.MAPPING, FieldKind.IDENTIFIERS):
        inner = _schema(field.item, lang) if field.item else {}
        known = {each.key: {"description": each.label, **_schema(each, lang)} for each in field.fields}
        listed = {"properties": known} if known else {}
        return {"type": "object", "minProperties": 1, **listed, "additionalProperties": inner}
    if field.kind is FieldKind.LOCALISED:
        each = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": _LANG},
            "additionalProperties": {"type": list(_PLAIN)},
        }
        return {"anyOf": [{"type": list(_PLAIN), "minLength": 1}, each]}
    return _single(field, lang)


def _single(field: Field, lang: str) -> Schema:
    if field.kind is FieldKind.BOOLEAN:
        return {"type": "boolean"}
    if field.kind is FieldKind.CHOICE:
        labels = [choice_label(value, lang) or value for value in field.choices]
        return {"enum": list(field.choices), "enumDescriptions": labels}  # VS Code shows these next to the values
    if field.kind in (FieldKind.INTEGER, FieldKind.NUMBER):
        bounds = {"minimum": field.least, "exclusiveMinimum": field.above, "maximum": field.most}
        stated = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "integer" if field.kind is FieldKind.INTEGER else "number", **stated}
    text: Schema = {} if field.may_be_empty else {"minLength": 1}
    return {**text, **(_patterned(field.pattern) if field.pattern else {"type": list(_PLAIN)})}


def _patterned(pattern: str) -> Schema:
    """A text that matches a pattern, or a number if numbers, as they are written, can match it (a year)."""
    matching = [name for name, written in _EXAMPLES.items() if re.search(pattern, written)]
    found: Schema = {"type": ["string", *matching], "pattern": pattern}
    if "integer" in matching and "number" not in matching:
        found |= {"minimum": 0} if re.search(pattern, "0") else {"minimum": 1000, "maximum": 9999}
    return found
