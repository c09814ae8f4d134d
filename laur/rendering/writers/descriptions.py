"""Descriptions, patterns and allowed values of the register's fields, for the Table Schema and the JSON Schema."""

from enum import StrEnum

from laur.model import OPEN

DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""A date as precise as stated (ISO 8601): a day, a month or a year."""
DATE_OR_OPEN = f"{DATE}|^{OPEN}$"
DURATION = r"^P(\d+Y)?(\d+M)?$"
"""An ISO 8601 duration of whole years and months."""

VERSION = "1.2"
"""The version of the data files that `docs/open-data.md` describes.

The second number grows with every new column, field or value; the first would grow if one were removed or changed.
"""

DESCRIPTIONS = {
    "register": "The name of the site whose register it comes from; empty if it is this one's.",
    "register_url": "The page of the record in that register.",
    "register_fetched": "The day on which the record was fetched from there as it is.",
    "register_gone": "The day since which that register does not have the record any more.",
    "id": "Permanent identifier of the record.",
    "url": "The page of the record.",
    "organisation_id": "Permanent identifier of the holder.",
    "organisation": "Name of the holder.",
    "country": "Country of the holder, ISO 3166-1 alpha-2.",
    "region": "Region of the holder.",
    "identifiers": "Numbers of the holder in public registers, by the name of the register.",
    "scheme_id": "Permanent identifier of the certification scheme.",
    "scheme": "Name of the certification scheme.",
    "level_id": "Level within the scheme; empty if the scheme has no levels.",
    "level": "Name of the level.",
    "level_rank": "Rank of the level within the scheme; a higher number is a higher level.",
    "kind": "Whether it is a first award, a renewal or an upgrade.",
    "number": "Number of the certificate, as stated.",
    "issuer": "The awarding body: as stated, or else the only issuer of the scheme at that time.",
    "assessed": "When it was assessed, as precise as stated: YYYY-MM-DD, YYYY-MM or YYYY.",
    "awarded": "When it was awarded, as precise as stated.",
    "valid_from": "The first day of validity, as precise as stated.",
    "valid_until": "The last day (or month, or year) of validity as stated; “open” if the source says that it does not "
    "expire; empty if it is not stated.",
    "term": "The term of validity as stated, as an ISO 8601 duration.",
    "start_first": "The earliest possible first day of validity.",
    "start_last": "The latest possible first day of validity.",
    "start_basis": "The date that the start is based on; “reckoned”: calculated from the end and the term.",
    "end_first": "The earliest possible last day of validity. From the next day on, it may have expired.",
    "end_last": "The latest possible last day of validity. From the next day on, it has certainly expired.",
    "end_basis": "What the end is based on; “estimated”: calculated from the rules of the scheme, not stated.",
    "start_edtf": "The start in the Extended Date/Time Format; “~”: calculated, “[a..b]”: one of these days.",
    "end_edtf": "The last day in the Extended Date/Time Format; “~”: calculated, “[a..b]”: one of these days.",
    "grace_until": "The last day on which a renewal still continues it.",
    "status": "The status from status_since to status_until. “unknown” and “uncertain” never count as valid.",
    "status_since": "The first day of the status; empty if it has always applied.",
    "status_until": "The last day of the status, unless something new is recorded. Empty if it does not change by "
    "itself.",
    "statuses": "All statuses in order, if nothing new is recorded; each applies until the next one begins. The status "
    "on a day is the last one whose “from” is not after it. The first has no “from”.",
    "score": "The score reached.",
    "score_max": "The highest possible score.",
    "indicators": "The number of assessed indicators.",
    "areas": "The assessed areas.",
    "events": "Later events.",
    "predecessor": "The record that this one renews or upgrades.",
    "successor": "The record that renews or upgrades this one.",
    "evidence": "The announcements that the record is based on.",
    "sources": "Other sources.",
    "sources_archived": "The copies of sources in archives, as far as they are stated. Addresses, separated by “ ; ”.",
}


def values(enum: type[StrEnum]) -> list[str]:
    """The values of an enum, in the order in which it lists them."""
    return [member.value for member in enum]


def duration(years: int, months: int) -> str:
    """An ISO 8601 duration: ``P2Y``, ``P18M``, ``P1Y6M``."""
    parts = [f"{count}{unit}" for count, unit in ((years, "Y"), (months, "M")) if count]
    return "P" + ("".join(parts) or "0M")
