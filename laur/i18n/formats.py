"""Dates, numbers and lengths of time in the words of a language.

Every function is pure: the language is an argument, and no clock or process locale is asked. What a phrase around them
says (“ważny do …”) is the wording files' concern; the case in which a month stands there is asked for by name.
"""

from collections.abc import Mapping
from datetime import date

from laur.i18n.languages import GrammaticalCase, Plural, language, locale
from laur.model.dates import Moment, PartialDate, Precision, Term

DateLike = date | PartialDate

_EN_DASH = "–"
_FRACTION_DIGITS = 3
"""At most, as `Intl.NumberFormat` has it."""


def month_name(month: int, lang: str, case: GrammaticalCase = GrammaticalCase.NOMINATIVE) -> str:
    """The name of month 1 to 12."""
    return language(lang).months[case][month - 1]


def long_date(when: DateLike, lang: str, case: GrammaticalCase = GrammaticalCase.NOMINATIVE) -> str:
    """“8 grudnia 2019”, “grudzień 2019” or “2019”, as far as the date is known.

    `case` is the month's where no day is known: genitive for “do grudnia 2019”, locative for “w grudniu 2019”.
    """
    spoken = language(lang)
    if when.day:
        month = spoken.months[GrammaticalCase.GENITIVE][when.month - 1]
        return spoken.day.format(day=when.day, month=month, number=when.month, year=when.year)
    if when.month:
        return f"{spoken.months[case][when.month - 1]} {when.year}"
    return str(when.year)


def in_month(when: DateLike, lang: str) -> str:
    """When something was, for running text: “w listopadzie 2023”, “we wrześniu 2023”, “in November 2023”.

    A year is “w 2023 r.”, a whole date “8 grudnia 2019” or “on 8 December 2019”. A language of which the prepositions
    are not known here has the bare date.
    """
    bare = long_date(when, lang, GrammaticalCase.LOCATIVE)
    match lang.partition("-")[0]:
        case "pl" if when.day:
            return bare
        case "pl" if when.month:
            return f"{'we' if bare.startswith('wrz') else 'w'} {bare}"
        case "pl":
            return f"w {bare} r."
        case "en":
            return f"{'on' if when.day else 'in'} {bare}"
    return bare


def moment(when: Moment, lang: str) -> str:
    """“4 grudnia 2019, 12:30”; without a time the day alone."""
    day = long_date(when.day, lang)
    return day if when.hour is None else f"{day}, {_clock(when)}"


def moment_range(first: Moment, last: Moment, lang: str) -> str:
    """From one moment to another: “4 grudnia 2019, 12:30–14:00”; like `date_range` where no times are stated."""
    if first.hour is None and last.hour is None:
        return date_range(first.day, last.day, lang)
    if first == last:
        return moment(first, lang)
    if first.day == last.day and first.hour is not None and last.hour is not None:
        return f"{moment(first, lang)}{_EN_DASH}{_clock(last)}"
    return f"{moment(first, lang)} {_EN_DASH} {moment(last, lang)}"


def date_range(first: DateLike, last: DateLike, lang: str) -> str:
    """“4–6 grudnia 2019”, “30 listopada – 2 grudnia 2019”, “listopad – grudzień 2019”, “2018–2019”.

    What the two have in common is said once, if the language puts the day first and the year last (English does, too).
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


def plural(value: float, lang: str) -> Plural:
    """The plural category of a number; a whole number is whole however it is stored (1.0 is 1)."""
    spoken = language(lang)
    if value == value // 1:
        return spoken.plural_of_whole(abs(int(value)))
    return spoken.plural_of_fraction(abs(value))


def number(value: float, lang: str) -> str:
    """“1,5”, “1234”, “12 345” (with a hard space): at most three digits of fraction, grouped as the language does."""
    spoken = language(lang)
    whole, _, fraction = _decimal_digits(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if digits.isdecimal() and len(digits) >= spoken.grouped_from:
        digits = f"{int(digits):,}".replace(",", spoken.group)
    return f"{sign}{digits}{spoken.point}{fraction}" if fraction else sign + digits


def counted(value: float, forms: Mapping[str, str], lang: str) -> str:
    """A number with its noun: the form of its plural category, with ``{n}`` replaced by the number.

    Where that category has no form, ``other`` or the last one given serves; without forms the number stands alone.
    """
    form = forms.get(plural(value, lang)) or forms.get("other") or next(reversed([*forms.values()]), "{n}")
    return form.replace("{n}", number(value, lang))


def term(length: Term, lang: str) -> str:
    """“2 lata”, “18 miesięcy”, “1 rok i 6 miesięcy”."""
    spoken = language(lang)
    parts = [
        templates.get(plural(count, lang), templates["other"]).replace("{0}", number(count, lang))
        for count, templates in ((length.years, spoken.years), (length.months, spoken.months_long))
        if count or (templates is spoken.months_long and not length.years)
    ]
    return parts[0] if len(parts) == 1 else spoken.both.replace("{0}", parts[0]).replace("{1}", parts[1])


def direction(lang: str) -> str:
    """Which way a language is written: ``ltr`` or ``rtl``."""
    return language(lang).direction


def language_name(tag: str, lang: str) -> str:
    """The name of the language `tag` in the language `lang` (“angielski”); the tag itself if it has no name."""
    main = tag.partition("-")[0]
    known = language(lang).languages.get(main)
    if known is None and (borrowed := locale(lang)):
        known = borrowed.languages.get(main)
    return known or tag


def country_name(code: str, lang: str) -> str:
    """The name of a country in the language `lang` (“Polska”); the code itself if it has no name."""
    from laur.i18n.countries import NAMES

    if code in NAMES and lang in {"pl", "en"}:
        return NAMES[code][lang == "en"]
    borrowed = locale(lang)
    return (borrowed.territories.get(code) if borrowed else None) or code


def _partial(when: DateLike) -> PartialDate:
    return when if isinstance(when, PartialDate) else PartialDate.of(when)


def _clock(when: Moment) -> str:
    return f"{when.hour or 0:02}:{when.minute or 0:02}"


def _decimal_digits(value: float) -> str:
    """The number in digits, rounded half away from zero as `Intl.NumberFormat` does, without idle zeros."""
    if isinstance(value, int):
        return str(value)
    from decimal import ROUND_HALF_UP, Decimal

    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    places = Decimal(1).scaleb(-_FRACTION_DIGITS)
    rounded = exact.quantize(places, ROUND_HALF_UP) if exact.adjusted() < 20 else exact
    digits = f"{rounded:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
