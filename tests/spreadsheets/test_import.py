"""`import register`: lists of offices become certificates, and whatever is not clear is asked or reported."""

import json
import struct
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from msgspec.structs import asdict

from laur.cli import main
from laur.model import Certificate, Source
from laur.spreadsheets.flat import certificate_answers, flat_certificate
from tests.sites import ROOT, Site, SiteFactory
from tests.spreadsheets.lists import COUNTRIES, dirty_list

TREE = """
== content/site.yaml
title: Próba
base_url: https://proba.example/
data: {licence: CC-BY-4.0}
== content/schemes/znak.md
---
name: {pl: Znak Jakości, en: Quality Mark}
short_name: ZJ
levels:
  - {id: bronze, rank: 1, name: {pl: Brąz, en: Bronze}}
  - {id: silver, rank: 2, name: {pl: Srebro, en: Silver}}
---
== content/organisations/alfa.md
---
# as in the statute
name: Klaster Alfa
aliases: [Alfa Cluster]
identifiers: {krs: "0000000001"}
---
"""
HEAD = "Klaster;Kraj;Poziom;Ważny od;Ważny do\n"


class Office:
    """Somebody who keeps a list, and imports it into a site."""

    def __init__(self, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.site = site
        self.content = site.content
        self._capsys = capsys
        (site.folder / "layouts").symlink_to(ROOT / "layouts")
        monkeypatch.chdir(site.folder)

    def run(self, *arguments: str) -> tuple[int, str]:
        self._capsys.readouterr()
        status = main([*arguments, "--lang", "en"])
        printed = self._capsys.readouterr()
        return status, printed.out + printed.err

    def imports(self, text: str | bytes, name: str = "list.csv", *flags: str) -> dict[str, Any]:
        """The report of an import."""
        data = text.encode() if isinstance(text, str) else text
        (self.site.folder / name).write_bytes(data)
        return self.imports_file(name, *flags)

    def imports_file(self, name: str, *flags: str) -> dict[str, Any]:
        _, out = self.run("import", "register", name, "--format", "json", *flags)
        report: dict[str, Any] = json.loads(out)
        return report

    def answers(self, text: str) -> None:
        (self.content / ".register-list.yaml").write_text(text, encoding="utf-8")

    def text(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")

    def documents(self) -> dict[str, bytes]:
        files = self.content.rglob("*.md")
        return {file.relative_to(self.content).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def office(site: SiteFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(site(TREE), monkeypatch, capsys)


def codes(report: dict[str, Any]) -> list[tuple[str, int | None, str]]:
    return [(each["code"], each["row"], each["column"]) for each in report["findings"]]


# ---------------------------------------------------------------------------------------------- what is understood


def test_a_row_becomes_a_certificate_in_the_file_of_its_holder_which_stays_as_it_was(office: Office):
    before = office.text("organisations/alfa.md")
    report = office.imports(HEAD + "Klaster Alfa;Polska;brąz;3.2021;31.03.2023\n")
    assert report["counts"]["new"] == 1
    after = office.text("organisations/alfa.md")
    assert after.startswith(before.removesuffix("---\n").replace("identifiers", "country: PL\nidentifiers"))
    assert "  - id: alfa-znak-bronze-2021\n    scheme: znak\n    level: bronze\n    valid_from: 2021-03\n" in after
    assert "    valid_until: 2023-03-31\n" in after
    assert office.run("check") == (0, "No problems found.\n")


@pytest.mark.parametrize(
    "named", ["KLASTER ALFA", "alfa cluster", "Klaster Alfa Sp. z o.o.", "Alfa Klaster", "Klaster Alfa*"]
)
def test_a_holder_is_found_by_every_spelling_of_its_names(office: Office, named: str):
    report = office.imports(HEAD + f"{named};PL;Bronze;2021;2023\n")
    assert report["new_organisations"] == []
    assert report["entries"][0]["organisation"] == "alfa"


def test_a_holder_is_found_by_its_number_whatever_it_is_called(office: Office):
    report = office.imports("Nazwa klastra,KRS,Level\nSomething Else,1,Silver\n")
    assert report["entries"][0]["organisation"] == "alfa"


def test_a_new_holder_gets_a_file_with_what_the_list_states(office: Office):
    office.imports("Posiadacz,Kraj,Miasto,NIP,WWW,Poziom\nDolina Beta,Niemcy,Łódź,526-025-02-74,beta.example,srebro\n")
    certificate = "  - id: dolina-beta-znak-silver\n    scheme: znak\n    level: silver\n"
    assert office.text("organisations/dolina-beta.md") == (
        "---\nname: Dolina Beta\ncountry: DE\ncity: Łódź\nurl: https://beta.example\nidentifiers:\n"
        '  nip: "5260250274"\ncertificates:\n' + certificate + "---\n"
    )


def test_a_text_file_of_an_old_spreadsheet_is_read_in_its_encoding_and_with_its_separator(office: Office):
    report = office.imports("Nazwa klastra\tKraj\tLevel\nŁódzki Klaster Źródło\tPolska\tBrąz\n".encode("cp1250"))
    assert report["new_organisations"] == ["lodzki-klaster-zrodlo"]


def test_scheme_and_level_can_be_one_text(office: Office):
    report = office.imports("Holder,Certificate,Awarded\nKlaster Alfa,Quality Mark Silver,2021\n")
    assert report["entries"][0]["certificate"] == "alfa-znak-silver-2021"


# ---------------------------------------------------------------------------------------------- questions


def test_what_is_not_clear_is_asked_and_nothing_is_written_until_it_is_answered(office: Office):
    before = office.documents()
    report = office.imports("Klaster;Poziom;Opiekun;Ważny od\nKlaster Alfa;platyna;Anna;3/4/2021\n")
    asked = {(each["about"], each["value"]) for each in report["questions"]}
    assert asked == {("columns", "Opiekun"), ("levels", "platyna"), ("dates", "Ważny od")}
    assert office.documents() == before
    assert "Opiekun: ''" in office.text(".register-list.yaml")
    office.answers("columns: {opiekun: ignore}\nlevels: {Platyna: silver}\ndates: {Ważny od: month-first}\n")
    report = office.imports_file("list.csv")
    assert report["questions"] == []
    assert "    valid_from: 2021-03-04\n" in office.text("organisations/alfa.md")


def test_a_holder_that_is_spelt_almost_like_a_known_one_is_asked_about(office: Office):
    office.site.write("content/organisations/dolina.md", "---\nname: Dolina Narzędziowa\n---\n")
    report = office.imports("Klaster,Level\nDolina Nardzędziowa,Bronze\n")
    (question,) = report["questions"]
    assert (question["about"], question["choices"]) == ("organisations", ["dolina", "new"])
    office.answers("organisations: {Dolina Nardzędziowa: dolina}\n")
    assert office.imports_file("list.csv")["entries"][0]["organisation"] == "dolina"


def test_certificates_that_run_at_the_same_time_are_renewals_only_if_somebody_says_so(office: Office):
    rows = HEAD + "Klaster Alfa;PL;brąz;1.2020;1.2023\nKlaster Alfa;PL;srebro;6.2022;6.2025\n"
    assert [each["about"] for each in office.imports(rows)["questions"]] == ["overlaps"]
    office.answers("overlaps: report\n")
    report = office.imports(rows, "list.csv", "--dry-run")
    assert (report["counts"]["new"], report["counts"]["conflict"]) == (1, 1)
    office.answers("overlaps: renewal\n")
    office.imports(rows)
    text = office.text("organisations/alfa.md")
    assert "    kind: upgrade\n" in text
    assert "    supersedes: alfa-znak-bronze-2020\n" in text
    assert office.run("check") == (0, "No problems found.\n")


def test_a_dry_run_shows_everything_and_writes_nothing(office: Office):
    before = office.documents()
    (office.site.folder / "list.csv").write_text(HEAD + "Klaster Alfa;PL;brąz;2021;2023\nBeta;PL;złom;x;\n")
    status, out = office.run("import", "register", "list.csv", "--dry-run")
    assert status == 1
    assert "alfa-znak-bronze-2021" in out
    assert "D3: “x” is not a date. Write it like 2024-12-31, 2024-12 or 2024. [date-not-understood]" in out
    assert "Which level is “złom”?" in out
    assert "This was a dry run. Run the command without --dry-run: it asks on a terminal" in out
    assert office.documents() == before
    assert not (office.content / ".register-list.yaml").exists()


# ---------------------------------------------------------------------------------------------- again and again


def test_the_same_list_again_changes_nothing(office: Office):
    rows = HEAD + "Klaster Alfa;PL;brąz;2021;2023\nDolina Beta;DE;srebro;3.2020;\n"
    office.imports(rows)
    written = office.documents()
    report = office.imports(rows)
    assert (report["counts"]["same"], report["files"]) == (2, [])
    assert office.documents() == written


def test_a_value_that_was_changed_by_hand_stays_and_one_that_the_list_changed_is_written(office: Office):
    office.imports(HEAD + "Klaster Alfa;PL;brąz;2021;2023\n")
    office.site.edit("content/organisations/alfa.md", "valid_until: 2023", "valid_until: 2023-05  # by phone")
    report = office.imports(HEAD + "Klaster Alfa;PL;brąz;2021;2023\n")
    assert codes(report) == [("fact-kept", 2, "E")]
    assert "valid_until: 2023-05  # by phone" in office.text("organisations/alfa.md")
    report = office.imports(HEAD + "Klaster Alfa;PL;brąz;2021;2024\n")
    assert codes(report) == [("fact-differs", 2, "E")]
    assert "valid_until: 2023-05  # by phone" in office.text("organisations/alfa.md")


def test_a_certificate_of_an_announcement_is_changed_there(office: Office):
    office.site.write(
        "content/news/a.md",
        "---\ntitle: A\ncertificates:\n  - {id: a-1, organisation: alfa, scheme: znak, number: '7'}\n---\n",
    )
    office.run("export", "register", "list.csv")
    text = (office.site.folder / "list.csv").read_text("utf-8-sig")
    (office.site.folder / "list.csv").write_text(text.replace(",7,", ",8,"), encoding="utf-8-sig")
    report = office.imports_file("list.csv")
    assert report["counts"]["changed"] == 1
    assert "number: '8'}" in office.text("news/a.md")


def test_what_a_list_does_not_have_any_more_stays_and_is_reported(office: Office):
    office.imports(HEAD + "Klaster Alfa;PL;brąz;2021;2023\nDolina Beta;DE;srebro;2020;\n")
    report = office.imports(HEAD + "Klaster Alfa;PL;brąz;2021;2023\n")
    assert report["missing"] == ["dolina-beta-znak-silver-2020"]
    assert (office.content / "organisations/dolina-beta.md").exists()


def test_one_certificate_in_two_rows_is_reported(office: Office):
    row = "Klaster Alfa;PL;brąz;2021;2023\n"
    assert codes(office.imports(HEAD + row + row)) == [("row-again", 3, "")]


def test_if_a_file_cannot_be_written_all_are_as_they_were(office: Office, monkeypatch: pytest.MonkeyPatch):
    before, replace = office.documents(), Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name == "dolina-beta.md":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    (office.site.folder / "list.csv").write_text(HEAD + "Klaster Alfa;PL;brąz;2021;2023\nDolina Beta;DE;srebro;2020;\n")
    assert office.run("import", "register", "list.csv")[0] == 3
    monkeypatch.setattr(Path, "replace", replace)
    assert office.documents() == before
    assert not list(office.content.rglob(".*.new"))


# ---------------------------------------------------------------------------------------------- there and back


def test_export_edit_import_gives_no_difference_but_the_edits(office: Office):
    office.site.edit(
        "content/organisations/alfa.md",
        "identifiers:",
        """\
certificates:
  - id: alfa-1
    scheme: znak
    level: bronze
    number: "=1+1"
    awarded: 2020-05
    valid_until: open
    score: {value: 136.5, max: 140}
    areas: [ludzie, strategia]
    events:
      - {type: suspended, date: 2021-03, reason: zaległy audyt}
    sources:
      - {title: Lista, url: "https://lista.example/"}
      - {title: Pismo}
identifiers:""",
    )
    before = office.documents()
    for name in ("list.xlsx", "list.csv"):
        assert office.run("export", "register", name)[0] == 0
        report = office.imports_file(name)
        assert (report["counts"]["same"], report["findings"], report["files"]) == (1, [], [])
    assert office.documents() == before
    text = (office.site.folder / "list.csv").read_text("utf-8-sig")
    assert ",'=1+1," in text
    (office.site.folder / "list.csv").write_text(text.replace(",2020-05,", ",2020-05-17,"), encoding="utf-8-sig")
    report = office.imports_file("list.csv")
    assert [each["changes"] for each in report["entries"]] == [
        [{"column": "awarded", "outcome": "changed", "old": "2020-05", "new": "2020-05-17"}]
    ]
    changed = before["organisations/alfa.md"].decode().replace("awarded: 2020-05", "awarded: 2020-05-17")
    assert office.text("organisations/alfa.md") == changed


def test_a_date_that_is_only_more_precise_is_the_same_award_and_no_contradiction(office: Office):
    stated = "certificates:\n  - {id: a, scheme: znak, level: bronze, awarded: 2021-03-12, valid_until: 2023-03}\n"
    office.site.write("content/organisations/alfa.md", f"---\nname: Klaster Alfa\n{stated}---\n")
    rows = "Klaster,Level,Awarded,Valid until\nKlaster Alfa,Bronze,2021-03,2023-03-11\n"
    report = office.imports(rows)
    assert [(each["certificate"], each["outcome"]) for each in report["entries"]] == [("a", "changed")]
    text = office.text("organisations/alfa.md")
    assert "2021-03-12" in text
    assert "2023-03-11" in text
    report = office.imports(rows)
    assert (report["counts"]["same"], report["files"]) == (1, [])


def test_only_a_row_with_an_id_makes_a_date_less_precise(office: Office):
    stated = "certificates:\n  - {id: a, scheme: znak, level: bronze, awarded: 2021-03-12}\n"
    office.site.write("content/organisations/alfa.md", f"---\nname: Klaster Alfa\n{stated}---\n")
    assert office.run("export", "register", "own.csv")[0] == 0
    report = office.imports("Klaster,Level,Awarded\nKlaster Alfa,Bronze,2021-03\n", "other.csv", "--dry-run")
    assert (report["counts"]["same"], codes(report)) == (1, [])
    text = (office.site.folder / "own.csv").read_text(encoding="utf-8")
    report = office.imports(text.replace("2021-03-12", "2021-03"), "own.csv")
    assert report["counts"]["changed"] == 1


def test_a_date_that_could_be_that_of_two_certificates_recognises_neither(office: Office):
    stated = "".join(
        f"  - {{id: {key}, scheme: znak, level: bronze, assessed: 2021-03-0{key[1]}}}\n" for key in ("a1", "a2")
    )
    office.site.write("content/organisations/alfa.md", f"---\nname: Klaster Alfa\ncertificates:\n{stated}---\n")
    report = office.imports("Klaster,Level,Assessed\nKlaster Alfa,Bronze,2021-03\n")
    assert [each["outcome"] for each in report["entries"]] != ["same"]


def test_a_number_in_a_register_is_the_same_however_it_is_written(office: Office):
    office.site.edit("content/organisations/alfa.md", 'krs: "0000000001"', 'krs: "1", nip: 526-025-02-74')
    report = office.imports("Klaster;Poziom;Ważny od;KRS;NIP\nKlaster Alfa;brąz;2021;0000000001;5260250274\n")
    assert (report["counts"]["new"], codes(report)) == (1, [])
    for name in ("list.csv", "list.xlsx"):
        assert office.run("export", "register", name)[0] == 0
        back = office.imports_file(name)
        assert (back["counts"]["same"], codes(back)) == (1, [])
    assert "nip: 526-025-02-74" in office.text("organisations/alfa.md")
    back = office.imports("Klaster;Poziom;Ważny od;NIP\nKlaster Alfa;brąz;2021;1234563218\n")
    assert 'nip: "1234563218"' in office.text("organisations/alfa.md"), back


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_an_exported_list_has_the_words_of_its_language_and_is_read_without_a_question(office: Office, lang: str):
    office.imports(
        "Klaster;Poziom;Ważny od;Ważny do\n"
        "Klaster Alfa;brąz;2015-01-01;2016-12-31\nKlaster Alfa;srebro;2100;\nKlaster Beta;brąz;;\n"
    )
    assert main(["export", "register", "list.csv", "--lang", lang, "--content", str(office.content)]) == 0
    text = (office.site.folder / "list.csv").read_text(encoding="utf-8-sig")
    expected = {"pl": ("wygasł", "jeszcze nie obowiązuje", "nieznany"), "en": ("expired", "upcoming", "unknown")}[lang]
    assert [word for word in expected if word not in text] == []
    back = office.imports_file("list.csv")
    assert (back["counts"]["same"], back["questions"], codes(back)) == (3, [], [])


def test_a_date_is_not_reported_while_its_order_is_asked_about(office: Office):
    report = office.imports("Klaster;Poziom;Ważny od\nKlaster Alfa;brąz;4/5/2023\nKlaster Beta;brąz;wkrótce\n")
    assert len(report["questions"]) == 1
    assert codes(report) == [("date-not-understood", 3, "C")]


@pytest.mark.parametrize(
    "source",
    [
        Source(title="Lista"),
        Source(title="Lista", url="https://a.example/x?y=1;z"),
        Source(title="Lista", url="https://a.example/", archived="https://b.example/web/https://a.example/"),
        Source(title="Lista", archived="https://b.example/"),
    ],
)
def test_a_source_in_a_cell_is_read_back_with_its_copy_in_an_archive(source: Source):
    certificate = Certificate(id="a", organisation="b", scheme="c", sources=(source, source))
    stated = {key: value for key, value in asdict(source).items() if value}
    assert certificate_answers(flat_certificate(certificate))["sources"] == [stated, stated]


def test_a_spreadsheet_sees_dates_as_dates_numbers_as_numbers_and_no_formula(office: Office):
    from openpyxl import load_workbook

    office.imports(HEAD + "=HYPERLINK;PL;brąz;5.3.2021;2023-04\n".replace("=HYPERLINK", "Dolina +48"))
    office.run("export", "register", "list.xlsx")
    sheet = load_workbook(office.site.folder / "list.xlsx").active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=True))
    assert (row["Valid from"].is_date, row["Valid from"].value.date()) == (True, date(2021, 3, 5))
    assert (row["Valid until"].data_type, row["Valid until"].value) == ("s", "2023-04")
    assert all(cell.data_type != "f" for cells in sheet for cell in cells)
    assert sheet.freeze_panes == "D2"


# ---------------------------------------------------------------------------------------------- bad input


def workbook(file: Path, *rows: tuple[object, ...], **options: object) -> Path:
    book = xlsxwriter.Workbook(str(file), options)
    sheet = book.add_worksheet("Lista")
    for line, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, column, value)
            else:
                sheet.write(line, column, value)
    book.close()
    return file


def test_a_file_with_a_password_is_refused_with_the_way_out(office: Office):
    import io

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>")
        archive.writestr("content.xml", b"\x00encrypted")
    (office.site.folder / "l.ods").write_bytes(data.getvalue())
    assert office.run("import", "register", "l.ods") == (
        1,
        "l.ods: The file has a password. Save a copy without one.\n",
    )
    encrypted = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    (office.site.folder / "l.xlsx").write_bytes(encrypted)
    assert "has a password" in office.run("import", "register", "l.xlsx")[1]


def test_cells_of_a_page_need_no_end_tags_and_can_be_as_wide_as_several(office: Office):
    page = "<html><table><tr><td colspan=2>Klaster<td>Level<tr><td>Klaster Alfa<td>x<td>brąz<tr><td>Beta<td>y<td>srebro"
    report = office.imports(page, "list.xls")
    assert [each["certificate"] for each in report["entries"]] == ["alfa-znak-bronze", "beta-znak-silver"]


def test_an_xls_that_is_a_web_page_is_read(office: Office):
    row = "<tr><td>Klaster&nbsp;Alfa</td><td>Bronze</td></tr>"
    page = f"<html><body><table><tr><th>Klaster</th><th>Level</th></tr>{row}</table>"
    report = office.imports(page, "list.xls")
    assert (report["counts"]["new"], codes(report)) == (1, [("html-as-sheet", None, "")])


def test_an_opendocument_list_is_read_with_its_hidden_rows(office: Office):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Lista")
    for texts, visible in ((("Klaster", "Level"), "visible"), (("Klaster Alfa", "Bronze"), "collapse")):
        row = TableRow(visibility=visible)
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(office.site.folder / "list.ods"))
    report = office.imports_file("list.ods")
    assert [each["about"] for each in report["questions"]] == ["hidden"]
    office.answers("hidden: import\n")
    assert office.imports_file("list.ods")["counts"]["new"] == 1


