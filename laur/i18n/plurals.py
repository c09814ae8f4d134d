"""Plurals: which form of a noun goes with a number (1 certyfikat, 2 certyfikaty, 5 certyfikatów, 1,5 certyfikatu).

The rules of Polish and English are written out; those of other languages are Babel's, loaded when they are first
needed. Both are the Unicode CLDR's (UTS 35, part 3, "Language Plural Rules"), and a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from laur.i18n.languages import Plural, locale
from laur.i18n.numbers import number


def plural(value: float, lang: str) -> Plural:
    """The plural category of a number; a whole number is whole however it is stored (1.0 is 1)."""
    return _rule(lang)(abs(int(value) if value == value // 1 else value))


def counted(value: float, forms: Mapping[str, str], lang: str) -> str:
    """A number with its noun: the form of its plural category, with ``{n}`` replaced by the number.

    Without a form for that category, the form ``other`` or the last one is used; without any form, the number alone.
    """
    form = forms.get(plural(value, lang)) or forms.get("other") or next(reversed([*forms.values()]), "{n}")
    return form.replace("{n}", number(value, lang))


def _polish_plural(value: float) -> Plural:
    """One: 1; few: 2 to 4, 22 to 24 …; many: 0, 5 to 21, 25 …; other: fractions."""
    if not isinstance(value, int):
        return "other"
    units, tens = value % 10, value % 100
    if value == 1:
        return "one"
    return "few" if 2 <= units <= 4 and not 12 <= tens <= 14 else "many"


def _english_plural(value: float) -> Plural:
    return "one" if isinstance(value, int) and value == 1 else "other"


_RULES: Mapping[str, Callable[[float], Plural]] = {"pl": _polish_plural, "en": _english_plural}


@lru_cache(maxsize=16)
def _rule(lang: str) -> Callable[[float], Plural]:
    """The plural rule of a language; the English rule for an unknown one."""
    if rule := _RULES.get(lang.partition("-")[0]):
        return rule
    known = locale(lang)
    return known.plural_form if known else _english_plural
