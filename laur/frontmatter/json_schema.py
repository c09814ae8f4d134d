"""The front matter of each kind of document as JSON Schema (2020-12), for VS Code and other editors.

An editor's tool parses YAML by itself, so where the reader takes the text as it stands (``date: 2024``, ``number: 17``)
a number is as right as a text.
"""

import re
from collections.abc import Mapping

from laur.frontmatter.fields import Field, Is, fields_of
from laur.i18n.keys import choice_label
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
"""What a tool may take a plain text for: the reader takes it as it is written (``title: 2024``, ``title: NO``)."""

_FORM: Mapping[str, str] = {"en": "Write it as in the example: {example}", "pl": "Napisz jak w przykładzie: {example}"}
_LANG = r"^[a-z]{2}(-[A-Z]{2})?$"
_WRITTEN = {"number": "1.5", "integer": "2024", "boolean": "true"}
"""How a value of each of these types may stand in a file."""

Schema = dict[str, object]


def json_schema(name: str, lang: str) -> Schema:
    """The schema of a kind of document, with its keys explained in a language."""
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
    reported: Schema = {"description": field.meaning} if field.meaning else {}
    if field.default is not None:
        reported["default"] = field.default
    if field.pattern and field.example:
        # Not of JSON Schema: VS Code says it where it would quote the pattern.
        reported["patternErrorMessage"] = _FORM.get(lang, _FORM["en"]).format(example=field.example.strip())
    return {**reported, **_schema(field, lang)}


def _schema(field: Field, lang: str) -> Schema:
    if field.kind is Is.GROUP:
        groups = [_group(field.fields, lang), *(_group(other.fields, lang) for other in field.others)]
        return groups[0] if len(groups) == 1 else {"anyOf": groups}
    if field.kind is Is.LIST:
        return {"type": "array", "items": _schema(field.item, lang) if field.item else {}}
    if field.kind is Is.TABLE:
        inner = _schema(field.item, lang) if field.item else {}
        return {"type": "object", "minProperties": 1, "additionalProperties": inner}
    if field.kind is Is.WORDS:
        each = {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": _LANG},
            "additionalProperties": {"type": list(_PLAIN)},
        }
        return {"anyOf": [{"type": list(_PLAIN), "minLength": 1}, each]}
    return _single(field, lang)


def _single(field: Field, lang: str) -> Schema:
    if field.kind is Is.YES_NO:
        return {"type": "boolean"}
    if field.kind is Is.CHOICE:
        words = [choice_label(word, lang) or word for word in field.choices]
        return {"enum": list(field.choices), "enumDescriptions": words}  # VS Code shows these beside the words
    if field.kind in (Is.WHOLE, Is.NUMBER):
        bounds = {"minimum": field.least, "exclusiveMinimum": field.above, "maximum": field.most}
        stated = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "integer" if field.kind is Is.WHOLE else "number", **stated}
    text: Schema = {} if field.may_be_empty else {"minLength": 1}
    return {**text, **(_patterned(field.pattern) if field.pattern else {"type": list(_PLAIN)})}


def _patterned(pattern: str) -> Schema:
    """A text of a form; and a number where one, taken as it is written, has that form, as a year has."""
    fitting = [name for name, written in _WRITTEN.items() if re.search(pattern, written)]
    found: Schema = {"type": ["string", *fitting], "pattern": pattern}
    if "integer" in fitting and "number" not in fitting:
        found |= {"minimum": 0} if re.search(pattern, "0") else {"minimum": 1000, "maximum": 9999}
    return found
