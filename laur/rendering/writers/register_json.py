"""``register.json`` and its JSON Schema, both generated from the types below, so that they always agree.

The names and docstrings of these types are part of the published schema.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from laur.model import EventType, Kind
from laur.register import EndBasis, StartBasis, Status
from laur.rendering.writers.descriptions import (
    DATE,
    DATE_OR_OPEN,
    DESCRIPTIONS,
    DURATION,
    VERSION,
    duration,
    values,
)
from laur.rendering.writers.edtf import end_edtf, start_edtf
from laur.rendering.writers.register_csv import status_until
from laur.urls.base_path import absolute
from laur.views import Frame, ProvenanceView, RegisterEntry, RegisterView, SpanView, View
from laur.views.output import DataFormat

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Stated = Annotated[str, Meta(pattern=DATE, description="A date as precise as stated: YYYY-MM-DD, YYYY-MM or YYYY.")]
Duration = Annotated[str, Meta(pattern=DURATION, description=DESCRIPTIONS["term"])]


def one_of(enum: type[StrEnum]) -> Meta:
    """Restricts a text to the values of an enum."""
    return Meta(extra_json_schema={"enum": sorted(values(enum))})


StatusName = Annotated[str, one_of(Status)]


class Named(Struct, frozen=True, kw_only=True):
    id: str
    name: str


class LevelData(Named, frozen=True, kw_only=True):
    """A level within a scheme; a higher rank is a higher level."""

    rank: int | None


class Holder(Named, frozen=True, kw_only=True):
    """An organisation; the country is an ISO 3166-1 alpha-2 code."""

    country: str | None
    region: str | None
    identifiers: Annotated[dict[str, str], Meta(description=DESCRIPTIONS["identifiers"])] = {}


class Days(Struct, frozen=True, kw_only=True):
    """A day that is only known to be between two days, both included."""

    first: date
    last: date


class StatusFrom(Struct, frozen=True, kw_only=True):
    """A status and the day from which it applies."""

    status: StatusName
    begin: date | None = field(name="from")


class ScoreData(Struct, frozen=True, kw_only=True):
    value: float
    max: float


class EventData(Struct, frozen=True, kw_only=True):
    type: Annotated[str, one_of(EventType)]
    date: Stated
    reason: str | None


class SourceData(Struct, frozen=True, kw_only=True):
    url: str | None
    title: str
    archived: Annotated[str | None, Meta(description="The address of a copy in an archive.")]


class ProvenanceData(Struct, frozen=True, kw_only=True):
    """The register of another site that a record comes from."""

    name: Annotated[str, Meta(description=DESCRIPTIONS["register"])]
    home: Annotated[str | None, Meta(description="The page of that register.")]
    url: Annotated[str, Meta(description=DESCRIPTIONS["register_url"])]
    fetched: Annotated[date, Meta(description=DESCRIPTIONS["register_fetched"])]
    gone: Annotated[date | None, Meta(description=DESCRIPTIONS["register_gone"])]
    evidence: Annotated[tuple[str, ...], Meta(description="The announcements of that site about it.")]
    licence: Annotated[str | None, Meta(description="The licence of that register, as it states it.")]


class CertificateData(Struct, frozen=True, kw_only=True):
    """A record; null means “not known”."""

    id: Annotated[str, Meta(description=DESCRIPTIONS["id"])]
    url: Annotated[str, Meta(description=DESCRIPTIONS["url"])]
    organisation: Holder
    scheme: Named
    level: LevelData | None
    kind: Annotated[Annotated[str, one_of(Kind)] | None, Meta(description=DESCRIPTIONS["kind"])]
    number: Annotated[str | None, Meta(description=DESCRIPTIONS["number"])]
    issuer: Annotated[str | None, Meta(description=DESCRIPTIONS["issuer"])]
    assessed: Stated | None
    awarded: Stated | None
    valid_from: Stated | None
    valid_until: Annotated[
        str | None, Meta(extra_json_schema={"pattern": DATE_OR_OPEN, "description": DESCRIPTIONS["valid_until"]})
    ]
    term: Duration | None
    start: Annotated[Days | None, Meta(description="The earliest and the latest possible first day of validity.")]
    start_basis: Annotated[
        str,
        one_of(StartBasis),
        Meta(description=DESCRIPTIONS["start_basis"]),
    ]
    end: Annotated[Days | None, Meta(description="The earliest and the latest possible last day of validity.")]
    end_basis: Annotated[str, one_of(EndBasis), Meta(description=DESCRIPTIONS["end_basis"])]
    start_edtf: Annotated[str | None, Meta(description=DESCRIPTIONS["start_edtf"])]
    end_edtf: Annotated[str | None, Meta(description=DESCRIPTIONS["end_edtf"])]
    grace_until: Annotated[date | None, Meta(description=DESCRIPTIONS["grace_until"])]
    status: Annotated[StatusName, Meta(description=DESCRIPTIONS["status"])]
    status_since: Annotated[date | None, Meta(description=DESCRIPTIONS["status_since"])]
    status_until: Annotated[date | None, Meta(description=DESCRIPTIONS["status_until"])]
    statuses: Annotated[tuple[StatusFrom, ...], Meta(description=DESCRIPTIONS["statuses"], min_length=1)]
    score: ScoreData | None
    indicators: Annotated[int | None, Meta(description=DESCRIPTIONS["indicators"])]
    areas: Annotated[tuple[str, ...], Meta(description=DESCRIPTIONS["areas"])]
    events: Annotated[tuple[EventData, ...], Meta(description=DESCRIPTIONS["events"])]
    predecessor: Annotated[str | None, Meta(description=DESCRIPTIONS["predecessor"])]
    successor: Annotated[str | None, Meta(description=DESCRIPTIONS["successor"])]
    evidence: Annotated[tuple[str, ...], Meta(description=DESCRIPTIONS["evidence"])]
    sources: Annotated[tuple[SourceData, ...], Meta(description=DESCRIPTIONS["sources"])]
    provenance: Annotated[
        ProvenanceData | None, Meta(description="The register that it comes from; null if it is this one.")
    ] = None


class Register(Struct, frozen=True, kw_only=True):
    """A register of certificates: the publisher's records of certificates that other bodies awarded."""

    schema: str = field(name="$schema")
    version: Annotated[str, Meta(description="The version of the form of these data, as in docs/open-data.md of Laur.")]
    title: str
    description: str
    language: str
    home: Annotated[str, Meta(description="The page of the register.")]
    licence: Annotated[str | None, Meta(description="The licence of the data, by its SPDX identifier.")]
    licence_url: Annotated[str | None, Meta(description="The text of the licence.")]
    publisher: Annotated[str, Meta(description="Who publishes the data.")]
    contact: Annotated[str | None, Meta(description="The e-mail address for questions about the data.")]
    certificates: tuple[CertificateData, ...]


