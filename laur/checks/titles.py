"""Titles: used twice, or too long. Summaries that will be cut. Media files that no document names."""

from collections.abc import Iterable, Iterator
from posixpath import basename
from unicodedata import normalize

from laur.catalog import Catalog
from laur.catalog.links import content_path, literal_names
from laur.checks.effect import Effect
from laur.checks.texts import texts_in
from laur.model import SITE_FILE, AnnouncementDocument, AnyDocument, OrganisationDocument, PageDocument
from laur.problems import Problem, problem
from laur.source.library import Library

EFFECT = Effect.ADVISORY

TITLE_LENGTH = 110
"""The longest headline that search engines advise; social cards and listings cut at about the same length."""
SUMMARY_LENGTH = 160
"""Search engines and many feed readers cut a summary at about this length."""


def check_titles(catalog: Catalog, only: str = "") -> Iterator[Problem]:
    """A problem for each published document that has the same title as another one in its language.

    `only` is the path of a document, for its problem alone.
    """
    first: dict[tuple[str, str, str], AnyDocument] = {}
    for document in sorted(catalog.targets.documents.values(), key=lambda d: d.path):
        named = _named(document)
        if named is None:
            continue
        group, key, title = named
        other = first.setdefault((group, document.lang, " ".join(title.casefold().split())), document)
        if other is not document and only in ("", document.path):
            at = document.places.at(key)
            yield problem("title-duplicate", document.path, at, length=len(title), value=title, first=other.path)


def _named(document: AnyDocument) -> tuple[str, str, str] | None:
    """The group in which a document's title must be unique, the title's key, and the title."""
    if isinstance(document, AnnouncementDocument | PageDocument):
        return "page", "title", document.meta.title
    if isinstance(document, OrganisationDocument):
        return "organisation", "name", document.meta.name
    return None


def check_title_lengths(documents: Iterable[AnyDocument]) -> Iterator[Problem]:
    """A hint for each title that will be cut."""
    for document in documents:
        if isinstance(document, AnnouncementDocument | PageDocument):
            length = len(document.meta.title)
            if length > TITLE_LENGTH:
                at = document.places.at("title")
                yield problem("title-long", document.path, at, value=length, limit=TITLE_LENGTH)


def check_summaries(documents: Iterable[AnyDocument]) -> Iterator[Problem]:
    """A hint for each summary that will be cut."""
    for document in documents:
        if isinstance(document, AnnouncementDocument | PageDocument) and document.meta.summary:
            length = len(document.meta.summary)
            if length > SUMMARY_LENGTH:
                at = document.places.at("summary")
                yield problem("summary-long", document.path, at, value=length, limit=SUMMARY_LENGTH)


def check_media(library: Library) -> Iterator[Problem]:
    """A hint for each file of the media folder that no document names, published or not.

    None while a document cannot be read, as it may name any file.
    """
    if library.unreadable.faulty:
        return
    literal = literal_names(library.media)
    used = set(_files(library.site, SITE_FILE, literal))
    for document in library.documents:
        used.update(_files(document.meta, document.path, literal))
        outline = library.outlines[document.body]
        used.update(content_path(link.target, document.path, literal) for link in outline.targets)
    for path in library.media:
        if path not in used and normalize("NFC", path) not in used:
            yield problem("media-unused", path, value=basename(path))


def _files(value: object, source: str, literal: frozenset[str]) -> Iterator[str | None]:
    """All texts of a front matter, as content paths: any of them may name a file."""
    return (content_path(text, source, literal) for _, text in texts_in(value))
