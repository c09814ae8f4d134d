"""The register as tables and trees: CSV with its Table Schema, JSON with its JSON Schema."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from laur.model import AnnouncementDocument
from laur.pages.page import Page
from laur.pages.parts import Desk
from laur.register import Record, Span, timeline
from laur.views import EventView, RegisterEntry, RegisterView, SpanView

_WITH_ENTRIES = ("register.csv", "register.json")
_DESCRIBING = ("datapackage.json", "register.schema.json")


def pages(desk: Desk) -> Iterator[Page]:
    """``register.csv``, ``register.json``, and the description of each."""
    for name in _WITH_ENTRIES:
        yield Page(desk.links.certificates(name), name, desk.lang, "data", name, partial(_register, desk, name))
    for name in _DESCRIBING:
        yield Page(desk.links.certificates(name), name, desk.lang, "data", name, partial(_description, desk, name))


def _register(desk: Desk, name: str) -> RegisterView:
    view = _description(desk, name)
    return RegisterView(
        url=view.url,
        lang=view.lang,
        title=view.title,
        description=view.description,
        home_url=view.home_url,
        entries=tuple(_entry(desk, record) for record in desk.catalog.awards.records.values()),
    )


def _description(desk: Desk, name: str) -> RegisterView:
    section = desk.section("certificates")
    return RegisterView(
        url=desk.links.certificates(name),
        lang=desk.lang,
        title=f"{section.title} – {desk.words(desk.catalog.site.title)}",
        description=desk.wording.text("data.description"),
        home_url=section.url,
    )


def _entry(desk: Desk, record: Record) -> RegisterEntry:
    """The entry of a certificate, made once for all files that have it."""
    entries, key = desk.made.entries, (desk.lang, record.id)
    if key not in entries:
        entries[key] = _new_entry(desk, record)
    return entries[key]


def _new_entry(desk: Desk, record: Record) -> RegisterEntry:
    certificate = record.claim.certificate
    holder = desk.catalog.organisations.get(certificate.organisation)
    level = desk.level(certificate.scheme, certificate.level)
    statuses = _statuses(record)
    return RegisterEntry(
        id=record.id,
        url=desk.links.certificate(record.id),
        organisation_id=certificate.organisation,
        organisation=holder.meta.name if holder else certificate.organisation,
        country=holder.meta.country if holder else None,
        region=holder.meta.region if holder else None,
        scheme_id=certificate.scheme,
        scheme=desk.scheme(certificate.scheme).title,
        level_id=certificate.level,
        level=level.name if level else None,
        level_rank=record.rank,
        kind=record.kind.value if record.kind else None,
        number=certificate.number,
        issuer=certificate.issuer or (record.issuer.name if record.issuer else None),
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
        statuses=statuses,
        current=_current(statuses, desk.catalog.day),
        score=certificate.score,
        indicators=certificate.indicators,
        areas=certificate.areas,
        events=tuple(EventView(type=e.type.value, date=e.date, reason=e.reason) for e in certificate.events),
        predecessor=record.predecessor,
        successor=record.successor,
        evidence=_evidence(desk, record),
        sources=certificate.sources,
    )


def _statuses(record: Record) -> tuple[tuple[date | None, str], ...]:
    """The statuses through all time; those that follow each other differ."""
    steps: list[tuple[date | None, str]] = []
    for day, standing in timeline(record):
        if not steps:
            steps.append((None, standing.status.value))
        elif steps[-1][1] != standing.status.value:
            steps.append((day, standing.status.value))
    return tuple(steps)


def _current(statuses: tuple[tuple[date | None, str], ...], day: date) -> int:
    return max(index for index, (since, _) in enumerate(statuses) if since is None or since <= day)


def _span(span: Span | None) -> SpanView | None:
    return SpanView(first=span.first, last=span.last) if span else None


def _evidence(desk: Desk, record: Record) -> tuple[str, ...]:
    """Of the announcements in every language, as a certificate rests on all of them."""
    documents = (desk.catalog.targets.documents.get(path) for path in record.claim.evidence)
    return tuple(
        desk.catalog.links[document.lang].announcement(document)
        for document in documents
        if isinstance(document, AnnouncementDocument)
    )
