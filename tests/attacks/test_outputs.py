"""Hostile values in what is no page: the terminal, tables, calendars, feeds and structured data."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import feedparser
import openpyxl
import pytest
from icalendar import Calendar
from lxml import etree

from laur.cli import main
from laur.frontmatter import read_document
from laur.model import Announcement, AnnouncementDocument, Certificate, OrganisationDocument
from tests.attacks.fields import text_of
from tests.attacks.hostile_site import Hostile, usual
from tests.attacks.payloads import NAMES, VALUES
from tests.sites import COMMON, ROOT, Site, tree_of

pytestmark = pytest.mark.slow
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, or what changes the order of what it shows; a line may end."""
FORMULA = re.compile("[=+@\t\r＝＋－＠]|-(?![\\d ])")
PATHS = {"content/organisations/alfa.md", "content/schemes/znak.md"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """A site whose register, feeds and calendar have every value that is accepted; it is built."""
    made = Hostile(tmp_path_factory.mktemp("outputs"))
    made.write("site.yaml", b"title: P\nbase_url: https://proba.example/\n")
    for path in PATHS:
        made.write(path.removeprefix("content/"), COMMON[path].encode())
    for number, value in enumerate(VALUES.values()):
        made.trees[f"organisations/v{number:02}.md"] = (
            "Organisation",
            {"name": value, "region": value, "city": value},
            "",
        )
        front: dict[str, object] = {
            "title": value,
            "summary": value,
            "date": "2024-01-01",
            "event": {"place": value, "starts": "2024-09-01"},
            "tags": [value],
            "certificates": [
                {
                    "id": f"c-{number}",
                    "organisation": f"v{number:02}",
                    "scheme": "znak",
                    "number": value,
                    "issuer": value,
                }
                | {"awarded": "2023-01-01", "valid_until": "2025-01-01", "sources": [{"title": value}]}
            ],
        }
        made.trees[f"news/v{number:02}.md"] = ("Announcement", front, value)
    for path, (kind, tree, body) in made.trees.items():
        made.write(path, text_of(kind, tree, body))
    made.settle()
    return made


@pytest.fixture(scope="module")
def output(hostile: Hostile) -> dict[str, bytes]:
    found = tree_of(hostile.options.output)
    assert sum(path.startswith("aktualnosci/") for path in found) > 20
    return found


def test_no_cell_of_a_table_begins_a_formula(output: dict[str, bytes]):
    tables = [data for path, data in output.items() if path.endswith(".csv")]
    assert tables
    for data in tables:
        for row in csv.reader(io.StringIO(data.decode(), newline="")):
            assert [cell for cell in row if FORMULA.match(cell)] == []


def test_no_value_adds_a_line_to_a_calendar(output: dict[str, bytes]):
    calendars = [data for path, data in output.items() if path.endswith(".ics")]
    assert calendars
    for data in calendars:
        calendar = Calendar.from_ical(data)
        assert all(event["UID"] != "evil" for event in calendar.walk("VEVENT"))
        assert data.count(b"\r\nBEGIN:VEVENT") == len(calendar.walk("VEVENT"))
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)


def test_feeds_and_sitemaps_are_well_formed_and_contain_no_elements_of_others(output: dict[str, bytes]):
    files = {path: data for path, data in output.items() if path.endswith((".xml", ".svg"))}
    assert len(files) > 5
    for path, data in files.items():
        for element in etree.fromstring(data).iter():
            name = etree.QName(element)
            assert name.namespace != "http://www.w3.org/1999/xhtml", path
            assert name.localname != "script", path


def test_structured_data_are_json_and_end_where_they_should(output: dict[str, bytes]):
    pages = [data.decode() for path, data in output.items() if path.endswith(".html")]
    blocks = [
        block
        for page in pages
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script', page, re.DOTALL)
    ]
    assert len(blocks) > 20
    for block in blocks:
        assert "<" not in block
        json.loads(block)
    for path, data in output.items():
        if path.endswith((".json", ".webmanifest", ".jsonld")):
            json.loads(data)


