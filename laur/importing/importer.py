"""One import from beginning to end: lists the items, names them, converts their texts, reports."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from laur.frontmatter import read_site
from laur.i18n import slug
from laur.importing.documents import body_of, comment_of, document_of
from laur.importing.existing import ExistingDocuments, read_existing
from laur.importing.feeds.reader import read_feed
from laur.importing.fetching import WEB, Fetcher
from laur.importing.files import ImportedFiles
from laur.importing.findings import FileOutcome, Finding, ImportReport, finding, sorted_findings
from laur.importing.html.figures import FoundPicture
from laur.importing.items import Attachment, Item, ItemKind, ItemStatus
from laur.importing.ledger import Ledger
from laur.importing.link_map import LinkMap, LinkResolver, LinkTarget, address_key
from laur.importing.media import IMAGE_TYPES, Media, suffix
from laur.importing.naming import DocumentName, NameAssigner
from laur.importing.tags import findings_of_tags, first_spellings
from laur.importing.translations import with_translations
from laur.importing.word.reader import read_word
from laur.importing.wordpress.blocks import with_gallery_images, with_reusable_blocks
from laur.importing.wordpress.export import WxrOptions, read_items, survey
from laur.importing.xml import UnreadableExportError
from laur.model import SITE_FILE, Site
from laur.model.digest import digest
from laur.urls.addresses import split_address
from laur.urls.permalinks import permalinks

ImportProgress = Callable[[str, int, int], None]
"""Called with what is being done, the number of items, and how many of them are done."""
_PROGRESS_EVERY = 10
_CONVERSION_ERRORS = (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What a library may raise for a text that it does not expect. The item is reported, and the import goes on."""


class UnreadableSiteError(Exception):
    """The content folder has no valid ``site.yaml``."""


class ImportOptions(Struct, frozen=True, kw_only=True):
    """What to import, and how."""

    content: Path
    source: str
    """A file, or the address of a feed."""
    uploads: Path | None = None
    is_download: bool = False
    is_dry_run: bool = False
    with_comments: bool = True
    encoding: str = ""
    as_news: tuple[str, ...] = ()
    allows_private: bool = False
    """Whether files are downloaded from private networks and from this computer, too."""


class _ImportSource(NamedTuple):
    """What there is to import, before any text is converted."""

    name: str
    """Of the source in the ledger."""
    base: str
    """The address of the old site."""
    items: tuple[Item, ...]
    attachments: Mapping[str, Attachment]
    terms: Mapping[str, str]
    """The names of categories and tags by ``category/slug`` and ``tag/slug``."""
    findings: tuple[Finding, ...]


def import_wordpress(options: ImportOptions, progress: ImportProgress) -> ImportReport:
    """Imports a WordPress export. Raises `UnreadableExportError` if the file is not one."""
    site = _read_site(options.content)
    path, wxr_options = Path(options.source), WxrOptions(site.time_zone, options.encoding, frozenset(options.as_news))
    found = survey(path, wxr_options)
    source = _ImportSource(
        f"wordpress {address_key(found.base)}", found.base, found.items, found.attachments, found.terms, found.findings
    )
    uploaded: defaultdict[str, list[str]] = defaultdict(list)
    for key, attachment in found.attachments.items():
        if suffix(attachment.url) in IMAGE_TYPES:
            uploaded[attachment.parent].append(key.removeprefix("post-"))
    items = (
        replace(
            item, text=with_gallery_images(with_reusable_blocks(item.text, found.patterns), uploaded.get(item.key, ()))
        )
        for item in _last_of_each(read_items(path, wxr_options), found.repeats)
    )
    return _Import(options, site, source).run(items, progress)


def import_feed(options: ImportOptions, progress: ImportProgress) -> ImportReport:
    """Imports a feed from a file or from the web. Raises `UnreadableExportError` if it is not one."""
    site = _read_site(options.content)
    feed = read_feed(_read_source(options.source, allows_private=options.allows_private), site.time_zone)
    base = feed.base or (options.source if options.source.startswith("http") else "")
    items = tuple(replace(item, is_empty=not item.text.strip()) for item in feed.items)
    source = _ImportSource(f"feed {address_key(base or Path(options.source).name)}", base, items, {}, {}, feed.findings)
    return _Import(options, site, source).run(items, progress)


def import_word(options: ImportOptions, files: Mapping[str, bytes], progress: ImportProgress) -> ImportReport:
    """Imports Word files, by their names. One that cannot be read is reported, and the others are imported.

    A file is known by its content: the same file is imported once, and a changed one becomes another document.
    """
    site = _read_site(options.content)
    items: list[Item] = []
    findings: list[Finding] = []
    for name, data in files.items():
        try:
            read = read_word(data)
        except UnreadableExportError as error:
            findings.append(finding(error.code, item=name, what=error.value))
            continue
        title = read.title or PurePath(name).stem
        text = read.html
        key = f"word-{digest(data)[:16]}"
        items.append(Item(key=key, title=title, text=text, is_empty=not text.strip()))
        findings += [replace(each, item=name) for each in read.findings]
    source = _ImportSource("word", "", tuple(items), {}, {}, tuple(findings))
    return _Import(options, site, source).run(items, progress, is_whole=False)


