"""RSS, Atom and JSON Feed as items. feedparser reads the first two, in all their dialects; JSON Feed is JSON."""

import json
import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import escape, unescape
from typing import cast
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from laur.i18n import excerpt, slug
from laur.importing.feeds import blogger
from laur.importing.findings import Finding, finding
from laur.importing.items import Item
from laur.importing.wordpress.content import paragraphs
from laur.importing.xml import UnreadableExportError
from laur.model.dates import Moment, PartialDate
from laur.model.digest import digest_text

_TAG = re.compile(r"</?[A-Za-z!][^>]*>")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TEASER = re.compile(
    r"\s*(?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]|(?:Czytaj dalej|Continue reading|Read more|"
    r"Artykuł .{0,200} pochodzi z serwisu|The post .{0,200} appeared first on).*)\s*$",
    re.DOTALL,
)
_APPENDED = re.compile(
    r"<p>\s*(?:The post|Artykuł|Wpis)\s*<a [^>]*>.*?</a>\s*(?:appeared first on|"
    r"pochodzi z serwisu)\s*<a [^>]*>.*?</a>\.?\s*</p>",
    re.DOTALL,
)
_BLOCK = re.compile(r"<(?:p|div|ul|ol|table|h[1-6]|blockquote|figure|br|pre|section|article)\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_TEXTS = ("content_html", "content_text", "summary")
_NAME_ONLY = re.compile(r"(?:tag|urn):", re.IGNORECASE)
"""How an id begins that leads nowhere; feedparser takes it for the address of an entry that has no other."""
_SLUG_LENGTH = 60
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:(?:rss|atom)\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_PROLOG = 1 << 16

Json = Mapping[str, object]


class Feed(Struct, frozen=True):
    """A feed's address and its items."""

    base: str
    """The address of the site that it is of."""
    items: tuple[Item, ...]
    findings: tuple[Finding, ...] = ()


def read_feed(data: bytes, time_zone: str) -> Feed:
    """The items of a feed of any kind; `UnreadableExportError` where it is none."""
    if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{":
        return _json_feed(data, ZoneInfo(time_zone))
    if _ENTITY.search(data[:_PROLOG].partition(b"<rss")[0].partition(b"<feed")[0]):
        raise UnreadableExportError("export-entities")
    if b"//wordpress.org/export/" in data[:_PROLOG]:
        raise UnreadableExportError("export-is-wordpress")
    return _xml_feed(data, ZoneInfo(time_zone))


# ---------------------------------------------------------------------------------------------- RSS and Atom


def _xml_feed(data: bytes, zone: ZoneInfo) -> Feed:
    import feedparser

    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=True)
    entries = cast("list[Json]", parsed.entries)
    if not entries and not parsed.get("version"):
        announced = _announced(data)
        raise (
            UnreadableExportError("export-is-page", announced)
            if announced
            else UnreadableExportError("export-not-feed")
        )
    findings = (
        [finding("export-broken", what=str(parsed.bozo_exception).removeprefix("<unknown>:"))] if parsed.bozo else []
    )
    base = str(parsed.feed.get("link", ""))
    findings += [reported for entry in entries for reported in _undated(entry)]
    items = blogger.items_of([(entry, _entry(entry, zone)) for entry in entries], base)
    return Feed(base, _distinct(items), (*findings, *blogger.left_out(entries)))


def _announced(data: bytes) -> str:
    """The feed that a web page names, if it is one."""
    for link in _LINK.findall(data[:_PROLOG].decode(errors="replace")):
        if _FEED_TYPE.search(link) and (address := _HREF.search(link)):
            return unescape(address[1])
    return ""


def _entry(entry: Json, zone: ZoneInfo) -> Item:
    link = "" if _NAME_ONLY.match(_text(entry, "link")) else _text(entry, "link")
    contents = [part for part in _list(entry, "content") if _text(part, "value").strip()]
    html = next((_html(part) for part in contents if "html" in _text(part, "type")), "")
    html = html or next((_html(part) for part in contents), "")
    summary = _text(entry, "summary")
    reported = entry.get("summary_detail")
    changed = entry["updated_parsed"] if "updated" in entry and _is_day(_text(entry, "updated")) else None
    published = _moment(entry.get("published_parsed") if _is_day(_text(entry, "published")) else None, zone)
    published = published or _moment(changed, zone)
    title = _plain(_text(entry, "title"))
    return Item(
        key=f"entry-{_text(entry, 'id') or link or title or digest_text(html, summary)[:16]}",
        title=title,
        link=link,
        slug=_last_word(link) or slug(title or excerpt(_plain(html or summary), _SLUG_LENGTH)),
        date=published,
        updated=_later(_moment(changed, zone), published),
        author=_plain(_text(entry, "author")),
        summary=_teaser(summary) if html and _plain(summary) != _plain(html) else "",
        tags=tuple(dict.fromkeys(tag for part in _list(entry, "tags") if (tag := _tag(part)))),
        image=next(_pictures(entry), ""),
        text=_APPENDED.sub("", html or _html(reported if isinstance(reported, dict) else {"value": summary}))
        + "".join(_enclosed(part, html) for part in _list(entry, "enclosures")),
    )


def _html(part: Json) -> str:
    """A text as HTML: what is said to be plain, or has no paragraphs, has them by its blank lines."""
    value = _text(part, "value")
    if _text(part, "type") == "text/plain":
        # Writers of RSS put HTML where feedparser, finding no markup, calls it plain.
        value = value if _TAG.search(value) else _escaped(value)
    return value if _BLOCK.search(value) else paragraphs(value)


def _tag(part: Json) -> str:
    """What readers see of a category: its label, where it has one; nothing of what is but for programs."""
    if _text(part, "scheme").endswith(blogger.KIND):
        return ""
    return _plain(_text(part, "label") or _text(part, "term"))


def _enclosed(part: Json, html: str) -> str:
    """A link to a file that comes with an entry (a recording, a document); a picture stands beside it instead."""
    address, kind = _text(part, "href") or _text(part, "url"), _text(part, "type") or _text(part, "mime_type")
    if not address or kind.startswith("image") or address in html:
        return ""
    name = _plain(_text(part, "title")) or unquote(urlsplit(address).path.rpartition("/")[2]) or address
    return f'<p><a href="{escape(address)}">{escape(name)}</a></p>'


def _is_day(written: str) -> bool:
    """Whether a date is one; feedparser counts a 30th of February on into March."""
    day = _ISO_DAY.match(written)
    if day is None:
        return True
    try:
        datetime(int(day[1]), int(day[2]), int(day[3]), tzinfo=UTC)
    except ValueError:
        return False
    return True


def _undated(entry: Json) -> Iterator[Finding]:
    """What is to be told of an entry without a day that there is."""
    stated = [name for name in ("published", "updated") if name in entry]
    if any(entry[f"{name}_parsed"] and _is_day(_text(entry, name)) for name in stated):
        return
    written = next((_text(entry, name) for name in stated), "")
    name = _plain(_text(entry, "title")) or _text(entry, "link") or excerpt(_plain(_text(entry, "summary")), 80)
    code = "date-unreadable" if written else "date-missing"
    yield finding(code, name, what=written, source=_text(entry, "link"))


def _pictures(entry: Json) -> Iterator[str]:
    for key in ("media_content", "enclosures", "media_thumbnail"):
        for part in _list(entry, key):
            kind = _text(part, "type") or _text(part, "medium")
            if kind.startswith("image") or key == "media_thumbnail":
                yield _text(part, "href") or _text(part, "url")


def _moment(parsed: object, zone: ZoneInfo) -> Moment | None:
    """Feedparser's nine numbers, which are in universal time, by the clock on the site's wall."""
    if not isinstance(parsed, tuple):
        return None
    try:
        numbers = [int(part) for part in parsed[:6]]
        when = datetime(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], min(numbers[5], 59), tzinfo=UTC)
        return _on_the_wall(when, zone)
    except (ValueError, OverflowError):
        return None


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
    if _iso(written, zone) is None:
        code = "date-unreadable" if written else "date-missing"
        yield finding(code, _plain(_text(item, "title")), what=written, source=_text(item, "url"))


