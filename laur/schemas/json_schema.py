"""The front matter of each kind of document as JSON Schema (2020-12), for VS Code and other editors.

An editor's tool parses YAML by itself, so where the reader takes the text as it stands (``date: 2024``, ``number: 17``)
a number is as right as a text.
"""

from collections.abc import Mapping

from laur.model import Announcement, Comment, Entry, Organisation, PlainPage, Scheme, Site
from laur.schemas.fields import Field, Is, fields_of

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

Schema = dict[str, object]


def json_schema(name: str, lang: str) -> Schema:
    """The schema of a kind of document, with its keys explained in a language."""
    return {"$schema": DIALECT, "title": name, **_group(fields_of(KINDS[name], lang))}


def _group(found: tuple[Field, ...]) -> Schema:
    required = [field.key for field in found if field.is_required]
    return {
        "type": "object",
        "properties": {field.key: _explained(field) for field in found},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _explained(field: Field) -> Schema:
    told: Schema = {"description": field.meaning} if field.meaning else {}
    if field.default is not None:
        told["default"] = field.default
    return {**told, **_schema(field)}


def _schema(field: Field) -> Schema:
    if field.kind is Is.GROUP:
        groups = [_group(field.fields), *(_group(other.fields) for other in field.others)]
        return groups[0] if len(groups) == 1 else {"anyOf": groups}
    if field.kind is Is.LIST:
        return {"type": "array", "items": _schema(field.item) if field.item else {}}
    if field.kind is Is.TABLE:
        return {"type": "object", "minProperties": 1, "additionalProperties": _schema(field.item) if field.item else {}}
    if field.kind is Is.WORDS:
        each = {"type": "object", "minProperties": 1, "additionalProperties": {"type": ["string", "number"]}}
        return {"anyOf": [{"type": ["string", "number"], "minLength": 1}, each]}
    return _single(field)


def _single(field: Field) -> Schema:
    if field.kind is Is.YES_NO:
        return {"type": "boolean"}
    if field.kind is Is.CHOICE:
        return {"enum": list(field.choices)}
    if field.kind in (Is.WHOLE, Is.NUMBER):
        bounds = {"minimum": field.least, "exclusiveMinimum": field.above, "maximum": field.most}
        stated = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "integer" if field.kind is Is.WHOLE else "number", **stated}
    text: Schema = {"type": ["string", "number"]}
    if not field.may_be_empty:
        text["minLength"] = 1
    return {**text, **({"pattern": field.pattern} if field.pattern else {})}