def test_totals_notes_and_single_values_are_no_certificates(office: Office):
    report = office.imports(
        HEAD + "Klaster Alfa;PL;brąz;2021;2023\nRazem;1;;;\n\nNiemcy;;;;\n* Klaster zmienił nazwę;;;;\n"
    )
    assert report["counts"]["new"] == 1
    assert codes(report) == [("row-total", 3, ""), ("row-single", 5, ""), ("row-note", 6, "")]


def test_a_formula_that_injects_is_text_that_is_not_imported(office: Office):
    report = office.imports('Klaster,Level,Number\nKlaster Alfa,Bronze,"=HYPERLINK(""http://x"",""y"")"\n')
    assert ("cell-formula", 2, "C") in codes(report)
    assert "HYPERLINK" not in office.text("organisations/alfa.md")


def changed(file: Path, part: str, old: bytes, new: bytes, more: str = "") -> Path:
    """Replaces bytes in a part of a zipped workbook, and adds a part."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(old, new) if name == part else data)
        if more:
            archive.writestr(more, b"x")
    return file


SHEET = "xl/worksheets/sheet1.xml"
ROWS = (("Klaster", "Level", "Number"), ("Klaster Alfa", "Bronze", "1"))


def test_macros_are_not_run_and_reported(office: Office):
    workbook(office.site.folder / "list.xlsm", *ROWS)
    changed(office.site.folder / "list.xlsm", SHEET, b"</sheetData>", b"</sheetData>", "xl/vbaProject.bin")
    report = office.imports_file("list.xlsm")
    assert (report["counts"]["new"], codes(report)) == (1, [("macros-ignored", None, "")])


def test_a_formula_without_a_stored_result_is_reported_with_its_cell(office: Office):
    file = workbook(office.site.folder / "list.xlsx", *ROWS, ("Klaster Beta", "Bronze", 7.5))
    changed(file, SHEET, b"<v>7.5</v>", b"<f>SUM(A1:A9)</f>")
    report = office.imports_file("list.xlsx")
    assert ("cell-formula", 3, "C") in codes(report)
    assert report["counts"]["new"] == 2


def test_a_value_far_from_the_list_is_refused_before_it_takes_all_memory(office: Office):
    for line, column, message in (
        (1_048_575, 0, "The sheet Lista has 1048576 rows"),
        (50_000, 16_383, "The sheet Lista reaches to column XFD and has 50001 rows"),
        (1_048_575, 16_383, "The sheet Lista has 1048576 rows"),
    ):
        book = xlsxwriter.Workbook(str(office.site.folder / "list.xlsx"))
        sheet = book.add_worksheet("Lista")
        sheet.write_row(0, 0, ROWS[0])
        sheet.write_row(1, 0, ROWS[1])
        sheet.write(line, column, "x")
        book.close()
        status, out = office.run("import", "register", "list.xlsx")
        assert (status, message in out) == (1, True), out
    assert not (office.content / ".register-list.json").exists()


@pytest.mark.parametrize(
    ("old", "new"), [(b"</sheetData>", b"</sheetData><broken>&nope;"), (b'<row r="2"', b'<row r="two"')]
)
def test_a_damaged_part_of_a_workbook_is_refused_with_the_way_out(office: Office, old: bytes, new: bytes):
    changed(workbook(office.site.folder / "list.xlsx", *ROWS), SHEET, old, new)
    status, out = office.run("import", "register", "list.xlsx")
    assert (status, "damaged or not a spreadsheet" in out) == (1, True), out


def test_a_workbook_that_unpacks_to_more_than_memory_holds_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch):
    file = workbook(office.site.folder / "list.xlsx", *ROWS)
    changed(file, SHEET, b"</sheetData>", b" " * 3_000_000 + b"</sheetData>")
    assert file.stat().st_size < 20_000
    monkeypatch.setattr("laur.spreadsheets.reading.LARGEST_UNPACKED", 2_000_000)
    status, out = office.run("import", "register", "list.xlsx")
    assert (status, "The file has 3 MB; at most 2 MB are read" in out) == (1, True), out


def test_a_workbook_that_states_wrong_sizes_of_its_parts_is_refused(office: Office):
    file = workbook(office.site.folder / "list.xlsx", *ROWS)
    changed(file, SHEET, b"</sheetData>", b" " * 3_000_000 + b"</sheetData>")
    with zipfile.ZipFile(file) as archive:
        size = struct.pack("<I", archive.getinfo(SHEET).file_size)
    file.write_bytes(file.read_bytes().replace(size, struct.pack("<I", 2000)))
    status, out = office.run("import", "register", "list.xlsx")
    assert (status, "damaged or not a spreadsheet" in out) == (1, True), out


def test_merged_heads_and_merged_cells_of_a_list_are_read_as_people_read_them(office: Office):
    book = xlsxwriter.Workbook(str(office.site.folder / "list.xlsx"))
    sheet = book.add_worksheet("Lista")
    sheet.merge_range("A1:D1", "Wykaz")
    sheet.merge_range("A2:A3", "Klaster")
    sheet.merge_range("B2:B3", "Poziom")
    sheet.merge_range("C2:D2", "Ważność")
    sheet.write_row("C3", ["od", "do"])
    sheet.merge_range("A4:A5", "Klaster Alfa")
    sheet.write_row("B4", ["Brąz", "2019", "2021"])
    sheet.write_row("B5", ["Srebro", "2022", "2024"])
    book.close()
    report = office.imports_file("list.xlsx")
    assert (report["counts"]["new"], codes(report)) == (2, [])
    assert office.text("organisations/alfa.md").count("valid_until") == 2


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Klaster Alfa*", "Klaster Alfa"),
        ("Klaster Alfa 1)", "Klaster Alfa"),
        ("Klaster Alfa [2]", "Klaster Alfa"),
        ("Klaster Alfa ²", "Klaster Alfa"),
        ("Klaster Alfa (grupa 1)", "Klaster Alfa (grupa 1)"),
        ("Klaster 2015", "Klaster 2015"),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_name(office: Office, name: str, read: str):
    report = office.imports(f"Klaster;Poziom\n{name};brąz\n")
    assert codes(report) == ([] if name == read else [("cell-footnote", 2, "A")])
    assert len(report["new_organisations"]) == (0 if read == "Klaster Alfa" else 1)


def test_a_second_table_beside_the_first_is_reported_and_not_mixed_with_it(office: Office):
    report = office.imports("Klaster;Poziom;Ważny od;;Klaster;Poziom\nKlaster Alfa;brąz;2021;;Klaster Beta;srebro\n")
    assert (report["counts"]["new"], report["questions"]) == (1, [])
    assert codes(report) == [("table-beside", 1, "E")]


def test_one_column_with_a_name_that_another_has_is_asked_about_alone(office: Office):
    text = "Klaster;Poziom;Ważny od;Klaster\nKlaster Alfa;brąz;2021;inny\n"
    assert [each["value"] for each in office.imports(text)["questions"]] == ["Klaster (D)"]
    office.answers("columns: {Klaster (D): ignore}\n")
    report = office.imports(text)
    assert (report["counts"]["new"], report["questions"]) == (1, [])


def test_a_new_row_that_collides_with_a_known_certificate_names_both(office: Office):
    known = "{id: alfa-1, scheme: znak, level: bronze, valid_from: 2020-01-01, valid_until: 2021-12-31}"
    office.site.edit("content/organisations/alfa.md", "identifiers:", f"certificates:\n  - {known}\nidentifiers:")
    office.answers("overlaps: report\n")
    report = office.imports("Klaster;Poziom;Ważny od;Ważny do\nKlaster Alfa;srebro;2019-06-01;2020-05-31\n")
    (found,) = report["findings"]
    assert (found["code"], found["row"]) == ("rule-broken", 2)
    assert "alfa-1" in found["text"]
    assert "alfa-znak-silver-2019" in found["text"]


def test_a_second_table_in_a_sheet_is_read_by_its_own_head(office: Office):
    workbook(
        office.site.folder / "list.xlsx",
        ("Klaster", "Level", "Valid from"),
        ("Klaster Alfa", "Bronze", 2020),
        (),
        ("Level", "Klaster", "Valid from"),
        ("Silver", "Dolina Beta", 2021),
    )
    report = office.imports_file("list.xlsx")
    assert [each["certificate"] for each in report["entries"]] == [
        "alfa-znak-bronze-2020",
        "dolina-beta-znak-silver-2021",
    ]
    assert codes(report) == [("head-again", 4, "")]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("list.pdf", b"%PDF-1.7", "This is not a table (.pdf)"),
        ("list.xlsx", b"PK\x03\x04 broken", "damaged or not a spreadsheet"),
        ("list.csv", b"a,b\0\n", "This is not a table (NUL)"),
        ("list.csv", b"x,y\n1,2\n", "No sheet has a row with column names that are known"),
        ("list.csv", b"", "No sheet has a row with column names that are known"),
        ("list.csv", ("Klaster,Level\n" + "a,b\n" * 100_001).encode(), "at most 100000 are read"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_way_out(office: Office, name: str, data: bytes, message: str):
    (office.site.folder / name).write_bytes(data)
    status, out = office.run("import", "register", name)
    assert (status, message in out) == (1, True), out


def test_a_damaged_mapping_file_is_reported(office: Office):
    (office.site.folder / "list.csv").write_text(HEAD)
    for text in ("columns: [a", "colums: {a: b}", "columns: text", "- a"):
        office.answers(text)
        status, out = office.run("import", "register", "list.csv")
        assert (status, ".register-list.yaml" in out) == (1, True), out


def test_a_flag_of_another_import_is_refused(office: Office):
    (office.site.folder / "list.csv").write_text(HEAD)
    assert office.run("import", "register", "list.csv", "--download")[0] == 2
    assert office.run("import", "feed", "x.xml", "--mapping", "m.yaml")[0] == 2


# ---------------------------------------------------------------------------------------------- a whole list


def test_a_dirty_list_is_imported_with_its_questions_answered_from_a_file(office: Office):
    _import_of(office, 120)


@pytest.mark.slow
def test_a_list_of_1300_rows_in_48_countries_is_imported_checked_and_built(office: Office):
    assert len(COUNTRIES) == 48
    _import_of(office, 1300)
    office.site.build(day=date(2024, 6, 1))


def _import_of(office: Office, rows: int) -> None:
    dirt = dirty_list(office.site.folder / "list.xlsx", rows)
    (office.site.folder / "answers.yaml").write_text("columns: {Opiekun: ignore}\nhidden: import\noverlaps: renewal\n")
    report = office.imports_file("list.xlsx", "--mapping", "answers.yaml")
    assert (report["counts"]["new"], report["questions"]) == (rows, [])
    found = [code for code, _, _ in codes(report)]
    assert found.count("row-total") == dirt["totals"]
    assert found.count("head-again") == dirt["again"]
    assert found.count("cell-footnote") == dirt["footnotes"]
    assert found.count("row-note") == dirt["notes"]
    assert office.run("check") == (0, "No problems found.\n")
    again = office.imports_file("list.xlsx", "--mapping", "answers.yaml")
    assert (again["counts"]["same"], again["files"]) == (rows, [])
    assert office.run("export", "register", "back.xlsx")[0] == 0
    back = office.imports_file("back.xlsx")
    assert (back["counts"]["same"], back["files"]) == (rows, [])
