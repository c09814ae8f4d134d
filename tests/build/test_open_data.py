"""The register's data files, each read by a validator that has nothing to do with Laur."""

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest
from lxml import etree

from laur.rendering.writers import WRITERS
from laur.rendering.writers.icalendar import fold_line
from laur.rendering.writers.register_csv import COLUMNS, cell
from laur.views.output import DataFormat
from tests.sites import ROOT, Site, SiteFactory

TREE = r"""
== content/site.yaml
title: Próba
base_url: https://example.org/projekt/
== content/news/a.md
---
title: Pierwsze
date: 2024-02-03
certificates:
  - {id: stated, organisation: alfa, scheme: znak, level: silver, awarded: 2022-01-10, valid_until: 2024-12-31,
     score: {value: 136.5, max: 140}, indicators: 31, areas: ["Ludzie; zasoby", "-1 punkt"], number: "=1+1",
     sources: [{title: Strona, url: "https://example.com/a,b"}, {title: Tylko tytuł}]}
  - {id: month, organisation: beta, scheme: znak, level: bronze, awarded: 2021-11, valid_until: 2024-07}
  - {id: open, organisation: gamma, scheme: stan, valid_from: 2020, valid_until: open, number: "@SUM(A1)"}
  - {id: silent, organisation: delta, scheme: stan, number: "'0012"}
  - {id: counted, organisation: beta, scheme: stan, awarded: 2023-03-15, term: 2 years 6 months, issuer: "+48 Urząd"}
---
== content/news/b.md
---
title: Drugie
date: 2024-05-06
certificates:
  - {ref: stated}
  - {id: first, organisation: delta, scheme: znak, level: bronze, valid_from: 2021-01-01, valid_until: 2022-12-31}
  - {id: second, organisation: delta, scheme: znak, level: silver, kind: upgrade, awarded: 2022-12-01,
     valid_from: 2023-01-01, valid_until: 2025-12-31,
     events: [{type: suspended, date: 2024-03, reason: "Audyt, w toku"}, {type: reinstated, date: 2024-04-01},
              {type: withdrawn, date: 2024-05-02}]}
---
== content/organisations/alfa.md
---
name: "=HYPERLINK(\"https://example.com\";\"Łódź, \\\\ śródmieście\")"
country: PL
region: łódzkie
---
== content/organisations/beta.md
---
name: "-2+3+cmd|' /C calc'!A0"
---
== content/organisations/gamma.md
---
name: "@Gamma, \"Klaster\""
---
== content/organisations/delta.md
---
name: Klaster Obróbki Metali i Tworzyw Sztucznych Województwa Świętokrzyskiego w Ostrowcu Świętokrzyskim
---
== content/schemes/znak.md
---
name: Znak
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
BASE = "https://example.org/projekt/certyfikaty/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, only to be read."""
    return Site(tmp_path_factory.mktemp("data"), TREE).build()


@pytest.fixture
def own(site: SiteFactory) -> Site:
    """Built for one test, which may change it."""
    return site(TREE).build()


def rows(site: Site) -> dict[str, dict[str, str]]:
    text = (site.output / "certyfikaty/register.csv").read_bytes().decode("utf-8")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def entries(site: Site) -> dict[str, dict[str, Any]]:
    register = json.loads(site.read("/certyfikaty/register.json"))
    return {entry["id"]: entry for entry in register["certificates"]}


def calendar(site: Site) -> icalendar.Calendar:
    read = icalendar.Calendar.from_ical((site.output / "certyfikaty/register.ics").read_bytes())
    assert isinstance(read, icalendar.Calendar)
    return read


def events(site: Site) -> dict[str, icalendar.Event]:
    return {str(event["UID"]).partition("@")[0]: event for event in calendar(site).events}


def log(site: Site) -> list[dict[str, Any]]:
    changes: list[dict[str, Any]] = json.loads(site.read("/certyfikaty/changes.json"))["changes"]
    return changes


# ---------------------------------------------------------------------------------------------- the table


@pytest.mark.filterwarnings("default")
def test_every_data_format_has_a_writer():
    assert set(WRITERS) == set(DataFormat)


