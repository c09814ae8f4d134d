"""``register.ics`` (RFC 5545): the ends of certificates as all-day events, with reminders 90 and 30 days before.

Written without a library: those that were tried take seconds for a large register, and the calendar is written again
whenever an end changes. The tests read it with `icalendar`.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from laur.urls.base_path import absolute
from laur.views import CalendarEvent, CalendarView, Frame, View

REMINDERS = (90, 30)
"""Days before the first day that can be the last day of validity."""
MAX_OCTETS = 75
"""The length of a line without its line break (RFC 5545, 3.1)."""
UNKNOWN_HOST = "laur.invalid"
"""In the identifiers of a site without `base_url` (RFC 2606)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def write_calendar(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The calendar; its events are sorted by id."""
    assert isinstance(view, CalendarView)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Laur//Register of certificates//{view.lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{calendar_text(view.title)}",
        f"X-WR-CALNAME:{calendar_text(view.title)}",
        *([f"SOURCE;VALUE=URI:{absolute(view.url, frame)}"] if frame.base_url else []),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(line for event in view.events for line in _event(event, frame)),
        "END:VCALENDAR",
    ]
    return b"".join(fold_line(line) for line in lines)


def _event(event: CalendarEvent, frame: Frame) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(event.id, frame)}"
    yield f"DTSTAMP:{_day(event.stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    # DTEND is exclusive. It is left out on the last day of the calendar (year 9999); the event then takes one day.
    if event.after > event.first:
        yield f"DTEND;VALUE=DATE:{_day(event.after)}"
    yield f"SUMMARY:{calendar_text(event.title)}"
    yield f"DESCRIPTION:{calendar_text(event.note)}"
    yield f"CATEGORIES:{calendar_text(event.scheme)}"
    if frame.base_url:
        yield f"URL:{absolute(event.url, frame)}"
    yield f"STATUS:{'TENTATIVE' if event.is_tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    for days in REMINDERS:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{calendar_text(event.reminder)}")
        yield from (f"TRIGGER:-P{days}D", "END:VALARM")
    yield "END:VEVENT"


def uid(certificate_id: str, frame: Frame) -> str:
    """The permanent identifier of an event: the certificate's id and the host of the site."""
    _, _, host = frame.base_url.partition("://")
    return f"{certificate_id}@{host or UNKNOWN_HOST}"


def fold_line(line: str) -> bytes:
    """A content line with its line break, folded between characters into lines of at most 75 octets."""
    data = line.encode()
    if len(data) <= MAX_OCTETS:
        return data + b"\r\n"
    folded = []
    start, space = 0, MAX_OCTETS
    while start < len(data):
        end = min(start + space, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        folded.append(data[start:end])
        start, space = end, MAX_OCTETS - 1
    return b"\r\n ".join(folded) + b"\r\n"


def calendar_text(value: str) -> str:
    """A text value (RFC 5545, 3.3.11), without control characters."""
    escaped = value.translate(_ESCAPES)
    return "".join(char for char in escaped if char == "\t" or (char >= " " and char != "\x7f"))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
