"""Which pictures the site shows, and where their documents name them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from laur.catalog.links import content_path
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
    """A place of a document that shows a picture."""

    path: str
    """Of the picture, in ``content/``."""
    document: AnyDocument
    target: str
    """As its author wrote it."""
    key: str = ""
    """Where it stands in the front matter; empty for one in the text."""
    occurrence: int = 1
    """In the text: how many times the target stood there, this one counted."""


class DocumentFiles(Struct, frozen=True):
    """A document with the files that it names."""

    document: AnyDocument
    shown: tuple[PictureUse, ...]
    """The pictures among them that it shows."""
    named: tuple[str, ...]
    """All that it shows in its text, offers or leads to, by path in ``content/``."""


class Pictures(Struct, frozen=True):
    """The pictures of a site."""

    facts: Mapping[str, PictureFacts]
    """Of every picture file, by its path in ``content/``."""
    shown: frozenset[str]
    """Those that a published document shows."""
    wanted: frozenset[str]
    """Files that a published document shows, offers or leads to: of those beside documents no others are published."""
    files: Mapping[str, DocumentFiles]
    """Of every document, by its path."""

    def scaled(self, path: str) -> PictureFacts | None:
        """What is known of a picture of which smaller versions stand on the site."""
        facts = self.facts.get(path)
        return facts if facts is not None and facts.is_scaled and path in self.shown else None


def files_by_document(
    documents: Iterable[AnyDocument], outlines: Mapping[str, Outline], memo: Memo
) -> dict[str, DocumentFiles]:
    """The files that each document names, by the document's path."""
    return {
        document.path: memo.get(("files", document.path), (document,), partial(_files_of, document, outlines))
        for document in documents
    }


def _files_of(document: AnyDocument, outlines: Mapping[str, Outline]) -> DocumentFiles:
    return DocumentFiles(document, tuple(_uses(document, outlines)), tuple(_named(document, outlines)))


def pictures(
    known: Mapping[str, DocumentFiles], published: Iterable[str], site: Site, facts: Mapping[str, PictureFacts]
) -> Pictures:
    """The pictures of a site: of all that documents name (by document path), what the `published` ones do."""
    open_ones = [known[path] for path in published]
    shown = frozenset(use.path for shelf in open_ones for use in shelf.shown)
    wanted = shown.union(*(shelf.named for shelf in open_ones))
    if site.publisher and site.publisher.logo:
        wanted |= {content_path(site.publisher.logo.src, SITE_FILE) or ""}
    return Pictures(facts, shown, wanted, known)


def _uses(document: AnyDocument, outlines: Mapping[str, Outline]) -> Iterator[PictureUse]:
    """Every place at which a document shows a picture of the site."""
    key, image = _front(document)
    path = content_path(image.src, document.path) if image else None
    if image and path:
        yield PictureUse(path, document, image.src, f"{key}.src")
    seen: dict[str, int] = {}
    outline = outlines.get(document.body)
    for link in outline.targets if outline else ():
        seen[link.target] = seen.get(link.target, 0) + 1
        path = content_path(link.target.partition("#")[0], document.path) if link.is_image else None
        if path:
            yield PictureUse(path, document, link.target, "", seen[link.target])


def _front(document: AnyDocument) -> tuple[str, Image | None]:
    """The key and the value of the picture in a front matter."""
    if isinstance(document, AnnouncementDocument | PageDocument):
        return "image", document.meta.image
    return "logo", document.meta.logo if isinstance(document, OrganisationDocument) else None


def _named(document: AnyDocument, outlines: Mapping[str, Outline]) -> Iterator[str]:
    """Every file that a document offers or leads to."""
    outline = outlines.get(document.body)
    named = [link.target.partition("#")[0] for link in (outline.targets if outline else ())]
    if isinstance(document, AnnouncementDocument):
        named += [download.file for download in document.meta.downloads]
    yield from (path for target in named if (path := content_path(target, document.path)))
