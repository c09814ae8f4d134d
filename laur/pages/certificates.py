"""A page each certificate."""

from collections.abc import Iterator
from functools import partial

from laur.model import IssuerPeriod
from laur.pages.page import Page, Plan
from laur.pages.parts import Desk, desks, standing_view
from laur.register import Record
from laur.views import CertificateView, EventView, Ref


def pages(plan: Plan) -> Iterator[Page]:
    """Every certificate."""
    for desk in desks(plan):
        for key, record in plan.catalog.awards.records.items():
            url = desk.links.certificate(key)
            view = partial(_certificate, desk, record)
            yield Page(url, "certificate.html", desk.lang, "certificate", key, view, record.claim.path)


def _certificate(desk: Desk, record: Record) -> CertificateView:
    certificate = record.claim.certificate
    organisation, scheme = desk.organisation(certificate.organisation), desk.scheme(certificate.scheme)
    level = desk.level(certificate.scheme, certificate.level)
    award = f"{scheme.title}, {level.name}" if level else scheme.title
    holder = desk.organisation(certificate.organisation, short=True).title
    room = desk.catalog.newsrooms[desk.lang]
    evidence = sorted(room.position[path] for path in record.claim.evidence if path in room.position)
    return CertificateView(
        page=desk.head(
            desk.links.certificate(record.id),
            "certificate",
            f"{award}: {holder}",
            crumbs=(desk.section("certificates"),),
            alternates=desk.everywhere("certificate", record.id),
        ),
        id=record.id,
        organisation=organisation,
        scheme=scheme,
        level=level,
        standing=standing_view(record, desk.catalog.awards.standings[record.id]),
        kind=record.kind.value if record.kind else None,
        number=certificate.number,
        issuer=_issuer(desk, record),
        assessed=certificate.assessed,
        awarded=certificate.awarded,
        valid_from=certificate.valid_from,
        term=certificate.term,
        score=certificate.score,
        indicators=certificate.indicators,
        areas=certificate.areas,
        events=tuple(EventView(type=e.type.value, date=e.date, reason=e.reason) for e in certificate.events),
        before=desk.row(record.predecessor) if record.predecessor else None,
        after=desk.row(record.successor) if record.successor else None,
        evidence=tuple(desk.card(article) for article in room.at(evidence)),
        sources=certificate.sources,
    )


def _issuer(desk: Desk, record: Record) -> Ref | None:
    """Who awarded it: the name that the text gives, else the scheme's issuer of that time."""
    named, period = record.claim.certificate.issuer, record.issuer
    if named is None and period is None:
        return None
    return Ref(title=named or (period.name if period else ""), url=_issuer_page(desk, period) if period else "")


def _issuer_page(desk: Desk, period: IssuerPeriod) -> str:
    known = period.organisation in desk.catalog.organisations
    return desk.links.organisation(period.organisation) if period.organisation and known else ""
