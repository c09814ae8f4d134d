"""The events of a served ``register.ics`` (RFC 5545), as far as an audit compares them."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct


class ServedEvent(Struct, frozen=True):
    first: date | None
    last: date | None
    """The day before DTEND, which is exclusive; `first` where there is none."""


def read_calendar(data: bytes) -> dict[str, ServedEvent] | None:
    """The events by the part of their UID before the ``@``: the id of the certificate. None if it is no calendar."""
    text = data.decode(errors="replace").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    lines = text.strip().split("\n")
    if lines[0] != "BEGIN:VCALENDAR" or lines[-1] != "END:VCALENDAR":
        return None
    return dict(_events(lines))


def _events(lines: list[str]) -> Iterator[tuple[str, ServedEvent]]:
    key, first, last = "", None, None
    for line in lines:
        name, _, value = line.partition(":")
        match name.partition(";")[0]:
            case "BEGIN" if value == "VEVENT":
                key, first, last = "", None, None
            case "UID":
                key = value.rpartition("@")[0] or value
            case "DTSTART":
                first = _day(value)
            case "DTEND":
                after = _day(value)
                last = after - timedelta(days=1) if after else None
            case "END" if value == "VEVENT":
                yield key, ServedEvent(first, last or first)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:8]}")
    except ValueError:
        return None
