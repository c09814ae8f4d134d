"""The images that the site shows, and the places that show them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from laur.catalog.links import content_path, literal_names
from laur.memo import Memo
from laur.model import (
    SITE_FILE,
    AnnouncementDocument,
    AnyDocument,
    Image,
    OrganisationDocument,
    Outline,
    PageDocument,
    PictureFacts,
    Site,
)


class PictureUse(Struct, frozen=True):
    """A place in a document that shows an image."""

    path: str
    """The image's path in ``content/``."""
    document: AnyDocument
    target: str
    """As its author wrote it."""
    key: str = ""
    """Its key in the front matter; empty for one in the body."""
    occurrence: int = 1
    """In the body: which use of the same target this is, counted from 1."""


class DocumentFiles(Struct, frozen=True):
    """A document, with the files that it names."""

    document: AnyDocument
    shown: tuple[PictureUse, ...]
    """The images among them that it shows."""
    named: tuple[str, ...]
    """The files that it shows in its body, offers for download or links to, by path in ``content/``."""


class Pictures(Struct, frozen=True):
    """The images of a site."""

    facts: Mapping[str, PictureFacts]
    """The facts of every image file, by its path in ``content/``."""
    shown: frozenset[str]
    """The images that a published document shows."""
    wanted: frozenset[str]
    """Files that a published document names; of the files next to documents, only these are published."""
    files: Mapping[str, DocumentFiles]
    """The files of every document, by its path."""

    def scaled(self, path: str) -> PictureFacts | None:
        """The facts of an image that has smaller versions on the site; None for any other."""
        facts = self.facts.get(path)
        return facts if facts is not None and facts.is_scaled and path in self.shown else None


def files_by_document(
    documents: Iterable[AnyDocument], outlines: Mapping[str, Outline], literal: frozenset[str], memo: Memo
) -> dict[str, DocumentFiles]:
    """The files that each document names, by the document's path."""
    return {
        document.path: memo.get(
            ("files", document.path), (document, literal), partial(_files_of, document, outlines, literal)
        )
        for document in documents
    }


def _files_of(document: AnyDocument, outlines: Mapping[str, Outline], literal: frozenset[str]) -> DocumentFiles:
    return DocumentFiles(
        document, tuple(_uses(document, outlines, literal)), tuple(_named(document, outlines, literal))
    )


def pictures(
    known: Mapping[str, DocumentFiles], published: Iterable[str], site: Site, facts: Mapping[str, PictureFacts]
) -> Pictures:
    """The images of a site, from the files that documents name and the paths of the `published` documents."""
    open_ones = [known[path] for path in published]
    shown = frozenset(use.path for files in open_ones for use in files.shown)
    wanted = shown.union(*(files.named for files in open_ones))
    if site.publisher and site.publisher.logo:
        wanted |= {content_path(site.publisher.logo.src, SITE_FILE, literal_names(facts)) or ""}
    return Pictures(facts, shown, wanted, known)


def _uses(document: AnyDocument, outlines: Mapping[str, Outline], literal: frozenset[str]) -> Iterator[PictureUse]:
    """All places at which a document shows an image of the site."""
    key, image = _front(document)
    path = content_path(image.src, document.path, literal) if image else None
    if image and path:
        yield PictureUse(path, document, image.src, f"{key}.src")
    seen: dict[str, int] = {}
    outline = outlines.get(document.body)
    for link in outline.targets if outline else ():
        seen[link.target] = seen.get(link.target, 0) + 1
        path = content_path(link.target, document.path, literal) if link.is_image else None
        if path:
            yield PictureUse(path, document, link.target, "", seen[link.target])


def _front(document: AnyDocument) -> tuple[str, Image | None]:
    """The key and value of the image in a front matter."""
    if isinstance(document, AnnouncementDocument | PageDocument):
        return "image", document.meta.image
    return "logo", document.meta.logo if isinstance(document, OrganisationDocument) else None


def _named(document: AnyDocument, outlines: Mapping[str, Outline], literal: frozenset[str]) -> Iterator[str]:
    """Files that a document lists as downloads or links to."""
    outline = outlines.get(document.body)
    named = [link.target for link in (outline.targets if outline else ())]
    if isinstance(document, AnnouncementDocument | PageDocument):
        named += [download.file for download in document.meta.downloads]
    yield from (path for target in named if (path := content_path(target, document.path, literal)))
