"""Words, order and typography of the languages in which a site is written.

All functions are pure and take the language as an argument. This face is cheap to import: what costs time (Babel,
python-slugify, the patterns of typography) is loaded when it is first used.
"""

from laur.i18n.collation import sort_key
from laur.i18n.formats import (
    DateLike,
    counted,
    country_name,
    date_range,
    direction,
    in_month,
    language_name,
    long_date,
    moment,
    moment_range,
    month_name,
    number,
    plural,
    term,
)
from laur.i18n.languages import HARD_SPACE, PLURALS, GrammaticalCase, Plural
from laur.i18n.localised import localised
from laur.i18n.slugs import slug
from laur.i18n.truncate import excerpt, shorten
from laur.i18n.typography import NOT_TEXT, typeset, typeset_runs

__all__ = [
    "HARD_SPACE",
    "NOT_TEXT",
    "PLURALS",
    "DateLike",
    "GrammaticalCase",
    "Plural",
    "counted",
    "country_name",
    "date_range",
    "direction",
    "excerpt",
    "in_month",
    "language_name",
    "localised",
    "long_date",
    "moment",
    "moment_range",
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
