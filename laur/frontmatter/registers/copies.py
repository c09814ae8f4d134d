"""Copies of the registers of members in ``members/``, written by `laur pull` and read as documents."""

from collections.abc import Iterator, Sequence

import msgspec

from laur.frontmatter.registers.form import CopiedCertificate, CopiedRegister, PublishedEvent
from laur.frontmatter.registers.values import LONGEST_ID, UnusableRegisterError, address_of, term_of
from laur.i18n import slug
from laur.model import (
    OPEN,
    Certificate,
    CertificateEvent,
    EventType,
    Kind,
    MemberDocument,
    MemberEntry,
    MemberNews,
    MemberRegister,
    Place,
    Places,
    RemoteHolder,
    RemoteLevel,
    Score,
    Source,
)
from laur.model.dates import PartialDate, parse_partial
from laur.model.digest import digest_text
from laur.problems import Problem, problem
from laur.system.formats import DECODE_FAULTS

COPY_VERSION = 1


def copy_data(register: CopiedRegister) -> bytes:
    """A copy as a file: one certificate on each line, sorted by id, so that only what changed is in a diff."""
    head = {
        "version": register.version,
        "title": register.title,
        "home": register.home,
        "language": register.language,
        "licence": register.licence,
        "licence_url": register.licence_url,
    }
    encode = msgspec.json.Encoder().encode
    lines = [msgspec.json.format(encode(head), indent=2).removesuffix(b"\n}")]
    for name, many in (("certificates", register.certificates), ("news", register.news)):
        body = b",\n    ".join(encode(one) for one in many)
        lines.append(f'  "{name}": ['.encode() + (b"\n    " + body + b"\n  ]" if body else b"]"))
    return b",\n".join(lines) + b"\n}\n"


def decode_copy(data: bytes) -> CopiedRegister:
    """A copy as it is in its file. Raises `UnusableRegisterError`."""
    try:
        register = msgspec.json.decode(data, type=CopiedRegister)
    except DECODE_FAULTS as error:
        raise UnusableRegisterError("json", str(error)) from error
    if register.version != COPY_VERSION:
        raise UnusableRegisterError("version", str(register.version))
    return register


def read_copy(path: str, data: bytes, site_lang: str) -> tuple[MemberDocument | None, tuple[Problem, ...]]:
    """The copy at a path as a document, or the problem that keeps it from being read."""
    try:
        register = decode_copy(data)
        entries = tuple(_entry(one) for one in register.certificates)
        _check_copy(register)
    except UnusableRegisterError as error:
        return None, (problem("member-copy-broken", path, Place(), value=error.value or error.entry),)
    meta = MemberRegister(
        title=register.title,
        home=register.home,
        lang=register.language or None,
        licence=register.licence or "",
        licence_url=register.licence_url or "",
        entries=entries,
        news=tuple(MemberNews(one.title, one.url, one.date, one.summary) for one in register.news),
    )
    places = Places.of(dict(_places(data, len(entries))))
    document = MemberDocument(
        path=path, places=places, body=digest_text(site_lang, ""), body_line=1, lang=site_lang, meta=meta
    )
    return document, ()


def _check_copy(register: CopiedRegister) -> None:
    """Raises `UnusableRegisterError` if somebody wrote something into the copy that no pull writes."""
    addresses = [register.home, register.licence_url, *(one.url for one in register.news)]
    for entry in register.certificates:
        addresses += (entry.url, *entry.evidence)
        addresses += (address for source in entry.sources for address in (source.url, source.archived))
    for address in filter(None, addresses):
        address_of(address, "")


def _places(data: bytes, count: int) -> Iterator[tuple[str, Place]]:
    """The line of each certificate, if each has a line of its own."""
    lines = data.split(b"\n")
    starts = [number for number, line in enumerate(lines, 1) if line.startswith(b'    {"id":')]
    if len(starts) == count:
        yield from ((f"certificates.{index}", Place(number, 5)) for index, number in enumerate(starts))


def _entry(one: CopiedCertificate) -> MemberEntry:
    holder, level = one.organisation, one.level
    for text in (one.id, holder.id, one.scheme.id):
        if len(text) > LONGEST_ID or slug(text) != text:
            raise UnusableRegisterError("id", text, one.id)
    return MemberEntry(
        certificate=_certificate(one),
        holder=RemoteHolder(holder.id, holder.name, holder.country, holder.region, holder.identifiers),
        scheme=one.scheme.name,
        level=RemoteLevel(level.id, level.name, level.rank) if level else None,
        url=one.url,
        end=(one.end.first, one.end.last) if one.end else None,
        evidence=one.evidence,
        fetched=one.fetched,
        gone=one.gone,
    )


def _certificate(one: CopiedCertificate) -> Certificate:
    try:
        return Certificate(
            id=one.id,
            organisation=one.organisation.id,
            scheme=one.scheme.id,
            level=one.level.id if one.level else None,
            number=one.number,
            kind=Kind(one.kind) if one.kind else None,
            assessed=_partial(one.assessed),
            awarded=_partial(one.awarded),
            valid_from=_partial(one.valid_from),
            valid_until=OPEN if one.valid_until == OPEN else _partial(one.valid_until),
            term=term_of(one.term) if one.term else None,
            score=Score(value=one.score.value, max=one.score.max) if one.score else None,
            indicators=one.indicators,
            areas=one.areas,
            issuer=one.issuer,
            supersedes=one.predecessor,
            events=_events(one.events),
            sources=tuple(
                Source(title=source.title, url=source.url, archived=source.archived) for source in one.sources
            ),
        )
    except ValueError as error:
        raise UnusableRegisterError("value", str(error), one.id) from error


def _events(events: Sequence[PublishedEvent]) -> tuple[CertificateEvent, ...]:
    return tuple(
        CertificateEvent(
            type=EventType(event.type), date=_partial(event.date) or _impossible(event.date), reason=event.reason
        )
        for event in events
    )


def _impossible(text: str) -> PartialDate:
    raise ValueError(text)


def _partial(text: str | None) -> PartialDate | None:
    if not text:
        return None
    return parse_partial(text) or _impossible(text)
