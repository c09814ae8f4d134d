"""Suggestions for invalid values: what an editor most likely meant.

They are only shown as the fix of a problem and never used as the value. If a value can have several meanings
(``04/05/2024``), nothing is suggested.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from urllib.parse import urlsplit

from laur.model import OPEN
from laur.model.dates import MONTHS_IN_YEAR, parse_moment, parse_partial, parse_term

_POLISH = "sty lut mar kwi maj cze lip sie wrz paź lis gru"
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec"
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii"
_MONTHS = {
    **{word: n for n, word in enumerate(_POLISH.split(), 1)},
    **{word: n for n, word in enumerate(_ENGLISH.split(), 1)},
    "paz": 10,
}
"""Month names in Polish (in any grammatical case) and in English, by their first three letters."""
_ROMAN = {word: n for n, word in enumerate(_NUMERALS.split(), 1)}
_OPEN = frozenset({OPEN, "bezterminowo", "bezterminowy", "indefinite", "indefinitely", "unlimited", "forever"})
_TRUE = frozenset({"true", "yes", "y", "on", "1", "tak", "t", "prawda"})
_FALSE = frozenset({"false", "no", "n", "off", "0", "nie", "fałsz"})
_LANGUAGES = {"polski": "pl", "polish": "pl", "pol": "pl", "angielski": "en", "english": "en", "eng": "en"}
_NUMBER_WORDS = {"jeden": 1, "one": 1, "dwa": 2, "two": 2, "trzy": 3, "three": 3, "cztery": 4, "four": 4}
_UNITS = {"y": "years", "l": "years", "r": "years", "m": "months"}

_KEYS = {
    "title": "tytuł tytul nagłówek temat headline",
    "name": "nazwa",
    "date": "data dnia published",
    "updated": "aktualizacja zmieniono modified",
    "lang": "język jezyk language",
    "summary": "streszczenie opis zajawka lead skrót excerpt description",
    "tags": "tagi etykiety keywords słowa-kluczowe",
    "organisations": "organizacje organizations",
    "organisation": "organizacja organization",
    "image": "obraz obrazek zdjęcie zdjecie grafika picture photo",
    "src": "plik file source",
    "alt": "opis tekst",
    "caption": "podpis",
    "credit": "autor",
    "event": "wydarzenie",
    "place": "miejsce location",
    "starts": "początek start od",
    "ends": "koniec end do",
    "people": "osoby ludzie",
    "role": "rola funkcja stanowisko",
    "sources": "źródła zrodla źródło",
    "downloads": "pliki załączniki do-pobrania",
    "certificates": "certyfikaty certyfikat",
    "scheme": "program",
    "awarded": "przyznano przyznany nadano issued granted award-date",
    "valid_from": "od ważny-od valid-since",
    "valid_until": "do ważny-do valid-to expiry expires expires-on",
    "assessed": "audyt audited",
    "level": "poziom",
    "issuer": "podmiot wydawca",
    "author": "autor",
    "draft": "szkic",
    "expires": "wygasa",
    "kind": "rodzaj typ",
    "country": "kraj",
    "region": "województwo",
    "city": "miasto",
    "founded": "założony rok-założenia",
    "sectors": "branże",
    "languages": "języki jezyki",
}
"""Other words that people write for a key: Polish, American English, keys of other programs."""

_TIME = re.compile(
    r"(?<![T ,])[T ,]++(?:o |godz\.? ?|at )?(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d++)?)?\s*+(?:Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})([-./ ]))?(\d{1,2})[-./ ](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?([^\W\d_]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?,?)? (\d{4})")


def date_for(text: str, *, must_exist: bool = False) -> str | None:
    """``31.12.2024``, ``12.2024``, ``2024-1-5``, ``31 grudnia 2024 r.`` … as ISO 8601.

    If the month has no such day, its last day; None if the day `must_exist`.
    """
    tidy = re.sub(r"[‐‑‒–—−]", "-", " ".join(text.split())).strip(" ,")
    tidy = _TIME.sub("", re.sub(r"(?<!\s)\s*+(?:r\.?|roku?)$", "", tidy))
    for parse in (_year_first, _compact, _day_first, _named):
        found = parse(tidy)
        if found is not None:
            return _iso(*found, must_exist=must_exist)
    return None


def date_or_open_for(text: str) -> str | None:
    """As `date_for`; ``open`` for a word that means “without an end”."""
    return OPEN if text.strip().lower() in _OPEN else date_for(text)


def moment_for(text: str, *, must_exist: bool = False) -> str | None:
    """A day as `date_for` finds it, with a time if the text has one: ``2024-12-31 12:30``."""
    time = _TIME.search(" ".join(text.split()))
    day = date_for(text, must_exist=must_exist)
    if day is None or parse_moment(day) is None:
        return None
    timed = f"{day} {int(time[1]):02}:{time[2]}" if time else day
    return timed if parse_moment(timed) else day


def term_for(text: str) -> str | None:
    """``2``, ``2y``, ``dwa lata``, ``P2Y``, ``24 mies.`` as a number and a unit."""
    match = re.fullmatch(r"p?(\d{1,3}|[^\W\d_]++)[\s-]*+([^\W\d_]*+)\.?", text.strip().lower())
    if match is None:
        return None
    number = int(match[1]) if match[1].isdecimal() else _NUMBER_WORDS.get(match[1])
    unit = _UNITS.get(match[2][:1] or "y")
    if not number or unit is None:
        return None
    term = parse_term(f"{number} {unit}")
    return str(term) if term else None


def number_for(text: str) -> str | None:
    """``136,5``, ``1 000``, ``1_000``, ``80%``, ``136 pkt`` as plain digits."""
    match = re.fullmatch(r"([\d\s_]*\d)(?:,(\d{1,2}))?\s*(?:%|pkt\.?|pt\.?|points|punkt\w*)?", text.strip())
    if match is None or not match[1].isascii() or len(match[1]) > 12:
        return None
    whole = re.sub(r"[\s_]", "", match[1])
    return f"{whole}.{match[2]}" if match[2] else whole


def yes_no_for(text: str) -> str | None:
    """``true`` or ``false`` for a word with that meaning."""
    word = text.strip().lower()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def url_for(text: str) -> str | None:
    """A web address without its ``https://``, completed."""
    text = text.strip()
    return f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,12}(/\S*)?", text) else None


