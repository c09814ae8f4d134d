"""The register of certificates: who holds what, since when, until when, and whether it is valid on a given day.

Announcements state certificates (`Claim`). The rules of their schemes turn these into `Record`s, which hold everything
that does not depend on the day. From a record and a day, `status.py` decides the `StatusOnDay`: the status with its
reasons, by the nine rules of `docs/domain.md`. All functions are pure: no clock, no files, no wording.
"""

from laur.register.changes import Change, ChangeType, changes
from laur.register.held import DOUBTFUL, held_on, is_undated
from laur.register.metals import metals
from laur.register.periods import Periods, RunningTime, both_run, periods, periods_between, running_times
from laur.register.record import Claim, EndBasis, Period, Record, Span, StartBasis, Status, chain_of
from laur.register.records import records
from laur.register.status import (
    EXPIRING_DAYS,
    Doubt,
    StatusOnDay,
    days_left,
    in_grace,
    status_on,
    timeline,
    turning_days,
)

__all__ = [
    "DOUBTFUL",
    "EXPIRING_DAYS",
    "Change",
    "ChangeType",
    "Claim",
    "Doubt",
    "EndBasis",
    "Period",
    "Periods",
    "Record",
    "RunningTime",
    "Span",
    "StartBasis",
    "Status",
    "StatusOnDay",
    "both_run",
    "chain_of",
    "changes",
    "days_left",
    "held_on",
    "in_grace",
    "is_undated",
    "metals",
    "periods",
    "periods_between",
    "records",
    "running_times",
    "status_on",
    "timeline",
    "turning_days",
]
