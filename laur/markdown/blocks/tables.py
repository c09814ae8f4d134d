"""Tables: GitHub's (GFM 0.29, 4.10), and cells with tabs between them, as a spreadsheet copies them."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from laur.markdown.attributes import at_end
from laur.markdown.blocks.block import CODE_INDENT, Block, BlockStart, OpenText, container
from laur.markdown.blocks.line import SourceLine
from laur.markdown.blocks.paragraph import Paragraph

_DELIMITERS = re.compile(r"(?!- )\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+$")
_BETWEEN_CELLS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ALIGN = {(True, False): "left", (False, True): "right", (True, True): "center"}
_MARKS = frozenset(" \t#>`~<|:")
"""With these, a line begins another block, or is code."""
_LIKE_AN_ITEM = re.compile(r"[ ]{0,3}(?:[-+*]|\d{1,9}[.)])[ \t]|\W+\t")


class Table(Block):
    """A table with ``|`` between its cells."""

    takes_lines = yields = True

    def __init__(self, line: SourceLine, head: str, delimiters: str) -> None:
        super().__init__(line)
        self.first = line.number - 1
        self._rows = [(self.first, head)]
        self._align = [_ALIGN.get((cell.startswith(":"), cell.endswith(":"))) for cell in _cells(delimiters)]

    def continues(self, line: SourceLine) -> bool | None:
        return not line.is_empty and line.indent < CODE_INDENT

    def add(self, line: SourceLine) -> None:
        self._rows.append((line.number, line.words))
        self.last = line.number

    def write(self, reader: OpenText, into: Element) -> None:
        rows = [(number, self._fitting(reader, number, row)) for number, row in self._rows]
        write_table(reader, into, rows, self._align)

    def _fitting(self, reader: OpenText, number: int, row: str) -> list[str]:
        """The cells of a row. Words beyond the last column stay in the last cell."""
        cells, width = _cells(row), len(self._align)
        if len(cells) > width and any(cells[width:]):
            reader.report("table-row-long", " | ".join(cells[width:]), reader.place(row, number))
        cells[width - 1 :] = [r" \| ".join(cells[width - 1 :]).removesuffix(r" \| ")]
        return cells


class TableStart(BlockStart):
    """A line of dashes and ``|`` below a line with as many cells."""

    characters = "|-:"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        above = reader.container
        if reader.is_code(line) or not isinstance(above, Paragraph) or not above.lines:
            return False
        head = above.lines[-1]
        if "|" not in head or not _DELIMITERS.match(line.words) or len(_cells(head)) != len(_cells(line.words)):
            return False
        above.lines.pop()
        above.last -= 1
        reader.add(Table(line, head, line.words))
        return True


class PastedTable(Block):
    """Lines with tabs between words."""

    takes_lines = True

    def __init__(self, line: SourceLine) -> None:
        super().__init__(line)
        self._rows: list[tuple[int, str]] = []

    def continues(self, line: SourceLine) -> bool | None:
        return "\t" in line.raw and not line.is_empty

    def add(self, line: SourceLine) -> None:
        self._rows.append((line.number, line.raw))
        self.last = line.number

    def write(self, reader: OpenText, into: Element) -> None:
        rows = [(number, row.rstrip().split("\t")) for number, row in self._rows]
        write_table(reader, into, rows, [None] * max(len(cells) for _, cells in rows))


class PastedTableStart(BlockStart):
    """Two lines with tabs between words, outside quotations and lists, whose first is not an item of a list."""

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        if "\t" not in line.raw or len(reader.open) - isinstance(reader.open[-1], Paragraph) != 1 or line.at:
            return False
        below = reader.source[line.number] if line.number < len(reader.source) else ""
        if not _is_row(line.raw) or "\t" not in below.strip() or _LIKE_AN_ITEM.match(line.raw):
            return False
        reader.add(PastedTable(line)).add(line)
        return True


def _is_row(line: str) -> bool:
    return line[0] not in _MARKS and "\t" in line.strip()


def write_table(
    reader: OpenText, into: Element, rows: Sequence[tuple[int, list[str]]], align: Sequence[str | None]
) -> None:
    """Writes rows with their line numbers as a table, the first of them as its head.

    Rows get the cells that they lack, up to `MAX_MISSING_CELLS` in the tables of a text.
    """
    missing = sum([max(len(align) - len(cells), 0) for _, cells in rows])
    if missing > reader.spare_cells:
        reader.report("table-too-large", str(len(align)), reader.place(reader.source[rows[0][0] - 1], rows[0][0]))
    is_filled = missing <= reader.spare_cells
    reader.spare_cells -= missing if is_filled else 0
    table = container(into, "table")
    body = None
    for number, cells in rows:
        if number == rows[0][0]:
            part, kind = container(table, "thead"), "th"
        else:
            body = part = container(table, "tbody") if body is None else body
            kind = "td"
        row = container(part, "tr")
        filled = [*cells, *[""] * (len(align) - len(cells))] if is_filled else cells
        for text, side in zip(filled, align, strict=is_filled):
            cell = SubElement(row, kind)
            cell.tail = "\n"
            if side:
                cell.set("align", side)
            reader.read_words(cell, at_end(reader, text, cell))


def _cells(row: str) -> list[str]:
    """The cells of a row."""
    row = row.strip().removeprefix("|")
    parts: list[str] = []
    end = 0
    for between in _BETWEEN_CELLS.finditer(row):
        parts.append(row[end : between.end() - 1])
        end = between.end()
    rest = row[end:]
    if rest.strip() or not parts:
        parts.append(rest)
    return [part.strip().replace(r"\|", "|") for part in parts]
