"""Dates as instants (RFC 3339, RFC 5322): the first moment of the day in the time zone of the site."""

from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from laur.model.dates import Moment, PartialDate

_MINUTE = timedelta(minutes=1)


def rfc3339(value: PartialDate | Moment | date, time_zone: str) -> str:
    """``2024-01-01T00:00:00+01:00``. A month or a year is its first day."""
    return _instant(value, time_zone).isoformat()


def rfc5322(value: PartialDate | Moment | date, time_zone: str) -> str:
    """``Mon, 01 Jan 2024 00:00:00 +0100``, as RSS has it."""
    return format_datetime(_instant(value, time_zone))


def _instant(value: PartialDate | Moment | date, time_zone: str) -> datetime:
    if isinstance(value, Moment):
        day, clock = value.day, time(value.hour or 0, value.minute or 0)
    else:
        day, clock = (value.first if isinstance(value, PartialDate) else value), time()
    there = datetime.combine(day, clock, ZoneInfo(time_zone))
    offset = there.utcoffset() or timedelta()
    return there.astimezone(UTC) if offset % _MINUTE else there  # both formats have whole minutes only
