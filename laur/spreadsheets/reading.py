"""Files to tables: CSV, XLSX (and XLSM, XLSB, XLS), ODS, and HTML that is called XLS.

python-calamine reads workbooks: values with their types, in Rust, without running macros or formulas. What it does not
say is in `marks`.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path

from laur.spreadsheets.cells import CellValue, Sheet, UnreadableSheetError, Workbook
from laur.spreadsheets.marks import MOST_COLUMNS, MOST_ROWS, SheetMarks, refuse_what_is_too_large, sheet_marks
from laur.system.formats import ZIP_FAULTS

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 500_000_000
LARGEST_TEXTS = 60_000_000
"""Of the part with the texts of all cells, which needs many times as much memory."""
_TEXTS = "sharedstrings"
_ZIP, _OLE, _ENCRYPTED = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_MANIFEST = "META-INF/manifest.xml"
"""The part of an OpenDocument file that says how the others are encrypted."""

_FORMULA = re.compile(r"\s*(?:=|[+@-]\w+\()")
_DELIMITERS = ";,\t|"
_ENCODINGS = ("utf-8-sig", "cp1250")


def read_workbook(file: Path) -> Workbook:
    """The tables of a file. Raises `UnreadableSheetError`, and `OSError` where the file cannot be opened."""
    size = file.stat().st_size
    if size > LARGEST_FILE:
        raise UnreadableSheetError("file-too-large", size=size // 1_000_000, most=LARGEST_FILE // 1_000_000)
    data = file.read_bytes()
    if data.startswith((_ZIP, _OLE)):
        return _spreadsheet(file.name, data)
    text = _decoded(data)
    if re.match(r"\s*(?:<!doctype html|<html|<table|<meta|<\?xml[^>]*>\s*<html)", text, re.IGNORECASE):
        return Workbook(file.name, (_html_table(text),), ("html-as-sheet",))
    if file.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        raise UnreadableSheetError("not-a-table", ending=file.suffix or file.name)
    return Workbook(file.name, (_csv_table(text),))


# ---------------------------------------------------------------------------------------------- workbooks


def _spreadsheet(name: str, data: bytes) -> Workbook:
    try:
        import python_calamine
    except ModuleNotFoundError as error:
        raise UnreadableSheetError("package-missing", name=error.name) from error
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise UnreadableSheetError("password")
    members = _members(data) if data.startswith(_ZIP) else {}
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = tuple(_sheets(workbook, members, data))
    except python_calamine.PasswordError as error:
        raise UnreadableSheetError("password") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableSheetError("damaged", reason=" ".join(str(error).split())[:200]) from error
    except BaseException as error:  # a fault of the reader in Rust is a BaseException
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableSheetError("damaged", reason="unreadable content") from error
    notes = ("macros-ignored",) if any("vba" in member.lower() for member in members) else ()
    return Workbook(name, sheets, notes)


def _members(data: bytes) -> dict[str, int]:
    """The parts of a zipped workbook with their unpacked sizes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {part.filename: part.file_size for part in archive.infolist()}
            is_locked = _MANIFEST in sizes and b"encryption-data" in archive.read(_MANIFEST)
    except ZIP_FAULTS as error:
        raise UnreadableSheetError("damaged", reason=" ".join(str(error).split())[:200]) from error
    if is_locked:
        raise UnreadableSheetError("password")
    texts = sum(size for name, size in sizes.items() if _TEXTS in name.lower())
    for size, most in ((sum(sizes.values()), LARGEST_UNPACKED), (texts, LARGEST_TEXTS)):
        if size > most:
            raise UnreadableSheetError("file-too-large", size=size // 1_000_000, most=most // 1_000_000)
    return sizes


def _sheets(workbook: object, members: dict[str, int], data: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    assert isinstance(workbook, CalamineWorkbook)
    for number, about in enumerate(workbook.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        marks = sheet_marks(data, number, members) if members else SheetMarks()
        refuse_what_is_too_large(marks, about.name)
        sheet = workbook.get_sheet_by_index(number)
        reach = SheetMarks(height=sheet.total_height, width=sheet.total_width)
        refuse_what_is_too_large(reach, about.name)
        rows = [tuple(_cell(value) for value in row[:MOST_COLUMNS]) for row in sheet.to_python(skip_empty_area=False)]
        _fill_merged(rows, sheet.merged_cell_ranges or [])
        is_hidden = about.visible is not SheetVisibleEnum.Visible
        yield Sheet(about.name, tuple(rows), marks.hidden, is_hidden, marks.formulas)


def _cell(value: object) -> CellValue:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, bool | int | float):
        return value if isinstance(value, bool) else float(value)
    if isinstance(value, date):
        return value
    text = str(value).strip()
    return text or None


def _fill_merged(rows: list[tuple[CellValue, ...]], ranges: object) -> None:
    """Gives every cell of merged cells the value that the first of them has."""
    for (top, left), (bottom, right) in ranges if isinstance(ranges, list) else []:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for number in range(top, min(bottom + 1, len(rows))):
            row = list(rows[number])
            row[left : right + 1] = [value] * (min(right + 1, len(row)) - left)
            rows[number] = tuple(row)


# ---------------------------------------------------------------------------------------------- texts


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def _csv_table(text: str) -> Sheet:
    if "\0" in text:
        raise UnreadableSheetError("not-a-table", ending="NUL")
    stated = re.match(r"sep=(.)\r?\n", text)
    text = text[stated.end() :] if stated else text
    delimiter = stated[1] if stated else _delimiter(text)
    csv.field_size_limit(10_000_000)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row[:MOST_COLUMNS])
            if len(rows) > MOST_ROWS:
                raise UnreadableSheetError("too-many-rows", sheet="", n=f"> {MOST_ROWS}", most=MOST_ROWS)
    except csv.Error as error:
        raise UnreadableSheetError("damaged", reason=str(error)) from error
    return _text_sheet(rows)


def _text_sheet(rows: Sequence[Sequence[str]]) -> Sheet:
    """The table of texts; what a spreadsheet would read as a formula is one, unless an apostrophe is in front of it."""
    formulas = {
        (row, column) for row, cells in enumerate(rows) for column, text in enumerate(cells) if _FORMULA.match(text)
    }
    return Sheet("", tuple(tuple(map(_text_cell, cells)) for cells in rows), formulas=frozenset(formulas))


def _delimiter(text: str) -> str:
    """The character that separates the cells: the one that gives the first lines the most cells of equal number."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        usual = max(set(counts), key=lambda count: (counts.count(count), count)) if counts else 0
        return (counts.count(usual), usual) if usual > 1 else (0, 0)

    return max(_DELIMITERS, key=lambda delimiter: (*evenness(delimiter), -_DELIMITERS.index(delimiter)))


def _text_cell(text: str) -> CellValue:
    """The text of a cell, without the apostrophe that keeps a spreadsheet from reading it as a formula."""
    text = text.strip()
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@'＝＋－＠":
        text = text[1:]
    return text or None


class _HtmlCells(HTMLParser):
    """Collects the cells of the first table with rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._width = 1
        self._is_done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a row or a cell. An end tag can be missing (HTML, section 13.1.2.4)."""
        if self._is_done:
            return
        if tag == "tr":
            self._close()
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self._close()
            self._cell = []
            span = dict(attrs).get("colspan") or ""
            self._width = min(int(span), MOST_COLUMNS) if re.fullmatch(r"[1-9][0-9]{0,3}", span) else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._close()
        if tag == "table" and self.rows:
            self._is_done = True

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close(self) -> None:
        if self._cell is not None and self.rows:
            cells = [" ".join("".join(self._cell).split()), *[""] * (self._width - 1)]
            self.rows[-1] += cells[: max(0, MOST_COLUMNS - len(self.rows[-1]))]
        self._cell = None

    def close(self) -> None:
        """Ends the page, and with it a cell that is still open."""
        super().close()
        self._close()


def _html_table(text: str) -> Sheet:
    reader = _HtmlCells()
    reader.feed(text)
    reader.close()
    if not reader.rows:
        raise UnreadableSheetError("not-a-table", ending="HTML")
    return _text_sheet([row[:MOST_COLUMNS] for row in reader.rows[:MOST_ROWS]])
