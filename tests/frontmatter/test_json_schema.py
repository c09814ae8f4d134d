"""The JSON Schema of front matter accepts exactly what the reader accepts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from laur.cli import main
from laur.frontmatter import read_document, read_site
from laur.frontmatter.fields import PATTERNS, Field, FieldKind, fields_of
from laur.frontmatter.json_schema import KINDS, json_schema
from laur.model import Announcement, Entry
from laur.model.dates import Term
from tests.sites import ROOT

FOLDERS = {"news": "announcement", "organisations": "organisation", "schemes": "scheme", "pages": "page"}
STARTERS = [ROOT / "content", ROOT / "laur/scaffold/starter/pl/content", ROOT / "laur/scaffold/starter/en/content"]
DOCUMENTS = [file for root in STARTERS for folder in FOLDERS for file in sorted((root / folder).rglob("*.md"))]


class Yaml12(yaml.SafeLoader):
    """YAML as editors' tools read it: the core schema of version 1.2, without dates, ``NO`` as false, and octals."""


Yaml12.yaml_implicit_resolvers = {}
for _tag, _pattern, _letters in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_letters))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(str(node.value)))


def faults(kind: str, text: str) -> list[str]:
    value = yaml.load(text, Yaml12)
    return [f"{list(e.path)}: {e.message}" for e in Draft202012Validator(json_schema(kind, "en")).iter_errors(value)]


