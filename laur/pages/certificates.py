"""Each certificate: its page, its badge and its data file."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from laur.pages.certificate_data import certificate_data, issuer
from laur.pages.context import PageContext, contexts, standing_view
from laur.pages.history import time_link
from laur.pages.made_from import of_certificates, of_certificates_and_news
from laur.pages.page import Page, PageInputs
from laur.register import Record, Status, chain_of
from laur.register.changes import changes_of
from laur.urls.permalinks import Permalinks, Section
from laur.views import BadgeView, CertificateRow, CertificateView, EventView, award_title, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Every certificate."""
    for context in contexts(inputs):
        for key, record in inputs.catalog.awards.records.items():
            url = context.links.certificate(key)
            view, path = partial(_certificate, context, record), record.claim.path
            elsewhere = context.everywhere(Permalinks.certificate, key)
            yield Page(
                url,
                output.html("certificate.html"),
                context.lang,
                PageKind.CERTIFICATE,
                key,
                view,
                path,
                elsewhere,
                partial(of_certificates_and_news, context, [key], record.claim.evidence),
            )
            yield from _companions(context, record)


def _companions(context: PageContext, record: Record) -> Iterator[Page]:
    """The badge and data file of a certificate."""
    badge, data = _badge_url(context, record), _data_url(context, record)
    path, lang, made_from = record.claim.path, context.lang, partial(of_certificates, context, [record.id])
    view = partial(_badge, context, record)
    yield Page(badge, output.text("badge.svg"), lang, PageKind.BADGE, record.id, view, path, made_from=made_from)
    facts, made = partial(certificate_data, context, record, badge), output.data(DataFormat.CERTIFICATE)
    yield Page(data, made, lang, PageKind.CERTIFICATE_DATA, record.id, facts, path, made_from=made_from)


def _badge_url(context: PageContext, record: Record) -> str:
    return context.links.certificate(record.id, "badge.svg")


def _data_url(context: PageContext, record: Record) -> str:
    return context.links.certificate(record.id, "index.json")


def _certificate(context: PageContext, record: Record) -> CertificateView:
    certificate = record.claim.certificate
    organisation, scheme = context.organisation(certificate.organisation), context.scheme(certificate.scheme)
    level = context.level(certificate.scheme, certificate.level)
    award = award_title(scheme.title, level)
    holder = context.organisation(certificate.organisation, short=True).title
    news = context.catalog.news[context.lang]
    evidence = sorted(news.position[path] for path in record.claim.evidence if path in news.position)
    return CertificateView(
        page=context.head(
            context.links.certificate(record.id),
            PageKind.CERTIFICATE,
            f"{award}: {holder}",
            crumbs=(context.section(Section.CERTIFICATES),),
            alternates=context.everywhere(Permalinks.certificate, record.id),
        ),
        id=record.id,
        organisation=organisation,
        scheme=scheme,
        level=level,
        standing=context.row(record.id).standing,
        unchanged=context.unchanged(chain_of(context.catalog.awards.records, record)),
        kind=record.kind.value if record.kind else None,
        number=certificate.number,
        issuer=issuer(context, record),
        assessed=certificate.assessed,
        awarded=certificate.awarded,
        valid_from=certificate.valid_from,
        began=next((change.basis.value for change in changes_of(record) if change.basis), ""),
        term=certificate.term,
        score=certificate.score,
        indicators=certificate.indicators,
        areas=certificate.areas,
        events=_events(record),
        history=_history(context, record),
        badge_url=_badge_url(context, record),
        data_url=_data_url(context, record),
        evidence=tuple(context.card(article) for article in news.at(evidence)),
        sources=certificate.sources,
        provenance=context.provenance(record.id),
        confirmed=context.confirmed(record.id),
        time=time_link(context, chain_of(context.catalog.awards.records, record)),
    )


def _events(record: Record) -> tuple[EventView, ...]:
    """The events of a certificate, in the order in which they are stated."""
    reported = ((change.id.partition(":")[2], change.event) for change in changes_of(record))
    return tuple(
        EventView(type=event.type.value, date=event.date, reason=event.reason, anchor=anchor)
        for anchor, event in reported
        if event
    )


def _history(context: PageContext, record: Record) -> tuple[CertificateRow, ...]:
    """The chain that it belongs to; empty if it has no other member."""
    chain = chain_of(context.catalog.awards.records, record)
    return tuple(context.row(key) for key in chain) if len(chain) > 1 else ()


def _badge(context: PageContext, record: Record) -> BadgeView:
    certificate = record.claim.certificate
    on_day = context.catalog.awards.statuses[record.id]
    later = context.catalog.awards.records.get(record.successor) if record.successor else None
    replaced = later.since.partial if later and later.since and on_day.status is Status.SUPERSEDED else None
    said = Status.VALID if on_day.status is Status.EXPIRING else on_day.status
    return BadgeView(
        organisation=context.organisation(certificate.organisation, short=True),
        scheme=context.scheme(certificate.scheme),
        level=context.level(certificate.scheme, certificate.level),
        standing=replace(standing_view(record, on_day), status=said.value),
        replaced_since=replaced,
    )
