"""The register of certificates: who holds what, since when, until when, and is it still true on a given day.

From the certificates that announcements state (`Claim`) and the rules of their schemes come `Record`s, in which
everything stands that does not depend on the day; from a record and a day comes its `Standing` by the nine rules of
`docs/domain.md`. Everything here is a pure function of its arguments: no clock, no files, no wording.
"""

from laur.register.changes import Change, ChangeType, changes
from laur.register.periods import Periods, periods
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
    "Span",
    "Standing",
    "StartBasis",
    "Status",
    "changes",
    "days_left",
    "in_grace",
    "periods",
    "records",
    "standing",
    "timeline",
    "turning_days",
]
