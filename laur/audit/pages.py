"""The pages as they are served: whether each status on them is that of the register."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape

import msgspec

from laur.audit.findings import AuditFinding, finding
from laur.audit.html import PageContent, ShownStatus, read_page, read_svg, spaced
from laur.audit.reader import SiteReader, SiteReply
from laur.audit.register import ServedRegister, missing
from laur.model.dates import parse_partial
from laur.model.enclosed import Delimiters, enclosed
from laur.register import Record, Span, Status
from laur.rendering.writers.register_json import CertificateData
from laur.system.formats import DECODE_FAULTS
from laur.views.kinds import PageKind

_LOC = Delimiters(re.compile("<loc>"), re.compile("</loc>"))
_SAME_IN_BOTH = ("start", "end", "end_basis", "statuses", "events", "predecessor", "successor")
"""The fields of a certificate's own data file that an audit compares with ``register.json``."""


def check_certificates(reader: SiteReader, register: ServedRegister) -> Iterator[AuditFinding]:
    """The page, the badge and the data file of every certificate; first those whose status changes next or did last."""
    by_url = {url: key for key, url in register.pages.items()}
    keys = sorted(register.records, key=lambda key: _days_to_turn(register, key))
    for url, reply in reader.get_all([register.pages[key] for key in keys]):
        if reply is not None:
            yield from check_certificate_page(url, reply, register, by_url)
    badges = {register.pages[key] + "badge.svg": key for key in keys}
    for url, reply in reader.get_all(badges):
        if reply is not None:
            yield from _badge(url, reply, badges[url], register) if reply.is_found else [missing(url, reply)]
    records, data = {register.pages[key] + "index.json": key for key in keys}, _by_id(register)
    for url, reply in reader.get_all(records):
        if reply is not None:
            yield from _record(url, reply, data[records[url]]) if reply.is_found else [missing(url, reply)]


def _days_to_turn(register: ServedRegister, key: str) -> tuple[int, str]:
    """How far the nearest change of status is from the day of the build, before or after it."""
    days = [abs((then.begin - register.day).days) for then in _by_id(register)[key].statuses if then.begin]
    return min(days, default=date.max.toordinal()), key


def _by_id(register: ServedRegister) -> Mapping[str, CertificateData]:
    return {one.id: one for one in register.data.certificates}


def check_certificate_page(
    url: str, reply: SiteReply, register: ServedRegister, by_url: Mapping[str, str]
) -> Iterator[AuditFinding]:
    """The page of one certificate, with the others of its chain."""
    if not reply.is_found:
        yield missing(url, reply)
        return
    content = content_of(url, reply)
    if not any(_certificate(shown, by_url, by_url[url]) == by_url[url] for shown in content.statuses):
        yield finding("page-without-status", url, certificate=by_url[url])
    yield from check_statuses(url, content, register, by_url)


def check_statuses(
    url: str, content: PageContent, register: ServedRegister, by_url: Mapping[str, str]
) -> Iterator[AuditFinding]:
    """Every status on a page. One of a certificate that the register does not have cannot be compared.

    A page about another day shows the statuses of that day.
    """
    if content.kind == PageKind.AS_OF:
        return
    for shown in content.statuses:
        key = _certificate(shown, by_url, by_url.get(url))
        if key is None:
            continue
        if shown.status != register.status(key):
            yield finding("page-status-wrong", url, certificate=key, shown=shown.status, expected=register.status(key))
            continue
        words = spaced(register.words.get(key, shown.words))
        if by_url.get(url) == key and words != shown.words:  # other pages may say it in fewer
            yield finding("words-differ", url, certificate=key, shown=shown.words, expected=words)
        yield from _dates(url, shown, key, register)


def _certificate(shown: ShownStatus, by_url: Mapping[str, str], own: str | None) -> str | None:
    """The certificate whose status it is: the last one that is linked beside it, or else that of the page."""
    linked = [by_url[link] for link in shown.links if link in by_url]
    return linked[-1] if linked else own


