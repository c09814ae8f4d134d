"""The register's change log: what happened to which certificate, by the register's own dates and events.

It does not depend on when files were edited. The log of a past day never changes, and a later day's log is the earlier
one with newer changes before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from laur.model import CertificateEvent, Kind
from laur.register.events import counts_from
from laur.register.record import EndBasis, Record, Span, StartBasis, Status
from laur.register.status import status_on
from laur.register.terms import day_after


class ChangeType(StrEnum):
    AWARDED = "awarded"
    RENEWED = "renewed"
    UPGRADED = "upgraded"
    CORRECTED = "corrected"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    RAN_OUT = "ran_out"


class Change(Struct, frozen=True):
    """Something that happened to a certificate."""

    id: str
    """Permanent: ``kom-kkk-2022:began``, ``kom-kkk-2022:ran-out``."""
    type: ChangeType
    certificate: str
    day: date
    """The day from which it is in the log: for bad news the first that the date can mean, otherwise the last."""
    when: Span
    """When it happened, as closely as it is known; for `ran_out`, the last day on which the certificate counted."""
    basis: StartBasis | None = None
    """Which date `when` is, for an award, a renewal or an upgrade."""
    estimated: bool = False
    """Whether `when` is computed; shown with “about”."""
    event: CertificateEvent | None = None

    @property
    def is_about(self) -> bool:
        """Whether it is not known to the day when it happened."""
        return self.estimated or self.when.first != self.when.last


_BEGINNINGS = {Kind.RENEWAL: ChangeType.RENEWED, Kind.UPGRADE: ChangeType.UPGRADED}


def changes(records: Mapping[str, Record], day: date) -> tuple[Change, ...]:
    """All changes up to `day`, newest first; those of one day in the order of ids."""
    found = [change for record in records.values() for change in changes_of(record) if change.day <= day]
    found.sort(key=lambda change: (-change.day.toordinal(), change.id))
    return tuple(found)


def changes_of(record: Record) -> Iterator[Change]:
    """All changes of one certificate, past and future. An event without a date is not a change."""
    yield from _beginning(record)
    yield from _events(record.id, record.claim.certificate.events)
    yield from _running_out(record)


def _beginning(record: Record) -> Iterator[Change]:
    certificate = record.claim.certificate
    # The news is the decision, even if the term begins on another day.
    when, basis = record.since, record.start_basis
    if certificate.awarded is not None and basis is not StartBasis.AWARDED:
        when, basis = Span.of(certificate.awarded), StartBasis.AWARDED
    if when is not None:
        type_ = _BEGINNINGS.get(record.kind, ChangeType.AWARDED) if record.kind else ChangeType.AWARDED
        yield Change(f"{record.id}:began", type_, record.id, when.last, when, basis)


def _events(certificate_id: str, events: Iterable[CertificateEvent]) -> Iterator[Change]:
    seen: dict[str, int] = {}
    for event in events:
        name = f"{certificate_id}:{event.type.value}:{event.date}"
        seen[name] = seen.get(name, 0) + 1
        change_id = name if seen[name] == 1 else f"{name}:{seen[name]}"
        type_, when = ChangeType(event.type.value), Span.of(event.date)
        yield Change(change_id, type_, certificate_id, counts_from(event), when, event=event)


def _running_out(record: Record) -> Iterator[Change]:
    """Nothing for a certificate that was superseded or withdrawn before its end."""
    end = record.end
    if end is None:
        return
    day = day_after(end.last)
    if status_on(record, day).status is Status.EXPIRED:
        estimated = record.end_basis is EndBasis.ESTIMATED
        yield Change(f"{record.id}:ran-out", ChangeType.RAN_OUT, record.id, day, end, estimated=estimated)
