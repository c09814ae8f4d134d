"""From the rows of a sheet to rows of a list: heads, totals, notes, hidden rows and second tables are recognised."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from laur.i18n import slug
from laur.spreadsheets.answers import ListAnswers, ListChoice, OpenQuestion, QuestionGroup
from laur.spreadsheets.cells import (
    CellValue,
    FindingWeight,
    Sheet,
    SheetFinding,
    UnreadableSheetError,
    Workbook,
    letters,
)
from laur.spreadsheets.columns import ColumnNames, SheetColumn

_HEAD_ROWS = 60
"""The head of a list is among its first rows."""
_LEAST_KNOWN = 2
"""So many columns of a head must be known."""
_TOTAL = re.compile(r"(?:razem|suma|lacznie|ogolem|total|totals|sum|sum-total|grand-total)(?:-\d+)?")
_NOTE = re.compile(r"\s*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\d\)|\[\d+\]|\(\d\)|uwaga|note|źródło|source|stan na|as of)", re.IGNORECASE)
_MARKERS = re.compile(r"(?<!\s)(?:\s++\d{1,2}\)|\s*+(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\])){1,12}$")


class ListRow(Struct, frozen=True):
    """A row of the list, with the cells whose columns have a meaning."""

    sheet: str
    row: int
    """As the spreadsheet counts, from 1."""
    cells: Mapping[SheetColumn, CellValue]
    places: Mapping[SheetColumn, int]
    """The number of each column, from 0."""
    heads: Mapping[SheetColumn, str]
    """The name of each column in the list."""

    def finding(
        self, code: str, weight: FindingWeight, column: SheetColumn | None = None, **values: object
    ) -> SheetFinding:
        """A finding about this row, or a cell of it."""
        where = letters(self.places[column]) if column is not None and column in self.places else ""
        texts = {key: str(value) for key, value in values.items()}
        return SheetFinding(code, weight, self.sheet, self.row, where, texts)


class ReadTables(Struct, frozen=True):
    """The rows of all tables that were read, and what is open."""

    rows: tuple[ListRow, ...]
    findings: tuple[SheetFinding, ...]
    questions: tuple[OpenQuestion, ...]


class _ListHead(Struct, frozen=True):
    """The row with the names of columns."""

    row: int
    columns: Mapping[int, SheetColumn]
    names: Mapping[int, str]
    unknown: tuple[int, ...]
    beside: int | None = None
    """Where a second table begins at the right of the first, whose columns are named once more."""


def read_tables(workbook: Workbook, answers: ListAnswers) -> ReadTables:
    """The rows of the list in a workbook. Raises `UnreadableSheetError` if no sheet has a list."""
    names = ColumnNames()
    sheets = [sheet for sheet in workbook.sheets if not sheet.is_hidden]
    with_list = [(sheet, head) for sheet in sheets if (head := _first_head(sheet, names, answers)) is not None]
    if not with_list:
        raise UnreadableSheetError("no-head", sheets=", ".join(sheet.name for sheet in workbook.sheets))
    wanted = answers.of(QuestionGroup.SHEET)
    chosen = [pair for pair in with_list if pair[0].name == wanted] if len(with_list) > 1 else with_list
    if not chosen:
        question = OpenQuestion(
            QuestionGroup.SHEET, choices=_choices([sheet.name for sheet, _ in with_list]), proposal=with_list[0][0].name
        )
        return ReadTables((), (), (question,))
    notes = [SheetFinding(code, FindingWeight.NOTE) for code in workbook.notes]
    notes += [
        SheetFinding("sheet-hidden", FindingWeight.NOTE, sheet.name) for sheet in workbook.sheets if sheet.is_hidden
    ]
    sheet, head = chosen[0]
    return _with_notes(_RowReader(sheet, names, answers).read(head), notes)


def _with_notes(read: ReadTables, notes: Sequence[SheetFinding]) -> ReadTables:
    return ReadTables(read.rows, (*notes, *read.findings), read.questions)


def _choices(values: Sequence[str]) -> tuple[ListChoice, ...]:
    return tuple(ListChoice(value) for value in values)


def _first_head(sheet: Sheet, names: ColumnNames, answers: ListAnswers) -> _ListHead | None:
    """The best of the first rows: the one with the most known columns."""
    heads = [head for row in range(min(_HEAD_ROWS, len(sheet.rows))) if (head := _head(sheet, row, names, answers))]
    best = max(heads, key=lambda head: (len(head.columns), -head.row), default=None)
    return best if best and len(best.columns) >= _LEAST_KNOWN else None


def _head(sheet: Sheet, row: int, names: ColumnNames, answers: ListAnswers) -> _ListHead | None:
    """A row as a head: its names alone, or together with those above them, if there are such."""
    cells = sheet.rows[row]
    if sum(isinstance(cell, str) for cell in cells) < _LEAST_KNOWN:
        return None
    above = sheet.rows[row - 1] if row else ()
    columns: dict[int, SheetColumn] = {}
    titles: dict[int, str] = {}
    unknown: list[int] = []
    repeated: dict[int, SheetColumn | None] = {}
    has_own = False
    for number, cell in enumerate(cells):
        own = cell if isinstance(cell, str) else ""
        over = above[number] if number < len(above) else None
        group = over if isinstance(over, str) else ""
        title = own or group
        if not title:
            continue
        both = f"{group} {own}" if group and group != own else own
        titles[number] = _unlike(titles.values(), title, both, number)
        stated = answers.of(QuestionGroup.COLUMNS, titles[number])
        meaning = SheetColumn(stated) if stated in set(SheetColumn) else names.meaning((both, own) if own else (group,))
        is_repeated = meaning is not None and meaning is not SheetColumn.IGNORE and meaning in columns.values()
        if is_repeated:
            repeated[number] = meaning
        if meaning is None or is_repeated:
            unknown.append(number)
        else:
            columns[number] = meaning
            has_own = has_own or (bool(own) and own != group)
    beside = min(repeated) if len(set(repeated.values())) >= _LEAST_KNOWN else None
    before = {number: column for number, column in columns.items() if beside is None or number < beside}
    return _ListHead(row, before, titles, tuple(unknown), beside) if has_own else None


def _unlike(others: Collection[str], title: str, longer: str, number: int) -> str:
    """The name of a column that no other has: the title, the one with its group, or the one with its letters."""
    return next((name for name in (title, longer) if name not in others), f"{title} ({letters(number)})")


class _RowReader:
    """Reads the rows below a head; used only during one call."""

    def __init__(self, sheet: Sheet, names: ColumnNames, answers: ListAnswers) -> None:
        self._sheet = sheet
        self._names = names
        self._answers = answers
        self._findings: list[SheetFinding] = []
        self._hidden = answers.of(QuestionGroup.HIDDEN)

    def read(self, head: _ListHead) -> ReadTables:
        questions = list(self._column_questions(head))
        hidden = sorted(row for row in self._sheet.hidden_rows if row > head.row and any(self._cells(row)))
        if hidden and self._hidden not in {"import", "skip"}:
            shown = ", ".join(str(row + 1) for row in hidden[:5])
            choices = _choices(["import", "skip"])
            questions.append(OpenQuestion(QuestionGroup.HIDDEN, choices=choices, proposal="skip", example=shown))
        if head.beside is not None:
            self._note("table-beside", FindingWeight.LOST, head.row, head.beside)
        rows = tuple(self._rows(head))
        return ReadTables(rows, tuple(self._findings), tuple(dict.fromkeys(questions)))

    def _cells(self, row: int) -> tuple[CellValue, ...]:
        return self._sheet.rows[row] if row < len(self._sheet.rows) else ()

    def _column_questions(self, head: _ListHead) -> Iterator[OpenQuestion]:
        """A question for each column with values that is not known."""
        for number in head.unknown:
            if head.beside is not None and number >= head.beside:
                continue
            name = head.names[number]
            values = (row[number] for row in self._sheet.rows[head.row + 1 :] if number < len(row))
            example = next((str(value) for value in values if value is not None), "")
            if not example:
                continue
            taken = set(head.columns.values())
            free = [column.value for column in SheetColumn if column not in taken or column is SheetColumn.IGNORE]
            near = self._names.nearest(name)
            proposal = near.value if near and near.value in free else SheetColumn.IGNORE.value
            yield OpenQuestion(QuestionGroup.COLUMNS, name, _choices(free), proposal, example[:60])

    def _rows(self, head: _ListHead) -> Iterator[ListRow]:
        for row in range(head.row + 1, len(self._sheet.rows)):
            cells = self._cells(row)
            filled = [cell for cell in cells if cell is not None]
            if not filled or self._is_left_out(row, cells):
                continue
            is_text = len(filled) > 1 and all(isinstance(cell, str) for cell in filled)
            another = _head(self._sheet, row, self._names, self._answers) if is_text else None
            if another and len(another.columns) >= max(_LEAST_KNOWN, len(head.columns) // 2):
                self._note("head-again", FindingWeight.NOTE, row)
                head = another
                continue
            if not self._is_remark(row, head, filled):
                yield self._row(row, head, cells)

    def _is_left_out(self, row: int, cells: Sequence[CellValue]) -> bool:
        """Whether a row is a total, or hidden and not wanted."""
        first = next(cell for cell in cells if cell is not None)
        if isinstance(first, str) and re.search(r"\w", first) and _TOTAL.fullmatch(slug(first)):
            self._note("row-total", FindingWeight.NOTE, row)
            return True
        if row in self._sheet.hidden_rows and self._hidden != "import":
            self._note("row-hidden", FindingWeight.LOST, row)
            return True
        return False

    def _is_remark(self, row: int, head: _ListHead, filled: Sequence[CellValue]) -> bool:
        """Whether a row has one text only: a note below the list, a heading within it, or the rest of something."""
        if len(set(filled)) > 1 or len(head.columns) == 1:
            return False
        text = str(filled[0])
        is_note = isinstance(filled[0], str) and (_NOTE.match(text) or len(text) > 60)
        self._note("row-note" if is_note else "row-single", FindingWeight.LOST, row, value=text[:120])
        return True

    def _row(self, row: int, head: _ListHead, cells: Sequence[CellValue]) -> ListRow:
        values: dict[SheetColumn, CellValue] = {}
        for number, column in head.columns.items():
            if column is SheetColumn.IGNORE:
                continue
            value = cells[number] if number < len(cells) else None
            values[column] = self._cleaned(row, number, value)
        places = {column: number for number, column in head.columns.items()}
        return ListRow(self._sheet.name, row + 1, values, places, {c: head.names[n] for n, c in head.columns.items()})

    def _cleaned(self, row: int, number: int, value: CellValue) -> CellValue:
        """A value without the mark of a footnote; nothing for a formula."""
        if (row, number) in self._sheet.formulas:
            shown = value[:80] if isinstance(value, str) else "=…"
            self._note("cell-formula", FindingWeight.LOST, row, number, value=shown)
            return None
        if not isinstance(value, str):
            return value
        text = " ".join(value.split())
        plain = _MARKERS.sub("", text)
        is_closed = plain.count("(") == plain.count(")")  # “Alfa (group 1)” has no mark
        if plain != text and plain and is_closed:
            self._note("cell-footnote", FindingWeight.NOTE, row, number, value=text[:80])
            return plain
        return text or None

    def _note(self, code: str, weight: FindingWeight, row: int, number: int | None = None, **values: str) -> None:
        column = letters(number) if number is not None else ""
        self._findings.append(SheetFinding(code, weight, self._sheet.name, row + 1, column, values))