def test_whoever_reads_an_export_gets_what_was_typed(hostile: Hostile, output: dict[str, bytes], tmp_path: Path):
    content = hostile.options.content
    news = [_announcement(file) for file in sorted(content.glob("news/v*.md"))]
    certificates = [each for meta in news for each in meta.certificates if isinstance(each, Certificate)]
    numbers: dict[object, str | None] = {each.id: each.number for each in certificates}
    titles = {meta.title for meta in news}
    names = {_name(content, each.organisation) for each in certificates}
    assert len(titles) > 40

    register = json.loads(output["certyfikaty/register.json"])["certificates"]
    assert {each["id"]: each["number"] for each in register} == numbers
    for data in (output["certyfikaty/register.csv"], _exported(content, tmp_path / "list.csv").read_bytes()):
        _, *rows = csv.reader(
            io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";" if b";" in data[:99] else ","
        )
        for row in rows:
            assert {numbers[row[0]], f"'{numbers[row[0]]}"} & set(row), row
    sheet = openpyxl.load_workbook(_exported(content, tmp_path / "list.xlsx")).active
    for cells in sheet.iter_rows(min_row=2):
        assert numbers[cells[0].value] in [cell.value for cell in cells]
        assert "f" not in {cell.data_type for cell in cells}
    for path, data in output.items():
        if path.endswith(".ics"):
            summaries = [str(event["SUMMARY"]) for event in Calendar.from_ical(data).walk("VEVENT")]
            assert [each for each in summaries if not any(name in each for name in names | titles)] == [], path
        if path.endswith("feed.json"):
            assert {item["title"] for item in json.loads(data)["items"]} <= titles, path
        if path.endswith(("feed.xml", "rss.xml")):
            entries = feedparser.parse(data, sanitize_html=False).entries
            assert {entry.title for entry in entries} <= titles, path


def _announcement(file: Path) -> Announcement:
    read = read_document(f"news/{file.name}", file.read_bytes(), "pl").document
    assert isinstance(read, AnnouncementDocument)
    return read.meta


def _name(content: Path, organisation: str) -> str:
    file = content / f"organisations/{organisation}.md"
    read = read_document(f"organisations/{file.name}", file.read_bytes(), "pl").document
    assert isinstance(read, OrganisationDocument)
    return read.meta.name


def _exported(content: Path, file: Path) -> Path:
    assert main(["export", "register", str(file), "--content", str(content)]) == 0
    return file


def test_no_template_in_a_value_is_filled_in(output: dict[str, bytes]):
    html = b"".join(data for path, data in output.items() if path.endswith(".html"))
    assert b"{{ 7*7 }}" in html
    assert b"object at 0x" not in html


def printed(folder: Path, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, str(ROOT / "build.py"), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
    said = (done.stdout + done.stderr).decode(errors="replace")
    assert "Traceback" not in said
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows cannot store")
@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_no_problem_prints_what_a_terminal_obeys(tmp_path: Path, form: str):
    made = Site(tmp_path, "== content/news/dobra.md\n---\ntitle: Dobra\n---\n")
    for number, value in enumerate(VALUES.values()):
        wrong = {"title": value, "tags": [value], "date": value, "image": {"src": value}}
        tree, body = {**usual("Announcement", "x.md"), **wrong}, f"[x]({value})\n\n![]({value})\n{value}"
        made.write(f"content/news/v{number:02}.md", text_of("Announcement", tree, body))
        made.write(f"content/organisations/v{number:02}.md", text_of("Organisation", {"name": value, value: value}))
    for name in NAMES.values():
        made.write(f"content/news/{name}", "---\ntitle: \x1b[31mx\ntitel: \x9b2J\n---\n")
    said = printed(made.folder, "check", "--content", "content", "--format", form)
    assert len(said) > 1000
    assert [line for line in said.split("\n") if CONTROLS.search(line)] == []


@pytest.mark.parametrize("words", ["build --explain", "routes", "routes --format json", "status"])
def test_no_title_or_name_prints_what_a_terminal_obeys(hostile: Hostile, tmp_path: Path, words: str):
    output = ["--output", str(tmp_path / "site")] if words.startswith("build") else []
    said = printed(tmp_path, *words.split(), "--content", str(hostile.options.content), *output)
    assert len(said) > 1000
    assert [line for line in said.split("\n") if CONTROLS.search(line)] == []
