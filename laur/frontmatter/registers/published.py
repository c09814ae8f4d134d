"""Registers of other sites: ``register.json`` as any version of Laur publishes it.

Only what a union needs is read; fields that are added to the format later are ignored. What the schema of
``register.json`` allows is allowed here, except values that no certificate can have.
"""

import re
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from laur.frontmatter.registers.form import (
    PublishedCertificate,
    PublishedHolder,
    PublishedLevel,
    PublishedRegister,
    PublishedScheme,
    PublishedSource,
    PublishedVersion,
)
from laur.frontmatter.registers.values import (
    MOST_ENTRIES,
    MOST_OF_A_KIND,
    UnusableRegisterError,
    address_of,
    clean_line,
    id_of,
    is_address,
    line_of,
    term_of,
)
from laur.model import OPEN, EventType, Kind
from laur.model.dates import parse_partial
from laur.system.formats import DECODE_FAULTS

PUBLISHED_VERSION = "1"
"""The first number of the version of ``register.json`` that is understood; the second only adds."""
_LANG = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_COUNTRY = re.compile(r"[A-Z]{2}")


def read_published(data: bytes) -> PublishedRegister:
    """A published register with clean texts and possible values. Raises `UnusableRegisterError`."""
    try:
        version = msgspec.json.decode(data, type=PublishedVersion).version
        if version is not None and version.partition(".")[0] != PUBLISHED_VERSION:
            raise UnusableRegisterError("version", version)
        register = msgspec.json.decode(data, type=PublishedRegister)
    except msgspec.ValidationError as error:
        raise UnusableRegisterError("schema", str(error)) from error
    except DECODE_FAULTS as error:
        raise UnusableRegisterError("json", str(error)) from error
    if len(register.certificates) > MOST_ENTRIES:
        raise UnusableRegisterError("too-many", str(len(register.certificates)))
    cleaned = sorted((_cleaned(entry) for entry in register.certificates), key=lambda entry: entry.id)
    for before, after in pairwise(cleaned):
        if before.id == after.id:
            raise UnusableRegisterError("twice", after.id, after.id)
    return replace(
        register,
        title=line_of(register.title, "title", ""),
        home=_address_or_none(register.home) or "",
        licence=clean_line(register.licence) if register.licence else None,
        licence_url=_address_or_none(register.licence_url),
        language=register.language if _LANG.fullmatch(register.language) else "",
        certificates=tuple(cleaned),
    )


def _cleaned(entry: PublishedCertificate) -> PublishedCertificate:
    """The entry without what a union does not need. Raises `UnusableRegisterError` for a value that is impossible."""
    at = id_of(entry.id, entry.id)
    _check_values(entry, at)
    is_computed = entry.end_basis == "estimated" and not entry.valid_until and entry.end is not None
    if is_computed and entry.end and entry.end.first > entry.end.last:
        raise UnusableRegisterError("date", f"{entry.end.first} – {entry.end.last}", at)
    return PublishedCertificate(
        id=at,
        url=address_of(entry.url, at),
        organisation=_holder(entry.organisation, at),
        scheme=PublishedScheme(id=id_of(entry.scheme.id, at), name=line_of(entry.scheme.name, "scheme", at)),
        level=_level(entry.level, at) if entry.level else None,
        kind=entry.kind,
        number=_line_or_none(entry.number, "number", at),
        issuer=_line_or_none(entry.issuer, "issuer", at),
        assessed=entry.assessed or None,
        awarded=entry.awarded or None,
        valid_from=entry.valid_from or None,
        valid_until=entry.valid_until or None,
        term=entry.term or None,
        end=entry.end if is_computed else None,
        score=entry.score,
        indicators=entry.indicators,
        areas=tuple(line_of(area, "areas", at) for area in entry.areas),
        events=tuple(replace(event, reason=_line_or_none(event.reason, "events", at)) for event in entry.events),
        predecessor=id_of(entry.predecessor, at) if entry.predecessor else None,
        evidence=tuple(address for address in entry.evidence if is_address(address)),
        sources=tuple(_source(source, at) for source in entry.sources),
    )


def _holder(holder: PublishedHolder, at: str) -> PublishedHolder:
    identifiers = {
        line_of(name, "identifiers", at): line_of(value, "identifiers", at)
        for name, value in sorted(holder.identifiers.items())[:MOST_OF_A_KIND]
        if name.strip() and value.strip()
    }
    return PublishedHolder(
        id=id_of(holder.id, at),
        name=line_of(holder.name, "organisation", at),
        country=holder.country if holder.country and _COUNTRY.fullmatch(holder.country) else None,
        region=_line_or_none(holder.region, "region", at),
        identifiers=identifiers,
    )


def _level(level: PublishedLevel, at: str) -> PublishedLevel:
    if level.rank is not None and not 0 <= level.rank <= MOST_ENTRIES:
        raise UnusableRegisterError("level", str(level.rank), at)
    return PublishedLevel(id=id_of(level.id, at), name=line_of(level.name, "level", at), rank=level.rank)


def _source(source: PublishedSource, at: str) -> PublishedSource:
    title = line_of(source.title, "sources", at)
    return PublishedSource(title=title, url=_address_or_none(source.url), archived=_address_or_none(source.archived))


def _line_or_none(text: str | None, key: str, at: str) -> str | None:
    return line_of(text, key, at) if text else None


def _address_or_none(address: str | None) -> str | None:
    return address if address and is_address(address) else None


def _check_values(entry: PublishedCertificate, at: str) -> None:
    """Raises `UnusableRegisterError` for a value that no certificate can have."""
    stated = [value for value in (entry.assessed, entry.awarded, entry.valid_from) if value]
    stated += [value for value in (entry.valid_until,) if value and value != OPEN]
    for value in (*stated, *(event.date for event in entry.events)):
        if parse_partial(value) is None:
            raise UnusableRegisterError("date", value, at)
    if entry.term and not term_of(entry.term):
        raise UnusableRegisterError("term", entry.term, at)
    if any(event.type not in set(EventType) for event in entry.events):
        raise UnusableRegisterError("event", next(e.type for e in entry.events if e.type not in set(EventType)), at)
    if entry.kind is not None and entry.kind not in set(Kind):
        raise UnusableRegisterError("kind", entry.kind, at)
    if entry.score and not 0 <= entry.score.value <= entry.score.max:
        raise UnusableRegisterError("score", f"{entry.score.value:g} / {entry.score.max:g}", at)
    if entry.indicators is not None and entry.indicators < 0:
        raise UnusableRegisterError("indicators", str(entry.indicators), at)
    _check_order(entry, at)
    for many in (entry.events, entry.areas, entry.sources, entry.evidence):
        if len(many) > MOST_OF_A_KIND:
            raise UnusableRegisterError("too-long", str(len(many)), at)


def _check_order(entry: PublishedCertificate, at: str) -> None:
    """Raises `UnusableRegisterError` if the certificate certainly ends before it begins."""
    end = parse_partial(entry.valid_until or "")
    stated = (entry.valid_from, entry.awarded, entry.assessed)
    start = next((parse_partial(value) for value in stated if value), None)
    if start and end and end.last < start.first:
        raise UnusableRegisterError("order", f"{start} – {end}", at)
