"""The fields of the data files, read from the types and columns that write them: names, types and examples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from laur.rendering.writers.changes_json import ChangeLog
from laur.rendering.writers.json_files import BuildData
from laur.rendering.writers.register_csv import COLUMNS, cell
from laur.rendering.writers.register_json import Register, certificate_data
from laur.views import Frame, RegisterEntry
from laur.views.output import DataFormat

JsonSchema = Mapping[str, object]

OF_THE_DAY = frozenset({"status", "status_since", "status_until"})
"""The fields that change from day to day; they have no example."""
LONGEST_EXAMPLE = 80
_SAME = {
    "organisation.id": "organisation_id", "organisation.name": "organisation",
    "organisation.country": "country", "organisation.region": "region", "organisation.identifiers": "identifiers",
    "scheme.id": "scheme_id", "scheme.name": "scheme",
    "level.id": "level_id", "level.name": "level", "level.rank": "level_rank",
    "start.first": "start_first", "start.last": "start_last", "end.first": "end_first", "end.last": "end_last",
    "score.value": "score", "score.max": "score_max",
}  # fmt: skip
"""The column of ``register.csv`` with the same meaning as a field of a record."""


class DataField(Struct, frozen=True):
    """A field of a data file."""

    name: str
    """A column, or a path: ``certificates[].organisation.id``."""
    type: str
    """As JSON Schema and Table Schema name it, or the allowed values: ``string | null``, ``stated | open``."""
    meaning: str
    """The end of the wording key of its description."""
    example: str = ""
    description: str = ""
    """Its description in the schema, in English."""


def csv_fields(entries: Sequence[RegisterEntry], frame: Frame) -> tuple[DataField, ...]:
    """The columns of ``register.csv``, each with the first value among the entries."""
    return tuple(
        DataField(
            column.name,
            _values(column.constraints) or column.type,
            column.name,
            ""
            if column.name in OF_THE_DAY
            else _first(cell(column.cell(entry, frame)).removeprefix("'") for entry in entries),
            column.description,
        )
        for column in COLUMNS
    )


def json_fields(file: DataFormat, entries: Sequence[RegisterEntry], frame: Frame) -> tuple[DataField, ...]:
    """The fields of a JSON file; those of a record with the first value among the entries."""
    stem = file.value.partition(".")[0]
    records = [msgspec.to_builtins(certificate_data(entry, frame)) for entry in entries]
    return tuple(
        DataField(path, types, _meaning(stem, path), _example(records, path) if stem == "register" else "", said)
        for path, types, said in _described(file)
    )


@cache
def _described(file: DataFormat) -> tuple[tuple[str, str, str], ...]:
    """Each field of a JSON file with its path, types and description, as its schema has them."""
    model = {DataFormat.REGISTER_JSON: Register, DataFormat.CHANGES: ChangeLog, DataFormat.BUILD: BuildData}[file]
    (schema,), parts = msgspec.json.schema_components([model], ref_template="{name}")
    return tuple(_flat(schema, parts, "", ""))


def _flat(schema: object, parts: Mapping[str, object], path: str, said: str) -> Iterator[tuple[str, str, str]]:
    """Each field that holds a value, with its path, types and description."""
    variants, is_nullable = _variants(schema, parts)
    said = str(schema.get("description", said)) if isinstance(schema, dict) else said
    rest = " | null" if is_nullable else ""
    for variant in variants:
        properties, items = variant.get("properties"), variant.get("items")
        if isinstance(properties, dict):
            for name, each in properties.items():
                yield from _flat(each, parts, f"{path}.{name}".lstrip("."), "")
        elif isinstance(items, dict) and _is_object(items, parts):
            yield from _flat(items, parts, f"{path}[]", said)
        elif isinstance(items, dict):
            yield path, f"array{rest}", said
        else:
            yield path, f"{_values(variant) or variant.get('format') or variant.get('type')}{rest}", said


def _variants(schema: object, parts: Mapping[str, object]) -> tuple[list[JsonSchema], bool]:
    """What a value can be, with references resolved, and whether it can be null."""
    assert isinstance(schema, dict)
    if "$ref" in schema:
        return _variants(parts[schema["$ref"]], parts)
    several = schema.get("anyOf")
    if not isinstance(several, list):
        return [schema], False
    found = [each for one in several if one.get("type") != "null" for each in _variants(one, parts)[0]]
    return found, len(found) < len(several)


def _is_object(schema: JsonSchema, parts: Mapping[str, object]) -> bool:
    return any("properties" in each for each in _variants(schema, parts)[0])


def _values(schema: JsonSchema) -> str:
    allowed = schema.get("enum")
    return " | ".join(map(str, allowed)) if isinstance(allowed, list) else ""


def _meaning(stem: str, path: str) -> str:
    head, _, own = path.partition("[].")
    if stem != "register" or not own:
        return f"{stem}.{own or head}".replace("[]", "").replace("$", "")
    return _SAME.get(own, own.replace("[]", ""))


def _example(records: Sequence[object], path: str) -> str:
    own = path.partition("[].")[2]
    return "" if not own or own in OF_THE_DAY else _first(_at(record, own.split(".")) for record in records)


def _at(value: object, names: Sequence[str]) -> str:
    for name in names:
        value = value.get(name.removesuffix("[]")) if isinstance(value, dict) else None
        if isinstance(value, list):
            value = value[0] if value else None
    return "" if value is None or isinstance(value, dict) else str(value)


def _first(texts: Iterable[str]) -> str:
    found = next((text for text in texts if text), "")
    return found if len(found) <= LONGEST_EXAMPLE else f"{found[: LONGEST_EXAMPLE - 1]}…"
