"""Pages about keeping up to date: events, subscriptions, the data for programs."""

from datetime import date

from laur.model.dates import Moment
from laur.views.base import Head, View
from laur.views.register import DataFile, DataTermsView


class EventItem(View, frozen=True, kw_only=True):
    """An event that an announcement reports."""

    title: str
    url: str
    lang: str
    year: int
    starts: Moment
    ends: Moment | None
    place: str | None
    summary: str
    stamp: date
    """The day of the announcement, or of its last update; else that of the event."""


class EventsView(View, frozen=True, kw_only=True):
    """All events, newest first."""

    page: Head
    events: tuple[EventItem, ...]
    calendar_url: str


class EventCalendarView(View, frozen=True, kw_only=True):
    """All events as a calendar, in the order of time."""

    url: str
    lang: str
    title: str
    events: tuple[EventItem, ...]


class SubscribeView(View, frozen=True, kw_only=True):
    """Everything that a reader can follow; a URL is empty if the site does not have it."""

    page: Head
    feeds: tuple[tuple[str, str], ...]
    """Media type and URL of the feeds of all news."""
    tags_url: str
    organisations_url: str
    certificates_url: str
    changes_url: str
    changes_feed: str
    ends_calendar: str
    answers_url: str
    events_url: str
    events_calendar: str


class FieldView(View, frozen=True, kw_only=True):
    """A field of a data file."""

    name: str
    type: str
    """As schemas name it, or the allowed values."""
    meaning: str
    """In the language of the site, or else as the schema describes it."""
    lang: str | None
    """The language of the meaning, if it is not the site's."""
    example: str


class FieldsView(View, frozen=True, kw_only=True):
    """The fields of a data file."""

    name: str
    url: str
    fields: tuple[FieldView, ...]


class DevelopersView(View, frozen=True, kw_only=True):
    """The site's data for programs."""

    page: Head
    files: tuple[DataFile, ...]
    terms: DataTermsView
    fields: tuple[FieldsView, ...]
    certificate_url: str
    """The data file of one certificate, as an example; empty if there is none."""
    answer_url: str
    build_url: str
