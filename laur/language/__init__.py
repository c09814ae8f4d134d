"""Words, order and typography of the languages in which a site is written.

All functions are pure and take the language as an argument. This face is cheap to import: what costs time (Babel,
python-slugify, the patterns of typography) is loaded when it is first used.
"""

from laur.language.collation import sort_key
from laur.language.localised import localised
from laur.language.shorten import excerpt, shorten
from laur.language.slugs import slug
from laur.language.tables import HARD_SPACE, PLURALS, Case, Plural
from laur.language.typography import NOT_TEXT, typeset, typeset_runs
from laur.language.words import (
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

__all__ = [
    "HARD_SPACE",
    "NOT_TEXT",
    "PLURALS",
    "Case",
    "DateLike",
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
