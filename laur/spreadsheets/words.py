"""Words in the cells of lists: statuses, kinds of award, countries."""

from collections.abc import Mapping
from functools import cache

from laur.i18n import slug
from laur.i18n.countries import country_name
from laur.i18n.keys import choice_label
from laur.i18n.messages import LANGUAGES, texts
from laur.model import EventType, Kind

HELD, ENDED = "held", "ended"
"""What a status says if it is no event."""
STATUS_CHOICES = (HELD, ENDED, EventType.SUSPENDED.value, EventType.WITHDRAWN.value, "ignore")

_STATUSES = {
    HELD: "valid expiring active wazny wazna wazne aktywny aktywna aktualny aktualna obowiazuje obowiazujacy current "
    "in-force yes tak held wygasa wkrotce-wygasa",
    ENDED: "expired ended inactive wygasl wygasla wygasly niewazny niewazna nieaktualny nieaktywny archived "
    "archiwalny no nie",
    EventType.SUSPENDED.value: "suspended zawieszony zawieszona zawieszono on-hold",
    EventType.WITHDRAWN.value: "withdrawn revoked cofniety cofnieta cofnieto odebrany odebrano uniewazniony cancelled",
    "ignore": "superseded upcoming uncertain unknown zastapiony nadchodzacy niepewny nieznany",
}
_KINDS = {
    Kind.INITIAL: "initial first new pierwszy pierwsza nowy nowa pierwsze-przyznanie first-award",
    Kind.RENEWAL: "renewal renewed odnowienie odnowiony przedluzenie re-certification recertification recertyfikacja",
    Kind.UPGRADE: "upgrade upgraded higher-level wyzszy-poziom podwyzszenie awans",
}
_COUNTRIES = {
    "anglia": "GB", "bosnia": "BA", "bosnia-and-herzegovina": "BA", "czech-republic": "CZ", "republika-czeska": "CZ",
    "deutschland": "DE", "england": "GB", "espana": "ES", "france": "FR", "great-britain": "GB", "holandia": "NL",
    "holland": "NL", "italia": "IT", "korea": "KR", "macedonia": "MK", "moldova": "MD", "osterreich": "AT",
    "oesterreich": "AT", "polska": "PL", "rosja": "RU", "russia": "RU", "scotland": "GB", "slovak-republic": "SK",
    "slovakia": "SK", "republic-of-moldova": "MD", "the-netherlands": "NL", "netherlands": "NL", "turkey": "TR",
    "turcja": "TR", "uk": "GB", "u-k": "GB", "united-states-of-america": "US", "usa": "US", "us": "US", "u-s-a": "US",
    "north-macedonia": "MK", "south-korea": "KR", "republic-of-korea": "KR", "el": "GR",
}  # fmt: skip
"""Names and codes in lists that are not those of CLDR."""


def status_of(text: str) -> str | None:
    """What a status says; None for an unknown word."""
    word = _slug(text)
    word = _status_labels().get(word, word)
    return next((status for status, words in _STATUSES.items() if word in words.split()), None)


@cache
def _status_labels() -> Mapping[str, str]:
    """What exported lists call a status, and its name here."""
    return {
        _slug(label): key.removeprefix("status.")
        for lang in LANGUAGES
        for key, label in texts("status", lang).items()
        if key.startswith("status.")
    }


def kind_of(text: str) -> str | None:
    """The kind of award that a word means."""
    word = _slug(text)
    for kind, words in _KINDS.items():
        labels = {_slug(choice_label(kind.value, lang)) for lang in ("pl", "en")}
        if word in words.split() or word in labels:
            return kind.value
    return None


def country_of(text: str) -> str | None:
    """The code of a country by its code, or its name in Polish or English."""
    code = text.strip().upper()
    if len(code) == 2 and code in country_codes():
        return code
    return _countries().get(_slug(text))


@cache
def country_codes() -> tuple[str, ...]:
    """The codes of all countries that CLDR names."""
    from babel import Locale

    known = (str(code) for code in Locale("en").territories)
    return tuple(sorted(code for code in known if len(code) == 2 and code.isalpha() and code != "ZZ"))


@cache
def _countries() -> Mapping[str, str]:
    found = {_slug(country_name(code, lang)): code for lang in ("en", "pl") for code in country_codes()}
    return {**found, **_COUNTRIES}


def _slug(text: str) -> str:
    return slug(text) if any(letter.isalnum() for letter in text) else ""
