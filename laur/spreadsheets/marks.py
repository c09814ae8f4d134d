"""What the reader of workbooks does not say: hidden rows, formulas without a stored result, how far a sheet reaches.

It is read from the XML in the file, as a stream, before any value: the reader makes one cell for each place of the
rectangle around all values, so that one forgotten value in a far corner would take all memory.
"""

import io
import zipfile
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.spreadsheets.cells import UnreadableSheetError, letters
from laur.system.formats import ZIP_FAULTS

if TYPE_CHECKING:
    from lxml import etree

MOST_ROWS = 100_000
MOST_COLUMNS = 300
"""What is right of them is not read."""
MOST_CELLS = MOST_ROWS * MOST_COLUMNS


class SheetMarks(Struct, frozen=True):
    """The marks of a sheet."""

    hidden: frozenset[int] = frozenset()
    """Numbers of rows, from 0."""
    formulas: frozenset[tuple[int, int]] = frozenset()
    """Rows and columns, from 0, of cells with a formula that has no stored result."""
    height: int = 0
    width: int = 0
    """How many rows and columns there are up to the last value; 0 if it is not known."""


def sheet_marks(data: bytes, number: int, members: Collection[str]) -> SheetMarks:
    """The marks of a sheet of a zipped workbook. Raises `UnreadableSheetError` for damaged XML."""
    from lxml.etree import XMLSyntaxError

    try:
        if "content.xml" in members:
            return _in_ods(data, number)
        part = _sheet_parts(data, members).get(number, "")
        return _in_xlsx(data, part) if part in members else SheetMarks()
    except (XMLSyntaxError, *ZIP_FAULTS) as error:
        raise UnreadableSheetError("damaged", reason=" ".join(str(error).split())[:200]) from error


def refuse_what_is_too_large(marks: SheetMarks, sheet: str) -> None:
    """Raises `UnreadableSheetError` for a sheet with too many rows, or with a value far from all others."""
    if marks.height > MOST_ROWS:
        raise UnreadableSheetError("too-many-rows", sheet=sheet, n=marks.height, most=MOST_ROWS)
    if marks.height * marks.width > MOST_CELLS:
        raise UnreadableSheetError("too-wide", sheet=sheet, column=letters(marks.width - 1), rows=marks.height)


def _in_xlsx(data: bytes, part: str) -> SheetMarks:
    hidden: set[int] = set()
    formulas: set[tuple[int, int]] = set()
    row, column, height, width = -1, -1, 0, 0
    for event, element in _events(data, part, ("row", "c"), ("start", "end")):
        tag = _name(element.tag)
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r") or row + 2) - 1, -1
            continue
        if tag == "row":
            if element.get("hidden") in {"1", "true"}:
                hidden.add(row)
            continue
        column = _column(element.get("r") or "") if element.get("r") else column + 1
        parts = {_name(each.tag): each for each in element}
        value = parts.get("v")
        if "f" in parts and (value is None or not value.text):
            formulas.add((row, column))
        if "is" in parts or value is not None:
            height, width = max(height, row + 1), max(width, column + 1)
    return SheetMarks(frozenset(hidden), frozenset(formulas), height, width)


def _column(name: str) -> int:
    """The column, from 0, of a cell such as ``C7``."""
    column = 0
    for letter in name.rstrip("0123456789").upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _in_ods(data: bytes, number: int) -> SheetMarks:
    hidden: set[int] = set()
    table, row, height, width = -1, 0, 0, 0
    for event, element in _events(data, "content.xml", ("table", "table-row"), ("start", "end")):
        tag = _name(element.tag)
        if tag == "table":
            table, row = (table + 1, 0) if event == "start" else (table, row)
        elif event == "end" and table == number:
            times = _times(element, "number-rows-repeated")
            if {_name(name): str(value) for name, value in element.attrib.items()}.get("visibility") in _HIDDEN:
                hidden.update(range(row, row + min(times, MOST_ROWS)))
            reach = _reach(element)
            height, width = (row + times, max(width, reach)) if reach else (height, width)
            row += times
    return SheetMarks(frozenset(hidden), frozenset(), height, width)


_HIDDEN = frozenset({"collapse", "filter"})


def _reach(row: "etree._Element") -> int:
    """How many columns of a row there are up to its last value."""
    column, reach = 0, 0
    for cell in row:
        column += _times(cell, "number-columns-repeated")
        if len(cell) or any(_name(name) == "value-type" for name in cell.attrib):
            reach = column
    return reach


def _times(element: "etree._Element", name: str) -> int:
    stated = {_name(key): str(value) for key, value in element.attrib.items()}
    return max(1, int(stated.get(name, "1")))


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _events(
    data: bytes, part: str, names: tuple[str, ...], events: tuple[str, ...] = ("end",)
) -> Iterator[tuple[str, "etree._Element"]]:
    """The elements of a zipped part with these names, as they begin and end; each is forgotten after use.

    What is in a cell stays until its row has ended.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as stream:
        tags = [f"{{*}}{name}" for name in names]
        read = etree.iterparse(stream, events=events, tag=tags, resolve_entities=False, no_network=True, load_dtd=False)
        for event, element in read:
            yield str(event), element
            if event == "end" and _name(element.tag) != "c":
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


def _sheet_parts(data: bytes, members: Collection[str]) -> dict[int, str]:
    """The part of each sheet of an XLSX file, by its number."""
    if "xl/workbook.xml" not in members or "xl/_rels/workbook.xml.rels" not in members:
        return {}
    targets = {
        each.get("Id") or "": each.get("Target") or ""
        for _, each in _events(data, "xl/_rels/workbook.xml.rels", ("Relationship",))
    }
    parts = {}
    for number, (_, sheet) in enumerate(_events(data, "xl/workbook.xml", ("sheet",))):
        ids = [value for name, value in sheet.attrib.items() if _name(name) == "id"]
        target = targets.get(str(ids[0]), "") if ids else ""
        parts[number] = target.lstrip("/") if target.startswith("/xl/") else f"xl/{target}"
    return parts
