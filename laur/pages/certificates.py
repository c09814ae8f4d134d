"""Each certificate: its page, its badge and its data file."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from laur.pages.certificate_data import certificate_data, issuer
from laur.pages.context import PageContext, contexts, standing_view
from laur.pages.page import Page, PageInputs
from laur.register import Record, Status
from laur.register.changes import changes_of
from laur.views import BadgeView, CertificateRow, CertificateView, EventView


def pages(plan: PageInputs) -> Iterator[Page]:
    """Every certificate."""
    for desk in contexts(plan):
        for key, record in plan.catalog.awards.records.items():
            url = desk.links.certificate(key)
            view, path = partial(_certificate, desk, record), record.claim.path
            elsewhere = desk.everywhere("certificate", key)
            yield Page(url, "certificate.html", desk.lang, "certificate", key, view, path, elsewhere)
            yield from _companions(desk, record)


def _companions(desk: PageContext, record: Record) -> Iterator[Page]:
    """What stands beside a certificate's page."""
    badge, data = _badge_url(desk, record), _data_url(desk, record)
    path = record.claim.path
    yield Page(badge, "badge.svg", desk.lang, "badge", record.id, partial(_badge, desk, record), path)
    view = partial(certificate_data, desk, record, badge)
    yield Page(data, "certificate.json", desk.lang, "certificate-data", record.id, view, path)


def _badge_url(desk: PageContext, record: Record) -> str:
    return desk.links.certificate(record.id, "badge.svg")


def _data_url(desk: PageContext, record: Record) -> str:
    return desk.links.certificate(record.id, "index.json")


def _certificate(desk: PageContext, record: Record) -> CertificateView:
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
            description=desk.description("certificate", award=award, holder=organisation.title),
            crumbs=(desk.section("certificates"),),
            alternates=desk.everywhere("certificate", record.id),
        ),
        id=record.id,
        organisation=organisation,
        scheme=scheme,
        level=level,
        standing=desk.row(record.id).standing,
        kind=record.kind.value if record.kind else None,
        number=certificate.number,
        issuer=issuer(desk, record),
        assessed=certificate.assessed,
        awarded=certificate.awarded,
        valid_from=certificate.valid_from,
        began=next((change.basis.value for change in changes_of(record) if change.basis), ""),
        term=certificate.term,
        score=certificate.score,
        indicators=certificate.indicators,
        areas=certificate.areas,
        events=_events(record),
        history=_history(desk, record),
        badge_url=_badge_url(desk, record),
        data_url=_data_url(desk, record),
        evidence=tuple(desk.card(article) for article in room.at(evidence)),
        sources=certificate.sources,
    )


def _events(record: Record) -> tuple[EventView, ...]:
    """In the order in which they are stated, as the log of changes names them."""
    told = ((change.id.partition(":")[2], change.event) for change in changes_of(record))
    return tuple(
        EventView(type=event.type.value, date=event.date, reason=event.reason, anchor=anchor)
        for anchor, event in told
        if event
    )


def _history(desk: PageContext, record: Record) -> tuple[CertificateRow, ...]:
    """The chain in which it stands; empty where it stands alone."""
    chain = chain_of(desk.catalog.awards.records, record)
    return tuple(desk.row(key) for key in chain) if len(chain) > 1 else ()


def chain_of(records: Mapping[str, Record], record: Record) -> tuple[str, ...]:
    """The ids of all that came before, of itself, and of all that came after, the oldest first; each once."""
    chain = [record.id]
    before, after = record.predecessor, record.successor
    while before and before not in chain:
        chain.insert(0, before)
        before = records[before].predecessor
    while after and after not in chain:
        chain.append(after)
        after = records[after].successor
    return tuple(chain)


def _badge(desk: PageContext, record: Record) -> BadgeView:
    certificate = record.claim.certificate
    standing = desk.catalog.awards.standings[record.id]
    later = desk.catalog.awards.records.get(record.successor) if record.successor else None
    replaced = later.since.partial if later and later.since and standing.status is Status.SUPERSEDED else None
    said = Status.VALID if standing.status is Status.EXPIRING else standing.status
    return BadgeView(
        organisation=desk.organisation(certificate.organisation, short=True),
        scheme=desk.scheme(certificate.scheme),
        level=desk.level(certificate.scheme, certificate.level),
        standing=replace(standing_view(record, standing), status=said.value),
        replaced_since=replaced,
    )
