"""RSS, Atom and JSON Feed as items. feedparser reads the first two, in all their dialects; JSON Feed is JSON."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from typing import cast
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from laur.dates import Moment, PartialDate
from laur.importing.findings import Finding, finding
from laur.importing.items import Item
from laur.importing.xml import RefusedError

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
_PROLOG = 1 << 16

Json = Mapping[str, object]


class Feed(Struct, frozen=True):
    """A feed's address and its items."""

    base: str
    """The address of the site that it is of."""
    items: tuple[Item, ...]
    findings: tuple[Finding, ...] = ()


def read_feed(data: bytes, time_zone: str) -> Feed:
    """The items of a feed of any kind; `RefusedError` where it is none."""
    if data.lstrip()[:1] == b"{":
        return _json_feed(data, ZoneInfo(time_zone))
    if _ENTITY.search(data[:_PROLOG].partition(b"<rss")[0].partition(b"<feed")[0]):
        raise RefusedError("export-entities")
    return _xml_feed(data, ZoneInfo(time_zone))


# ---------------------------------------------------------------------------------------------- RSS and Atom


def _xml_feed(data: bytes, zone: ZoneInfo) -> Feed:
    import feedparser

    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=True)
    entries = cast("list[Json]", parsed.entries)
    if not entries and not parsed.get("version"):
        raise RefusedError("export-not-feed")
    findings = [finding("export-broken", what=str(parsed.bozo_exception))] if parsed.bozo else []
    base = str(parsed.feed.get("link", ""))
    return Feed(base, _distinct(_entry(entry, zone) for entry in entries), tuple(findings))


def _entry(entry: Json, zone: ZoneInfo) -> Item:
    link = _text(entry, "link")
    contents = [part for part in _list(entry, "content") if _text(part, "value").strip()]
    html = next((_text(part, "value") for part in contents if "html" in _text(part, "type")), "")
    html = html or next((_text(part, "value") for part in contents), "")
    summary = _text(entry, "summary")
    changed = entry["updated_parsed"] if "updated" in entry else None  # feedparser gives the other for one not there
    published = _moment(entry.get("published_parsed") or changed, zone)
    return Item(
        key=f"entry-{_text(entry, 'id') or link or _text(entry, 'title')}",
        title=_plain(_text(entry, "title")),
        link=link,
        slug=_last_word(link),
        date=published,
        updated=_later(_moment(changed, zone), published),
        author=_plain(_text(entry, "author")),
        summary=_teaser(summary) if html and summary != html else "",
        tags=tuple(dict.fromkeys(tag for part in _list(entry, "tags") if (tag := _plain(_text(part, "term"))))),
        image=next(_pictures(entry), ""),
        text=_APPENDED.sub("", html or summary),
    )


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
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RefusedError("export-not-feed", str(error)) from error
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version")):
        raise RefusedError("export-not-feed")
    items = _distinct(_json_item(item, zone) for item in _list(found, "items"))
    return Feed(_text(found, "home_page_url") or _text(found, "feed_url"), items)


def _json_item(item: Json, zone: ZoneInfo) -> Item:
    link = _text(item, "url") or _text(item, "external_url")
    authors = _list(item, "authors") or [part for part in [item.get("author")] if isinstance(part, dict)]
    published = _iso(_text(item, "date_published"), zone)
    html = _text(item, "content_html") or "".join(
        f"<p>{_escaped(p)}</p>" for p in _text(item, "content_text").split("\n\n")
    )
    summary = _plain(_text(item, "summary"))
    return Item(
        key=f"entry-{_text(item, 'id') or link}",
        title=_plain(_text(item, "title")),
        link=link,
        slug=_last_word(link),
        date=published,
        updated=_later(_iso(_text(item, "date_modified"), zone), published),
        author=", ".join(name for part in authors if (name := _plain(_text(part, "name")))),
        summary=summary if html else "",
        tags=tuple(dict.fromkeys(str(t) for t in _values(item, "tags") if isinstance(t, str) and t.strip())),
        lang=_text(item, "language"),
        image=_text(item, "image") or _text(item, "banner_image"),
        text=html or f"<p>{_escaped(summary)}</p>",
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
    return tuple({item.key: item for item in items}.values())


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
