"""What the words module must know of a language: month names, plural rule, signs in numbers, units.

Polish and English are written out. The source of every entry is the Unicode CLDR, and a test holds them equal to
Babel's copy of it; loading that copy takes 15 to 20 ms a language, which is a tenth of what a build with nothing to
do may take. Any other language is borrowed from Babel when it is first asked for.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

HARD_SPACE = "\u00a0"

Plural = str
"""A plural category of CLDR (UTS 35, part 3), one of `PLURALS`."""
PLURALS: tuple[Plural, ...] = ("zero", "one", "two", "few", "many", "other")


class GrammaticalCase(StrEnum):
    """The grammatical case in which a month without a day stands; English has one form for all."""

    NOMINATIVE = "nominative"
    """Alone: “grudzień 2019”."""
    GENITIVE = "genitive"
    """With a day, and after *od*, *do*, *ok.*: “do grudnia 2019”."""
    LOCATIVE = "locative"
    """After *w*: “w grudniu 2019”."""


class Language(NamedTuple):
    """The forms of one language."""

    months: Mapping[GrammaticalCase, tuple[str, ...]]
    """Twelve names a case."""
    day: str
    """Template of a whole date over ``day``, ``month`` (genitive), ``number`` (of the month) and ``year``."""
    plural_of_whole: Callable[[int], Plural]
    plural_of_fraction: Callable[[float], Plural]
    point: str
    """Before the fraction."""
    group: str
    """Between groups of three digits."""
    grouped_from: int
    """Digits from which on they are grouped (CLDR ``minimumGroupingDigits`` and three)."""
    years: Mapping[Plural, str]
    """Templates over ``{0}``."""
    months_long: Mapping[Plural, str]
    both: str
    """Joins two lengths of time, ``{0}`` and ``{1}``."""
    direction: str
    """Of its script: ``ltr`` or ``rtl``."""
    languages: Mapping[str, str]
    """Names of languages by their tags, as written within a sentence."""


def _polish_plural(number: int) -> Plural:
    units, hundreds = number % 10, number % 100
    if number == 1:
        return "one"
    return "few" if 2 <= units <= 4 and not 12 <= hundreds <= 14 else "many"


def _english_plural(number: int) -> Plural:
    return "one" if number == 1 else "other"


def _other(_number: float) -> Plural:
    return "other"


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

POLISH = Language(
    months={
        GrammaticalCase.NOMINATIVE: (
            "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik",
            "listopad", "grudzień",
        ),
        GrammaticalCase.GENITIVE: (
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
            "października", "listopada", "grudnia",
        ),
        GrammaticalCase.LOCATIVE: (
            "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu", "lipcu", "sierpniu", "wrześniu",
            "październiku", "listopadzie", "grudniu",
        ),
    },
    day="{day} {month} {year}",
    plural_of_whole=_polish_plural,
    plural_of_fraction=_other,
    point=",",
    group=HARD_SPACE,
    grouped_from=5,
    years={"one": "{0} rok", "few": "{0} lata", "many": "{0} lat", "other": "{0} roku"},
    months_long={"one": "{0} miesiąc", "few": "{0} miesiące", "many": "{0} miesięcy", "other": "{0} miesiąca"},
    both="{0} i {1}",
    direction="ltr",
    languages={"pl": "polski", "en": "angielski"},
)  # fmt: skip
"""CLDR has no locative; its names are from the grammar of the language (Wielki słownik języka polskiego)."""

ENGLISH = Language(
    months=dict.fromkeys(GrammaticalCase, _ENGLISH_MONTHS),
    day="{day} {month} {year}",
    plural_of_whole=_english_plural,
    plural_of_fraction=_other,
    point=".",
    group=",",
    grouped_from=4,
    years={"one": "{0} year", "other": "{0} years"},
    months_long={"one": "{0} month", "other": "{0} months"},
    both="{0} and {1}",
    direction="ltr",
    languages={"pl": "Polish", "en": "English"},
)
"""As written in Europe (CLDR ``en-GB``; ``en`` alone is American there)."""

_WRITTEN_OUT = {"pl": POLISH, "en": ENGLISH}


def language(lang: str) -> Language:
    """The forms of a language, by its tag; English for one that nobody knows."""
    return _WRITTEN_OUT.get(lang) or _WRITTEN_OUT.get(lang.partition("-")[0]) or _borrowed(lang)


@lru_cache(maxsize=16)
def locale(lang: str) -> "Locale | None":
    """Babel's data of a language, or None where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=16)
def _borrowed(lang: str) -> Language:
    known = locale(lang)
    return from_babel(known) if known else ENGLISH


def from_babel(known: "Locale") -> Language:
    """The forms of a language out of Babel's data, which has no locative and no `grouped_from`."""
    from babel.lists import format_list

    symbols = known.number_symbols.get(known.default_numbering_system) or known.number_symbols["latn"]
    alone, with_day = (tuple(known.months[form]["wide"][n] for n in range(1, 13)) for form in ("stand-alone", "format"))
    return Language(
        months={GrammaticalCase.NOMINATIVE: alone, GrammaticalCase.GENITIVE: with_day, GrammaticalCase.LOCATIVE: alone},
        day=_template(known.date_formats["long"].format),
        plural_of_whole=known.plural_form,
        plural_of_fraction=known.plural_form,
        point=symbols["decimal"],
        group=symbols["group"],
        grouped_from=4,
        years=_unit_templates("year", known),
        months_long=_unit_templates("month", known),
        both=format_list(["{0}", "{1}"], locale=known),
        direction=known.text_direction,
        languages=known.languages,
    )


def _template(pattern: str) -> str:
    """Babel's ``%(d)s. %(MMMM)s %(y)s`` as a template of ours; fields that are no part of a date fall away."""
    import re

    fields = {"d": "{day}", "dd": "{day:02}", "MMMM": "{month}", "M": "{number}", "MM": "{number:02}", "y": "{year}"}
    return re.sub(r"%\((\w+)\)s", lambda field: fields.get(field[1], ""), pattern).strip()


def _unit_templates(unit: str, known: "Locale") -> dict[Plural, str]:
    """The templates of a unit, read off from what Babel says of one number of each plural category."""
    from babel.units import format_unit

    sample = {known.plural_form(number): number for number in (1000, 100, *range(20, -1, -1))}
    return {
        category: format_unit(number, unit, "long", format="0", locale=known).replace(str(number), "{0}")
        for category, number in sample.items()
    }
