"""RSS, Atom and JSON Feed as items. feedparser reads RSS and Atom in all their dialects."""

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from html import escape, unescape
from typing import cast
from urllib.parse import unquote
from xml.parsers import expat
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from laur.i18n import excerpt, slug
from laur.importing.dates import local_moment, read_moment
from laur.importing.feeds import blogger
from laur.importing.findings import Finding, finding
from laur.importing.html.paragraphs import paragraphs
from laur.importing.items import Item
from laur.importing.text import has_tags, plain, without_invisible
from laur.importing.xml import UnreadableExportError, without_preamble
from laur.model.dates import Moment, PartialDate
from laur.model.digest import digest_text
from laur.urls.addresses import split_address

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TEASER = re.compile(
    r"(?<!\s)\s*+(?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]|(?:Czytaj dalej|Continue reading|Read more|"
    r"Artykuł .{0,200} pochodzi z serwisu|The post .{0,200} appeared first on).*)\s*+$",
    re.DOTALL,
)
_APPENDED = re.compile(
    r"<p>\s*+(?:The post|Artykuł|Wpis)\s*+<a [^<>]*+>(?:[^<]++|<(?!/?[ap]\b))*+</a>\s*+(?:appeared first on|"
    r"pochodzi z serwisu)\s*+<a [^<>]*+>(?:[^<]++|<(?!/?[ap]\b))*+</a>\.?\s*+</p>",
    re.DOTALL,
)
_BLOCK = re.compile(r"<(?:p|div|ul|ol|table|h[1-6]|blockquote|figure|br|pre|section|article)\b", re.IGNORECASE)
_STANDARD = re.compile(r"\s*(?:[\d.]+\s*$|\d{4}-\d|[A-Z][a-z]{2},)")
"""The beginning of a date in ISO 8601 or RFC 5322, or a number."""
_TEXTS = ("content_html", "content_text", "summary")
_NOT_AN_ADDRESS = re.compile(r"(?:tag|urn):", re.IGNORECASE)
"""The beginning of an id that is no address; feedparser uses it as the address of an entry that has none."""
_SLUG_LENGTH = 60
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:(?:rss|atom)\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_PROLOG = 1 << 16
_MOST_DEPTH, _MOST_ATTRIBUTES = 200, 100
"""Elements within elements, and attributes of one: feeds have a handful of each."""

Json = Mapping[str, object]


class Feed(Struct, frozen=True):
    """A feed's address and its items."""

    base: str
    """The address of its site."""
    items: tuple[Item, ...]
    findings: tuple[Finding, ...] = ()


def read_feed(data: bytes, time_zone: str) -> Feed:
    """The items of a feed of any kind. Raises `UnreadableExportError` if the data is not a feed."""
    if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{":
        return _json_feed(data, ZoneInfo(time_zone))
    data, preamble = without_preamble(data)
    if _ENTITY.search(data[:_PROLOG].partition(b"<rss")[0].partition(b"<feed")[0]):
        raise UnreadableExportError("export-entities")
    if b"//wordpress.org/export/" in data[:_PROLOG]:
        raise UnreadableExportError("export-is-wordpress")
    feed = _xml_feed(data, ZoneInfo(time_zone))
    return replace(feed, findings=(finding("export-preamble", what=preamble), *feed.findings)) if preamble else feed


# ---------------------------------------------------------------------------------------------- RSS and Atom


def _xml_feed(data: bytes, zone: ZoneInfo) -> Feed:
    import feedparser

    if _is_too_deep_or_wide(data):
        raise UnreadableExportError("export-not-feed")
    try:
        parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=True)
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise UnreadableExportError("export-not-feed") from None  # the library's own faults, with unusual XML
    entries = cast("list[Json]", parsed.entries)
    if not entries and not parsed.get("version"):
        linked = _linked_feed(data)
        raise UnreadableExportError("export-is-page", linked) if linked else UnreadableExportError("export-not-feed")
    findings = (
        [finding("export-broken", what=str(parsed.bozo_exception).removeprefix("<unknown>:"))] if parsed.bozo else []
    )
    base = str(parsed.feed.get("link", ""))
    findings += [reported for entry in entries for reported in _undated(entry, zone)]
    items = blogger.items_of([(entry, _entry(entry, zone)) for entry in entries], base)
    return Feed(base, _distinct(items), (*findings, *blogger.findings_of_kinds(entries)))


