"""The names of countries.

Those of Europe and its nearest partners are written out in Polish and English, so that Babel need not be loaded for
them; all others come from Babel. A test compares them with the names of `Intl.DisplayNames`.
"""

from collections.abc import Mapping

from laur.i18n.languages import locale
from laur.i18n.messages import LANGUAGES

NAMES: Mapping[str, tuple[str, str]] = {
    "AD": ("Andora", "Andorra"),
    "AL": ("Albania", "Albania"),
    "AT": ("Austria", "Austria"),
    "BA": ("Bośnia i Hercegowina", "Bosnia & Herzegovina"),
    "BE": ("Belgia", "Belgium"),
    "BG": ("Bułgaria", "Bulgaria"),
    "BY": ("Białoruś", "Belarus"),
    "CA": ("Kanada", "Canada"),
    "CH": ("Szwajcaria", "Switzerland"),
    "CY": ("Cypr", "Cyprus"),
    "CZ": ("Czechy", "Czechia"),
    "DE": ("Niemcy", "Germany"),
    "DK": ("Dania", "Denmark"),
    "EE": ("Estonia", "Estonia"),
    "ES": ("Hiszpania", "Spain"),
    "FI": ("Finlandia", "Finland"),
    "FR": ("Francja", "France"),
    "GB": ("Wielka Brytania", "United Kingdom"),
    "GR": ("Grecja", "Greece"),
    "HR": ("Chorwacja", "Croatia"),
    "HU": ("Węgry", "Hungary"),
    "IE": ("Irlandia", "Ireland"),
    "IS": ("Islandia", "Iceland"),
    "IT": ("Włochy", "Italy"),
    "LI": ("Liechtenstein", "Liechtenstein"),
    "LT": ("Litwa", "Lithuania"),
    "LU": ("Luksemburg", "Luxembourg"),
    "LV": ("Łotwa", "Latvia"),
    "MC": ("Monako", "Monaco"),
    "MD": ("Mołdawia", "Moldova"),
    "ME": ("Czarnogóra", "Montenegro"),
    "MK": ("Macedonia Północna", "North Macedonia"),
    "MT": ("Malta", "Malta"),
    "NL": ("Holandia", "Netherlands"),
    "NO": ("Norwegia", "Norway"),
    "PL": ("Polska", "Poland"),
    "PT": ("Portugalia", "Portugal"),
    "RO": ("Rumunia", "Romania"),
    "RS": ("Serbia", "Serbia"),
    "SE": ("Szwecja", "Sweden"),
    "SI": ("Słowenia", "Slovenia"),
    "SK": ("Słowacja", "Slovakia"),
    "SM": ("San Marino", "San Marino"),
    "TR": ("Turcja", "Türkiye"),
    "UA": ("Ukraina", "Ukraine"),
    "US": ("Stany Zjednoczone", "United States"),
    "VA": ("Watykan", "Vatican City"),
    "XK": ("Kosowo", "Kosovo"),
}
"""In each of `LANGUAGES`, by ISO 3166-1 alpha-2 code."""


def country_name(code: str, lang: str) -> str:
    """The name of a country in the language `lang` (“Polska”); the code itself if it has no name."""
    if code in NAMES and lang in LANGUAGES:
        return NAMES[code][LANGUAGES.index(lang)]
    known = locale(lang)
    return (known.territories.get(code) if known else None) or code
