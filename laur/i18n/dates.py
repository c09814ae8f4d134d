"""Dates and lengths of time in the words of a language.

Every function is pure: the language is an argument, and neither the clock nor the process locale is read. The phrase
around a date (“ważny do …”) comes from the wording files; the grammatical case of a month is an argument.
"""

from datetime import date

from laur.i18n.languages import GrammaticalCase, language
from laur.i18n.numbers import number
from laur.i18n.plurals import plural
from laur.model.dates import Moment, PartialDate, Precision, Term

DateLike = date | PartialDate

_EN_DASH = "–"


def month_name(month: int, lang: str, case: GrammaticalCase = GrammaticalCase.NOMINATIVE) -> str:
    """The name of month 1 to 12."""
    return language(lang).months[case][month - 1]


def long_date(when: DateLike, lang: str, case: GrammaticalCase = GrammaticalCase.NOMINATIVE) -> str:
    """“8 grudnia 2019”, “grudzień 2019” or “2019”, as far as the date is known.

    `case` is the month's if no day is known: genitive for “do grudnia 2019”, locative for “w grudniu 2019”.
    """
    forms = language(lang)
    if when.day:
        month = forms.months[GrammaticalCase.GENITIVE][when.month - 1]
        return forms.day.format(day=when.day, month=month, number=when.month, year=when.year)
    if when.month:
        return f"{forms.months[case][when.month - 1]} {when.year}"
    return str(when.year)


def moment(when: Moment, lang: str) -> str:
    """“4 grudnia 2019, 12:30”; the day alone if no time is known."""
    day = long_date(when.day, lang)
    return day if when.hour is None else f"{day}, {when.hour:02}:{when.minute or 0:02}"


def date_range(first: DateLike, last: DateLike, lang: str) -> str:
    """“4–6 grudnia 2019”, “30 listopada – 2 grudnia 2019”, “listopad – grudzień 2019”, “2018–2019”.

    A year or month that both dates share is written once, in languages that put the day first and the year last.
    """
    first, last = _partial(first), _partial(last)
    if first == last:
        return long_date(first, lang)
    whole = f"{long_date(first, lang)} {_EN_DASH} {long_date(last, lang)}"
    if first.precision is not last.precision:
        return whole
    if first.precision is Precision.YEAR:
        return f"{first.year}{_EN_DASH}{last.year}"
    if first.year != last.year:
        return whole
    if first.precision is Precision.MONTH:
        return f"{month_name(first.month, lang)} {_EN_DASH} {long_date(last, lang)}"
    if language(lang).day != "{day} {month} {year}":
        return whole
    if first.month == last.month:
        return f"{first.day}{_EN_DASH}{long_date(last, lang)}"
    return f"{first.day} {month_name(first.month, lang, GrammaticalCase.GENITIVE)} {_EN_DASH} {long_date(last, lang)}"


def term(length: Term, lang: str) -> str:
    """“2 lata”, “18 miesięcy”, “1 rok i 6 miesięcy”."""
    forms = language(lang)
    parts = [
        templates.get(plural(count, lang), templates["other"]).replace("{0}", number(count, lang))
        for count, templates in ((length.years, forms.years), (length.months, forms.months_long))
        if count or (templates is forms.months_long and not length.years)
    ]
    return parts[0] if len(parts) == 1 else forms.both.replace("{0}", parts[0]).replace("{1}", parts[1])


def _partial(when: DateLike) -> PartialDate:
    return when if isinstance(when, PartialDate) else PartialDate.of(when)