def lang_for(text: str) -> str | None:
    """``PL``, ``pl_PL``, ``polski`` as a language tag."""
    word = text.strip()
    if word.lower() in _LANGUAGES:
        return _LANGUAGES[word.lower()]
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_]([A-Za-z]{2}))?", word)
    if match is None or not word.isascii():
        return None
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")


def path_for(text: str) -> str | None:
    r"""A path with ``/`` in place of ``\``."""
    text = text.strip()
    return text.replace("\\", "/") if "\\" in text and ":" not in text and not text.startswith("\\\\") else None


def site_path_for(text: str) -> str | None:
    """The path of an address, with its leading slash, and with the trailing slash of a page."""
    try:
        path = urlsplit(text.strip()).path
    except ValueError:
        return None
    if not path.strip("/") or re.search(r"[\s\\]", path) or ".." in path:
        return None
    is_page = "." not in path.rpartition("/")[2]
    return f"/{path.strip('/')}/" if is_page else f"/{path.lstrip('/')}"


def key_for(text: str, known: Iterable[str]) -> str | None:
    """The known key that has this name in Polish, in American English or in other programs; None if there is none."""
    word = re.sub(r"[\s_]+", "-", text.strip().lower())
    return next((key for key in known if word in _KEYS.get(key, "").split()), None)


def _year_first(text: str) -> tuple[int, int, int] | None:
    match = _YEAR_FIRST.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def _compact(text: str) -> tuple[int, int, int] | None:
    match = _COMPACT.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _day_first(text: str) -> tuple[int, int, int] | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, year = int(match[1] or 0), int(match[3]), int(match[4])
    if match[2] == "/" and max(day, month) <= MONTHS_IN_YEAR and day != month:
        return None  # British and American order differ
    return year, month, day


def _named(text: str) -> tuple[int, int, int] | None:
    match = _NAMED.fullmatch(text)
    if match is None or (match[1] and match[3]):
        return None
    word = match[2].lower()
    month = _ROMAN.get(word) or (_MONTHS.get(word[:3]) if len(word) >= len("may") else None)
    return (int(match[4]), month, int(match[1] or match[3] or 0)) if month else None


def _iso(year: int, month: int, day: int, *, must_exist: bool = False) -> str | None:
    if not year or not month:
        return None
    if month > MONTHS_IN_YEAR >= day > 0:
        month, day = day, month
    if month > MONTHS_IN_YEAR:
        return None
    if day > monthrange(year, month)[1]:
        if must_exist:
            return None
        day = monthrange(year, month)[1] if day <= 31 else 0
    iso = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return iso if parse_partial(iso) else None
