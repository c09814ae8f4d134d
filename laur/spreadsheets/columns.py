"""What the columns of a list can mean, and how offices call them in Polish and English."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from laur.i18n import slug
from laur.model.enclosed import Delimiters, without_enclosed
from laur.model.identifiers import IdentifierScheme


class SheetColumn(StrEnum):
    """The meaning of a column; the values are what a mapping file contains."""

    ID = "id"
    ORGANISATION_ID = "organisation_id"
    ORGANISATION = "organisation"
    SHORT_NAME = "short_name"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    URL = "url"
    KRS = "krs"
    NIP = "nip"
    REGON = "regon"
    VAT = "vat"
    LEI = "lei"
    ROR = "ror"
    ISNI = "isni"
    WIKIDATA = "wikidata"
    ESCA = "esca"
    SCHEME_ID = "scheme_id"
    SCHEME = "scheme"
    LEVEL_ID = "level_id"
    LEVEL = "level"
    KIND = "kind"
    NUMBER = "number"
    ASSESSED = "assessed"
    AWARDED = "awarded"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"
    TERM = "term"
    SCORE = "score"
    SCORE_MAX = "score_max"
    INDICATORS = "indicators"
    AREAS = "areas"
    ISSUER = "issuer"
    SUPERSEDES = "supersedes"
    EVENTS = "events"
    STATUS = "status"
    SOURCES = "sources"
    IGNORE = "ignore"


IDENTIFIERS = tuple(SheetColumn(scheme.value) for scheme in IdentifierScheme)
DATES = (SheetColumn.ASSESSED, SheetColumn.AWARDED, SheetColumn.VALID_FROM, SheetColumn.VALID_UNTIL)
EXPORTED = (
    *(SheetColumn.ID, SheetColumn.ORGANISATION_ID, SheetColumn.ORGANISATION, SheetColumn.SHORT_NAME),
    *(SheetColumn.COUNTRY, SheetColumn.REGION, SheetColumn.CITY, SheetColumn.URL, *IDENTIFIERS),
    *(SheetColumn.SCHEME, SheetColumn.LEVEL, SheetColumn.KIND, SheetColumn.NUMBER, *DATES, SheetColumn.TERM),
    *(SheetColumn.SCORE, SheetColumn.SCORE_MAX),
    *(SheetColumn.INDICATORS, SheetColumn.AREAS, SheetColumn.ISSUER, SheetColumn.SUPERSEDES),
    *(SheetColumn.EVENTS, SheetColumn.SOURCES, SheetColumn.STATUS),
)
"""The columns that an export has, in their order."""

_NAMES: Mapping[SheetColumn, str] = {
    SheetColumn.ID: "certificate-id id-certyfikatu identyfikator-wpisu identyfikator-certyfikatu",
    SheetColumn.ORGANISATION_ID: "holder-id id-posiadacza id-organizacji identyfikator-posiadacza",
    SheetColumn.ORGANISATION: "organization holder posiadacz organizacja klaster cluster cluster-name name-of-cluster "
    "name-of-the-cluster nazwa-klastra organizacja-klastrowa cluster-organisation cluster-organization "
    "cluster-initiative cluster-management-organisation beneficjent podmiot nazwa-podmiotu nazwa-organizacji "
    "nazwa-posiadacza name-of-holder certificate-holder nazwa name",
    SheetColumn.SHORT_NAME: "skrot nazwa-skrocona skrocona-nazwa acronym akronim abbreviation",
    SheetColumn.COUNTRY: "kraj panstwo country-code kod-kraju kraj-siedziby",
    SheetColumn.REGION: "wojewodztwo province state voivodeship",
    SheetColumn.CITY: "miasto miejscowosc siedziba town seat location",
    SheetColumn.URL: "www strona strona-www website web-site homepage adres-strony strona-internetowa web",
    SheetColumn.KRS: "numer-krs nr-krs krs-number",
    SheetColumn.NIP: "numer-nip nr-nip tax-id tax-number",
    SheetColumn.REGON: "numer-regon nr-regon",
    SheetColumn.VAT: "vat-number vat-id vat-ue numer-vat vatin",
    SheetColumn.LEI: "lei-code kod-lei",
    SheetColumn.ROR: "ror-id",
    SheetColumn.ISNI: "isni-id",
    SheetColumn.WIKIDATA: "wikidata-id",
    SheetColumn.ESCA: "esca-id esca-number numer-esca esca-no",
    SheetColumn.SCHEME_ID: "id-programu identyfikator-programu",
    SheetColumn.SCHEME: "program program-certyfikacji certyfikat certificate label certification znak "
    "rodzaj-certyfikatu nazwa-certyfikatu certificate-type type-of-certificate",
    SheetColumn.LEVEL_ID: "id-poziomu",
    SheetColumn.LEVEL: "poziom label-level poziom-certyfikatu rank stopien",
    SheetColumn.KIND: "rodzaj-przyznania kind-of-award type-of-award",
    SheetColumn.NUMBER: "numer-certyfikatu nr-certyfikatu certificate-number certificate-no numer",
    SheetColumn.ASSESSED: "data-oceny data-audytu audit audit-date date-of-audit interview-date date-of-interview "
    "assessment-date date-of-assessment",
    SheetColumn.AWARDED: "data-przyznania przyznano data-nadania nadano award-date date-of-award awarded-on "
    "date-awarded date-of-issue issue-date data-wydania issued",
    SheetColumn.VALID_FROM: "wazny-od wazne-od data-od valid-since od from start start-date wazna-od "
    "waznosc-od valid-from-date validity-from okres-waznosci-od data-rozpoczecia",
    SheetColumn.VALID_UNTIL: "wazny-do wazne-do data-do valid-to valid-till do to until end end-date wazna-do "
    "waznosc-do expiry expiry-date expires expiration-date date-of-expiry data-waznosci termin-waznosci validity-to "
    "validity-until okres-waznosci-do valid-until-date",
    SheetColumn.TERM: "okres-waznosci okres duration period-of-validity validity-period",
    SheetColumn.SCORE: "wynik punkty points liczba-punktow",
    SheetColumn.SCORE_MAX: "maksimum max-points maksymalny-wynik max-score na-ile",
    SheetColumn.INDICATORS: "wskazniki liczba-wskaznikow",
    SheetColumn.AREAS: "obszary",
    SheetColumn.ISSUER: "przyznajacy wydawca podmiot-przyznajacy kto-przyznal jednostka-certyfikujaca awarded-by "
    "issued-by certification-body",
    SheetColumn.SUPERSEDES: "odnawia renews predecessor poprzedni poprzedni-certyfikat",
    SheetColumn.EVENTS: "zdarzenia pozniejsze-zdarzenia what-happened-later",
    SheetColumn.STATUS: "stan status-certyfikatu certificate-status current-status",
    SheetColumn.SOURCES: "zrodla zrodlo source",
    SheetColumn.IGNORE: "lp l-p uwagi notes note comments remarks komentarz komentarze",
}
_REMARKS = (Delimiters(re.compile(r"\("), re.compile(r"\)")), Delimiters(re.compile(r"\["), re.compile(r"\]")))
_COMPUTED = (
    *("level-rank", "start-first", "start-last", "start-basis", "end-first", "end-last", "end-basis", "grace-until"),
    *("status-since", "status-until", "successor", "evidence"),
)
"""Columns of our own open data that follow from the others."""


def _by_name() -> Mapping[str, SheetColumn]:
    found = {name: column for column, names in _NAMES.items() for name in names.split()}
    found |= {slug(column.value): column for column in SheetColumn}
    found |= dict.fromkeys(_COMPUTED, SheetColumn.IGNORE)
    for lang in ("pl", "en"):
        found |= {slug(label(column, lang)): column for column in EXPORTED}
    return found


def label(column: SheetColumn, lang: str) -> str:
    """The name of a column in an export."""
    from laur.i18n.messages import texts

    return texts("spreadsheets", lang)[f"column.{column.value}"]


_LONGEST_NAME = 80
"""A longer text is no name of a column."""


class ColumnNames:
    """The known names of columns."""

    def __init__(self) -> None:
        self._known = _by_name()
        self._seen: dict[str, SheetColumn | None] = {}

    def meaning(self, names: Iterable[str]) -> SheetColumn | None:
        """What the first known of several names of one column means."""
        return next((found for name in names if (found := self._meaning(name)) is not None), None)

    def _meaning(self, name: str) -> SheetColumn | None:
        if name not in self._seen:
            self._seen[name] = self._known.get(_key(name)) if len(name) <= _LONGEST_NAME else None
        return self._seen[name]

    def nearest(self, name: str) -> SheetColumn | None:
        """The column whose name is the most similar."""
        from difflib import get_close_matches

        close = get_close_matches(_key(name)[:60], self._known, n=1, cutoff=0.75)
        return self._known[close[0]] if close else None


def _key(name: str) -> str:
    """A name of a column without remarks in brackets, as a slug."""
    return slug(without_enclosed(name, *_REMARKS, instead=" ").rstrip("*")) if name.strip() else ""
