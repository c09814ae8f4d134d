"""The site's timelines: the certificates of an organisation, and the issuers of a scheme."""

from datetime import date

from laur.i18n import sort_key
from laur.model import IssuerPeriod
from laur.pages.charts.timeline import TimelineEntry, timeline
from laur.pages.context import PageContext
from laur.register import EndBasis, Record, Span, periods
from laur.views import EventView, IssuerView, Ref, TimelineView


def certificate_timeline(context: PageContext, certificate_ids: tuple[str, ...]) -> TimelineView | None:
    """The timeline of these certificates by scheme, each scheme's oldest first; None where there are none."""
    records = [context.catalog.awards.records[key] for key in certificate_ids]
    ordered = sorted(records, key=lambda record: _order(context, record))
    return timeline(_entry(context, record) for record in ordered) if ordered else None


def _order(context: PageContext, record: Record) -> tuple[object, ...]:
    scheme = record.claim.certificate.scheme
    known = record.since or record.end
    return (sort_key(context.scheme(scheme).title, context.lang), scheme, known.first if known else date.max, record.id)


def _entry(context: PageContext, record: Record) -> TimelineEntry:
    certificate = record.claim.certificate
    scheme = context.scheme(certificate.scheme)
    level = context.level(certificate.scheme, certificate.level)
    url = context.links.certificate(record.id)
    since = record.since
    return TimelineEntry(
        title=Ref(title=level.name, url=url) if level else Ref(title=scheme.title, url=url, lang=scheme.lang),
        mark=level.id if level else "",
        group=scheme,
        start=since,
        since=since.partial if since else None,
        end=record.end,
        end_basis=record.end_basis,
        periods=periods(record),
        events=tuple(EventView(type=e.type.value, date=e.date, reason=e.reason) for e in certificate.events),
    )


DATED_ISSUERS = 2
"""With fewer dated issuers a drawing would show no more than the list."""


def issuers_over_time(issuers: tuple[tuple[IssuerView, IssuerPeriod], ...], title: Ref) -> TimelineView | None:
    """The timeline of a scheme's issuers; None where fewer than `DATED_ISSUERS` of them are dated."""
    if sum(bool(period.start or period.to) for _, period in issuers) < DATED_ISSUERS:
        return None
    return timeline(
        TimelineEntry(
            title=Ref(title=view.name, url=view.url or ""),
            group=title,
            start=Span.of(period.start) if period.start else None,
            since=period.start,
            end=Span.of(period.to) if period.to else None,
            end_basis=EndBasis.STATED if period.to else EndBasis.UNKNOWN,
        )
        for view, period in issuers
    )
