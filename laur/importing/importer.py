"""One import from beginning to end: survey, names, texts, comments, what is gone, report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from laur.frontmatter import read_site
from laur.i18n import slug
from laur.importing.documents import body_of, comment_of, document_of
from laur.importing.existing import ExistingContent, neighbours
from laur.importing.feeds.reader import read_feed
from laur.importing.fetching import Fetcher
from laur.importing.files import ImportedFiles
from laur.importing.findings import Done, Finding, ImportReport, finding, in_order
from laur.importing.html.figures import FoundPicture
from laur.importing.items import Attachment, Item, ItemKind, ItemStatus
from laur.importing.ledger import Ledger
from laur.importing.link_map import LinkMap, LinkResolver, LinkTarget, normal
from laur.importing.media import PICTURES, Media, suffix
from laur.importing.naming import Name, Names
from laur.importing.translations import tied
from laur.importing.wordpress import export
from laur.importing.wordpress.blocks import filled, with_gallery
from laur.importing.xml import UnreadableExportError
from laur.model import Site
from laur.urls.permalinks import permalinks

Progress = Callable[[str, int, int], None]
"""Told what is being done, to how many, and how many of them are done."""
_TELL_EVERY = 10
_FAILURES = (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What a library can raise on a text that it was not made for; the item is told, and the rest goes on."""


class UnreadyError(Exception):
    """The content folder has no sound ``site.yaml``."""


class ImportOptions(Struct, frozen=True, kw_only=True):
    """What the user wants."""

    content: Path
    source: str
    """A file, or the address of a feed."""
    uploads: Path | None = None
    is_download: bool = False
    is_rehearsal: bool = False
    with_comments: bool = True
    encoding: str = ""
    as_news: tuple[str, ...] = ()


class _Surveyed(NamedTuple):
    """What there is to import, before any text is converted."""

    name: str
    """Of the source in the ledger."""
    base: str
    items: tuple[Item, ...]
    attachments: Mapping[str, Attachment]
    terms: Mapping[str, str]
    findings: tuple[Finding, ...]


def import_wordpress(asked: ImportOptions, progress: Progress) -> ImportReport:
    """Import a WordPress export; `UnreadableExportError` where the file is none."""
    site = _site(asked.content)
    options = export.WxrOptions(site.time_zone, asked.encoding, frozenset(asked.as_news))
    found = export.survey(Path(asked.source), options)
    surveyed = _Surveyed(
        f"wordpress {normal(found.base)}", found.base, found.items, found.attachments, found.terms, found.findings
    )
    texts = _last_of_each(export.texts(Path(asked.source), options), found.repeats)
    uploaded: defaultdict[str, list[str]] = defaultdict(list)
    for key, attachment in found.attachments.items():
        if suffix(attachment.url) in PICTURES:
            uploaded[attachment.parent].append(key.removeprefix("post-"))
    whole = (
        replace(item, text=with_gallery(filled(item.text, found.patterns), uploaded.get(item.key, ())))
        for item in texts
    )
    return _Import(asked, site, surveyed).run(whole, progress)


def import_feed(asked: ImportOptions, progress: Progress) -> ImportReport:
    """Import a feed from a file or from the web; `UnreadableExportError` where it is none."""
    site = _site(asked.content)
    feed = read_feed(_data(asked.source), site.time_zone)
    base = feed.base or (asked.source if asked.source.startswith("http") else "")
    items = tuple(replace(item, is_blank=not item.text.strip()) for item in feed.items)
    surveyed = _Surveyed(f"feed {normal(base or Path(asked.source).name)}", base, items, {}, {}, feed.findings)
    return _Import(asked, site, surveyed).run(items, progress)


def _data(source: str) -> bytes:
    if not source.startswith(("http://", "https://")):
        return Path(source).read_bytes()
    found = Fetcher()(source)
    if isinstance(found, str):
        raise UnreadableExportError("export-fetch", found)
    return found


def _site(content: Path) -> Site:
    file = content / "site.yaml"
    site = read_site("site.yaml", file.read_bytes())[0] if file.is_file() else None
    if site is None:
        raise UnreadyError
    return site


