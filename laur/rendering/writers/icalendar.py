"""Calendars (iCalendar, RFC 5545), from the lines of their events.

Written without a library: those that were tried take seconds for a large register, and a calendar is written again
whenever one of its events changes. The tests read them with `icalendar`.
"""

from collections.abc import Iterable

from laur.urls.base_path import absolute
from laur.views import Frame

MAX_OCTETS = 75
"""The length of a line without its line break (RFC 5545, 3.1)."""
UNKNOWN_HOST = "laur.invalid"
"""In the identifiers of a site without `base_url` (RFC 2606)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar_file(product: str, title: str, url: str, frame: Frame, events: Iterable[str]) -> bytes:
    """A calendar; `product` names its kind (``Register of certificates``), `events` are the lines of all its events."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Laur//{product}//{frame.lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{calendar_text(title)}",
        f"X-WR-CALNAME:{calendar_text(title)}",
        *([f"SOURCE;VALUE=URI:{absolute(url, frame)}"] if frame.base_url else []),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *events,
        "END:VCALENDAR",
    )
    return b"".join(fold_line(line) for line in lines)


def uid(name: str, frame: Frame) -> str:
    """The permanent identifier of an event: its name on the site, and the host of the site."""
    _, _, host = frame.base_url.partition("://")
    return f"{name}@{host or UNKNOWN_HOST}"


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
