"""Descriptions, patterns and allowed values of the register's fields, for the Table Schema and the JSON Schema."""

DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""A date as precise as stated (ISO 8601): a day, a month or a year."""
DURATION = r"^P(\d+Y)?(\d+M)?$"
"""An ISO 8601 duration of whole years and months."""

KINDS = ("initial", "renewal", "upgrade")
START_BASES = ("valid_from", "awarded", "assessed", "reckoned", "unknown")
END_BASES = ("stated", "estimated", "open", "unknown")
STATUSES = (
    *("valid", "expiring", "upcoming", "expired", "superseded"),
    *("suspended", "withdrawn", "uncertain", "unknown"),
)

DESCRIPTIONS = {
    "id": "Permanent identifier of the record.",
    "url": "The page of the record.",
    "organisation_id": "Permanent identifier of the holder.",
    "organisation": "Name of the holder.",
    "country": "Country of the holder, ISO 3166-1 alpha-2.",
    "region": "Region of the holder.",
    "scheme_id": "Permanent identifier of the certification scheme.",
    "scheme": "Name of the certification scheme.",
    "level_id": "Level within the scheme; empty where the scheme has no levels.",
    "level": "Name of the level.",
    "level_rank": "Rank of the level within the scheme; a higher number is a higher level.",
    "kind": "How it came about.",
    "number": "Number of the certificate, as stated.",
    "issuer": "Who awarded it: as stated, else the only issuer of the scheme at that time.",
    "assessed": "When it was assessed, as precisely as stated: YYYY-MM-DD, YYYY-MM or YYYY.",
    "awarded": "When it was awarded, as precisely as stated.",
    "valid_from": "From when it is valid, as precisely as stated.",
    "valid_until": "The last day (or month, or year) of validity as stated; “open” where the source says that it does "
    "not run out; empty where it is not stated.",
    "term": "The term as the text states it, as an ISO 8601 duration.",
    "start_first": "The first day on which it can have begun.",
    "start_last": "The last day on which it can have begun.",
    "start_basis": "On which date the start rests; “reckoned”: back from the end, by the longest term.",
    "end_first": "The first day that can be the last of validity. From the next day on it is not certain that it runs.",
    "end_last": "The last day that can be the last of validity. From the next day on it is certain that it ran out.",
    "end_basis": "On what the end rests; “estimated”: computed from the rules of the scheme, not stated.",
    "grace_until": "The last day on which a renewal still joins on to the end.",
    "status": "The status from status_since to status_until. “unknown” and “uncertain” never count as valid.",
    "status_since": "The first day of the status; empty where it has held through all time that can be told.",
    "status_until": "The last day of the status, unless something new is recorded; on a later day it is another. "
    "Empty where it does not change by itself.",
    "statuses": "All statuses by themselves through all time, in order; each holds until the next begins. The status "
    "on any day is the last whose “from” is not after it. The first has no “from”.",
    "score": "The score reached.",
    "score_max": "The greatest score possible.",
    "indicators": "How many indicators were assessed.",
    "areas": "The areas that were assessed.",
    "events": "What happened to it later.",
    "predecessor": "The record that this one renews or upgrades.",
    "successor": "The record that renews or upgrades this one.",
    "evidence": "The announcements on which the record rests.",
    "sources": "Sources elsewhere.",
}


def duration(years: int, months: int) -> str:
    """An ISO 8601 duration: ``P2Y``, ``P18M``, ``P1Y6M``."""
    parts = [f"{count}{unit}" for count, unit in ((years, "Y"), (months, "M")) if count]
    return "P" + ("".join(parts) or "0M")
