"""Reads the content folder: only what changed, the rest from the cache."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from laur.model import SITE_FILE, AnyDocument, Body, CommentDocument, Place, Site, Unreadable
from laur.model.digest import digest_text
from laur.problems import Origin, Problem, problem
from laur.source.cache import Cache
from laur.source.files import UNSETTLED, FoundFile, SourceFile, Tree, WalkFolder, read, seen, text_of, walk
from laur.source.library import Library
from laur.source.media import is_media, read_media
from laur.source.options import Progress, silent
from laur.source.records import ReadDocument, ReadSite, StoredRecord
from laur.system.profile import NO_PROFILE, Profile, Reuse, TimedItem, WorkKind, map_with_profile


class ReadReport(Struct, frozen=True):
    """What was read, and what changed."""

    parsed: tuple[str, ...] = ()
    """The documents that were read and parsed in this build, by path."""
    changed: tuple[str, ...] = ()
    """All files whose content changed, by path."""
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""
    """A digest of the content of every file, and of what cannot be read: equal where nothing changed."""
    seen: str = ""
    """A digest of how the files look without reading them (`laur.source.files.seen`)."""

    def texts(self, root: Path) -> Callable[[str], str]:
        """A function that reads a document's text again, to find the place of something in it."""
        return partial(text_of, root)


class ParsedDocument(Struct, frozen=True):
    """A document that was just read."""

    record: ReadDocument
    body: Body | None


def read_library(
    root: Path,
    cache: Cache,
    jobs: int,
    progress: Progress = silent,
    walked: WalkFolder = walk,
    profile: Profile = NO_PROFILE,
) -> tuple[Library | None, ReadReport]:
    """All documents that `walked` finds below `root`; None without a readable ``site.yaml``."""
    tree = walked(root, Origin.CONTENT)
    if not tree.is_there:
        return None, ReadReport(problems=(problem("content-missing", "", origin=Origin.OUTSIDE, folder=str(root)),))
    collection = str(root.absolute())
    read_site, site_problems = _read_site(root, tree, cache, collection)
    site = read_site.site if read_site else None
    if read_site is None or site is None:
        return None, ReadReport(problems=(*tree.problems, *site_problems))
    media_paths = {file.path for file in tree.files if is_media(file.path)}
    texts = [file for file in tree.files if file.path not in media_paths and file.path != SITE_FILE]
    documents, parsed, changed = _read_documents(root, texts, cache, site, jobs, progress, profile)
    media_files = [file for file in tree.files if file.path in media_paths]
    media = read_media(root, media_files, cache, collection, jobs, progress)
    profile.reused(Reuse.MEDIA, len(media_files) - len(media.changed), len(media_files))
    problems = [*tree.problems, *site_problems, *media.problems, *(p for d in documents for p in d.problems)]
    sound = tuple(d.document for d in documents if d.document)
    unreadable = _unreadable_parts(documents, (*tree.problems, *media.problems))
    digests = {record.path: record.digest for record in documents}
    outlines, places = cache.outlines(), read_site.places
    library = Library(site, sound, outlines, digests, media.digests, media.pictures, places, unreadable)
    names = [f"{d.path} {d.digest}" for d in documents] + [f"{path} {key}" for path, key in media.digests.items()]
    unread = [f"{found.path} {found.code}" for found in (*tree.problems, *media.problems)]
    fingerprint = digest_text(read_site.digest, *names, *unread)
    files = [FoundFile(read_site.path, read_site.signature)]
    files += [FoundFile(record.path, record.signature) for record in documents]
    files += [FoundFile(record.path, record.signature) for record in media.records]
    looks = seen(files, tree.problems)
    return library, ReadReport(parsed, (*changed, *media.changed), tuple(problems), fingerprint, looks)


def _unreadable_parts(documents: Iterable[ReadDocument], others: Iterable[Problem]) -> Unreadable:
    """The unreadable parts of documents, and the files that could not be opened."""
    unopened = [_unreadable(found).unreadable for found in others]
    return Unreadable.of((*(one.unreadable for one in documents), *unopened))


# ---------------------------------------------------------------------------------------------- freshness


def sort_out(
    root: Path, files: Iterable[FoundFile], known: Mapping[str, StoredRecord], origin: Origin = Origin.CONTENT
) -> tuple[list[StoredRecord], list[tuple[SourceFile, StoredRecord]], list[SourceFile], list[Problem]]:
    """Separates unchanged files (by signature, else by content) from changed ones.

    Returns the records kept, those with only a new signature (with the source), the sources that changed, and a problem
    for each file that cannot be read.
    """
    kept: list[StoredRecord] = []
    touched: list[tuple[SourceFile, StoredRecord]] = []
    changed: list[SourceFile] = []
    problems: list[Problem] = []
    for file in files:
        record = known.get(file.path)
        if record is not None and record.signature == file.signature:
            kept.append(record)
            continue
        source = read(root, file, origin)
        if isinstance(source, Problem):
            problems.append(source)
        elif record is not None and record.digest == source.digest:
            touched.append((source, record))
        else:
            changed.append(source)
    return kept, touched, changed, problems