def _is_too_deep_or_wide(data: bytes) -> bool:
    """Whether elements have so many attributes, or elements within them, that the library would take minutes."""
    depth, is_too_much = 0, False

    def start(_name: str, attributes: list[str]) -> None:
        nonlocal depth, is_too_much
        depth += 1
        is_too_much = is_too_much or depth > _MOST_DEPTH or len(attributes) > 2 * _MOST_ATTRIBUTES

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    parser = expat.ParserCreate("iso-8859-1")  # every byte is a letter, whatever the encoding of the feed
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):  # the library reads what it can of the rest
        parser.Parse(data.decode("utf-16", "replace").encode() if wide else data, True)
    return is_too_much


def _linked_feed(data: bytes) -> str:
    """The address of the feed that a web page links to; empty if there is none."""
    for link in _LINK.findall(data[:_PROLOG].decode(errors="replace")):
        if _FEED_TYPE.search(link) and (address := _HREF.search(link)):
            return unescape(address[1])
    return ""


def _entry(entry: Json, zone: ZoneInfo) -> Item:
    link = "" if _NOT_AN_ADDRESS.match(_text(entry, "link")) else _text(entry, "link")
    contents = [part for part in _list(entry, "content") if _text(part, "value").strip()]
    html = next((_html(part) for part in contents if "html" in _text(part, "type")), "")
    html = html or next((_html(part) for part in contents), "")
    summary = _text(entry, "summary")
    detail = entry.get("summary_detail")
    changed = _moment(entry, "updated", zone)
    published = _moment(entry, "published", zone) or changed
    title = plain(_text(entry, "title"))
    return Item(
        key=f"entry-{_text(entry, 'id') or link or title or digest_text(html, summary)[:16]}",
        title=title,
        link=link,
        slug=_last_part(link) or slug(title or excerpt(plain(html or summary), _SLUG_LENGTH)),
        date=published,
        updated=_later(changed, published),
        author=plain(_text(entry, "author")),
        summary=_teaser(summary) if html and plain(summary) != plain(html) else "",
        tags=tuple(dict.fromkeys(tag for part in _list(entry, "tags") if (tag := _tag(part)))),
        image=next(_pictures(entry), ""),
        text=_APPENDED.sub("", html or _html(detail if isinstance(detail, dict) else {"value": summary}))
        + "".join(_link_to_file(part, html) for part in _enclosures(entry)),
    )


def _html(part: Json) -> str:
    """A text as HTML; in plain text, and in HTML without block elements, blank lines separate paragraphs."""
    value = _text(part, "value")
    if _text(part, "type") == "text/plain":
        # feedparser sometimes calls HTML in RSS plain text.
        value = value if has_tags(value) else _escaped(value)
    return value if _BLOCK.search(value) else paragraphs(value)


def _tag(part: Json) -> str:
    """The label of a category, or else its term; empty for Blogger's categories, which are not for readers."""
    if _text(part, "scheme").endswith(blogger.KIND):
        return ""
    return plain(_text(part, "label") or _text(part, "term"))


def _link_to_file(part: Json, html: str) -> str:
    """A link to a file attached to an entry (a recording, a document); empty for an image."""
    address, kind = _text(part, "href") or _text(part, "url"), _text(part, "type") or _text(part, "mime_type")
    if not address or kind.startswith("image") or address in html:
        return ""
    name = plain(_text(part, "title")) or unquote(split_address(address).path.rpartition("/")[2]) or address
    return f'<p><a href="{escape(address)}">{escape(name)}</a></p>'


def _undated(entry: Json, zone: ZoneInfo) -> Iterator[Finding]:
    """A finding if an entry has no valid date."""
    dates = [name for name in ("published", "updated") if name in entry]
    if any(_moment(entry, name, zone) for name in dates):
        return
    written = next((_text(entry, name) for name in dates), "")
    name = plain(_text(entry, "title")) or _text(entry, "link") or excerpt(plain(_text(entry, "summary")), 80)
    code = "date-unreadable" if written else "date-missing"
    yield finding(code, name, what=written, source=_text(entry, "link"))


def _pictures(entry: Json) -> Iterator[str]:
    """The addresses of an entry's images."""
    for part in (*_list(entry, "media_content"), *_enclosures(entry)):
        if (_text(part, "type") or _text(part, "medium")).startswith("image"):
            yield _text(part, "href") or _text(part, "url")
    for part in _list(entry, "media_thumbnail"):
        yield _text(part, "href") or _text(part, "url")


def _enclosures(entry: Json) -> list[Json]:
    """An entry's files. The library has a key for them, which fails if the feed has an element ``links``."""
    return [link for link in _list(entry, "links") if link.get("rel") == "enclosure"]


