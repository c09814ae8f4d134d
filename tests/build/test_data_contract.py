"""The form of the published data files changes only together with their version."""

import json
from collections.abc import Mapping

import pytest

from laur.rendering.writers.descriptions import VERSION
from tests.contract import COLUMNS, RECORD, TREE, Raise, form_of, is_raised, needed
from tests.sites import ROOT, Site

BASE = {
    COLUMNS: ["id: string", "url: string"],
    "register.json": ["certificates[].id: string", "certificates[].kind: string a"],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("contract"), TREE).build()


def test_the_data_files_are_as_recorded_for_their_version(built: Site):
    recorded, form = json.loads(RECORD.read_text(encoding="utf-8")), form_of(built)
    gone = {name: sorted(set(fields) - set(form.get(name, ()))) for name, fields in recorded["files"].items()}
    new = {name: sorted(set(fields) - set(recorded["files"].get(name, ()))) for name, fields in form.items()}
    needs = needed(recorded["files"], form)
    advice = (
        f"Raise the {needs.name.lower()} number of VERSION (laur/rendering/writers/descriptions.py), say in "
        "docs/open-data.md what changed, and run python -m tests.contract."
    )
    assert (needs, gone, new) == (Raise.NONE, {key: [] for key in gone}, {key: [] for key in new}), advice
    assert (recorded["version"], recorded["files"]) == (VERSION, form), "Run python -m tests.contract."


def test_every_file_states_the_version_that_the_guide_describes(built: Site):
    paths = ("register.json", "changes.json", "datapackage.json", "full/index.json")
    stated = {path: json.loads(built.read(f"/certyfikaty/{path}"))["version"] for path in paths}
    assert stated == dict.fromkeys(paths, VERSION)
    guide = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
    versions = [
        line.split("|")[1].strip() for line in guide.partition("## Versions")[2].splitlines() if line[:3] == "| 1"
    ]
    assert versions[-1] == VERSION


@pytest.mark.parametrize(
    ("changed", "needs"),
    [
        ({}, Raise.NONE),
        ({COLUMNS: ["id: string", "url: string", "new: date"]}, Raise.SECOND),
        ({"register.json": [*BASE["register.json"], "certificates[].kind: string b"]}, Raise.SECOND),
        ({"more.json": ["$: object"]}, Raise.SECOND),
        ({COLUMNS: ["id: string"]}, Raise.FIRST),
        ({COLUMNS: ["id: string", "url: date"]}, Raise.FIRST),
        ({COLUMNS: ["url: string", "id: string"]}, Raise.FIRST),
        ({COLUMNS: ["id: string", "new: date", "url: string"]}, Raise.FIRST),
        ({"register.json": ["certificates[].id: string"]}, Raise.FIRST),
        ({"register.json": [*BASE["register.json"], "certificates[].id: null"]}, Raise.FIRST),
    ],
)
def test_what_is_gone_or_moved_needs_another_version_than_what_is_new(changed: Mapping[str, list[str]], needs: Raise):
    assert needed(BASE, {**BASE, **changed}) is needs


@pytest.mark.parametrize(
    ("old", "new", "needs", "is_enough"),
    [
        ("1.0", "1.0", Raise.NONE, True),
        ("1.0", "1.0", Raise.SECOND, False),
        ("1.9", "1.10", Raise.SECOND, True),
        ("1.9", "1.10", Raise.FIRST, False),
        ("1.9", "2.0", Raise.FIRST, True),
        ("1.9", "1.8", Raise.SECOND, False),
    ],
)
def test_a_version_is_raised_as_much_as_the_change_needs(old: str, new: str, needs: Raise, *, is_enough: bool):
    assert is_raised(old, new, needs) is is_enough
