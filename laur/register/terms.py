"""Arithmetic of terms: from a first day to the last, and back (`docs/domain.md`, “How an end is computed”).

No function raises: a result outside the calendar (years 1 to 9999) is the calendar's first or last day.
"""

from datetime import MAXYEAR, MINYEAR, date, timedelta

from laur.model import EndRule
from laur.model.dates import MONTHS_IN_YEAR, add_months, month_end

ONE_DAY = timedelta(days=1)
DAYS_OF_EVERY_MONTH = 28


def day_after(day: date) -> date:
    """The next day; the calendar's last day has none and is returned itself."""
    return day + ONE_DAY if day < date.max else day


def day_before(day: date) -> date:
    """The day before; the calendar's first day has none and is returned itself."""
    return day - ONE_DAY if day > date.min else day


def months_on(day: date, months: int) -> date:
    """The same day that many months later (negative: earlier), or the last day of a month that is too short."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    if year > MAXYEAR:
        return date.max
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, day.day) if day.day <= DAYS_OF_EVERY_MONTH else add_months(day, months)


def last_day(begin: date, months: int, rule: EndRule | None) -> date:
    """The last day of a term that counts from `begin`.

    Without a stated rule it is the day before the anniversary (our assumption). Where the last month is too short, the
    term includes that whole month (art. 112 of the Polish civil code): six months from 31 August end on 28 February.
    """
    anniversary = months_on(begin, months)
    if rule is EndRule.MONTH_END:
        return month_end(anniversary)
    if rule is EndRule.SAME_DAY or anniversary.day < begin.day or anniversary == date.max:
        return anniversary
    return day_before(anniversary)


def last_day_joined(previous: date, months: int, rule: EndRule | None) -> date:
    """The last day of a term that continues from one whose last day was `previous`."""
    if rule is EndRule.MONTH_END or rule is EndRule.SAME_DAY:
        return last_day(previous, months, rule)
    return last_day(day_after(previous), months, rule)


def earliest_begin(end: date, months: int, rule: EndRule | None) -> date:
    """The earliest day from which a term of that length can count if it ends on `end`."""
    if rule is EndRule.MONTH_END:
        return months_on(end, -months).replace(day=1)
    if rule is EndRule.SAME_DAY:
        return months_on(end, -months)
    return months_on(day_after(end), -months)