# ---------------------------------------------------------------------------------------------- the kinds of files


def _read_site(root: Path, tree: Tree, cache: Cache, collection: str) -> tuple[ReadSite | None, tuple[Problem, ...]]:
    """``site.yaml`` as it was read, and its problems; None where it cannot be read at all."""
    found = next((file for file in tree.files if file.path == SITE_FILE), None)
    if found is None:
        return None, (problem("site-missing", SITE_FILE),)
    collection = f"site {collection}"
    known = cache.sources(collection, ReadSite)
    record = known.get(SITE_FILE)
    if record is None or record.signature != found.signature:
        source = read(root, found)
        if isinstance(source, Problem):
            return None, (source,)
        from laur.frontmatter import read_site

        site, places, problems = read_site(SITE_FILE, source.data)
        record = ReadSite(
            path=SITE_FILE,
            signature=source.signature,
            digest=source.digest,
            site=site,
            places=places,
            problems=problems,
        )
        cache.update_sources(collection, [record], ())
    return record, record.problems


def _read_documents(
    root: Path,
    files: Sequence[FoundFile],
    cache: Cache,
    site: Site,
    jobs: int,
    progress: Progress,
    profile: Profile,
) -> tuple[list[ReadDocument], tuple[str, ...], tuple[str, ...]]:
    """All documents, the paths parsed now, and the paths whose file changed or was deleted."""
    collection = f"documents {site.lang} {root.absolute()}"
    known = cache.sources(collection, ReadDocument)
    outlines = cache.outlines()
    known = {path: r for path, r in known.items() if r.document is None or r.document.body in outlines}
    kept, touched, changed, problems = sort_out(root, files, known)
    progress("reading", len(changed))
    profile.reused(Reuse.DOCUMENTS, len(kept) + len(touched), len(files))
    fresh = map_with_profile(
        profile,
        WorkKind.DOCUMENT,
        _as_item,
        partial(_parse, site.lang),
        changed,
        jobs,
        report=lambda done: progress("reading", len(changed), done),
    )
    settled = [replace(record, signature=source.signature) for source, record in touched]
    unreadable = [_unreadable(found) for found in problems]
    gone = known.keys() - {f.path for f in files}
    cache.update_sources(collection, [*settled, *(one.record for one in fresh)], gone)
    cache.save_bodies({f.record.document.body: f.body for f in fresh if f.body and f.record.document})
    documents = sorted((*kept, *settled, *unreadable, *(one.record for one in fresh)), key=lambda record: record.path)
    parsed = tuple(sorted(source.path for source in changed))
    replaced = [record.document for path in (*parsed, *gone) if (record := known.get(path)) and record.document]
    cache.forget_bodies({d.body for d in replaced} - {d.document.body for d in documents if d.document})
    return documents, parsed, tuple(sorted((*parsed, *gone)))


def _unreadable(found: Problem) -> ReadDocument:
    """The record of a document that could not be opened."""
    from laur.frontmatter import unreadable_file

    unreadable = unreadable_file(found.path)
    return ReadDocument(
        path=found.path, signature=UNSETTLED, digest="", document=None, problems=(found,), unreadable=unreadable
    )


def _as_item(source: SourceFile) -> TimedItem:
    return TimedItem(source.path)


def _parse(site_lang: str, sources: Sequence[SourceFile]) -> list[ParsedDocument]:
    """Reads and renders some documents; runs in a worker process."""
    return [parse(source, site_lang) for source in sources]


def parse(source: SourceFile, site_lang: str) -> ParsedDocument:
    """Reads a document and renders its body; does not access the disk."""
    from laur.frontmatter import read_document, unreadable_in
    from laur.markdown.body import render_body, render_comment

    reading = read_document(source.path, source.data, site_lang)
    document = reading.document
    render = render_comment if isinstance(document, CommentDocument) else render_body
    body = render(reading.markdown, document.lang) if document else None
    faults = _faults(document, body, reading.markdown) if document and body else ()
    record = ReadDocument(
        path=source.path,
        signature=source.signature,
        digest=source.digest,
        document=document,
        problems=(*reading.problems, *faults),
        unreadable=unreadable_in(source.path, source.data, document, reading.problems),
    )
    return ParsedDocument(record, body)


def _faults(document: AnyDocument, body: Body, markdown: str) -> tuple[Problem, ...]:
    """What was refused in a body, as problems at its place in the file."""
    from laur.markdown.links import where_refused

    problems = []
    for fault in body.outline.faults:
        at = where_refused(markdown, fault)
        place = Place(document.body_line + at.line - 1, at.column)
        problems.append(problem(fault.code, document.path, place, length=max(1, len(fault.value)), value=fault.value))
    return tuple(problems)
