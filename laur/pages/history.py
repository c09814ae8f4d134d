"""The status of every certificate through all time, for the script that shows pages as of another day.

It does not depend on the day of the build. Pages load it only when a reader asks for another day.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from laur.pages.context import PageContext, contexts, standing_view
from laur.pages.facets import level_key
from laur.pages.page import Page, PageInputs
from laur.register import Record, StartBasis
from laur.urls.permalinks import Section
from laur.views import HistoryEntry, HistoryView, TimeLink, output
from laur.views.kinds import PageKind

NAME = "history.json"
FINDER_DATA = "finder.json"
"""The data of the listing's script (`laur.pages.finder`)."""


def pages(inputs: PageInputs) -> Iterator[Page]:
    """``history.json`` in each language; none if the register is empty."""
    for context in contexts(inputs):
        if context.catalog.awards.records:
            url = context.links.certificates(NAME)
            yield Page(url, output.text(NAME), context.lang, PageKind.DATA, NAME, partial(_view, context, url))


def time_link(context: PageContext, certificate_ids: Iterable[str]) -> TimeLink | None:
    """What a page with these certificates needs to be shown as of another day; None if no date of them is known."""
    known = context.once("first days", "", partial(_first_days, context))
    days = [known[key] for key in certificate_ids if key in known]
    if not days:
        return None
    links = context.links
    return TimeLink(
        url=links.certificates(NAME),
        first=min(days),
        names=links.certificates(FINDER_DATA),
        sections=tuple(links.section(each) for each in (Section.CERTIFICATES, Section.ORGANISATIONS, Section.SCHEMES)),
        fixed=(
            *(_above(url) for url in (links.as_of(1), links.ending(1), links.certificates_of_status("valid"))),
            links.change_pages(),
            links.certificates_by_organisation(),
        ),
    )


def _above(url: str) -> str:
    """The URL of the folder of a page: ``/a/`` of ``/a/b/``."""
    return url.rstrip("/").rpartition("/")[0] + "/"


def _first_days(context: PageContext) -> dict[str, date]:
    """The first known day of each certificate that has one, by id."""
    records = context.catalog.awards.records.values()
    return {record.id: min(days) for record in records if (days := tuple(_known_days(record)))}


def _known_days(record: Record) -> Iterator[date]:
    if record.start is not None:
        yield record.start.first
    if record.end is not None:
        yield record.end.first
    yield from (event.date.first for event in record.claim.certificate.events)


def _view(context: PageContext, url: str) -> HistoryView:
    records = context.catalog.awards.records
    return HistoryView(url=url, entries=tuple(_entry(context, record) for record in records.values()))


def _entry(context: PageContext, record: Record) -> HistoryEntry:
    certificate = record.claim.certificate
    steps = context.timeline_steps(record.id)
    known = context.level(certificate.scheme, certificate.level)
    return HistoryEntry(
        id=record.id,
        holder=certificate.organisation,
        award=level_key(certificate.scheme, known.id) if known else certificate.scheme,
        standing=standing_view(record, steps[0][1], steps),
        is_start_reckoned=record.start_basis is StartBasis.RECKONED,
    )
