"""The register of certificates: who holds what, since when, until when, and whether it is valid on a given day.

Announcements state certificates (`Claim`). The rules of their schemes turn these into `Record`s, which hold everything
that does not depend on the day. From a record and a day, `status.py` decides the `Standing`: the status with its
reasons, by the nine rules of `docs/domain.md`. All functions are pure: no clock, no files, no wording.
"""

from laur.register.changes import Change, ChangeType, changes
from laur.register.periods import Periods, RunningTime, both_run, periods, periods_between, running_times
from laur.register.record import Claim, EndBasis, Period, Record, Span, StartBasis, Status
from laur.register.records import records
from laur.register.status import EXPIRING_DAYS, Doubt, Standing, days_left, in_grace, standing, timeline, turning_days

__all__ = [
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
    "Standing",
    "StartBasis",
    "Status",
    "both_run",
    "changes",
    "days_left",
    "in_grace",
    "periods",
    "periods_between",
    "records",
    "running_times",
    "standing",
    "timeline",
    "turning_days",
]
