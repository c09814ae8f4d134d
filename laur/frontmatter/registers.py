"""Registers of other sites: ``register.json`` as any version of Laur publishes it, and its copies in ``members/``.

Only what a union needs is read; fields that are added to the format later are ignored. What the schema of
``register.json`` allows is allowed here, except values that no certificate can have.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from unicodedata import is_normalized, normalize

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from laur.frontmatter.decode import shown
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
from laur.model.dates import PartialDate, Term, parse_partial
from laur.model.digest import digest_text
from laur.problems import Problem, problem

COPY_VERSION = 1
PUBLISHED_VERSION = "1"
"""The first number of the version of ``register.json`` that is understood; the second only adds."""
LONGEST_ID, LONGEST_TEXT, LONGEST_URL = 100, 500, 2000
"""In characters."""
MOST_ENTRIES = 50_000
MOST_OF_A_KIND = 200
"""Events, areas, sources or pieces of evidence of one certificate."""
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, and those that change the direction of the text that follows."""
_ADDRESS = re.compile(r"https?://[^\s/?#\\]+[^\s\\]*", re.IGNORECASE)
_DURATION = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?")
_LANG = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_COUNTRY = re.compile(r"[A-Z]{2}")


class UnusableRegisterError(Exception):
    """A register that cannot be read. The code is that of a reason, and the entry is the id of a certificate."""

    def __init__(self, code: str, value: str = "", entry: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.value = shown(value)
        self.entry = shown(entry)


class PublishedHolder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str
    country: str | None = None
    region: str | None = None
    identifiers: dict[str, str] = {}


class PublishedScheme(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str


class PublishedLevel(PublishedScheme, frozen=True, kw_only=True, omit_defaults=True):
    rank: int | None = None


class PublishedSpan(Struct, frozen=True, kw_only=True):
    first: date
    last: date


class PublishedScore(Struct, frozen=True, kw_only=True):
    value: float
    max: float


class PublishedEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    type: str
    date: str
    reason: str | None = None


class PublishedSource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    url: str | None = None
    archived: str | None = None


class PublishedCertificate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A certificate as ``register.json`` has it."""

    id: str
    url: str
    organisation: PublishedHolder
    scheme: PublishedScheme
    level: PublishedLevel | None = None
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    assessed: str | None = None
    awarded: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    term: str | None = None
    end: PublishedSpan | None = None
    end_basis: str | None = None
    score: PublishedScore | None = None
    indicators: int | None = None
    areas: tuple[str, ...] = ()
    events: tuple[PublishedEvent, ...] = ()
    predecessor: str | None = None
    evidence: tuple[str, ...] = ()
    sources: tuple[PublishedSource, ...] = ()


class _PublishedVersion(Struct, frozen=True, kw_only=True):
    """Its version alone; files from before versions have none."""

    version: str | None = None


class PublishedRegister(Struct, frozen=True, kw_only=True):
    """``register.json``."""

    title: str
    certificates: tuple[PublishedCertificate, ...]
    home: str = ""
    language: str = ""
    licence: str | None = None
    licence_url: str | None = None


class CopiedCertificate(PublishedCertificate, frozen=True, kw_only=True, omit_defaults=True):
    """A certificate in the copy of a register: a line of it."""

    fetched: date
    gone: date | None = None


class CopiedNews(Struct, frozen=True, kw_only=True, omit_defaults=True):
    title: str
    url: str
    date: date
    summary: str = ""


class CopiedRegister(PublishedRegister, frozen=True, kw_only=True):
    """The copy of a register in ``members/``."""

    version: int
    certificates: tuple[CopiedCertificate, ...]
    news: tuple[CopiedNews, ...] = field(default=())


# ---------------------------------------------------------------------------------------------- as published


def read_published(data: bytes) -> PublishedRegister:
    """A published register with clean texts and possible values. Raises `UnusableRegisterError`."""
    try:
        version = msgspec.json.decode(data, type=_PublishedVersion).version
        if version is not None and version.partition(".")[0] != PUBLISHED_VERSION:
            raise UnusableRegisterError("version", version)
        register = msgspec.json.decode(data, type=PublishedRegister)
    except msgspec.ValidationError as error:
        raise UnusableRegisterError("schema", str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnusableRegisterError("json", str(error)) from error
    if len(register.certificates) > MOST_ENTRIES:
        raise UnusableRegisterError("too-many", str(len(register.certificates)))
    cleaned = sorted((_cleaned(entry) for entry in register.certificates), key=lambda entry: entry.id)
    for before, after in pairwise(cleaned):
        if before.id == after.id:
            raise UnusableRegisterError("twice", after.id, after.id)
    return replace(
        register,
        title=_text(register.title, "title", ""),
        home=register.home if _ADDRESS.fullmatch(register.home) else "",
        licence=clean_line(register.licence) if register.licence else None,
        licence_url=register.licence_url if register.licence_url and is_address(register.licence_url) else None,
        language=register.language if _LANG.fullmatch(register.language) else "",
        certificates=tuple(cleaned),
    )


def _cleaned(entry: PublishedCertificate) -> PublishedCertificate:
    """The entry without what a union does not need. Raises `UnusableRegisterError` for a value that is impossible."""
    at = _id(entry.id, entry.id)
    _check_values(entry, at)
    holder, level = entry.organisation, entry.level
    is_computed = entry.end_basis == "estimated" and not entry.valid_until and entry.end is not None
    if is_computed and entry.end and entry.end.first > entry.end.last:
        raise UnusableRegisterError("date", f"{entry.end.first} – {entry.end.last}", at)
    return PublishedCertificate(
        id=at,
        url=_url(entry.url, at),
        organisation=PublishedHolder(
            id=_id(holder.id, at),
            name=_text(holder.name, "organisation", at),
            country=holder.country if holder.country and _COUNTRY.fullmatch(holder.country) else None,
            region=_text(holder.region, "region", at) if holder.region else None,
            identifiers={
                _text(name, "identifiers", at): _text(value, "identifiers", at)
                for name, value in sorted(holder.identifiers.items())[:MOST_OF_A_KIND]
                if name.strip() and value.strip()
            },
        ),
        scheme=PublishedScheme(id=_id(entry.scheme.id, at), name=_text(entry.scheme.name, "scheme", at)),
        level=PublishedLevel(id=_id(level.id, at), name=_text(level.name, "level", at), rank=_rank(level, at))
        if level
        else None,
        kind=entry.kind,
        number=_text(entry.number, "number", at) if entry.number else None,
        issuer=_text(entry.issuer, "issuer", at) if entry.issuer else None,
        assessed=entry.assessed or None,
        awarded=entry.awarded or None,
        valid_from=entry.valid_from or None,
        valid_until=entry.valid_until or None,
        term=entry.term or None,
        end=entry.end if is_computed else None,
        score=entry.score,
        indicators=entry.indicators,
        areas=tuple(_text(area, "areas", at) for area in entry.areas),
        events=tuple(
            replace(event, reason=_text(event.reason, "events", at) if event.reason else None) for event in entry.events
        ),
        predecessor=_id(entry.predecessor, at) if entry.predecessor else None,
        evidence=tuple(address for address in entry.evidence if is_address(address)),
        sources=tuple(
            PublishedSource(
                title=_text(source.title, "sources", at),
                url=source.url if source.url and is_address(source.url) else None,
                archived=source.archived if source.archived and is_address(source.archived) else None,
            )
            for source in entry.sources
        ),
    )


def _check_values(entry: PublishedCertificate, at: str) -> None:
    """Raises `UnusableRegisterError` for a value that no certificate can have."""
    stated = [value for value in (entry.assessed, entry.awarded, entry.valid_from) if value]
    stated += [value for value in (entry.valid_until,) if value and value != OPEN]
    for value in (*stated, *(event.date for event in entry.events)):
        if parse_partial(value) is None:
            raise UnusableRegisterError("date", value, at)
    if entry.term and not _term(entry.term):
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


def clean_line(text: str) -> str:
    """A text on one line, without control characters. Raises `UnusableRegisterError` if it is empty or too long."""
    return _text(text, "", "")


def _rank(level: PublishedLevel, at: str) -> int | None:
    if level.rank is not None and not 0 <= level.rank <= MOST_ENTRIES:
        raise UnusableRegisterError("level", str(level.rank), at)
    return level.rank


def _id(text: str, at: str) -> str:
    """An id as a part of a URL."""
    if len(text) > LONGEST_ID or not any(sign.isalnum() for sign in text):
        raise UnusableRegisterError("id", text, at)
    return text if text.isascii() and slug(text) == text else slug(text)[:LONGEST_ID].strip("-")


def _text(text: str, key: str, at: str) -> str:
    """One line without control characters."""
    found = text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)
    if not found.isprintable():
        found = _INVISIBLE.sub(" ", found)
    found = " ".join(found.split())
    if not found:
        raise UnusableRegisterError("empty", key, at)
    if len(found) > LONGEST_TEXT:
        raise UnusableRegisterError("too-long", found, at)
    return found


def is_address(text: str) -> bool:
    """Whether a text is the address of a web page."""
    return len(text) <= LONGEST_URL and _ADDRESS.fullmatch(text) is not None and not _INVISIBLE.search(text)


def _url(text: str, at: str) -> str:
    if not is_address(text):
        raise UnusableRegisterError("url", text, at)
    return text


def _term(text: str) -> Term | None:
    match = _DURATION.fullmatch(text)
    years, months = (int(match[1] or 0), int(match[2] or 0)) if match else (0, 0)
    return Term(years, months) if years or months else None


# ---------------------------------------------------------------------------------------------- the copy


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
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
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
        _url(address, "")


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
            term=_term(one.term) if one.term else None,
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
