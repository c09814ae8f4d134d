"""The calendar of the ends of certificates.

It has no end for a certificate that was superseded or withdrawn. An end that is only known to be between two days
covers all of these days.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from laur.model import AnnouncementDocument
from laur.pages.context import PageContext
from laur.pages.exports.data_page import data_page
from laur.pages.page import Page
from laur.register import EndBasis, Record, Span, Status
from laur.register.terms import day_after
from laur.views import CalendarEvent, CalendarView, award_title
from laur.views.output import DataFormat

UNDATED = date(1970, 1, 1)
"""The time stamp of an event without any stated date."""


def pages(context: PageContext) -> Iterator[Page]:
    """``register.ics``."""
    yield data_page(context, DataFormat.CALENDAR, partial(_calendar, context))


def _calendar(context: PageContext) -> CalendarView:
    every = tuple(context.catalog.awards.records)
    title = context.wording.text("calendar.title", site=context.words(context.catalog.site.title))
    return calendar(
        context, context.links.certificates(DataFormat.CALENDAR), every, title, context.links.certificates()
    )


def calendar(context: PageContext, url: str, ids: Iterable[str], title: str, home_url: str) -> CalendarView:
    """The ends of some certificates, as the calendar of a page that shows them."""
    records, statuses = context.catalog.awards.records, context.catalog.awards.statuses
    ending = [
        (records[key], end)
        for key in ids
        if (end := records[key].end) and records[key].successor is None and statuses[key].status is not Status.WITHDRAWN
    ]
    return CalendarView(
        url=url,
        lang=context.lang,
        title=title,
        home_url=home_url,
        events=tuple(context.once("end", record.id, partial(_event, context, record, end)) for record, end in ending),
    )


def _event(context: PageContext, record: Record, end: Span) -> CalendarEvent:
    certificate = record.claim.certificate
    level = context.level(certificate.scheme, certificate.level)
    scheme = context.scheme(certificate.scheme).title
    names = {
        "award": award_title(scheme, level),
        "holder": context.organisation(certificate.organisation, short=True).title,
    }
    is_estimated, is_span = record.end_basis is EndBasis.ESTIMATED, end.first != end.last
    form = "about" if is_estimated else "between" if is_span else "stated"
    return CalendarEvent(
        id=record.id,
        url=context.links.certificate(record.id),
        title=context.wording.text(f"calendar.{form}", **names),
        note=context.wording.text(f"calendar.note-{form}"),
        scheme=scheme,
        reminder=context.wording.text("calendar.reminder", **names),
        first=end.first,
        after=day_after(end.last),
        is_tentative=is_estimated or is_span,
        stamp=_stamp(context, record),
    )


def _stamp(context: PageContext, record: Record) -> date:
    """The newest day stated in the record or its evidence; used instead of a clock."""
    certificate = record.claim.certificate
    stated = [certificate.assessed, certificate.awarded, *(event.date for event in certificate.events)]
    for path in record.claim.evidence:
        document = context.catalog.targets.documents.get(path)
        if isinstance(document, AnnouncementDocument):
            stated += [document.meta.date, document.meta.updated]
    return max((when.last for when in stated if when), default=UNDATED)
