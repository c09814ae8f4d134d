"""The JSON Schema of front matter asks for what the reader takes, and for nothing else."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from laur.cli import main
from laur.model import Announcement, Entry
from laur.reading import read_document
from laur.schemas.fields import fields_of
from laur.schemas.json_schema import KINDS, json_schema
from tests.sites import ROOT

FOLDERS = {"news": "announcement", "organisations": "organisation", "schemes": "scheme", "pages": "page"}
STARTERS = [ROOT / "content", ROOT / "laur/starter/pl/content", ROOT / "laur/starter/en/content"]
DOCUMENTS = [file for root in STARTERS for folder in FOLDERS for file in sorted((root / folder).rglob("*.md"))]


class Yaml12(yaml.SafeLoader):
    """YAML as editors' tools read it: a date is a text (YAML 1.2 knows no dates)."""


Yaml12.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(kind: str, text: str) -> list[str]:
    value = yaml.load(text, Yaml12)
    return [f"{list(e.path)}: {e.message}" for e in Draft202012Validator(json_schema(kind, "en")).iter_errors(value)]


def filled(text: str) -> str:
    """A starter's text with the days that `init` fills in."""
    return re.sub(r"\{(day|until)\}", "2024-03-01", text.replace("{month}", "2024-03").replace("{year}", "2024"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_each_is_a_schema(kind: str, lang: str):
    Draft202012Validator.check_schema(json_schema(kind, lang))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_it_takes_what_stands_in_the_reference_site_and_the_starters(file: Path):
    front = filled(file.read_text(encoding="utf-8")).split("---\n")[1]
    folder = next(part for part in reversed(file.parts) if part in FOLDERS)
    assert faults(FOLDERS[folder], front) == []


@pytest.mark.parametrize("root", STARTERS, ids=lambda root: root.parent.name)
def test_it_takes_the_sites_own_settings(root: Path):
    assert faults("site", filled((root / "site.yaml").read_text(encoding="utf-8"))) == []


CASES = [
    "title: A",
    "titel: A",
    "date: 2024-03-01",
    "title: A\ndate: 2024",
    "title: A\ndate: 2024-13",
    "title: A\ndate: 31.12.2024",
    "title: A\ntags: nagrody",
    "title: A\ntags: [nagrody, 2024]",
    "title: A\nimage: {src: /media/a.jpg, alt: ''}",
    "title: A\nimage: {src: /media/a.jpg}",
    "title: A\nevent: {starts: 2024-03-01 12:30}",
    "title: A\nevent: {starts: 2024-03-01 25:30}",
    "title: A\nevent: {begins: 2024-03-01}",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z}]",
    "title: A\ncertificates: [{id: a, organisation: a}]",
    "title: A\ncertificates: [{ref: a}]",
    "title: A\ncertificates: [{id: A B, organisation: a, scheme: z}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, valid_until: open}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, valid_until: never}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, term: 2 years}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, score: {value: -1, max: 10}}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, score: {value: 1, max: 0}}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, kind: renewal}]",
    "title: A\ncertificates: [{id: a, organisation: a, scheme: z, kind: prolongation}]",
    "title: A\nsources: [{title: A, url: example.org}]",
    "title: A\nsources: [{title: A, url: 'https://example.org/'}]",
    "title: A\ndraft: true",
    "title: A\ndraft: perhaps",
    "title: A\nslug: Zła Nazwa",
    "title: ''",
]


@pytest.mark.parametrize("front", CASES)
def test_it_finds_fault_where_the_reader_does(front: str):
    read = read_document("news/a.md", f"---\n{front}\n---\nText.\n".encode(), "pl")
    assert bool(faults("announcement", front)) == bool(read.problems), [p.code for p in read.problems]


def test_every_key_is_explained_and_shown_what_it_may_be():
    found = json_schema("announcement", "pl")["properties"]
    assert isinstance(found, dict)
    assert all(each.get("description") for each in found.values())


def test_a_field_that_no_tool_could_describe_is_a_fault_of_the_model():
    class Odd(Entry, frozen=True, kw_only=True):
        what: complex

    with pytest.raises(TypeError):
        fields_of(Odd, "en")


def test_the_fields_stand_in_the_order_of_the_model():
    assert [field.key for field in fields_of(Announcement, "en")][:3] == ["title", "date", "updated"]


def test_the_command_prints_one_or_all(capsys: pytest.CaptureFixture[str]):
    assert main(["schema", "scheme", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema("scheme", "en")
    assert main(["schema", "--lang", "pl"]) == 0
    assert json.loads(capsys.readouterr().out) == {kind: json_schema(kind, "pl") for kind in KINDS}


def test_the_command_writes_a_file_for_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["schema", "--write", str(tmp_path / "schemas"), "--lang", "en"]) == 0
    written = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json": json_schema(kind, "en") for kind in KINDS}
    assert len(capsys.readouterr().out.splitlines()) == len(KINDS)


def test_the_command_knows_every_kind(capsys: pytest.CaptureFixture[str]):
    for kind in KINDS:
        assert main(["schema", kind]) == 0
    capsys.readouterr()
