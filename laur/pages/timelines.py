"""The site's timelines: the certificates of an organisation, and the issuers of a scheme."""

from datetime import date

from msgspec import structs

from laur.i18n import sort_key
from laur.model import IssuerPeriod
from laur.pages.charts.timeline import TimelineEntry, timeline
from laur.pages.context import PageContext
from laur.register import EndBasis, Record, RunningTime, Span, periods, periods_between, running_times
from laur.views import EventView, IssuerView, Ref, TimelineView


def certificate_timeline(context: PageContext, certificate_ids: tuple[str, ...]) -> TimelineView | None:
    """The timeline of these certificates by scheme, each scheme's oldest first; None where there are none."""
    records = [context.catalog.awards.records[key] for key in certificate_ids]
    ordered = sorted(records, key=lambda record: _order(context, record))
    times = running_times(records, context.catalog.awards.records)
    entries = (_entry(context, record, times[record.id]) for record in ordered)
    return timeline(entries, context.catalog.day.year) if ordered else None


def _order(context: PageContext, record: Record) -> tuple[object, ...]:
    scheme = record.claim.certificate.scheme
    known = record.since or record.end
    return (sort_key(context.scheme(scheme).title, context.lang), scheme, known.first if known else date.max, record.id)


def _entry(context: PageContext, record: Record, running: RunningTime) -> TimelineEntry:
    certificate = record.claim.certificate
    scheme = context.scheme(certificate.scheme)
    level = context.level(certificate.scheme, certificate.level)
    title = Ref(title=level.name, url=level.url) if level else scheme
    entry = entry_of(record, running, title=title, metal=level.metal if level else "", group=scheme)
    return structs.replace(entry, url=context.links.certificate(record.id))


def entry_of(record: Record, running: RunningTime, *, title: Ref, metal: str = "", group: Ref) -> TimelineEntry:
    """The entry of a certificate with these words."""
    return TimelineEntry(
        title=title,
        metal=metal,
        group=group,
        start=record.since,
        reckoned=record.start,
        end=record.end,
        end_basis=record.end_basis,
        periods=periods(record),
        running=running,
        events=tuple(
            EventView(type=e.type.value, date=e.date, reason=e.reason) for e in record.claim.certificate.events
        ),
    )


DATED_ISSUERS = 2
"""With fewer dated issuers a drawing would show no more than the list."""


def issuers_over_time(
    issuers: tuple[tuple[IssuerView, IssuerPeriod], ...], title: Ref, year: int
) -> TimelineView | None:
    """The timeline of a scheme's issuers; None where fewer than `DATED_ISSUERS` of them are dated."""
    if sum(bool(period.start or period.to) for _, period in issuers) < DATED_ISSUERS:
        return None
    return timeline((_issuer_entry(view, period, title) for view, period in issuers), year)


def _issuer_entry(view: IssuerView, period: IssuerPeriod, group: Ref) -> TimelineEntry:
    start, end = (Span.of(bound) if bound else None for bound in (period.start, period.to))
    # A period that has begun and has no stated end is open: the issuer is still in office.
    end_basis = EndBasis.STATED if end else EndBasis.OPEN if start else EndBasis.UNKNOWN
    found = periods_between(start, end, end_basis)
    return TimelineEntry(
        title=Ref(title=view.name, url=view.url or ""),
        group=group,
        start=start,
        end=end,
        end_basis=end_basis,
        periods=found,
        running=RunningTime.of(found, start),
    )
