"""The rules of the languages in which a site is written: dates, numbers, plurals, alphabetical order, typography.

All functions are pure and take the language as an argument. This package is cheap to import: Babel, python-slugify and
the patterns of typography are loaded when they are first used.
"""

from laur.i18n.collation import sort_key
from laur.i18n.countries import country_name
from laur.i18n.dates import date_range, long_date, moment, month_name, term
from laur.i18n.languages import HARD_SPACE, GrammaticalCase, direction, language_name
from laur.i18n.localised import localised
from laur.i18n.numbers import number
from laur.i18n.plurals import counted, plural
from laur.i18n.regions import locative
from laur.i18n.slugs import slug
from laur.i18n.truncate import excerpt, shorten
from laur.i18n.typography import NOT_TEXT, typeset, typeset_runs

__all__ = [
    "HARD_SPACE",
    "NOT_TEXT",
    "GrammaticalCase",
    "counted",
    "country_name",
    "date_range",
    "direction",
    "excerpt",
    "language_name",
    "localised",
    "locative",
    "long_date",
    "moment",
    "month_name",
    "number",
    "plural",
    "shorten",
    "slug",
    "sort_key",
    "term",
    "typeset",
    "typeset_runs",
]