def _json_item(item: Json, everybody: list[Json], zone: ZoneInfo) -> Item:
    """An item; `everybody` is who writes the feed, of items that name nobody."""
    link, elsewhere = _text(item, "url"), _text(item, "external_url")
    authors = _authors(item) or everybody
    published = _iso(_text(item, "date_published"), zone)
    html = _text(item, "content_html") or "".join(
        f"<p>{_escaped(p)}</p>" for p in _text(item, "content_text").split("\n\n")
    )
    summary = _plain(_text(item, "summary"))
    title = _plain(_text(item, "title"))
    others = [*_list(item, "attachments"), *([{"url": elsewhere, "title": elsewhere}] if elsewhere else [])]
    attached = [_enclosed(part, html) for part in others]
    return Item(
        key=f"entry-{_text(item, 'id') or link or elsewhere or title or digest_text(html, summary)[:16]}",
        title=title,
        link=link,
        slug=_last_word(link) or slug(title or excerpt(_plain(html or summary), _SLUG_LENGTH)),
        date=published,
        updated=_later(_iso(_text(item, "date_modified"), zone), published),
        author=", ".join(name for part in authors if (name := _plain(_text(part, "name")))),
        summary=summary if html else "",
        tags=tuple(dict.fromkeys(str(t) for t in _values(item, "tags") if isinstance(t, str) and t.strip())),
        lang=_text(item, "language"),
        image=_text(item, "image") or _text(item, "banner_image"),
        text=(html or f"<p>{_escaped(summary)}</p>") + "".join(attached),
    )


def _iso(text: str, zone: ZoneInfo) -> Moment | None:
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    try:
        return _on_the_wall(when if when.tzinfo else when.replace(tzinfo=zone), zone)
    except OverflowError:
        return None


# ---------------------------------------------------------------------------------------------- both


def _on_the_wall(when: datetime, zone: ZoneInfo) -> Moment:
    local = when.astimezone(zone)
    return Moment(local.date(), local.hour, local.minute)


def _later(changed: Moment | None, published: Moment | None) -> PartialDate | None:
    if changed is None or published is None or changed.day <= published.day:
        return None
    return PartialDate.of(changed.day)


def _distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each once. Entries that have one name and different addresses are different entries."""
    items = tuple(items)
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        addresses[item.key].add(item.link)
    named = (replace(item, key=f"{item.key} {item.link}") if len(addresses[item.key]) > 1 else item for item in items)
    return tuple({item.key: item for item in named}.values())


def _text(part: Json, key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _values(part: Json, key: str) -> list[object]:
    value = part.get(key)
    return list(value) if isinstance(value, list | tuple) else []


def _list(part: Json, key: str) -> list[Json]:
    return [entry for entry in _values(part, key) if isinstance(entry, dict)]


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub("", markup)).split())


def _teaser(summary: str) -> str:
    return _TEASER.sub("", _plain(_APPENDED.sub("", summary))).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _last_word(link: str) -> str:
    try:
        words = [word for word in unquote(urlsplit(link).path).split("/") if word]
    except ValueError:
        return ""
    return words[-1].rpartition(".")[0] or words[-1] if words else ""
