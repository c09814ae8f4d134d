"""How many certificates are held on a day: the one rule for charts, listings, the pages of years and their scripts.

``layouts/assets/years.js`` has the same rule for the day that a reader asks for.
"""

from collections.abc import Iterable
from datetime import date

from laur.register.record import EndBasis, Record, Status
from laur.register.status import status_on

DOUBTFUL = frozenset({Status.UNCERTAIN, Status.UNKNOWN})
"""The statuses of what may be held or not."""


def held_on(records: Iterable[Record], day: date) -> int | None:
    """How many of these certificates are held on `day`; None if none surely is, but one may be.

    What is undated may be held on any day.
    """
    statuses = [status_on(record, day).status for record in records]
    held = sum(status.is_held for status in statuses)
    return None if not held and not DOUBTFUL.isdisjoint(statuses) else held


def is_undated(record: Record) -> bool:
    """Whether nothing is known of when it began or ends, so that its status is the same on every day."""
    return record.start is None and record.end_basis is EndBasis.UNKNOWN