def filled(text: str) -> str:
    """A starter's text with the days that `init` fills in."""
    return re.sub(r"\{(day|until)\}", "2024-03-01", text.replace("{month}", "2024-03").replace("{year}", "2024"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_each_schema_is_valid(kind: str, lang: str):
    Draft202012Validator.check_schema(json_schema(kind, lang))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_it_accepts_the_documents_of_the_reference_site_and_the_starters(file: Path):
    front = filled(file.read_text(encoding="utf-8")).split("---\n")[1]
    folder = next(part for part in reversed(file.parts) if part in FOLDERS)
    assert faults(FOLDERS[folder], front) == []


@pytest.mark.parametrize("root", STARTERS, ids=lambda root: root.parent.name)
def test_it_accepts_the_settings_of_these_sites(root: Path):
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
def test_it_finds_a_mistake_where_the_reader_does(front: str):
    read = read_document("news/a.md", f"---\n{front}\n---\nText.\n".encode(), "pl")
    assert bool(faults("announcement", front)) == bool(read.problems), [p.code for p in read.problems]


SAMPLES = {
    "announcement": ("news/a.md", "title: A"),
    "organisation": ("organisations/a.md", "name: A"),
    "scheme": ("schemes/a.md", "name: A"),
    "page": ("pages/a.md", "title: A"),
    "comment": ("news/x.comments/1.md", "author: A"),
}
VALUES = (
    *("~", "''", "a", "A-B", "a-b", "A B", "a_b", "a--b", "żółć", "true", "false", "yes", "NO", "open", "renewal"),
    *("[]", "[a]", "[1]", "[[]]", "[{}]", "[~]", "['']", "{}", "{a: 1}", "1", "1.5", "-1", "3", "10000", "'0123'"),
    *("2024", "2024-06", "2024-13", "2024-06-01", "2024-06-31", "12.2024", "2024-06-01 12:30", "2024-06-01 25:30"),
    *("2 lata", "6 miesięcy", "1 rok 6 miesięcy", "2 foo", "pl", "en", "xx", "a@b.pl", "mailto:a@b.pl"),
    *("https://a.pl", "https://", "HTTPS://A.PL/x", "/a", "/a/b.png", "../x.png", "a.png", "//x"),
)
REQUIRED = {"url": "https://a.pl", "src": "/a.png", "file": "/a.pdf", "value": "1", "max": "2", "rank": "1",
            "type": "withdrawn", "date": "2024-01-01", "starts": "2024-01-01"}  # fmt: skip


def grouped(group: Field, key: str, value: str) -> str:
    """A group with one key of this value, and with the keys that it must have."""
    others = {field.key: REQUIRED.get(field.key, "a") for field in group.fields if field.is_required}
    return "{" + ", ".join(f"{name}: {stated}" for name, stated in {**others, key: value}.items()) + "}"


def stated(field: Field, value: str) -> Iterator[str]:
    """Front matter in which a key, or a key of its groups, has a value."""
    yield f"{field.key}: {value}"
    if field.kind is FieldKind.GROUP:
        yield from (f"{field.key}: {grouped(field, inner.key, value)}" for inner in field.fields)
    if field.kind is FieldKind.LIST and field.item is not None and field.item.kind is FieldKind.GROUP:
        for group in (field.item, *field.item.others):
            yield from (f"{field.key}: [{grouped(group, inner.key, value)}]" for inner in group.fields)


@pytest.mark.parametrize("kind", SAMPLES)
def test_it_accepts_every_value_of_every_key_that_the_reader_accepts_and_no_other(kind: str):
    """Except for numbers in quotes, which are numbers for the reader and texts for a tool."""
    path, base = SAMPLES[kind]
    differ = []
    for field in fields_of(KINDS[kind], "en"):
        for front in (each for value in VALUES for each in stated(field, value)):
            text = front if front.partition(":")[0] == base.partition(":")[0] else f"{base}\n{front}"
            read = read_document(path, f"---\n{text}\n---\nText.\n".encode(), "pl")
            is_quoted_number = "'0123'" in front and not faults(kind, text.replace("'0123'", "123"))
            if bool(faults(kind, text)) != bool(read.problems) and not is_quoted_number:
                differ.append((front, [problem.code for problem in read.problems]))
    assert differ == []


def test_it_accepts_every_setting_of_the_site_that_the_reader_accepts_and_no_other():
    """Except for what only the reader checks: that a time zone exists, and that a site has a language."""
    differ = []
    for field in fields_of(KINDS["site"], "en"):
        for front in (each for value in VALUES for each in stated(field, value)):
            text = front if field.key == "title" else f"title: A\n{front}"
            codes = {problem.code for problem in read_site("site.yaml", text.encode())[2]}
            is_known = "time-zone-unknown" in codes or front == "languages: []" or "'0123'" in front
            if bool(faults("site", text)) != bool(codes) and not is_known:
                differ.append((front, codes))
    assert differ == []


def test_a_term_in_polish_matches_the_pattern_in_browsers():
    r"""Browsers check forms with JavaScript's patterns, where ``\w`` is an ASCII letter."""
    pattern = PATTERNS[Term]
    for term in ("6 miesięcy", "1 rok 6 miesięcy", "2 years"):
        assert re.search(pattern, term, re.ASCII), term


def test_every_key_has_a_description():
    found = json_schema("announcement", "pl")["properties"]
    assert isinstance(found, dict)
    assert all(each.get("description") for each in found.values())


def test_a_type_that_the_schema_cannot_describe_raises_an_error():
    class Odd(Entry, frozen=True, kw_only=True):
        what: complex

    with pytest.raises(TypeError):
        fields_of(Odd, "en")


def test_the_fields_have_the_order_of_the_model():
    assert [field.key for field in fields_of(Announcement, "en")][:3] == ["title", "date", "updated"]


def test_the_command_prints_one_schema_or_all(capsys: pytest.CaptureFixture[str]):
    assert main(["schema", "scheme", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema("scheme", "en")
    assert main(["schema", "--lang", "pl"]) == 0
    assert json.loads(capsys.readouterr().out) == {kind: json_schema(kind, "pl") for kind in KINDS}


def test_the_command_writes_a_file_for_each_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["schema", "--write", str(tmp_path / "schemas"), "--lang", "en"]) == 0
    written = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json": json_schema(kind, "en") for kind in KINDS}
    assert len(capsys.readouterr().out.splitlines()) == len(KINDS)


def test_the_command_accepts_every_kind(capsys: pytest.CaptureFixture[str]):
    for kind in KINDS:
        assert main(["schema", kind]) == 0
    capsys.readouterr()