def _moment(entry: Json, name: str, zone: ZoneInfo) -> Moment | None:
    """The local time of an entry's date; None if there is none, or it is invalid.

    feedparser takes unknown and missing zones for UTC, 30 February for a day in March, and seconds for a day of a year,
    so it reads only what no standard has (names of months in other languages), and only if the year is as written.
    """
    if name not in entry:  # feedparser would give another date instead
        return None
    written, parsed = _text(entry, name), entry.get(f"{name}_parsed")
    if found := read_moment(written, zone):
        return found
    if _STANDARD.match(written) or not isinstance(parsed, tuple) or f"{parsed[0]:04}" not in written:
        return None
    try:
        numbers = [int(part) for part in parsed[:6]]
        when = datetime(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], min(numbers[5], 59), tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return local_moment(when, zone)


# ---------------------------------------------------------------------------------------------- JSON Feed


def _json_feed(data: bytes, zone: ZoneInfo) -> Feed:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""
    try:
        found = json.loads(data.removeprefix(BOM_UTF8))
    except (ValueError, RecursionError) as error:
        raise UnreadableExportError("export-not-feed", str(error)) from error
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version")):
        raise UnreadableExportError("export-not-feed")
    entries = [item for item in _list(found, "items") if item.keys() & {"id", "url", "title", *_TEXTS}]
    findings = [reported for item in entries for reported in _json_undated(item, zone)]
    items = _distinct(_json_item(item, _authors(found), zone) for item in entries)
    return Feed(_text(found, "home_page_url") or _text(found, "feed_url"), items, tuple(findings))


def _authors(part: Json) -> list[Json]:
    return _list(part, "authors") or [author for author in [part.get("author")] if isinstance(author, dict)]


def _json_undated(item: Json, zone: ZoneInfo) -> Iterator[Finding]:
    written = _text(item, "date_published")
    if read_moment(written, zone) is None:
        code = "date-unreadable" if written else "date-missing"
        yield finding(code, plain(_text(item, "title")), what=written, source=_text(item, "url"))


def _json_item(item: Json, feed_authors: list[Json], zone: ZoneInfo) -> Item:
    """An item; `feed_authors` are the authors of items that name none."""
    link, elsewhere = _text(item, "url"), _text(item, "external_url")
    authors = _authors(item) or feed_authors
    published = read_moment(_text(item, "date_published"), zone)
    html = _text(item, "content_html") or "".join(
        f"<p>{_escaped(p)}</p>" for p in _text(item, "content_text").split("\n\n")
    )
    summary = plain(_text(item, "summary"))
    title = plain(_text(item, "title"))
    others = [*_list(item, "attachments"), *([{"url": elsewhere, "title": elsewhere}] if elsewhere else [])]
    links = [_link_to_file(part, html) for part in others]
    return Item(
        key=f"entry-{_text(item, 'id') or link or elsewhere or title or digest_text(html, summary)[:16]}",
        title=title,
        link=link,
        slug=_last_part(link) or slug(title or excerpt(plain(html or summary), _SLUG_LENGTH)),
        date=published,
        updated=_later(read_moment(_text(item, "date_modified"), zone), published),
        author=", ".join(name for part in authors if (name := plain(_text(part, "name")))),
        summary=summary if html else "",
        tags=tuple(
            dict.fromkeys(without_invisible(t) for t in _values(item, "tags") if isinstance(t, str) and t.strip())
        ),
        lang=_text(item, "language"),
        image=_text(item, "image") or _text(item, "banner_image"),
        text=(html or f"<p>{_escaped(summary)}</p>") + "".join(links),
    )


# ---------------------------------------------------------------------------------------------- all feeds


def _later(changed: Moment | None, published: Moment | None) -> PartialDate | None:
    """The day of a change, if it is after the day of publication."""
    if changed is None or published is None or changed.day <= published.day:
        return None
    return PartialDate.of(changed.day)


def _distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each item once, by its key. Items that share a key but have different addresses are different items."""
    items = tuple(items)
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        addresses[item.key].add(item.link)
    distinct = (
        replace(item, key=f"{item.key} {item.link}") if len(addresses[item.key]) > 1 else item for item in items
    )
    return tuple({item.key: item for item in distinct}.values())


def _text(part: Json, key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _values(part: Json, key: str) -> list[object]:
    value = part.get(key)
    return list(value) if isinstance(value, list | tuple) else []


def _list(part: Json, key: str) -> list[Json]:
    return [entry for entry in _values(part, key) if isinstance(entry, dict)]


def _line(value: object) -> str:
    return " ".join(without_invisible(value).split()) if isinstance(value, str) else ""


def _teaser(summary: str) -> str:
    """A summary as text, without “read more” and the like at its end."""
    return _TEASER.sub("", plain(_APPENDED.sub("", summary))).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _last_part(link: str) -> str:
    """The last part of an address's path, without a suffix."""
    parts = [part for part in unquote(split_address(link).path).split("/") if part]
    return parts[-1].rpartition(".")[0] or parts[-1] if parts else ""
