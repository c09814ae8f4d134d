"""``register.ics`` (RFC 5545): the ends of certificates as all-day events, with reminders 90 and 30 days before."""

from collections.abc import Iterator, Mapping
from datetime import date

from laur.rendering.writers.icalendar import calendar_file, calendar_text, uid
from laur.urls.base_path import absolute
from laur.views import CalendarEvent, CalendarView, Frame, View

REMINDERS = (90, 30)
"""Days before the first day that can be the last day of validity."""


def write_calendar(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The calendar; its events are sorted by id."""
    assert isinstance(view, CalendarView)
    events = (line for event in view.events for line in _event(event, frame))
    return calendar_file("Register of certificates", view.title, view.url, frame, events)


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


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
