"""The form of the published data files, and which version a change of it needs.

`tests/build/test_data_contract.py` compares the files of a site with the recorded form; `python -m tests.contract`
records it again, after `VERSION` in `laur/rendering/writers/descriptions.py` was raised.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any

from laur.rendering.writers.descriptions import VERSION
from tests.sites import Site

RECORD = Path(__file__).parent / "build/open-data.json"
COLUMNS = "register.csv"
Form = Mapping[str, list[str]]
"""By file: the columns of the table in their order, and every field of another file with its types."""

TREE = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
publisher: {name: Izba, url: "https://izba.example/", email: biuro@izba.example}
data: {licence: CC-BY-4.0}
== content/news/a.md
---
title: Pierwsze
date: 2024-02-03
event: {place: Łódź, starts: 2024-02-01 10:00, ends: 2024-02-01 12:00}
certificates:
  - {id: full, organisation: alfa, scheme: znak, level: silver, kind: upgrade, number: "1", assessed: 2022-01-01,
     awarded: 2022-01-10, valid_from: 2022-01-10, valid_until: 2024-12-31,
     score: {value: 136.5, max: 140}, indicators: 31, areas: [Ludzie], supersedes: before,
     events: [{type: suspended, date: 2024-03, reason: Audyt}, {type: reinstated, date: 2024-04-01}],
     sources: [{title: Strona, url: "https://izba.example/a", archived: "https://archiwum.example/a"}, {title: Tytuł}]}
  - {id: before, organisation: alfa, scheme: znak, level: bronze, valid_from: 2020-01-10, valid_until: 2022-01-09}
  - {id: counted, organisation: beta, scheme: stan, awarded: 2023-03-15, term: 2 years}
  - {id: silent, organisation: beta, scheme: stan}
---
== content/organisations/alfa.md
---
name: Alfa
country: PL
region: łódzkie
identifiers: {nip: 526-104-08-28}
---
== content/organisations/beta.md
== content/schemes/znak.md
---
name: Znak
issuers: [{name: Urząd}]
levels:
  - {id: bronze, rank: 1, name: Brąz}
  - {id: silver, rank: 2, name: Srebro}
---
== content/schemes/stan.md
---
name: Stan
count_from: awarded
---
"""
REGISTER = "certyfikaty/"
SAMPLES = {
    "changes.json": (f"{REGISTER}changes.json",),
    "datapackage.json": (f"{REGISTER}datapackage.json",),
    "index.json of a certificate": tuple(
        f"{REGISTER}{name}/index.json" for name in ("full", "before", "counted", "silent")
    ),
}
CALENDARS = {"register.ics": f"{REGISTER}register.ics", "events.ics": "wydarzenia/events.ics"}


class Raise(IntEnum):
    """Which number of the version a change raises."""

    NONE = 0
    SECOND = 1
    FIRST = 2


def form_of(site: Site) -> dict[str, list[str]]:
    """The form of the data files of a built site of `TREE`."""
    package = json.loads(site.read(f"/{REGISTER}datapackage.json"))
    schema = json.loads(site.read(f"/{REGISTER}register.schema.json"))
    found = {COLUMNS: [f"{each['name']}: {each['type']}" for each in package["resources"][0]["schema"]["fields"]]}
    found["register.json"] = sorted(f"{path}: {kind}" for path, kind in _described(schema, schema, ""))
    for name, paths in SAMPLES.items():
        values = [json.loads((site.output / path).read_text(encoding="utf-8")) for path in paths]
        found[name] = _sampled(values)
    for name, path in CALENDARS.items():
        lines = (site.output / path).read_text(encoding="utf-8").splitlines()
        found[name] = sorted({line.partition(":")[0].partition(";")[0] for line in lines if line[:1] != " "})
    return found


def _described(schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Every field of a JSON Schema with its types and values."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    for choice in schema.get("anyOf", ()):
        yield from _described(choice, root, path)
    kind = schema.get("type")
    for each in kind if isinstance(kind, list) else filter(None, [kind]):
        values = schema.get("enum", [schema.get("format", "")])
        yield from ((path or "$", f"{each} {value}".strip()) for value in values)
    for name, inner in schema.get("properties", {}).items():
        yield from _described(inner, root, f"{path}.{name}".strip("."))
    if isinstance(schema.get("items"), dict):
        yield from _described(schema["items"], root, f"{path}[]")


def _sampled(values: list[Any]) -> list[str]:
    """Every field of some JSON documents with the types that it has in them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for value in values:
        for path, kind in _fields(value, ""):
            found[path].add(kind)
    return sorted(f"{path}: {kind}" for path, kinds in found.items() for kind in kinds)


def _fields(value: object, path: str) -> Iterator[tuple[str, str]]:
    yield (
        path or "$",
        {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}.get(type(value), "number"),
    )
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _fields(inner, f"{path}.{name}".strip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner, f"{path}[]")


def needed(old: Form, new: Form) -> Raise:
    """Which number a change raises: the first if anything is gone or was moved, the second for additions."""
    if any(name not in new or set(fields) - set(new[name]) for name, fields in old.items()):
        return Raise.FIRST
    if new[COLUMNS][: len(old[COLUMNS])] != old[COLUMNS] or any(_is_nullable_now(old[name], new[name]) for name in old):
        return Raise.FIRST
    return Raise.NONE if old == new else Raise.SECOND


def _is_nullable_now(old: list[str], new: list[str]) -> bool:
    """Whether a field that always had a value can be null now."""
    known = {field.partition(": ")[0] for field in old}
    added = {field.partition(": ")[0] for field in set(new) - set(old) if field.endswith(": null")}
    return bool(known & added)


def is_raised(old: str, new: str, needs: Raise) -> bool:
    """Whether a version is as much later as a change needs."""
    before, after = tuple(map(int, old.split("."))), tuple(map(int, new.split(".")))
    return after == before if needs is Raise.NONE else after[0] > before[0] if needs is Raise.FIRST else after > before


def main() -> int:
    """Records the form of today; refuses if the version was not raised."""
    with tempfile.TemporaryDirectory() as folder:
        form = form_of(Site(Path(folder), TREE).build())
    if RECORD.exists():
        recorded = json.loads(RECORD.read_text(encoding="utf-8"))
        needs = needed(recorded["files"], form)
        if not is_raised(recorded["version"], VERSION, needs) and needs is not Raise.NONE:
            print(f"Raise the {needs.name.lower()} number of VERSION, which is {VERSION}.", file=sys.stderr)
            return 1
    RECORD.write_text(json.dumps({"version": VERSION, "files": form}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
