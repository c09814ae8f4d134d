"""``events.ics`` (RFC 5545): the events that announcements report."""

from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta

from laur.model.dates import Moment
from laur.rendering.writers.icalendar import calendar_file, calendar_text, uid
from laur.urls.base_path import absolute
from laur.urls.paths import path_of
from laur.views import EventCalendarView, EventItem, Frame, View


def write_events(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The calendar, in the order of time. Times are in UTC, so it needs no definition of a time zone."""
    assert isinstance(view, EventCalendarView)
    events = (line for event in view.events for line in _event(event, frame))
    return calendar_file("Events", view.title, view.url, frame, events)


def _event(event: EventItem, frame: Frame) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(path_of(event.url).strip('/').replace('/', '-'), frame)}"
    yield f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z"
    yield f"DTSTART{_when(event.starts, frame)}"
    last = event.ends or event.starts
    if last.hour is None or event.starts.hour is None:
        if event.starts.hour is None:
            yield f"DTEND;VALUE=DATE:{last.day + timedelta(days=1):%Y%m%d}"
    elif event.ends is not None and event.ends > event.starts:
        yield f"DTEND{_when(event.ends, frame)}"
    yield f"SUMMARY:{calendar_text(event.title)}"
    if event.summary:
        yield f"DESCRIPTION:{calendar_text(event.summary)}"
    if event.place:
        yield f"LOCATION:{calendar_text(event.place)}"
    if frame.base_url:
        yield f"URL:{absolute(event.url, frame)}"
    yield "END:VEVENT"


def _when(moment: Moment, frame: Frame) -> str:
    """The parameters and the value of a day, or of a time as an instant."""
    if moment.hour is None:
        return f";VALUE=DATE:{moment.day:%Y%m%d}"
    return f":{moment.in_zone(frame.time_zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
