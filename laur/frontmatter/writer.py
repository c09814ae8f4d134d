"""Writes values as YAML front matter, in the order of the model, and quoted wherever a YAML reader could misread them.

Laur reads every scalar as the text in the file; other tools (the browser editor, a linter) follow YAML 1.1, where
``NO`` is false, ``12:30`` is 750 and ``0123`` is 83, or YAML 1.2. So a text is written without quotation marks only if
all of them read the same text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache

from msgspec.structs import FieldInfo, fields

from laur.model import Entry
from laur.model.dates import Moment, PartialDate, Term

Value = str | bool | int | float | PartialDate | Moment | Term | Sequence["Value"] | Mapping[str, "Value"]
"""A value that front matter can hold."""

_PLAIN = re.compile(r"(?:[^\W\d_]|/)(?:[^\n:#]|:(?! |$)|(?<! )#)*(?<![ :])")
"""A text that needs no quotation marks: it begins with a letter or a slash, and has no ``: `` and no `` #``."""
_FLOW = re.compile(r"[^\[\]{},:#?]+")
"""A text that needs none between the brackets of a list either."""
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\xa0": "\\_"}
_LONGEST_LIST = 100


def document(values: Mapping[str, Value], body: str, notes: Mapping[str, str] | None = None) -> str:
    """A whole Markdown file: front matter, a blank line, the text, one line feed at the end."""
    text = body.strip("\n")
    return f"---\n{front_matter(values, notes)}---\n" + (f"\n{text}\n" if text else "")


def front_matter(values: Mapping[str, Value], notes: Mapping[str, str] | None = None) -> str:
    """The lines between the fences; empty lists and mappings are left out. `notes` are comments above their keys."""
    lines: list[str] = []
    for key, value in values.items():
        if _is_empty(value):
            continue
        lines += [f"# {note}".rstrip() for note in (notes or {}).get(key, "").splitlines()]
        lines += entry_lines(key, value, "")
    return "".join(f"{line}\n" for line in lines)


def entry_values(entry: Entry) -> dict[str, Value]:
    """The keys and values that front matter must have to be read as this value: all except defaults."""
    found: dict[str, Value] = {}
    for field in _fields(type(entry)):
        value = getattr(entry, field.name)
        default = field.default_factory() if callable(field.default_factory) else field.default
        if field.required or value != default:
            found[field.encode_name] = _value(value)
    return found


@cache
def _fields(kind: type[Entry]) -> tuple[FieldInfo, ...]:
    """The fields of a type, which msgspec makes again for each call."""
    return fields(kind)


def _value(value: object) -> Value:
    if isinstance(value, Entry):
        return entry_values(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        if set(value) == {""}:
            return _value(value[""])  # one text for all languages
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, str | bool | int | float | PartialDate | Moment | Term):
        return value
    raise TypeError(value)


# ---------------------------------------------------------------------------------------------- layout


def _is_empty(value: Value) -> bool:
    return not isinstance(value, str) and isinstance(value, Sequence | Mapping) and not value


def entry_lines(key: str, value: Value, margin: str) -> Iterator[str]:
    """A key and its value as lines that begin with a margin of spaces."""
    if isinstance(value, Mapping):
        yield f"{margin}{key}:"
        for name, item in value.items():
            if not _is_empty(item):
                yield from entry_lines(name, item, margin + "  ")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _list(key, value, margin)
    else:
        yield f"{margin}{key}: {scalar(value)}"


def _list(key: str, items: Sequence[Value], margin: str) -> Iterator[str]:
    """On one line if that is short and the items are single values, else with one line for each item."""
    singles = [item for item in items if isinstance(item, str) or not isinstance(item, Mapping | Sequence)]
    line = f"{margin}{key}: [{', '.join(scalar(item, in_flow=True) for item in singles)}]"
    if len(singles) == len(items) and len(line) <= _LONGEST_LIST:
        yield line
        return
    yield f"{margin}{key}:"
    for item in items:
        yield from (f"{margin}  {line}" for line in item_lines(item))


def item_lines(item: Value) -> Iterator[str]:
    """An item of a list as lines, the first with its dash."""
    if isinstance(item, Mapping):
        lines = [line for name, part in item.items() if not _is_empty(part) for line in entry_lines(name, part, "")]
    elif isinstance(item, Sequence) and not isinstance(item, str):
        raise TypeError(item)  # nothing in the model is a list of lists
    else:
        lines = [scalar(item)]
    for number, line in enumerate(lines):
        yield f"{'  ' if number else '- '}{line}"


# ---------------------------------------------------------------------------------------------- single values


def scalar(value: Value, *, in_flow: bool = False) -> str:
    """One value in YAML; `in_flow` if it is between brackets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return value if _is_plain(value, in_flow=in_flow) else quoted(value)


def quoted(text: str, mark: str = "") -> str:
    """The text in double quotation marks, or in single ones if it contains double ones or they are asked for."""
    is_single = mark == "'" or (not mark and '"' in text and "'" not in text)
    if is_single and not _INVISIBLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_INVISIBLE.sub(_escape, escaped)}"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if text.lower() in _WORDS_OF_YAML or _INVISIBLE.search(text):
        return False
    if in_flow and not _FLOW.fullmatch(text):
        return False
    return _PLAIN.fullmatch(text) is not None


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