def _read_source(source: str, *, allows_private: bool) -> bytes:
    if not source.startswith(WEB):
        return Path(source).read_bytes()
    found = Fetcher(allows_private=allows_private)(source)
    if isinstance(found, str):
        raise UnreadableExportError("export-fetch", found)
    return found


def _read_site(content: Path) -> Site:
    file = content / SITE_FILE
    site = read_site(SITE_FILE, file.read_bytes())[0] if file.is_file() else None
    if site is None:
        raise UnreadableSiteError
    return site


def _last_of_each(items: Iterable[Item], repeats: Mapping[str, int]) -> Iterator[Item]:
    """The items; of those that occur more than once, the last."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item.key] += 1
        if seen[item.key] == repeats.get(item.key):
            yield item


class _Import:
    """The state of one import: what was written so far, and what to report."""

    def __init__(self, options: ImportOptions, site: Site, source: _ImportSource) -> None:
        self._options = options
        self._site = site
        self._source = source
        self._ledger = Ledger(options.content, source.name)
        self._files = ImportedFiles(options.content, self._ledger, is_dry_run=options.is_dry_run)
        self._findings: list[Finding] = list(source.findings)
        self._documents: dict[str, FileOutcome] = {}
        self._comments: dict[str, FileOutcome] = {}
        self._spellings = first_spellings(source.items)
        self._existing = self._read_existing()
        self._names = self._assign_names()
        self._media = self._open_media()
        self._link_map = self._map_links()

    def run(self, items: Iterable[Item], progress: ImportProgress, *, is_whole: bool = True) -> ImportReport:
        """Converts and writes every item. The ledger is saved even if the import is interrupted.

        `is_whole` if the source has all that it ever had, so that what is missing in it is reported.
        """
        try:
            self._files.reserve({f"item:{key}": name.path for key, name in self._names.items()})
            for number, item in enumerate(items):
                if number % _PROGRESS_EVERY == 0:
                    progress("importing", len(self._names), min(number, len(self._names)))
                if item.key in self._names:
                    self._import_item(item, self._names[item.key])
        finally:
            self._files.save()
        if is_whole:
            self._report_missing()
        return ImportReport(
            documents=self._documents,
            media=self._media.outcomes,
            comments=self._comments,
            findings=sorted_findings([*self._findings, *self._media.findings]),
        )

    # ---------------------------------------------------------------------------------------------- before the texts

    def _read_existing(self) -> ExistingDocuments:
        """The content folder, without what is imported now."""
        entries = self._ledger.entries
        keys = {f"item:{item.key}" for item in self._source.items if not _is_skipped(item)}
        imported = {entries[key].path for key in keys if key in entries}
        return read_existing(self._options.content, self._site, imported)

    def _assign_names(self) -> dict[str, DocumentName]:
        """The names of all items that become documents; empty items are reported."""
        skipped = [item for item in self._source.items if _is_skipped(item)]
        for item in skipped:
            self._report([finding("item-empty", what=item.key)], item, "")
        items = [item for item in self._source.items if not _is_skipped(item)]
        known = {key: entry.path for key, entry in self._ledger.entries.items()}
        assigner = NameAssigner(self._site, self._existing.paths, self._existing.urls)
        names = assigner.assign(items, known)
        self._findings += assigner.findings
        present = [item for item in items if not self._files.is_deleted(f"item:{item.key}")]
        return with_translations(present, names, self._site.lang)

    def _open_media(self) -> Media:
        hosts = {split_address(a.url).hostname or "" for a in self._source.attachments.values()} | _hosts(
            self._source.base
        )
        known = {key: entry.path for key, entry in self._ledger.entries.items() if key.startswith("media:")}
        fetch = Fetcher(allows_private=self._options.allows_private) if self._options.is_download else None
        addresses = [attachment.url for attachment in self._source.attachments.values()]
        return Media(self._files, known, self._options.uploads, fetch, frozenset(hosts - {""}), addresses)

    def _map_links(self) -> LinkMap:
        base, imported = self._source.base.rstrip("/"), self._ledger.all_paths()
        earlier = ((url, path) for url, path in self._existing.published.items() if base and path in imported)
        documents = {address_key(f"{base}{url}"): LinkTarget(path, is_published=True) for url, path in earlier}
        items = {item.key: item for item in self._source.items}
        for key, name in self._names.items():
            item = items[key]
            if not self._files.is_deleted(f"item:{key}"):
                target = LinkTarget(name.path, item.status is ItemStatus.PUBLISHED)
                documents |= {address_key(address): target for address in (item.link, *item.addresses) if address}
        attachments = dict(self._source.attachments)
        files = self._source.attachments.values()
        attachments |= {address_key(address): a for a in files for address in (*a.pages, a.url) if address}
        return LinkMap(
            self._source.base, _hosts(self._source.base), documents, attachments, self._listings(items), self._media
        )

    def _listings(self, items: Mapping[str, Item]) -> dict[str, str]:
        """The tag page of each category and tag that a published announcement in the site's own language has."""
        links = permalinks(self._site, self._site.lang)
        shown = {
            slug(tag)
            for key, name in self._names.items()
            if items[key].status is ItemStatus.PUBLISHED
            and items[key].kind is ItemKind.NEWS
            and name.lang == self._site.lang
            for tag in items[key].tags
        }
        return {term: links.tag(slug(name)) for term, name in self._source.terms.items() if slug(name) in shown}

    # ---------------------------------------------------------------------------------------------- the texts

    def _import_item(self, item: Item, name: DocumentName) -> None:
        is_published = item.status is ItemStatus.PUBLISHED
        resolver = LinkResolver(self._link_map, name.path, item.link, is_published=is_published)
        try:
            markdown, reported = body_of(item, self._source.attachments, resolver)
            picture = self._picture(item, resolver)
            text, more = document_of(item, name, markdown, picture, self._site)
        except _CONVERSION_ERRORS as error:
            self._report([finding("item-unreadable", what=f"{type(error).__name__}: {error}")], item, "")
            return
        outcome, written = self._files.write(f"item:{item.key}", name.path, text.encode(), item.title)
        self._documents[name.path] = outcome
        tags = findings_of_tags(item.tags, self._spellings) if item.kind is ItemKind.NEWS else ()
        self._report([*reported, *more, *tags, *written], item, name.path)
        is_deleted = self._files.is_deleted(f"item:{item.key}")
        if self._options.with_comments and item.kind is ItemKind.NEWS and not is_deleted:
            self._import_comments(item, name)

    def _picture(self, item: Item, resolver: LinkResolver) -> FoundPicture | None:
        """The featured image of an item; a missing one is reported."""
        if not item.image:
            return None
        address = f"attachment:{item.image}" if item.image in self._source.attachments else item.image
        picture = resolver.picture(address)
        if picture is None:
            attachment = self._source.attachments.get(item.image)
            what = attachment.url if attachment else item.image
            self._report([finding("media-missing", what=what)], item, self._names[item.key].path)
        return picture

    def _import_comments(self, item: Item, name: DocumentName) -> None:
        keys = frozenset(comment.key for comment in item.comments)
        for comment in item.comments:
            path = f"{name.path.removesuffix('.md')}.comments/{comment.key}.md"
            resolver = LinkResolver(self._link_map, path, item.link, is_published=True, with_pictures=False)
            try:
                text, reported = comment_of(comment, resolver, keys, name.lang, self._site)
            except _CONVERSION_ERRORS as error:
                self._report([finding("item-unreadable", what=f"{type(error).__name__}: {error}")], item, path)
                continue
            outcome, written = self._files.write(f"comment:{item.key}/{comment.key}", path, text.encode(), item.title)
            self._comments[path] = outcome
            self._report([*reported, *written], item, path)

    # ---------------------------------------------------------------------------------------------- the report

    def _report(self, findings: Iterable[Finding], item: Item, path: str) -> None:
        """Adds findings, with the item and the file that they are about."""
        title = item.title or item.key
        self._findings += [
            finding(f.code, f.item or title, f.path or path, f.what, f.source or item.link) for f in findings
        ]

    def _report_missing(self) -> None:
        """Reports documents of earlier imports that are no longer in the source, and files that no text uses."""
        present = {f"item:{item.key}" for item in self._source.items}
        for key, entry in self._ledger.entries.items():
            if key.startswith("item:") and key not in present and (self._options.content / entry.path).is_file():
                self._findings.append(finding("gone-there", path=entry.path))
        unused = sum(not self._media.is_used(a) for a in self._source.attachments.values())
        if unused:
            self._findings.append(finding("media-unused", what=str(unused)))


def _is_skipped(item: Item) -> bool:
    """Whether an item has nothing to import: it has no text, and is a page or has no title either."""
    return item.is_empty and not (item.title and item.kind is ItemKind.NEWS)


def _hosts(base: str) -> frozenset[str]:
    """The host of an address, with and without ``www.``."""
    host = (split_address(base).hostname or "").removeprefix("www.")
    return frozenset({host, f"www.{host}"}) if host else frozenset()
