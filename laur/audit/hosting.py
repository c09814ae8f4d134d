"""How the host serves the site: media types, headers, redirects, the page for missing pages, and the files of pages."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from laur.audit.findings import AuditFinding, finding
from laur.audit.pages import content_of
from laur.audit.reader import Method, SiteReader, SiteReply, is_loopback
from laur.audit.register import answer_of
from laur.model.digest import digest
from laur.urls.addresses import joined, split_address

NO_SUCH_PAGE = "laur-audit-no-such-page/"
LONGEST_SECONDS = 3600
"""How long a page that changes by itself may be cached."""
_TYPES: dict[str, tuple[str, ...]] = {
    "css": ("text/css",),
    "csv": ("text/csv",),
    "html": ("text/html",),
    "ics": ("text/calendar",),
    "js": ("text/javascript", "application/javascript"),
    "json": ("application/json", "application/schema+json", "application/feed+json"),
    "jsonld": ("application/ld+json", "application/json"),
    "svg": ("image/svg+xml",),
    "ttl": ("text/turtle",),
    "xml": ("application/xml", "text/xml", "application/atom+xml", "application/rss+xml"),
}
_FINGERPRINTED = re.compile(r"\.([0-9a-f]{8})\.(?:css|js)$")
REDIRECTS = frozenset({301, 302, 307, 308})
"""The statuses of answers that lead to another address (RFC 9110)."""

MovedPath = tuple[str, str]
"""The old and the new path of a page, relative to the site."""


def check_https(reader: SiteReader) -> Iterator[AuditFinding]:
    """Whether the site is served over HTTPS only."""
    if is_loopback(reader.base):
        return
    parts = urlsplit(reader.base)
    if parts.scheme != "https":
        yield finding("not-https", reader.base)
    elif parts.port in (None, 443):
        plain = reader.base.replace("https://", "http://", 1)
        reply = reader.get(plain)
        if reply is not None and reply.status:
            target = joined(plain, reply.headers.get("location", ""))
            if reply.status not in REDIRECTS or not target.startswith("https://"):
                yield finding("http-stays", plain)


def check_headers(reader: SiteReader) -> Iterator[AuditFinding]:
    """The headers of the home page."""
    reply = reader.get(reader.base)
    if reply is None:
        return
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        if name.lower() not in reply.headers:
            yield finding("header-missing", reader.base, header=name)
    policy = reply.headers.get("content-security-policy", "")
    for word in ("'unsafe-inline'", "'unsafe-eval'"):
        if any(word in each for each in policy.split(";") if re.search("(?:script|default)-src", each)):
            yield finding("policy-weak", reader.base, word=word)
    for url in (reader.base, reader.url("build.json")):
        found = re.search(r"(?:s-maxage|max-age)=(\d+)", _cache_control(reader.get(url)))
        if found and int(found[1]) > LONGEST_SECONDS:
            yield finding("cached-too-long", url, seconds=found[1], longest=LONGEST_SECONDS)


def _cache_control(reply: SiteReply | None) -> str:
    return reply.headers.get("cache-control", "") if reply else ""


def check_missing_page(reader: SiteReader) -> Iterator[AuditFinding]:
    """Whether an address without a page is answered as such, with the page that the site has for that."""
    url, own = reader.url(NO_SUCH_PAGE), reader.get(reader.url("404.html"))
    reply = reader.get(url)
    if reply is None or own is None:
        return
    if reply.status not in (404, 410):
        yield finding("not-found-served", url, answer=answer_of(reply))
    elif own.is_found and reply.body != own.body:
        yield finding("not-found-foreign", url)


def check_redirects(reader: SiteReader, folders: Sequence[str], moves: Sequence[MovedPath]) -> Iterator[AuditFinding]:
    """Whether a folder without its slash leads to its page, and old addresses to the new ones."""
    for url, reply in reader.get_all([folder.removesuffix("/") for folder in folders if folder != reader.base]):
        if reply is not None and not _leads_to(url, reply, f"{url}/"):
            yield finding("redirect-missing", url, target=f"{url}/", answer=answer_of(reply))
    targets = {reader.url(old): reader.url(new) for old, new in moves}
    for url, reply in reader.get_all(targets):
        if reply is not None and not _leads_to(url, reply, targets[url]):
            yield finding("redirect-missing", url, target=targets[url], answer=answer_of(reply))


def _leads_to(url: str, reply: SiteReply, target: str) -> bool:
    if reply.status in REDIRECTS:
        return split_address(joined(url, reply.headers.get("location", ""))).path == split_address(target).path
    if not reply.is_found:
        return False
    if f"{url}/" == target:
        return True  # the page itself, as some hosts answer
    refresh = re.search(rb'http-equiv="refresh" content="0; url=([^"]*)"', reply.body)
    if refresh is None:
        return False
    named: str = refresh[1].decode(errors="replace")
    return split_address(joined(url, named)).path == split_address(target).path


def check_assets(reader: SiteReader, pages: Sequence[str]) -> Iterator[AuditFinding]:
    """Whether the styles, scripts, images and feeds of pages are there, and whole."""
    needed: dict[str, str] = {}
    for page, reply in reader.get_all(pages):
        if reply is not None and reply.is_found:
            for url in content_of(page, reply).needed:
                needed.setdefault(url, page)
    own = {url: page for url, page in needed.items() if reader.is_own(url)}
    whole = [url for url in own if _FINGERPRINTED.search(url)]
    for url, reply in (*reader.get_all(whole), *_heads(reader, [url for url in own if url not in whole])):
        if reply is None:
            continue
        if not reply.is_found:
            yield finding("asset-missing", url, page=own[url], answer=answer_of(reply))
            continue
        fingerprint = _FINGERPRINTED.search(url)
        if fingerprint and not digest(reply.body).startswith(fingerprint[1]):
            yield finding("asset-damaged", url)


def _heads(reader: SiteReader, urls: Sequence[str]) -> Iterator[tuple[str, SiteReply | None]]:
    """Without the body, except from hosts that answer only for whole files."""
    for url, reply in reader.get_all(urls, Method.HEAD):
        refused = reply is not None and reply.status in (403, 405, 501)
        yield url, reader.get(url) if refused else reply


def check_types(reader: SiteReader) -> Iterator[AuditFinding]:
    """The media type of everything that was read."""
    for url, reply in reader.found():
        name = urlsplit(url).path.rpartition("/")[2] or "index.html"
        expected = _TYPES.get(name.rpartition(".")[2], ()) if "." in name else ()
        charset = re.search(r"charset=\"?([\w-]+)", reply.headers.get("content-type", ""))
        foreign = charset is not None and charset[1].lower() not in ("utf-8", "us-ascii")
        if expected and (reply.media_type not in expected or foreign):
            shown = reply.headers.get("content-type", "") or "–"
            yield finding("type-wrong", url, shown=shown, expected=f"{expected[0]}; charset=utf-8")
