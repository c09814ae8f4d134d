"""Labels of the values of a choice, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "initial": "pierwszy",
    "renewal": "odnowienie",
    "upgrade": "wyższy poziom",
    "suspended": "zawieszony",
    "reinstated": "przywrócony",
    "withdrawn": "cofnięty",
    "corrected": "sprostowany",
    "cluster": "klaster",
    "coordinator": "koordynator klastra",
    "member": "członek klastra",
    "umbrella": "zrzeszenie klastrów",
    "issuer": "podmiot przyznający",
    "ministry": "ministerstwo",
    "other": "inna",
    "assessed": "ocena",
    "awarded": "przyznanie",
    "valid_from": "początek ważności",
    "day_before": "dzień wcześniej",
    "same_day": "ten sam dzień",
    "month_end": "ostatni dzień miesiąca",
    "open": "bezterminowo",
    "krs": "KRS",
    "nip": "NIP",
    "regon": "REGON",
    "vat": "Numer VAT UE, z kodem kraju",
    "lei": "LEI",
    "ror": "ROR",
    "isni": "ISNI",
    "wikidata": "Wikidata",
    "esca": "Numer ESCA",
    "pl": "polski",
    "en": "angielski",
}
"""By the value in the file."""
