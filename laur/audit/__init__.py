"""Audits a published site from outside, as its readers see it: is everything that it says true today?

The served ``register.json`` contains the dates of every certificate. From these `laur.register` decides each status
again, and the pages, badges, feeds, tables and the calendar are compared with it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from laur.audit.findings import CODES, AuditFinding, finding, in_order
from laur.audit.hosting import (
    REDIRECTS,
    MovedPath,
    check_assets,
    check_headers,
    check_https,
    check_missing_page,
    check_redirects,
    check_types,
)
from laur.audit.pages import check_certificates, check_pages, content_of, listed_pages
from laur.audit.reader import Limits, SiteReader, SiteReply, Web, is_loopback
from laur.audit.register import (
    ServedRegister,
    answer_of,
    check_files,
    check_register,
    outdated,
    read_served_register,
    words_of,
)
from laur.audit.served import Build, UnreadableError, read_build
from laur.urls.addresses import joined

__all__ = ["CODES", "AuditFinding", "AuditOptions", "AuditReport", "Limits", "SiteReply", "Web", "audit", "is_due"]

_SAMPLE = 40
"""How many pages are searched for the styles, scripts and images that they need: most pages share them."""


class AuditOptions(Struct, frozen=True, kw_only=True):
    now: date
    """A `datetime` without a zone is a time in that of the site; a `date` is the last minute of that day there."""
    grace: timedelta = timedelta(hours=1)
    """How late a build may be."""
    limits: Limits = Limits()
    moves: Sequence[MovedPath] = ()
    """Old addresses that should lead to new ones."""


class AuditReport(Struct, frozen=True, kw_only=True):
    """What an audit found."""

    url: str
    build: Build | None = None
    certificates: int = 0
    requests: int = 0
    left_out: int = 0
    """How many files were not read because of the limits."""
    findings: tuple[AuditFinding, ...] = ()

    @property
    def is_unreachable(self) -> bool:
        return any(found.code in {"site-unreachable", "home-moved"} for found in self.findings)


def audit(url: str, web: Web, options: AuditOptions) -> AuditReport:
    """Audits the site at a URL."""
    base = url if url.endswith("/") else f"{url}/"
    reader = SiteReader(base, web, options.limits)
    home = reader.get(base)
    if home is None or not home.is_found:
        return AuditReport(url=base, requests=reader.requests, findings=(_unread(base, home),))
    build = _build(reader)
    registers = _registers(reader, build) if isinstance(build, Build) else ()
    served = tuple(each for each in registers if isinstance(each, ServedRegister))
    findings = [each for each in (build, *registers) if isinstance(each, AuditFinding)]
    if isinstance(build, Build):
        findings += _timeliness(reader, build, served, options)
    findings += _truth(reader, served)
    findings += _hosting(reader, served, options)
    if reader.left_out:
        findings.append(finding("limit-reached", base, files=len(reader.left_out)))
    return AuditReport(
        url=base,
        build=build if isinstance(build, Build) else None,
        certificates=len({key for register in served for key in register.records}),
        requests=reader.requests,
        left_out=len(reader.left_out),
        findings=in_order(findings),
    )


def _unread(base: str, home: SiteReply | None) -> AuditFinding:
    """Why there is no home page to read: it is elsewhere, or not there at all."""
    target = home.headers.get("location") if home is not None and home.status in REDIRECTS else None
    if target:
        return finding("home-moved", base, target=joined(base, target), answer=answer_of(home))
    return finding("site-unreachable", base, answer=answer_of(home))


def _build(reader: SiteReader) -> Build | AuditFinding:
    url = reader.url("build.json")
    reply = reader.get(url)
    if reply is None or not reply.is_found:
        return finding("build-unreadable", url, reason=answer_of(reply))
    try:
        build = read_build(reply.body)
        ZoneInfo(build.time_zone)
    except (UnreadableError, ZoneInfoNotFoundError, ValueError) as error:
        return finding("build-unreadable", url, reason=error)
    return build


def _registers(reader: SiteReader, build: Build) -> tuple[ServedRegister | AuditFinding, ...]:
    """The register of each language."""
    read = [read_served_register(reader, path, build.day) for path in build.registers]
    return tuple(
        replace(each, words=words_of(reader, each)) if isinstance(each, ServedRegister) else each for each in read
    )


def is_due(data: bytes, now: date) -> bool | None:
    """Whether a site with this ``build.json`` has changed by itself since; None if the file cannot be read."""
    try:
        build = read_build(data)
        moment = _in_zone(now, ZoneInfo(build.time_zone))
    except (UnreadableError, ZoneInfoNotFoundError, ValueError):
        return None
    return build.next_change is not None and build.next_change <= moment


def _timeliness(
    reader: SiteReader, build: Build, registers: Sequence[ServedRegister], options: AuditOptions
) -> Iterator[AuditFinding]:
    """Whether the site is of today, and which certificates it is wrong about if not."""
    url, now = reader.url("build.json"), _in_zone(options.now, ZoneInfo(build.time_zone))
    if build.day > now.date():
        yield finding("built-in-future", url, day=build.day, today=now.date())
        return
    if build.next_change is not None and build.next_change + options.grace <= now:
        due = build.next_change.astimezone(ZoneInfo(build.time_zone))
        yield finding("rebuild-overdue", url, day=build.day, due=f"{due:%Y-%m-%d %H:%M}")
        for register in registers[:1]:
            yield from outdated(register, now.date())


def _in_zone(now: date, zone: ZoneInfo) -> datetime:
    if not isinstance(now, datetime):
        return datetime.combine(now, time(23, 59), zone)
    return now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)


def _truth(reader: SiteReader, registers: Sequence[ServedRegister]) -> Iterator[AuditFinding]:
    """Whether everything that the site says about certificates agrees with their dates."""
    for register in registers:
        yield from check_register(register)
        yield from check_files(reader, register, _feeds_of_changes(reader, register))
    for register in registers:
        yield from check_certificates(reader, register)
    site = registers[0].site if registers else reader.base
    yield from check_pages(reader, listed_pages(reader, site), registers)


def _feeds_of_changes(reader: SiteReader, register: ServedRegister) -> set[str]:
    """The feed of changes, to which the listing links from its head: its name is a word of the site."""
    reply = reader.get(register.folder)
    if reply is None or not reply.is_found:
        return set()
    needed = content_of(register.folder, reply).needed
    return {url for url in needed if url.startswith(register.folder) and url.endswith(".xml")}


def _hosting(reader: SiteReader, registers: Sequence[ServedRegister], options: AuditOptions) -> Iterator[AuditFinding]:
    """Whether the host serves the files as it should."""
    yield from _address(reader, registers)
    yield from check_https(reader)
    yield from check_headers(reader)
    yield from check_missing_page(reader)
    yield from check_redirects(reader, [register.folder for register in registers], options.moves)
    newest = [url for url, _ in reader.found() if url.endswith("/")]
    yield from check_assets(reader, [reader.base, *newest[:_SAMPLE]])
    yield from check_types(reader)


def _address(reader: SiteReader, registers: Sequence[ServedRegister]) -> Iterator[AuditFinding]:
    for site in sorted({register.site for register in registers}):
        if site != reader.base and not is_loopback(reader.base):
            yield finding("address-differs", reader.base, stated=site)
