"""Tables of languages: month names, decimal points, units of time, names of languages.

Polish and English are written out here. Every entry comes from the Unicode CLDR, and a test compares them with Babel's
copy of it; to load that copy takes 15 to 20 ms a language, a tenth of the time of a build with nothing to do. The
tables of any other language are made from Babel's data when they are first used.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

HARD_SPACE = "\u00a0"

Plural = str
"""A plural category of CLDR (UTS 35, part 3): zero, one, two, few, many or other."""


class GrammaticalCase(StrEnum):
    """The grammatical case of a month without a day; English has one form for all cases."""

    NOMINATIVE = "nominative"
    """Alone: “grudzień 2019”."""
    GENITIVE = "genitive"
    """With a day, and after *od*, *do*, *ok.*: “do grudnia 2019”."""
    LOCATIVE = "locative"
    """After *w*: “w grudniu 2019”."""


class Language(NamedTuple):
    """The forms of one language."""

    months: Mapping[GrammaticalCase, tuple[str, ...]]
    """Twelve names for each case."""
    day: str
    """Template of a whole date with ``day``, ``month`` (genitive), ``number`` (of the month) and ``year``."""
    point: str
    """Before the fraction."""
    group: str
    """Between groups of three digits."""
    grouped_from: int
    """The number of digits from which they are grouped (CLDR ``minimumGroupingDigits`` + 3)."""
    years: Mapping[Plural, str]
    """Templates with ``{0}``, by plural category."""
    months_long: Mapping[Plural, str]
    both: str
    """Joins two lengths of time, ``{0}`` and ``{1}``."""
    direction: str
    """Of its script: ``ltr`` or ``rtl``."""
    languages: Mapping[str, str]
    """Names of languages by their tags, as written within a sentence."""


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
    """The forms of a language, by its tag; English for an unknown language."""
    return _WRITTEN_OUT.get(lang) or _WRITTEN_OUT.get(lang.partition("-")[0]) or _from_cldr(lang)


def direction(lang: str) -> str:
    """The direction of a language's script: ``ltr`` or ``rtl``."""
    return language(lang).direction


def language_name(tag: str, lang: str) -> str:
    """The name of the language `tag` in the language `lang` (“angielski”); the tag itself if it has no name."""
    main = tag.partition("-")[0]
    name = language(lang).languages.get(main)
    if name is None and (known := locale(lang)):
        name = known.languages.get(main)
    return name or tag


@lru_cache(maxsize=16)
def locale(lang: str) -> "Locale | None":
    """Babel's data of a language, or None if it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=16)
def _from_cldr(lang: str) -> Language:
    known = locale(lang)
    return from_babel(known) if known else ENGLISH


def from_babel(known: "Locale") -> Language:
    """The forms of a language from Babel's data, which has no locative and no `grouped_from`."""
    from babel.lists import format_list

    symbols = known.number_symbols.get(known.default_numbering_system) or known.number_symbols["latn"]
    alone, with_day = (tuple(known.months[form]["wide"][n] for n in range(1, 13)) for form in ("stand-alone", "format"))
    return Language(
        months={GrammaticalCase.NOMINATIVE: alone, GrammaticalCase.GENITIVE: with_day, GrammaticalCase.LOCATIVE: alone},
        day=_template(known.date_formats["long"].format),
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
    """Babel's ``%(d)s. %(MMMM)s %(y)s`` as a template for `Language.day`; other fields are left out."""
    import re

    fields = {"d": "{day}", "dd": "{day:02}", "MMMM": "{month}", "M": "{number}", "MM": "{number:02}", "y": "{year}"}
    return re.sub(r"%\((\w+)\)s", lambda field: fields.get(field[1], ""), pattern).strip()


def _unit_templates(unit: str, known: "Locale") -> dict[Plural, str]:
    """The templates of a unit, made from how Babel writes one number of each plural category."""
    from babel.units import format_unit

    sample = {known.plural_form(number): number for number in (1000, 100, *range(20, -1, -1))}
    return {
        category: format_unit(number, unit, "long", format="0", locale=known).replace(str(number), "{0}")
        for category, number in sample.items()
    }