def _dates(url: str, shown: ShownStatus, key: str, register: ServedRegister) -> Iterator[AuditFinding]:
    possible = _possible_dates(register.records[key])
    for stated in shown.dates:
        numbers = {int(number) for number in re.findall(r"\d+", stated.text)}
        partial = parse_partial(stated.iso)
        needed = {partial.year, *([partial.day] if partial.day else [])} if partial else set()
        if stated.iso not in possible or not needed <= numbers:
            yield finding("page-date-wrong", url, certificate=key, shown=stated.text, expected=stated.iso)


def _possible_dates(record: Record) -> frozenset[str]:
    """The dates that the words about a status can contain: of its beginning, its end and its events."""
    spans = [span for span in (record.since, record.end) if span]
    edges = [Span(day, day) for span in spans for day in (span.first, span.last)]
    partials = [span.partial for span in (*spans, *edges)]
    events = [event.date for event in record.claim.certificate.events]
    return frozenset(str(partial) for partial in (*partials, *events) if partial)


def _badge(url: str, reply: SiteReply, key: str, register: ServedRegister) -> Iterator[AuditFinding]:
    status, title, text = read_svg(reply.body.decode(errors="replace"))
    expected = register.status(key)
    expected = Status.VALID if expected == Status.EXPIRING else expected  # so that a badge changes less often
    if status != expected:
        yield finding("badge-status-wrong", url, certificate=key, shown=status or "–", expected=expected)
        return
    words = spaced(register.words.get(key, ""))
    if status != Status.SUPERSEDED and not (title.endswith(words) and words in text):
        yield finding("words-differ", url, certificate=key, shown=title.rpartition("– ")[2], expected=words)


def _record(url: str, reply: SiteReply, data: CertificateData) -> Iterator[AuditFinding]:
    try:
        own = msgspec.json.decode(reply.body, type=dict[str, object])
    except DECODE_FAULTS as error:
        yield finding("file-unreadable", url, reason=error)
        return
    listed = msgspec.json.decode(msgspec.json.encode(data))
    different = [name for name in _SAME_IN_BOTH if own.get(name) != listed[name]]
    if different:
        yield finding("record-differs", url, certificate=data.id, fields=", ".join(different))


# ---------------------------------------------------------------------------------------------- the other pages


def check_pages(reader: SiteReader, urls: Sequence[str], registers: Sequence[ServedRegister]) -> Iterator[AuditFinding]:
    """The pages of the sitemap: whether they are there, and each status on them."""
    indexes = [(register, {url: key for key, url in register.pages.items()}) for register in registers]
    known = {url for _, by_url in indexes for url in by_url}
    for url, reply in reader.get_all([url for url in urls if url not in known]):
        if reply is None:
            continue
        if not reply.is_found:
            yield finding("page-missing", url, answer=f"HTTP {reply.status}" if reply.status else reply.reason)
            continue
        content = content_of(url, reply)
        for register, by_url in indexes:
            yield from check_statuses(url, content, register, by_url)


def content_of(url: str, reply: SiteReply) -> PageContent:
    """The content of a page that was read."""
    return read_page(reply.body.decode(errors="replace"), url)


def listed_pages(reader: SiteReader, site: str) -> tuple[str, ...]:
    """The pages that the sitemap lists, where the site was read; `site` is its address as the sitemap states it."""
    found: list[str] = []
    waiting = [reader.url("sitemap.xml")]
    for url, reply in reader.get_all(waiting):
        if reply is not None and reply.is_found:
            text = reply.body.decode(errors="replace")
            named = [unescape(part.inside()).strip() for part in enclosed(text, _LOC)]
            here = [reader.url(each.removeprefix(site)) for each in named]
            found += _all_listed(reader, here, site) if "<sitemapindex" in text else here
        elif reply is not None:
            found.append(url)
    return tuple(url for url in dict.fromkeys(found) if reader.is_own(url))


def _all_listed(reader: SiteReader, sitemaps: Sequence[str], site: str) -> Iterator[str]:
    for url, reply in reader.get_all(sitemaps):
        if reply is not None and reply.is_found:
            text = reply.body.decode(errors="replace")
            yield from (reader.url(unescape(part.inside()).strip().removeprefix(site)) for part in enclosed(text, _LOC))
        elif reply is not None:
            yield url
