"""JSON Feed, ``build.json``, and the data file of a certificate (``certificate.json``)."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec
from msgspec import Struct

from laur.markdown.links import fill
from laur.model.dates import PartialDate
from laur.rendering.instants import rfc3339
from laur.rendering.writers.descriptions import VERSION, duration
from laur.urls.base_path import absolute
from laur.views import BuildView, CertificateDataView, FeedView, Frame, ProvenanceView, View


class BuildData(Struct, frozen=True, kw_only=True):
    """``build.json``."""

    day: date
    as_of: datetime
    next_change: datetime | None
    time_zone: str
    registers: tuple[str, ...]
    generator: str


def write_json_feed(view: View, frame: Frame, bodies: Mapping[str, str]) -> bytes:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    assert isinstance(view, FeedView)
    items = []
    for entry in view.entries:
        html = fill(bodies[entry.body.digest], [absolute(link, frame) for link in entry.body.links])
        item: dict[str, object] = {
            "id": absolute(entry.url, frame),
            "url": absolute(entry.url, frame),
            "title": entry.title,
            "summary": entry.summary,
            "content_html": html,
            "language": view.lang,
        }
        if entry.date:
            item["date_published"] = rfc3339(entry.date, frame.time_zone)
        if entry.updated:
            item["date_modified"] = rfc3339(entry.updated, frame.time_zone)
        if entry.picture:
            item["image"] = absolute(entry.picture.url, frame)
        if entry.author:
            item["authors"] = [{"name": entry.author}]
        items.append({**item, "tags": list(entry.tags)})
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.description,
        "home_page_url": absolute(view.home_url, frame),
        "feed_url": absolute(view.url, frame),
        "language": view.lang,
        "items": items,
    }
    hubs = {"hubs": [{"type": "WebSub", "url": view.hub}]} if view.hub else {}
    return _json({**feed, **hubs})


def write_build_json(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The day of the build, when the site next changes by itself (RFC 3339, or null), and the generator."""
    assert isinstance(view, BuildView)
    return _json(
        BuildData(
            day=view.day,
            as_of=view.as_of.in_zone(frame.time_zone),
            next_change=view.next_change.in_zone(frame.time_zone) if view.next_change else None,
            time_zone=frame.time_zone,
            registers=tuple(url.lstrip("/") for url in view.registers),
            generator=view.generator,
        )
    )


def write_certificate_json(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """A certificate; dates in ISO 8601 as precise as stated, null where nothing is stated."""
    assert isinstance(view, CertificateDataView)
    level = {"id": view.level_id, "name": view.level or view.level_id, "rank": view.level_rank}
    facts = {
        "version": VERSION,
        "id": view.id,
        "url": absolute(view.url, frame),
        "badge": absolute(view.badge_url, frame),
        "language": view.lang,
        "organisation": {
            "id": view.organisation_id,
            "name": view.organisation,
            "country": view.country,
            "region": view.region,
            "identifiers": dict(view.identifiers),
        },
        "scheme": {"id": view.scheme_id, "name": view.scheme},
        "level": level if view.level_id else None,
        "kind": view.kind,
        "number": view.number,
        "issuer": view.issuer,
    }
    return _json(facts | _validity(view) | _evidence_of(view, frame))


def _validity(view: CertificateDataView) -> dict[str, object]:
    """When it is valid; `start` and `end` are the first and last day on which it can begin and end."""
    return {
        "assessed": _text(view.assessed),
        "awarded": _text(view.awarded),
        "valid_from": _text(view.valid_from),
        "valid_until": _text(view.valid_until),
        "term": duration(view.term.years, view.term.months) if view.term else None,
        "start": {"first": view.start.first, "last": view.start.last} if view.start else None,
        "start_basis": view.start_basis,
        "end": {"first": view.end.first, "last": view.end.last} if view.end else None,
        "end_basis": view.end_basis,
        "grace_until": view.grace_until,
        "statuses": [{"status": status, "from": day} for day, status in view.statuses],
        "events": [{"type": e.type, "date": _text(e.date), "reason": e.reason} for e in view.events],
        "predecessor": view.predecessor,
        "successor": view.successor,
    }


def _evidence_of(view: CertificateDataView, frame: Frame) -> dict[str, object]:
    """What was assessed, and the evidence of the record."""
    return {
        "score": {"value": view.score.value, "max": view.score.max} if view.score else None,
        "indicators": view.indicators,
        "areas": view.areas,
        "evidence": [absolute(url, frame) for url in view.evidence],
        "sources": [{"title": source.title, "url": source.url, "archived": source.archived} for source in view.sources],
        "provenance": provenance_data(view.provenance),
    }


def provenance_data(found: ProvenanceView | None) -> dict[str, object] | None:
    """The register of another site that a certificate comes from."""
    if found is None:
        return None
    days = {"fetched": found.fetched.first, "gone": found.gone.first if found.gone else None}
    return {
        "name": found.name,
        "home": found.home or None,
        "url": found.url,
        **days,
        "evidence": found.evidence,
        "licence": found.licence or None,
    }


def _text(value: PartialDate | str | None) -> str | None:
    return None if value is None else str(value)


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
