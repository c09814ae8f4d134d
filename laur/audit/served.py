"""The files with which a site describes itself: ``build.json`` and ``register.json``, and the records in them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

import msgspec
from msgspec import Struct

from laur.model import Certificate, CertificateEvent, EventType
from laur.model.dates import PartialDate, parse_partial
from laur.register import Claim, EndBasis, Record, Span, StartBasis, Status
from laur.rendering.writers.register_json import CertificateData, Days, Register
from laur.system.formats import DECODE_FAULTS


class Build(Struct, frozen=True, kw_only=True):
    """``build.json``."""

    day: date
    next_change: datetime | None
    """With its offset from UTC."""
    time_zone: str
    generator: str
    registers: tuple[str, ...]
    """The ``register.json`` of each language, relative to the site."""


class UnreadableError(Exception):
    """A file is not what it should be."""


def read_build(data: bytes) -> Build:
    """Raises `UnreadableError`, also for the ``build.json`` of an older version of Laur."""
    return _decoded(data, Build)


def read_register(data: bytes) -> Register:
    """Raises `UnreadableError`."""
    return _decoded(data, Register)


_Decoded = TypeVar("_Decoded")


def _decoded(data: bytes, type_: type[_Decoded]) -> _Decoded:
    try:
        return msgspec.json.decode(data, type=type_)
    except DECODE_FAULTS as error:
        raise UnreadableError(str(error)) from error


def records_of(register: Register) -> Mapping[str, Record]:
    """The records that the served data states, by id: what `laur.register` needs to decide each status again.

    Raises `UnreadableError` where a date or an event cannot be one.
    """
    data = {one.id: one for one in register.certificates}
    try:
        runs_from = {key: _runs_from(one) for key, one in data.items()}
        return {key: _record(one, data, runs_from) for key, one in data.items()}
    except ValueError as error:
        raise UnreadableError(str(error)) from error


def _record(
    data: CertificateData, register: Mapping[str, CertificateData], runs_from: Mapping[str, date | None]
) -> Record:
    end_basis, end = EndBasis(data.end_basis), _span(data.end)
    return Record(
        claim=Claim(_certificate(data), path="", key=""),
        scheme=None,
        kind=None,
        rank=data.level.rank if data.level else None,
        issuer=None,
        predecessor=data.predecessor,
        successor=data.successor,
        start=_span(data.start),
        start_basis=StartBasis(data.start_basis),
        runs_from=runs_from[data.id],
        end=end,
        end_basis=end_basis,
        superseded_from=_superseded_from(data, register, runs_from),
        grace_until=data.grace_until,
    )


def _certificate(data: CertificateData) -> Certificate:
    return Certificate(
        id=data.id,
        organisation=data.organisation.id,
        scheme=data.scheme.id,
        awarded=_partial(data.awarded) if data.awarded else None,
        events=tuple(
            CertificateEvent(type=EventType(event.type), date=_partial(event.date), reason=event.reason)
            for event in data.events
        ),
    )


def _partial(text: str) -> PartialDate:
    found = parse_partial(text)
    if found is None:
        raise ValueError(text)
    return found


def _span(days: Days | None) -> Span | None:
    return Span(days.first, days.last) if days else None


def _runs_from(data: CertificateData) -> date | None:
    """The day from which it counts as begun.

    The data does not contain that of a start that was reckoned from the end: it is then the first day of a status that
    counts as held, and later than the end if there is none.
    """
    if data.start is None:
        return None
    if StartBasis(data.start_basis) is not StartBasis.RECKONED:
        return data.start.last
    held = [then.begin for then in data.statuses if Status(then.status).is_held]
    if held:
        return held[0] or date.min
    return data.end.last + timedelta(days=1) if data.end and data.end.last < date.max else date.max


def _superseded_from(
    data: CertificateData, register: Mapping[str, CertificateData], runs_from: Mapping[str, date | None]
) -> date | None:
    """The first day on which a later certificate of its chain counts as begun, as `laur.register.records` decides."""
    later, seen, begun = data.successor, {data.id}, []
    while later is not None and later in register and later not in seen:
        seen.add(later)
        begun += [day] if (day := runs_from[later]) else []
        later = register[later].successor
    if begun:
        return min(begun)
    return date.min if data.successor and data.end is None else None
