"""Tables as they are read from a file, before anybody knows what their columns mean."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

CellValue = str | float | bool | date | None
"""A cell: text, a number, yes or no, a day, or nothing."""


class Sheet(Struct, frozen=True):
    """One sheet of a workbook, or the only table of a text file."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows, from 0."""
    is_hidden: bool = False
    formulas: frozenset[tuple[int, int]] = frozenset()
    """Rows and columns, from 0, of cells with a formula that has no stored result."""


class Workbook(Struct, frozen=True):
    """A file that was read."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    """What is unusual in the file itself: codes of findings (``macros-ignored``)."""


class FindingWeight(StrEnum):
    """How much a finding matters."""

    LOST = "lost"
    """Something in the file is not imported."""
    CONFLICT = "conflict"
    """The file and the content state different things; the content stays."""
    NOTE = "note"
    """Something was read in a way that should be looked at."""


class SheetFinding(Struct, frozen=True):
    """Something about a cell, a row or the whole file that a person should know."""

    code: str
    """The id of its message in `laur/i18n/messages/*/spreadsheets.py`."""
    weight: FindingWeight
    sheet: str = ""
    row: int = 0
    """As the spreadsheet counts, from 1; 0 for the whole sheet."""
    column: str = ""
    """The letters of the column; empty for the whole row."""
    values: Mapping[str, str] = {}

    @property
    def place(self) -> str:
        """``Sheet1!C7``."""
        cell = f"{self.column}{self.row or ''}"
        return f"{self.sheet}!{cell}" if self.sheet and cell else self.sheet or cell


class UnreadableSheetError(Exception):
    """Nothing of the file can be imported."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}


def letters(column: int) -> str:
    """The name of a column from 0: ``A``, ``Z``, ``AA``."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