def write_register_json(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The register, with one certificate on each line, so that versions can be compared with `diff`."""
    assert isinstance(view, RegisterView)
    register = Register(
        schema=_schema_url(view, frame),
        version=VERSION,
        title=view.title,
        description=view.description,
        language=view.lang,
        home=absolute(view.home_url, frame),
        licence=view.terms.licence,
        licence_url=view.terms.licence_url,
        publisher=view.terms.publisher,
        contact=view.terms.contact,
        certificates=(),
    )
    head = msgspec.json.format(msgspec.json.encode(register), indent=2)
    encode = msgspec.json.Encoder().encode
    lines = b",\n    ".join(encode(certificate_data(entry, frame)) for entry in view.entries)
    body = b"[\n    " + lines + b"\n  ]" if lines else b"[]"
    return head.removesuffix(b"[]\n}") + body + b"\n}\n"


def write_register_schema(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The JSON Schema (2020-12) of ``register.json``."""
    assert isinstance(view, RegisterView)
    (reference,), components = msgspec.json.schema_components([Register], ref_template="#/$defs/{name}")
    schema = {"$schema": DIALECT, "$id": absolute(view.url, frame), **reference, "$defs": components}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _schema_url(view: RegisterView, frame: Frame) -> str:
    return absolute(view.url.rpartition("/")[0] + "/" + DataFormat.REGISTER_SCHEMA, frame)


def certificate_data(entry: RegisterEntry, frame: Frame) -> CertificateData:
    """A record of the register."""
    since, status = entry.statuses[entry.current]
    level = entry.level_id
    return CertificateData(
        id=entry.id,
        url=absolute(entry.url, frame),
        organisation=Holder(
            id=entry.organisation_id,
            name=entry.organisation,
            country=entry.country,
            region=entry.region,
            identifiers=dict(entry.identifiers),
        ),
        scheme=Named(id=entry.scheme_id, name=entry.scheme),
        level=LevelData(id=level, name=entry.level or level, rank=entry.level_rank) if level else None,
        kind=entry.kind,
        number=entry.number,
        issuer=entry.issuer,
        assessed=_stated(entry.assessed),
        awarded=_stated(entry.awarded),
        valid_from=_stated(entry.valid_from),
        valid_until=_stated(entry.valid_until),
        term=duration(entry.term.years, entry.term.months) if entry.term else None,
        start=_days(entry.start),
        start_basis=entry.start_basis,
        end=_days(entry.end),
        end_basis=entry.end_basis,
        start_edtf=start_edtf(entry),
        end_edtf=end_edtf(entry),
        grace_until=entry.grace_until,
        status=status,
        status_since=since,
        status_until=status_until(entry),
        statuses=tuple(StatusFrom(status=then, begin=day) for day, then in entry.statuses),
        score=ScoreData(value=entry.score.value, max=entry.score.max) if entry.score else None,
        indicators=entry.indicators,
        areas=entry.areas,
        events=tuple(EventData(type=event.type, date=str(event.date), reason=event.reason) for event in entry.events),
        predecessor=entry.predecessor,
        successor=entry.successor,
        evidence=tuple(absolute(url, frame) for url in entry.evidence),
        sources=tuple(
            SourceData(url=source.url, title=source.title, archived=source.archived) for source in entry.sources
        ),
        provenance=_provenance(entry.provenance),
    )


def _provenance(found: ProvenanceView | None) -> ProvenanceData | None:
    if found is None:
        return None
    return ProvenanceData(
        name=found.name,
        home=found.home or None,
        url=found.url,
        fetched=found.fetched.first,
        gone=found.gone.first if found.gone else None,
        evidence=found.evidence,
        licence=found.licence or None,
    )


def _stated(value: object) -> str | None:
    return None if value is None else str(value)


def _days(span: SpanView | None) -> Days | None:
    return Days(first=span.first, last=span.last) if span else None
