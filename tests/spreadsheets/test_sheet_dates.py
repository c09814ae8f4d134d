"""Dates in cells: every common form is read, as precisely as it is stated, and nothing is guessed."""

from datetime import date

import pytest

from laur.spreadsheets.cells import CellValue
from laur.spreadsheets.sheet_dates import DateOrder, DatesOfColumn, NoDateError, may_be_months, order_of, read_date

MONTH_FIRST, UNCLEAR = DatesOfColumn(DateOrder.MONTH_FIRST), DatesOfColumn(DateOrder.UNCLEAR)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (date(2024, 12, 31), "2024-12-31"),
        (45657.0, "2024-12-31"),
        (2024.0, "2024"),
        (12.2024, "2024-12"),
        ("2024-12-31", "2024-12-31"),
        ("2024-12-31 00:00:00", "2024-12-31"),
        ("2024/12", "2024-12"),
        ("2024", "2024"),
        ("2024 r.", "2024"),
        ("31.12.2024", "2024-12-31"),
        ("31.12.2024 r.", "2024-12-31"),
        ("3.4.24", "2024-04-03"),
        ("31-12-2024", "2024-12-31"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("12.2024", "2024-12"),
        ("31 grudnia 2024", "2024-12-31"),
        ("31 grudnia 2024 roku", "2024-12-31"),
        ("grudzień 2024", "2024-12"),
        ("XII 2024", "2024-12"),
        ("31.XII.2024", "2024-12-31"),
        ("December 31, 2024", "2024-12-31"),
        ("31st of December 2024", "2024-12-31"),
        ("Dec 2024", "2024-12"),
        ("Dec-24", "2024-12"),
        ("bezterminowo", "open"),
        ("open", "open"),
        ("–", None),
        ("n/a", None),
        ("nie dotyczy", None),
        (None, None),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_stated(value: CellValue, read: str | None):
    found = read_date(value)
    assert (None if found is None else str(found)) == read


@pytest.mark.parametrize(
    "value",
    ["30.02.2024", "2024-13", "Q4 2024", "wkrótce", "4-5 maja 2024", "31.12.2024 lub 2025", True, 7.0, 13.2024, "1024"],
)
def test_what_is_no_date_is_not_guessed(value: CellValue):
    with pytest.raises(NoDateError):
        read_date(value)


def test_day_and_month_that_can_be_either_are_read_by_the_order_of_their_column():
    assert str(read_date("3/4/2024")) == "2024-04-03"
    assert str(read_date("3/4/2024", MONTH_FIRST)) == "2024-03-04"
    with pytest.raises(NoDateError):
        read_date("3/4/2024", UNCLEAR)
    assert str(read_date("3.4.2024", MONTH_FIRST)) == "2024-04-03"


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["3/4/2024", "13/4/2024"], DateOrder.DAY_FIRST),
        (["3/4/2024", "4/13/2024"], DateOrder.MONTH_FIRST),
        (["3/4/2024"], DateOrder.UNCLEAR),
        (["13/4/2024", "4/13/2024"], DateOrder.UNCLEAR),
        (["3/3/2024"], DateOrder.DAY_FIRST),
        (["3.4.2024", date(2024, 1, 1)], DateOrder.DAY_FIRST),
    ],
)
def test_the_order_of_a_column_follows_from_its_values(values: list[CellValue], order: DateOrder):
    assert order_of(values) is order


def test_a_column_of_firsts_of_months_may_mean_months():
    firsts: list[CellValue] = [date(2024, month, 1) for month in range(1, 7)]
    assert may_be_months(firsts)
    assert not may_be_months([*firsts, date(2024, 5, 2)])
    assert not may_be_months(firsts[:3])
    assert str(read_date(date(2024, 5, 1), DatesOfColumn(is_months=True))) == "2024-05"
