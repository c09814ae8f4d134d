"""The dates of feeds and exports: ISO 8601 and RFC 5322, with the names of zones that old servers write.

A date without a zone, or with one of unknown name, is in the site's zone. A date that cannot be that of an article
(a number of seconds, the year 1, the first second of 1970) is none, so that it is reported and never published.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

from laur.model.dates import Moment

_YEARS = range(1900, 2200)
_ZONE = re.compile(r"(.*?\d)\s*+(Z|[+-]\d\d:?\d\d|[A-Za-z]{2,5})?(?:\s*+\([^)]*\))?", re.DOTALL | re.IGNORECASE)
_DAY_ONLY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}")
_TIME = re.compile(r"\d:\d\d")
_NUMBER = re.compile(r"[\d.]+")
_NEGATIVE_YEAR = re.compile(r"(?:^|\s)-\d{4}\b")
_ZONES = (
    *((0.0, "z ut utc gmt wet"), (1.0, "cet met mez west bst"), (2.0, "cest mest mesz eet sast"), (3.0, "eest msk")),
    *((9.0, "jst kst"), (10.0, "aest"), (11.0, "aedt"), (12.0, "nzst"), (13.0, "nzdt")),
    *((-2.5, "ndt"), (-3.0, "adt"), (-3.5, "nst"), (-4.0, "ast edt"), (-5.0, "est cdt"), (-6.0, "cst mdt")),
    *((-7.0, "mst pdt"), (-8.0, "pst akdt"), (-9.0, "akst"), (-10.0, "hst")),
)
_HOURS = {name: hours for hours, names in _ZONES for name in names.split()}
"""Hours ahead of UTC by the name of a zone."""


def read_moment(text: str, zone: ZoneInfo) -> Moment | None:
    """The local time of a date in a feed or an export; None if it is not one."""
    parts = _ZONE.fullmatch(text.strip())
    when = _naive(parts[1].strip()) if parts else None
    if parts is None or when is None:
        return None
    if not _TIME.search(parts[1]) and "T" not in parts[1]:
        return Moment(when.date()) if when.year in _YEARS else None
    return local_moment(when.replace(tzinfo=_offset(parts[2] or "", zone) or zone), zone)


def local_moment(when: datetime, zone: ZoneInfo) -> Moment | None:
    """The local time of a point in time; None if it cannot be that of an article."""
    try:
        local, utc = when.astimezone(zone), when.astimezone(UTC)
    except OverflowError:
        return None
    is_zero = utc.timestamp() == 0
    return Moment(local.date(), local.hour, local.minute) if local.year in _YEARS and not is_zero else None


def _naive(text: str) -> datetime | None:
    """The date and time that a text states, without its zone."""
    if _NEGATIVE_YEAR.search(text) or (_NUMBER.fullmatch(text) and not _DAY_ONLY.fullmatch(text)):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        pass
    found = parsedate_tz(text if _TIME.search(text) else f"{text} 00:00:00")
    try:
        return datetime(*found[:5], min(found[5], 59)) if found else None  # noqa: DTZ001 - the zone follows
    except (ValueError, OverflowError):  # the other for a number of more digits than a machine's word
        return None


def _offset(name: str, zone: ZoneInfo) -> timezone | None:
    """The offset of a zone; None for the site's own, whose name servers often leave unchanged in summer."""
    own = {zone.tzname(datetime(2024, month, 1)) for month in (1, 7)}  # noqa: DTZ001 - any year's names
    if name.upper() in own or not name:
        return None
    if name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes)) if minutes < 24 * 60 else None
    hours = _HOURS.get(name.lower())
    return timezone(timedelta(hours=hours)) if hours is not None else None
