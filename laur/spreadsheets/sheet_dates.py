"""Dates in cells, in every common form, as precisely as they are stated."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from math import isfinite

from msgspec import Struct

from laur.i18n import slug
from laur.model import OPEN
from laur.model.dates import PartialDate, parse_partial
from laur.spreadsheets.cells import CellValue

_YEARS = range(1900, 2200)
_SERIALS = range(20_000, 80_000)
"""Numbers that spreadsheets show as days of the years 1954 to 2119."""
_FIRST_SERIAL = date(1899, 12, 30)
_FEW = 5
"""At least so many dates on the first of a month before a column can be one of months."""

_MONTHS = (
    "january january stycznia styczen jan sty i",
    "february lutego luty feb lut ii",
    "march marca marzec mar iii",
    "april kwietnia kwiecien apr kwi iv",
    "may maja maj v",
    "june czerwca czerwiec jun cze vi",
    "july lipca lipiec jul lip vii",
    "august sierpnia sierpien aug sie viii",
    "september wrzesnia wrzesien sep sept wrz ix",
    "october pazdziernika pazdziernik oct paz x",
    "november listopada listopad nov lis xi",
    "december grudnia grudzien dec gru xii",
)
_MONTH_OF: Mapping[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_OPEN = frozenset(
    {
        *("open", "open-ended", "unlimited", "indefinite", "no-expiry", "bezterminowo", "bezterminowy", "bezterminowa"),
        *("bez-terminu", "czas-nieokreslony", "na-czas-nieokreslony"),
    }
)
_NOTHING = frozenset(
    {
        *(
            "n-a",
            "na",
            "brak",
            "nie-dotyczy",
            "none",
            "unknown",
            "nieznany",
            "nieznana",
            "not-known",
            "tbd",
            "tba",
            "nd",
        ),
        *("b-d", "bd"),
    }
)

_NUMERIC = re.compile(r"(\d{1,2})(?:\s*+[./-]\s*+|\s++)(\d{1,2})(?:\s*+[./-]\s*+|\s++)(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?")
_YEAR = re.compile(r"(\d{4})\s*(?:r(?:ok|oku)?\.?)?", re.IGNORECASE)
_TAIL = re.compile(r"(?<!\s)\s*+(?:r\.?|rok|roku)$", re.IGNORECASE)


class DateOrder(StrEnum):
    """Which number of ``3/4/2024`` is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNCLEAR = "unclear"


class DatesOfColumn(Struct, frozen=True):
    """How the dates of one column are to be read."""

    order: DateOrder = DateOrder.DAY_FIRST
    is_months: bool = False
    """Whether a day on the first of a month only means the month."""


class NoDateError(ValueError):
    """A cell is not a date."""


def order_of(values: Iterable[CellValue]) -> DateOrder:
    """The order in which a column writes day and month, as far as its values show it."""
    found = {_order(value.strip()) for value in values if isinstance(value, str)} - {None}
    if found >= {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}:
        return DateOrder.UNCLEAR
    certain = found - {DateOrder.UNCLEAR}
    return next(iter(certain), DateOrder.UNCLEAR if found else DateOrder.DAY_FIRST) or DateOrder.DAY_FIRST


def _order(text: str) -> DateOrder | None:
    match = _NUMERIC.fullmatch(_TAIL.sub("", text))
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first > 12 and second <= 12:
        return DateOrder.DAY_FIRST
    if second > 12 and first <= 12:
        return DateOrder.MONTH_FIRST
    # A point separates day, month and year in this order; with a slash both are usual.
    is_clear = first == second or "/" not in text
    return None if is_clear else DateOrder.UNCLEAR


def may_be_months(values: Iterable[CellValue]) -> bool:
    """Whether every day of a column is the first of a month, as if only the month was known."""
    days = [value for value in values if isinstance(value, date)]
    return len(days) >= _FEW and all(day.day == 1 for day in days)


AS_STATED = DatesOfColumn()


def read_date(value: CellValue, how: DatesOfColumn = AS_STATED) -> PartialDate | str | None:
    """The date of a cell; ``open`` for one without an end; None if it says nothing. Raises `NoDateError`."""
    if value is None:
        return None
    if isinstance(value, bool):
        raise NoDateError(value)
    if isinstance(value, float):
        return _of_number(value, how)
    if isinstance(value, date):
        return _of_day(value, how)
    text = _TAIL.sub("", " ".join(value.split())).strip()
    word = slug(text) if re.search(r"\w", text) else ""
    if not word or word in _NOTHING:
        return None
    return OPEN if word in _OPEN else _of_text(text, how)


def _of_day(day: date, how: DatesOfColumn) -> PartialDate:
    if day.year not in _YEARS:
        raise NoDateError(day)
    return PartialDate(day.year, day.month) if how.is_months and day.day == 1 else PartialDate.of(day)


def _of_number(number: float, how: DatesOfColumn) -> PartialDate:
    if not isfinite(number):
        raise NoDateError(number)
    if number in _YEARS:
        return PartialDate(int(number))
    if int(number) in _SERIALS:
        return _of_day(_FIRST_SERIAL + timedelta(days=int(number)), how)
    month = re.fullmatch(r"(\d{1,2})\.(\d{4})", f"{number:.4f}")
    if month and 1 <= int(month[1]) <= 12 and int(month[2]) in _YEARS:
        return PartialDate(int(month[2]), int(month[1]))  # 12.2024, which a spreadsheet took for a number
    raise NoDateError(number)


def _of_text(text: str, how: DatesOfColumn) -> PartialDate:
    found = _iso(text) or _numeric(text, how) or _with_words(text)
    if found is None or found.year not in _YEARS:
        raise NoDateError(text)
    return found


def _iso(text: str) -> PartialDate | None:
    match = _YEAR_MONTH.fullmatch(text) or _YEAR.fullmatch(text)
    if match is None:
        return None
    parts = [part for part in match.groups() if part]
    return parse_partial("-".join((parts[0], *(part.zfill(2) for part in parts[1:]))))


def _numeric(text: str, how: DatesOfColumn) -> PartialDate | None:
    short = _MONTH_YEAR.fullmatch(text)
    if short:
        return parse_partial(f"{short[2]}-{short[1].zfill(2)}")
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    day, month = (match[1], match[2])
    if _order(text) is DateOrder.UNCLEAR and how.order is DateOrder.UNCLEAR:
        raise NoDateError(text)
    if _order(text) is DateOrder.MONTH_FIRST or ("/" in text and how.order is DateOrder.MONTH_FIRST):
        day, month = month, day
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    return parse_partial(f"{year}-{month.zfill(2)}-{day.zfill(2)}")


def _with_words(text: str) -> PartialDate | None:
    """``31 grudnia 2024``, ``December 31, 2024``, ``XII 2024``, ``Dec-24``."""
    words = re.findall(r"[^\W\d_]+|\d+", text)
    months = [_MONTH_OF[name] for word in words if (name := slug(word) if word.isalpha() else "") in _MONTH_OF]
    rest = [word for word in words if word.isalpha() and slug(word) not in _MONTH_OF]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or [word for word in rest if word.lower() not in {"st", "nd", "rd", "th", "of"}]:
        return None
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if not years and len(days) == 1 and not text[:1].isdecimal():
        years, days = [f"20{days[0]}"], []
    if len(years) != 1 or len(days) > 1 or len(years) + len(days) < min(len(numbers), 2):
        return None
    day = f"-{days[0].zfill(2)}" if days else ""
    return parse_partial(f"{years[0]}-{months[0]:02}{day}")
