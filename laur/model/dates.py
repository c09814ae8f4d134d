"""Dates as announcements state them: known to the day, the month or the year (`docs/domain.md`, "Dates").

Pure values without a clock: today's date is always an argument. `laur.i18n.dates` writes them in words.
"""

import re
from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

DATE_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MOMENT_FORM = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?", re.ASCII)
_TERM = re.compile(r"(\d{1,3})\s*(\w+)")
_YEAR_WORDS = frozenset({"year", "years", "rok", "lata", "lat", "roku"})
_MONTH_WORDS = frozenset({"month", "months", "miesiąc", "miesiące", "miesięcy", "miesiąca"})

MONTHS_IN_YEAR = 12


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PartialDate(Struct, frozen=True, array_like=True, order=True):
    """A date whose day, or month and day, may be unknown (then 0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> Precision:
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> date:
        """The earliest day that this can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that this can mean."""
        if self.day:
            return date(self.year, self.month, self.day)
        month = self.month or MONTHS_IN_YEAR
        return date(self.year, month, monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """ISO 8601 reduced precision: ``2024``, ``2024-12`` or ``2024-12-31``."""
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)


class Moment(Struct, frozen=True, array_like=True, order=True):
    """A day, with a time in the site's time zone if one is stated."""

    day: date
    hour: int | None = None
    minute: int | None = None

    @property
    def first(self) -> "Moment":
        """The first minute that this can mean."""
        return self if self.hour is not None else Moment(self.day, 0, 0)

    def in_zone(self, time_zone: str) -> datetime:
        """Its first minute as an instant. A time that a clock shows twice is the first of the two."""
        start = self.first
        zone = ZoneInfo(time_zone)
        return datetime(self.day.year, self.day.month, self.day.day, start.hour or 0, start.minute or 0, tzinfo=zone)

    def __str__(self) -> str:
        if self.hour is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()} {self.hour:02}:{self.minute:02}"


class Term(Struct, frozen=True, array_like=True):
    """A length of time, as a text states it: whole years, whole months, or both."""

    years: int = 0
    months: int = 0

    @property
    def in_months(self) -> int:
        return self.years * MONTHS_IN_YEAR + self.months

    def __str__(self) -> str:
        counted = ((self.years, "year"), (self.months, "month"))
        parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counted if n]
        return " ".join(parts) or "0 months"


def parse_partial(text: str) -> PartialDate | None:
    """Reads ``2024``, ``2024-12`` or ``2024-12-31``; None for anything else, and for a day that does not exist."""
    match = DATE_FORM.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    stated_zero = (match[2] is not None and month == 0) or (match[3] is not None and day == 0)
    if stated_zero or year == 0 or month > MONTHS_IN_YEAR:
        return None
    if day and day > monthrange(year, month)[1]:
        return None
    return PartialDate(year, month, day)


def parse_day(text: str) -> date | None:
    """Reads ``2024-12-31``; None for anything else."""
    partial = parse_partial(text)
    return partial.first if partial is not None and partial.day else None


def parse_moment(text: str) -> Moment | None:
    """Reads ``2024-12-31`` or ``2024-12-31 12:30`` (or with ``T`` for the space); None for anything else."""
    match = MOMENT_FORM.fullmatch(text.strip())
    day = parse_day(match[1]) if match else None
    if match is None or day is None:
        return None
    if match[2] is None:
        return Moment(day)
    hour, minute = int(match[2]), int(match[3])
    return Moment(day, hour, minute) if hour < 24 and minute < 60 else None


def parse_term(text: str) -> Term | None:
    """Reads ``2 years``, ``1 year 6 months`` or the same in Polish (``6 miesięcy``); None for anything else."""
    found = _TERM.findall(text.strip().lower())
    if not found or re.sub(r"\s", "", "".join(n + w for n, w in found)) != re.sub(r"\s", "", text.strip().lower()):
        return None
    years = months = 0
    for number, word in found:
        if word in _YEAR_WORDS:
            years += int(number)
        elif word in _MONTH_WORDS:
            months += int(number)
        else:
            return None
    return Term(years, months) if years or months else None


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later (earlier if negative); the month's last day if it has no such day."""
    index = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])