def test_frictionless_finds_the_table_as_the_package_describes_it(built: Site):
    from frictionless import Package, validate

    folder = built.output / "certyfikaty"
    report = validate(str(folder / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    table = Package(str(folder / "datapackage.json")).get_table_resource("register")
    read = {row["id"]: row for row in table.read_rows()}
    assert len(read) == 7
    assert read["stated"]["end_last"] == date(2024, 12, 31)
    assert read["stated"]["score"] == pytest.approx(136.5)
    assert read["silent"]["end_last"] is None


@pytest.mark.filterwarnings("default")
def test_frictionless_would_find_a_status_or_a_date_that_is_none(own: Site):
    from frictionless import validate

    table = own.output / "certyfikaty/register.csv"
    table.write_bytes(table.read_bytes().replace(b",valid,", b",ok,").replace(b"2021-11,", b"11.2021,"))
    report = validate(str(table.with_name("datapackage.json")), type="package")
    assert {fault[0] for fault in report.flatten(["fieldName"])} >= {"status", "awarded"}


def test_no_cell_of_the_table_begins_like_a_formula(built: Site):
    table = csv.reader(io.StringIO(built.read("/certyfikaty/register.csv"), newline=""))
    assert [value for row in table for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


def test_a_text_is_what_it_was_less_one_leading_apostrophe(built: Site):
    table, tree = rows(built), entries(built)
    for key, row in table.items():
        for column, stated in (
            ("organisation", tree[key]["organisation"]["name"]),
            ("number", tree[key]["number"] or ""),
            ("issuer", tree[key]["issuer"] or ""),
        ):
            assert row[column].removeprefix("'") == stated, (key, column)
    assert table["silent"]["number"] == "''0012"
    assert table["counted"]["issuer"] == "'+48 Urząd"
    assert table["open"]["organisation"] == '\'@Gamma, "Klaster"'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'"])
def test_every_dangerous_beginning_is_made_safe_and_can_be_undone(start: str):
    assert cell(f"{start}1") == f"'{start}1"
    assert cell(f"1{start}") == f"1{start}"


def test_a_whole_number_has_no_decimals_and_an_unknown_one_no_zero():
    assert [cell(value) for value in (140.0, 136.5, 0.0, None, 31)] == ["140", "136.5", "0", "", "31"]


def test_dates_stand_as_precisely_as_stated_beside_the_days_that_they_can_mean(built: Site):
    month = rows(built)["month"]
    assert month["awarded"] == "2021-11"
    assert (month["start_first"], month["start_last"]) == ("2021-11-01", "2021-11-30")
    assert month["valid_until"] == "2024-07"
    assert (month["end_first"], month["end_last"], month["end_basis"]) == ("2024-07-01", "2024-07-31", "stated")


def test_an_open_end_is_open_and_an_unknown_one_is_empty(built: Site):
    table = rows(built)
    assert (table["open"]["valid_until"], table["open"]["end_last"], table["open"]["end_basis"]) == ("open", "", "open")
    unknown = table["silent"]
    assert (unknown["valid_until"], unknown["end_last"], unknown["end_basis"]) == ("", "", "unknown")
    assert unknown["status"] == "unknown"


def test_a_computed_end_is_reported_from_a_stated_one(built: Site):
    counted = rows(built)["counted"]
    assert (counted["valid_until"], counted["term"]) == ("", "P2Y6M")
    assert (counted["end_last"], counted["end_basis"]) == ("2025-09-14", "estimated")


def test_the_table_is_rfc_4180_in_utf_8_without_a_mark(built: Site):
    data = (built.output / "certyfikaty/register.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 8


# ---------------------------------------------------------------------------------------------- the status


@pytest.mark.parametrize("day", [date(2024, 3, 15), date(2024, 6, 1)])
def test_a_status_of_any_file_holds_between_its_days_whenever_it_is_read(site: SiteFactory, day: date):
    table = rows(site(TREE).build(day=day))
    for key, row in table.items():
        if row["status_until"]:
            last = date.fromisoformat(row["status_until"])
            assert rows_on(site, last)[key] == row["status"], key
            assert rows_on(site, last + timedelta(days=1))[key] != row["status"], key


def rows_on(site: SiteFactory, day: date) -> dict[str, str]:
    return {key: row["status"] for key, row in rows(site("").build(day=day)).items()}


def test_the_status_on_any_day_can_be_computed_from_any_file(site: SiteFactory):
    reported = entries(site(TREE).build(day=date(2024, 6, 1)))
    for day in (
        date(2019, 1, 1),
        date(2022, 1, 10),
        date(2024, 3, 20),
        date(2024, 7, 15),
        date(2024, 11, 1),
        date(2031, 1, 1),
    ):
        then = rows(site("").build(day=day))
        for key, entry in reported.items():
            known = [step for step in entry["statuses"] if step["from"] is None or step["from"] <= day.isoformat()]
            assert known[-1]["status"] == then[key]["status"], (key, day)


def test_another_day_writes_the_table_again_only_when_a_status_changes(own: Site):
    own.build(day=date(2024, 6, 2))
    assert not {url for url in own.rendered if url.startswith("/certyfikaty/register")}
    own.build(day=date(2024, 7, 2))
    assert {"/certyfikaty/register.csv", "/certyfikaty/register.json"} <= own.rendered
    assert "/certyfikaty/register.ics" not in own.rendered
    assert "/certyfikaty/register.schema.json" not in own.rendered


# ---------------------------------------------------------------------------------------------- the tree


def test_the_json_is_as_its_schema_says(built: Site):
    schema = json.loads(built.read("/certyfikaty/register.schema.json"))
    register = json.loads(built.read("/certyfikaty/register.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(register)] == []
    assert register["$schema"] == schema["$id"] == f"{BASE}register.schema.json"
    for path, wrong in (("status", "ok"), ("valid_until", "31.12.2024"), ("grace_until", "2024-13-01"), ("id", None)):
        broken = register | {"certificates": [register["certificates"][0] | {path: wrong}]}
        assert not validator.is_valid(broken), path


def test_the_schema_describes_every_field_of_every_record(built: Site):
    schema = json.loads(built.read("/certyfikaty/register.schema.json"))
    fields = schema["$defs"]["CertificateData"]["properties"]
    for entry in entries(built).values():
        assert entry.keys() == fields.keys()


def test_the_json_says_null_for_what_is_not_known_and_lists_all_evidence(built: Site):
    tree = entries(built)
    assert tree["silent"]["end"] is None
    assert tree["silent"]["level"] is None
    assert tree["stated"]["evidence"] == [
        "https://example.org/projekt/aktualnosci/2024/02/a/",
        "https://example.org/projekt/aktualnosci/2024/05/b/",
    ]
    assert tree["stated"]["sources"][1] == {"url": None, "title": "Tylko tytuł", "archived": None}
    assert tree["first"]["successor"] == "second"
    assert tree["second"]["events"][0] == {"type": "suspended", "date": "2024-03", "reason": "Audyt, w toku"}


def test_an_empty_register_is_valid_too(site: SiteFactory):
    made = site("== content/news/a.md\n---\ntitle: A\n---\n").build()
    schema = json.loads(made.read("/certyfikaty/register.schema.json"))
    jsonschema.validate(json.loads(made.read("/certyfikaty/register.json")), schema)
    assert rows(made) == {}
    assert events(made) == {}
    assert log(made) == []
    assert not feedparser.parse(made.read("/certyfikaty/zmiany.xml")).bozo


# ---------------------------------------------------------------------------------------------- the calendar


def test_icalendar_reads_an_all_day_event_on_the_last_day_with_two_reminders(built: Site):
    event = events(built)["stated"]
    assert event.decoded("DTSTART") == date(2024, 12, 31)
    assert event.decoded("DTEND") == date(2025, 1, 1)
    assert event.decoded("DTSTAMP").isoformat() == "2024-05-06T00:00:00+00:00"
    assert event["UID"] == "stated@example.org/projekt"
    assert event["URL"] == f"{BASE}stated/"
    assert event["STATUS"] == "CONFIRMED"
    alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-90), timedelta(days=-30)]
    assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in event.walk("VALARM"))


def test_texts_with_commas_semicolons_and_backslashes_come_back_whole(site: SiteFactory):
    made = site(TREE).edit("content/organisations/beta.md", "-2+3+cmd|' /C calc'!A0", "a\\\\\\\\b; c, d: ,;")
    summary = str(events(made.build())["month"]["SUMMARY"])
    assert summary.endswith("a\\\\b; c, d: ,;")


def test_an_end_known_to_the_month_takes_the_month_and_is_tentative(built: Site):
    event = events(built)["month"]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2024, 7, 1), date(2024, 8, 1))
    assert event["STATUS"] == "TENTATIVE"


def test_a_computed_end_says_about(built: Site):
    event = events(built)["counted"]
    assert "(ok.)" in str(event["SUMMARY"])
    assert event["STATUS"] == "TENTATIVE"


def test_what_does_not_run_out_is_not_in_the_calendar(built: Site):
    """Without an end, with a successor, withdrawn."""
    assert events(built).keys() == {"stated", "month", "counted"}


def test_no_event_lacks_what_rfc_5545_requires_and_no_line_is_too_long(built: Site):
    whole = calendar(built)
    assert whole["VERSION"] == "2.0"
    assert whole["PRODID"]
    assert whole.errors == []
    for event in whole.events:
        assert {"UID", "DTSTAMP", "DTSTART"} <= event.keys()
        assert event.errors == []
    lines = (built.output / "certyfikaty/register.ics").read_bytes().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode("utf-8")


@pytest.mark.parametrize("text", ["", "a" * 75, "a" * 76, "ż" * 200, "x" * 74 + "ż", "🏅" * 60])
def test_a_folded_line_unfolds_to_itself(text: str):
    folded = fold_line(text)
    assert folded.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    assert folded.replace(b"\r\n ", b"").decode() == text + "\r\n"


def test_identifiers_stay_when_everything_else_changes(own: Site):
    before = {event["UID"] for event in events(own).values()}
    own.edit("content/news/a.md", "valid_until: 2024-12-31", "valid_until: 2025-06-30").build(day=date(2024, 8, 1))
    assert {event["UID"] for event in events(own).values()} == before


# ---------------------------------------------------------------------------------------------- the change log


def test_the_log_tells_what_happened_up_to_the_day_the_newest_first(built: Site):
    assert [(change["id"], change["day"]) for change in log(built)] == [
        ("second:withdrawn:2024-05-02", "2024-05-02"),
        ("second:reinstated:2024-04-01", "2024-04-01"),
        ("second:suspended:2024-03", "2024-03-01"),
        ("counted:began", "2023-03-15"),
        ("second:began", "2022-12-01"),
        ("stated:began", "2022-01-10"),
        ("month:began", "2021-11-30"),
        ("first:began", "2021-01-01"),
        ("open:began", "2020-12-31"),
    ]
    assert {change["type"] for change in log(built)} == {"awarded", "upgraded", "suspended", "reinstated", "withdrawn"}


def test_a_later_log_goes_on_with_the_earlier_one(own: Site):
    before = log(own)
    after = log(own.build(day=date(2025, 1, 1)))
    assert after[-len(before) :] == before
    assert [change["id"] for change in after[: -len(before)]] == ["stated:ran-out", "month:ran-out"]


def test_the_feed_is_atom_with_permanent_ids_and_dates_of_the_register(built: Site):
    raw = built.read("/certyfikaty/zmiany.xml")
    feed = feedparser.parse(raw)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    assert feed.feed.updated == "2024-05-02T00:00:00+02:00"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{BASE}zmiany.xml"]
    assert feed.entries[0].id == f"{BASE}second/#withdrawn:2024-05-02"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == len(log(built))
    assert feed.entries[2].title.startswith("Zawieszono: Srebro, Znak")
    assert feed.entries[2].summary == "Data zdarzenia: marzec 2024. Audyt, w toku"
    assert [entry.updated[:19] for entry in feed.entries] == [f"{change['day']}T00:00:00" for change in log(built)]


def test_each_change_leads_to_the_place_on_its_certificates_page_that_says_it(own: Site):
    own.build(day=date(2031, 1, 1))
    places = [change["url"].removeprefix(BASE).partition("#") for change in log(own)]
    assert {"began", "ran-out", "withdrawn:2024-05-02"} <= {anchor for _, _, anchor in places}
    for page, _, anchor in places:
        (place,) = own.page(f"/certyfikaty/{page}").select(f'[id="{anchor}"]')
        assert place.select_one("time"), (page, anchor)


def test_the_feed_has_what_rfc_4287_requires(built: Site):
    root = etree.fromstring((built.output / "certyfikaty/zmiany.xml").read_bytes())
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.tag == f"{atom}feed"
    for element in (root, *root.iter(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{atom}{name}")) == 1, name
    assert root.find(f"{atom}author/{atom}name") is not None


# ---------------------------------------------------------------------------------------------- ways there


def test_the_listing_leads_to_every_file_in_its_body_and_its_head(built: Site):
    links = {link.removeprefix("/projekt") for link in built.links("/certyfikaty/")}
    tables = {"register.csv", "datapackage.json", "register.json", "register.schema.json"}
    files = {*tables, "register.ics", "changes.json", "zmiany.xml"}
    assert {f"/certyfikaty/{name}" for name in files} <= links
    head = {
        str(link["href"]): str(link["type"]) for link in built.page("/certyfikaty/").select("link[rel=alternate][type]")
    }
    assert head["/projekt/certyfikaty/zmiany.xml"] == "application/atom+xml"
    assert head["/projekt/certyfikaty/register.csv"] == "text/csv"
    assert head["/projekt/certyfikaty/register.ics"] == "text/calendar"


def test_each_language_has_its_own_files_in_its_own_words(site: SiteFactory):
    made = site(TREE).write(
        "content/site.yaml", "title: {pl: Próba, en: Trial}\nbase_url: https://example.org\nlanguages: [pl, en]\n"
    )
    made.build()
    feed = feedparser.parse(made.read("/en/certificates/changes.xml"))
    assert feed.entries[0].title.startswith("Withdrawn: Srebro, Znak")
    english = json.loads(made.read("/en/certificates/register.json"))
    assert english["language"] == "en"
    assert english["certificates"][0]["url"].startswith("https://example.org/en/certificates/")
    assert english["certificates"][0]["evidence"] == ["https://example.org/aktualnosci/2024/02/a/"]


def test_every_column_and_file_is_documented():
    reported = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
    assert [column.name for column in COLUMNS if f"| `{column.name}` |" not in reported] == []
