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
    "cluster": "a cluster",
    "coordinator": "who runs a cluster",
    "member": "a member of a cluster",
    "umbrella": "an association of clusters",
    "issuer": "who awards certificates",
    "ministry": "a ministry",
    "other": "something else",
    "assessed": "the assessment",
    "awarded": "the award",
    "valid_from": "the beginning of its validity",
    "day_before": "the day before",
    "same_day": "the same day",
    "month_end": "the last day of the month",
    "pl": "Polish",
    "en": "English",
}
"""By the value that the file has."""