def _last_of_each(items: Iterable[Item], repeats: Mapping[str, int]) -> Iterator[Item]:
    """Of items that stand in the file more than once, the last."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item.key] += 1
        if seen[item.key] == repeats.get(item.key):
            yield item


class _Import:
    """The state of one import: what was done so far, and what there is to tell."""

    def __init__(self, asked: ImportOptions, site: Site, surveyed: _Surveyed) -> None:
        self._asked = asked
        self._site = site
        self._surveyed = surveyed
        self._ledger = Ledger(asked.content, surveyed.name)
        self._landing = ImportedFiles(asked.content, self._ledger, is_rehearsal=asked.is_rehearsal)
        self._findings: list[Finding] = list(surveyed.findings)
        self._documents: dict[str, Done] = {}
        self._comments: dict[str, Done] = {}
        self._there = self._looked_around()
        self._names = self._named()
        self._media = self._opened_media()
        self._atlas = self._drawn()

    def run(self, texts: Iterable[Item], progress: Progress) -> ImportReport:
        """Convert and place every text; whatever happens, the ledger knows what was written."""
        try:
            self._landing.announce({f"item:{key}": name.path for key, name in self._names.items()})
            for number, item in enumerate(texts):
                if number % _TELL_EVERY == 0:
                    progress("Importing", len(self._names), min(number, len(self._names)))
                if item.key in self._names:
                    self._one(item, self._names[item.key])
        finally:
            self._landing.save()
        self._gone()
        return ImportReport(
            documents=self._documents,
            media=self._media.done,
            comments=self._comments,
            findings=in_order([*self._findings, *self._media.findings]),
        )

    # ---------------------------------------------------------------------------------------------- before the texts

    def _looked_around(self) -> ExistingContent:
        """What stands there besides what is imported now."""
        entries = self._ledger.entries
        keys = {f"item:{item.key}" for item in self._surveyed.items if not _is_nothing(item)}
        return neighbours(self._asked.content, self._site, {entries[key].path for key in keys if key in entries})

    def _named(self) -> dict[str, Name]:
        items = [item for item in self._surveyed.items if not self._is_empty(item)]
        known = {key: entry.path for key, entry in self._ledger.entries.items()}
        names = Names(self._site, self._there.paths, self._there.urls)
        given = names.give(items, known)
        self._findings += names.findings
        there = [item for item in items if not self._landing.is_gone(f"item:{item.key}")]
        return tied(there, given, self._site.lang)

    def _is_empty(self, item: Item) -> bool:
        """Whether there is nothing to make a document of, which is told."""
        if not _is_nothing(item):
            return False
        self._tell([finding("item-empty", what=item.key)], item, "")
        return True

    def _opened_media(self) -> Media:
        hosts = {urlsplit(a.url).hostname or "" for a in self._surveyed.attachments.values()} | _hosts(
            self._surveyed.base
        )
        taken = {key: entry.path for key, entry in self._ledger.entries.items() if key.startswith("media:")}
        fetch = Fetcher() if self._asked.is_download else None
        files = [attachment.url for attachment in self._surveyed.attachments.values()]
        return Media(self._landing, taken, self._asked.uploads, fetch, frozenset(hosts - {""}), files)

    def _drawn(self) -> LinkMap:
        """The atlas of the old site."""
        base, ours = self._surveyed.base.rstrip("/"), self._ledger.ours()
        earlier = ((url, path) for url, path in self._there.published.items() if base and path in ours)
        places = {normal(f"{base}{url}"): LinkTarget(path, is_published=True) for url, path in earlier}
        items = {item.key: item for item in self._surveyed.items}
        for key, name in self._names.items():
            item = items[key]
            if not self._landing.is_gone(f"item:{key}"):
                place = LinkTarget(name.path, item.status is ItemStatus.PUBLISHED)
                places |= {normal(address): place for address in (item.link, *item.addresses) if address}
        attachments = dict(self._surveyed.attachments)
        files = self._surveyed.attachments.values()
        attachments |= {normal(address): a for a in files for address in (*a.pages, a.url) if address}
        return LinkMap(
            self._surveyed.base, _hosts(self._surveyed.base), places, attachments, self._listings(items), self._media
        )

    def _listings(self, items: Mapping[str, Item]) -> dict[str, str]:
        """Categories and tags that a published announcement of the site's own language has."""
        links = permalinks(self._site, self._site.lang)
        shown = {
            slug(tag)
            for key, name in self._names.items()
            if items[key].status is ItemStatus.PUBLISHED
            and items[key].kind is ItemKind.NEWS
            and name.lang == self._site.lang
            for tag in items[key].tags
        }
        return {term: links.tag(slug(name)) for term, name in self._surveyed.terms.items() if slug(name) in shown}

    # ---------------------------------------------------------------------------------------------- the texts

    def _one(self, item: Item, name: Name) -> None:
        is_published = item.status is ItemStatus.PUBLISHED
        guide = LinkResolver(self._atlas, name.path, item.link, is_published=is_published)
        try:
            markdown, reported = body_of(item, self._surveyed.attachments, guide)
            picture = self._picture(item, guide)
            text, more = document_of(item, name, markdown, picture, self._site)
        except _FAILURES as error:
            self._tell([finding("item-unreadable", what=f"{type(error).__name__}: {error}")], item, "")
            return
        done, landed = self._landing.place(f"item:{item.key}", name.path, text.encode(), item.title)
        self._documents[name.path] = done
        self._tell([*reported, *more, *landed], item, name.path)
        if self._asked.with_comments and item.kind is ItemKind.NEWS and not self._landing.is_gone(f"item:{item.key}"):
            self._remarks(item, name)

    def _picture(self, item: Item, guide: LinkResolver) -> FoundPicture | None:
        if not item.image:
            return None
        address = f"attachment:{item.image}" if item.image in self._surveyed.attachments else item.image
        picture = guide.picture(address)
        if picture is None:
            attachment = self._surveyed.attachments.get(item.image)
            what = attachment.url if attachment else item.image
            self._tell([finding("media-missing", what=what)], item, self._names[item.key].path)
        return picture

    def _remarks(self, item: Item, name: Name) -> None:
        kept = frozenset(remark.key for remark in item.remarks)
        for remark in item.remarks:
            path = f"{name.path.removesuffix('.md')}.comments/{remark.key}.md"
            guide = LinkResolver(self._atlas, path, item.link, is_published=True, with_pictures=False)
            try:
                text, reported = comment_of(remark, guide, kept, name.lang, self._site)
            except _FAILURES as error:
                self._tell([finding("item-unreadable", what=f"{type(error).__name__}: {error}")], item, path)
                continue
            done, landed = self._landing.place(f"comment:{item.key}/{remark.key}", path, text.encode(), item.title)
            self._comments[path] = done
            self._tell([*reported, *landed], item, path)

    # ---------------------------------------------------------------------------------------------- what is told

    def _tell(self, findings: Iterable[Finding], item: Item, path: str) -> None:
        """Findings of a part, with the item and the file that they are about."""
        title = item.title or item.key
        self._findings += [
            finding(f.code, f.item or title, f.path or path, f.what, f.source or item.link) for f in findings
        ]

    def _gone(self) -> None:
        """What was imported before and is no longer there, and files that nothing uses."""
        present = {f"item:{item.key}" for item in self._surveyed.items}
        for key, entry in self._ledger.entries.items():
            if key.startswith("item:") and key not in present and (self._asked.content / entry.path).is_file():
                self._findings.append(finding("gone-there", path=entry.path))
        unused = sum(not self._media.is_used(a) for a in self._surveyed.attachments.values())
        if unused:
            self._findings.append(finding("media-unused", what=str(unused)))


def _is_nothing(item: Item) -> bool:
    """A page without text, anything without text and title."""
    return item.is_blank and not (item.title and item.kind is ItemKind.NEWS)


def _hosts(base: str) -> frozenset[str]:
    host = (urlsplit(base).hostname or "").removeprefix("www.")
    return frozenset({host, f"www.{host}"}) if host else frozenset()
