"""The register as it is served: whether its files agree with the dates in it, and with each other."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from html import unescape

import msgspec
from msgspec import Struct

from laur.audit.calendar import ServedEvent, read_calendar
from laur.audit.findings import AuditFinding, finding
from laur.audit.reader import SiteReader, SiteReply
from laur.audit.served import UnreadableError, read_register, records_of
from laur.model.enclosed import Delimiters, enclosed
from laur.register import Record, Status, changes, status_on, timeline
from laur.rendering.writers.register_json import CertificateData, Register
from laur.system.formats import DECODE_FAULTS

_ID = Delimiters(re.compile("<id>"), re.compile("</id>"))
_FEED_ENTRIES = 100
"""The newest changes are in the feed (`laur.pages.exports.changes`)."""
_FOLDER_FILES = ("register.csv", "register.ics", "changes.json", "finder.json")

Timeline = tuple[tuple[date | None, str], ...]


class ServedRegister(Struct, frozen=True):
    """The register of one language, as its ``register.json`` states it."""

    url: str
    data: Register
    records: Mapping[str, Record]
    day: date
    """The day that the files should show: that of the build."""
    site: str
    """The address of the site as the register states it, with a slash at the end."""
    pages: Mapping[str, str]
    """By certificate, the URL of its page where the site was read."""
    words: Mapping[str, str] = {}
    """By certificate, its status in words, as the listing shows it."""

    @property
    def folder(self) -> str:
        return self.url.rpartition("/")[0] + "/"

    def status(self, key: str) -> str:
        """The status that the files should show."""
        return status_on(self.records[key], self.day).status.value


def read_served_register(reader: SiteReader, path: str, day: date) -> ServedRegister | AuditFinding:
    """The register at a path below the site; a finding where it cannot be read."""
    url = reader.url(path)
    reply = reader.get(url)
    if reply is None or not reply.is_found:
        return missing(url, reply)
    try:
        data = read_register(reply.body)
        records = records_of(data)
    except UnreadableError as error:
        return finding("file-unreadable", url, reason=error)
    site = data.home.removesuffix(path.rpartition("/")[0] + "/")
    pages = {one.id: reader.url(one.url.removeprefix(site)) for one in data.certificates}
    return ServedRegister(url, data, records, day, site, pages)


def missing(url: str, reply: SiteReply | None) -> AuditFinding:
    """The finding for a file that could not be read."""
    return finding("file-missing", url, answer=answer_of(reply))


def answer_of(reply: SiteReply | None) -> str:
    """``HTTP 404``, or why there is no answer, as a term of the messages."""
    return "late" if reply is None else f"HTTP {reply.status}" if reply.status else reply.reason


# ---------------------------------------------------------------------------------------------- the register itself


def check_register(register: ServedRegister) -> Iterator[AuditFinding]:
    """Whether every status in ``register.json`` follows from the dates and events beside it."""
    for one in register.data.certificates:
        stated, decided = _stated_timeline(one), _decided_timeline(register.records[one.id])
        if stated != decided:
            day, shown, right = _first_difference(stated, decided)
            yield finding(
                "register-contradicts-dates", register.url,
                certificate=one.id, day=day or one.status_since or "–", shown=shown, expected=right,
            )  # fmt: skip
        elif one.status != register.status(one.id):
            yield _wrong("register-status-wrong", register.url, one.id, one.status, register)


def _stated_timeline(one: CertificateData) -> Timeline:
    return tuple((then.begin, then.status) for then in one.statuses)


def _decided_timeline(record: Record) -> Timeline:
    steps: list[tuple[date | None, str]] = []
    for day, on_day in timeline(record):
        if not steps or steps[-1][1] != on_day.status.value:
            steps.append((None if day == date.min else day, on_day.status.value))
    return tuple(steps)


def _first_difference(stated: Timeline, decided: Timeline) -> tuple[date | None, str, str]:
    """The first day on which two timelines differ, with the status of each."""
    days = sorted({day or date.min for day, _ in (*stated, *decided)})
    for day in days:
        shown, right = _at(stated, day), _at(decided, day)
        if shown != right:
            return (None if day == date.min else day, shown, right)
    return None, stated[-1][1], decided[-1][1]


def _at(steps: Timeline, day: date) -> str:
    return next((status for begin, status in reversed(steps) if (begin or date.min) <= day), "–")


def outdated(register: ServedRegister, today: date) -> Iterator[AuditFinding]:
    """The certificates whose status is another today than on the day of the build."""
    for key, record in register.records.items():
        now = status_on(record, today).status.value
        if now != register.status(key):
            url = register.pages[key]
            yield finding("certificate-outdated", url, certificate=key, shown=register.status(key), expected=now)


def _wrong(code: str, url: str, key: str, shown: str, register: ServedRegister) -> AuditFinding:
    return finding(code, url, certificate=key, shown=shown or "–", expected=register.status(key))


# ---------------------------------------------------------------------------------------------- what repeats it


def check_files(reader: SiteReader, register: ServedRegister, feeds: Collection[str]) -> Iterator[AuditFinding]:
    """Whether the table, the calendar and the change log say what the register says; `feeds` are those of changes."""
    checks = {"register.csv": _table, "register.ics": _calendar, "changes.json": _changes, "finder.json": _finder}
    for url, reply in reader.get_all([register.folder + name for name in _FOLDER_FILES]):
        if reply is not None and reply.is_found:
            yield from checks[url.rpartition("/")[2]](url, reply, register)
        elif reply is not None and (register.records or not url.endswith("finder.json")):
            yield missing(url, reply)
    for url, reply in reader.get_all(sorted(feeds)):
        if reply is not None:
            yield from _feed(url, reply, register) if reply.is_found else [missing(url, reply)]


def words_of(reader: SiteReader, register: ServedRegister) -> Mapping[str, str]:
    """The status of each certificate in words, from the data of the listing."""
    reply = reader.get(register.folder + "finder.json")
    try:
        data = msgspec.json.decode(reply.body, type=_Finder) if reply and reply.is_found else _Finder()
    except DECODE_FAULTS:
        return {}
    return dict(zip(data.ids, data.words, strict=False))


class _Finder(Struct, frozen=True):
    ids: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def _finder(url: str, reply: SiteReply, register: ServedRegister) -> Iterator[AuditFinding]:
    try:
        data = msgspec.json.decode(reply.body, type=_Finder)
    except DECODE_FAULTS as error:
        yield finding("file-unreadable", url, reason=error)
        return
    yield from _statuses("table-status-wrong", url, dict(zip(data.ids, data.status, strict=False)), register)


def _table(url: str, reply: SiteReply, register: ServedRegister) -> Iterator[AuditFinding]:
    rows = list(csv.DictReader(reply.body.decode("utf-8-sig", errors="replace").splitlines(keepends=True)))
    if rows and not {"id", "status"} <= rows[0].keys():
        yield finding("file-unreadable", url, reason="id, status")
        return
    yield from _statuses("table-status-wrong", url, {row["id"]: row["status"] or "" for row in rows}, register)


def _statuses(code: str, url: str, shown: Mapping[str, str], register: ServedRegister) -> Iterator[AuditFinding]:
    for key in sorted(register.records.keys() | shown.keys()):
        if key not in register.records:
            yield finding(code, url, certificate=key, shown=shown[key], expected="–")
        elif shown.get(key) != register.status(key):
            yield _wrong(code, url, key, shown.get(key, ""), register)


def _calendar(url: str, reply: SiteReply, register: ServedRegister) -> Iterator[AuditFinding]:
    events = read_calendar(reply.body)
    if events is None:
        yield finding("file-unreadable", url, reason="BEGIN:VCALENDAR")
        return
    expected = {
        key: ServedEvent(record.end.first, record.end.last)
        for key, record in register.records.items()
        if record.end and record.successor is None and register.status(key) != Status.WITHDRAWN
    }
    for key in sorted(expected.keys() | events.keys()):
        if key not in events:
            yield finding("event-missing", url, certificate=key, day=expected[key].last)
        elif key not in expected:
            yield finding("event-unexpected", url, certificate=key)
        elif events[key] != expected[key] and expected[key].last != date.max:
            yield finding("event-date-wrong", url, certificate=key, shown=events[key].last, expected=expected[key].last)


def _changes(url: str, reply: SiteReply, register: ServedRegister) -> Iterator[AuditFinding]:
    try:
        log = msgspec.json.decode(reply.body, type=_ServedLog)
    except DECODE_FAULTS as error:
        yield finding("file-unreadable", url, reason=error)
        return
    expected = {change.id for change in changes(register.records, register.day)}
    yield from _compared(url, expected, {change.id for change in log.changes})


class _LoggedChange(Struct, frozen=True):
    id: str


class _ServedLog(Struct, frozen=True):
    changes: tuple[_LoggedChange, ...]


def _feed(url: str, reply: SiteReply, register: ServedRegister) -> Iterator[AuditFinding]:
    text = reply.body.decode(errors="replace")
    if "<feed" not in text or "</feed>" not in text:
        yield finding("file-unreadable", url, reason="</feed>")
        return
    parts = (next(enclosed(entry, _ID), None) for entry in text.split("<entry>")[1:])
    entries = [part.inside() for part in parts if part is not None]
    addresses = {one.id: one.url for one in register.data.certificates}
    newest = changes(register.records, register.day)[:_FEED_ENTRIES]
    expected = {f"{addresses[change.certificate]}#{change.id.partition(':')[2]}" for change in newest}
    yield from _compared(url, expected, {unescape(entry).strip() for entry in entries})


def _compared(url: str, expected: set[str], found: set[str]) -> Iterator[AuditFinding]:
    yield from (finding("change-missing", url, change=each) for each in sorted(expected - found))
    yield from (finding("change-unexpected", url, change=each) for each in sorted(found - expected))
