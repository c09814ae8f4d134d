"""When scheduled announcements are published: only the times that they state count."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from laur.model.dates import Moment


def last_of_day(stated: Iterable[Moment], now: date, time_zone: str) -> Moment:
    """The latest of the stated moments of the day that has come, or else the beginning of the day.

    `now` is today in `time_zone`: a `datetime`, or a `date` for the whole day, to its last minute.
    """
    day = date(now.year, now.month, now.day)
    today = (moment.first for moment in stated if moment.day == day)
    return max((Moment(day).first, *(moment for moment in today if _has_come(moment, now, time_zone))))


def _has_come(moment: Moment, now: date, time_zone: str) -> bool:
    if not isinstance(now, datetime):
        return True
    instant = moment.in_zone(time_zone)
    known = now if now.tzinfo else now.replace(tzinfo=instant.tzinfo)
    # In UTC, because Python compares times of one zone by their clocks, which show an hour twice in autumn.
    return instant.astimezone(UTC) <= known.astimezone(UTC)
