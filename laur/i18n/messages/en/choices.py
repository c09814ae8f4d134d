"""Labels of the values of a choice, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "initial": "first award",
    "renewal": "renewal",
    "upgrade": "higher level",
    "suspended": "suspended",
    "reinstated": "reinstated",
    "withdrawn": "withdrawn",
    "corrected": "corrected",
    "cluster": "cluster",
    "coordinator": "cluster coordinator",
    "member": "cluster member",
    "umbrella": "association of clusters",
    "issuer": "issuer of certificates",
    "ministry": "ministry",
    "other": "other",
    "assessed": "assessment",
    "awarded": "award",
    "valid_from": "start of validity",
    "day_before": "the day before",
    "same_day": "the same day",
    "month_end": "the last day of the month",
    "open": "no end",
    "krs": "KRS (National Court Register)",
    "nip": "NIP (Polish tax number)",
    "regon": "REGON",
    "vat": "VAT number, with the country",
    "lei": "LEI",
    "ror": "ROR",
    "isni": "ISNI",
    "wikidata": "Wikidata",
    "esca": "ESCA number",
    "pl": "Polish",
    "en": "English",
}
"""By the value in the file."""
