"""A certificate as data: its facts, and its status at all times instead of today's."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from msgspec.structs import asdict

from laur.model import AnnouncementDocument, IssuerPeriod
from laur.model.identifiers import identifier
from laur.pages.context import PageContext
from laur.register import Record, Span, StatusOnDay
from laur.views import CertificateDataView, CertificateFacts, EventView, Ref, SpanView


def certificate_data(context: PageContext, record: Record, badge_url: str) -> CertificateDataView:
    """A certificate's own data file."""
    return CertificateDataView(**asdict(facts(context, record)), badge_url=badge_url, lang=context.lang)


def facts(context: PageContext, record: Record) -> CertificateFacts:
    """The facts of a certificate, made once for all files that contain them."""
    return context.once("facts", record.id, partial(_facts, context, record))


def _facts(context: PageContext, record: Record) -> CertificateFacts:
    certificate = record.claim.certificate
    holder = context.catalog.organisations.get(certificate.organisation)
    level = context.level(certificate.scheme, certificate.level)
    awarded_by = issuer(context, record)
    return CertificateFacts(
        id=record.id,
        url=context.links.certificate(record.id),
        organisation_id=certificate.organisation,
        organisation=holder.meta.name if holder else certificate.organisation,
        country=holder.meta.country if holder else None,
        region=holder.meta.region if holder else None,
        identifiers=_identifiers(holder.meta.identifiers) if holder else (),
        scheme_id=certificate.scheme,
        scheme=context.scheme(certificate.scheme).title,
        level_id=certificate.level,
        level=level.name if level else None,
        level_rank=record.rank,
        kind=record.kind.value if record.kind else None,
        number=certificate.number,
        issuer=awarded_by.title if awarded_by else None,
        assessed=certificate.assessed,
        awarded=certificate.awarded,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        term=certificate.term,
        start=_span(record.start),
        start_basis=record.start_basis.value,
        end=_span(record.end),
        end_basis=record.end_basis.value,
        grace_until=record.grace_until,
        statuses=_statuses(context.timeline_steps(record.id)),
        score=certificate.score,
        indicators=certificate.indicators,
        areas=certificate.areas,
        events=tuple(EventView(type=e.type.value, date=e.date, reason=e.reason) for e in certificate.events),
        predecessor=record.predecessor,
        successor=record.successor,
        evidence=_evidence(context, record),
        sources=certificate.sources,
        provenance=context.provenance(record.id),
    )


def _identifiers(stated: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Numbers in their shortest form; one that its register cannot have is a problem, and left out."""
    read = ((scheme, identifier(scheme, value)) for scheme, value in sorted(stated.items()))
    return tuple((scheme, number.value) for scheme, number in read if number)


def _span(span: Span | None) -> SpanView | None:
    return SpanView(first=span.first, last=span.last) if span else None


def _evidence(context: PageContext, record: Record) -> tuple[str, ...]:
    """URLs of the announcements in all languages: a certificate rests on all of them."""
    documents = (context.catalog.targets.documents.get(path) for path in record.claim.evidence)
    return tuple(
        context.catalog.links[document.lang].announcement(document)
        for document in documents
        if isinstance(document, AnnouncementDocument)
    )


def issuer(context: PageContext, record: Record) -> Ref | None:
    """Who awarded it: the name that the text gives, otherwise the scheme's issuer at that time."""
    named, period = record.claim.certificate.issuer, record.issuer
    if named is None and period is None:
        return None
    return Ref(title=named or (period.name if period else ""), url=_issuer_page(context, period) if period else "")


def issuer_names(context: PageContext, record: Record) -> tuple[str, ...]:
    """All names of who awarded it: the stated one, and those of its organisation."""
    ref, period = issuer(context, record), record.issuer
    document = context.catalog.organisations.get(period.organisation) if period and period.organisation else None
    own = (document.meta.name, document.meta.short_name or "", *document.meta.aliases) if document else ()
    return tuple(dict.fromkeys(name for name in (ref.title if ref else "", *own) if name))


def _issuer_page(context: PageContext, period: IssuerPeriod) -> str:
    known = period.organisation in context.catalog.organisations
    return context.links.organisation(period.organisation) if period.organisation and known else ""


def _statuses(timeline: Iterable[tuple[date, StatusOnDay]]) -> tuple[tuple[date | None, str], ...]:
    """One entry per change of status; other changes of a `StatusOnDay` are left out."""
    found: list[tuple[date | None, str]] = []
    for day, on_day in timeline:
        if not found or found[-1][1] != on_day.status.value:
            found.append((None if day == date.min else day, on_day.status.value))
    return tuple(found)
