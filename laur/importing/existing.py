"""The documents in the content folder, whose paths and addresses an import must not take."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from laur.frontmatter import read_document
from laur.model import AnnouncementDocument, PageDocument, Site
from laur.source.files import SourceFile, read, walk
from laur.urls.permalinks import permalinks


class ExistingDocuments(NamedTuple):
    """What the content folder has already."""

    paths: set[str]
    """The paths of all files."""
    published: dict[str, str]
    """The path of each published document by its addresses, old ones included."""
    urls: set[str]
    """These addresses, and those of drafts."""


def read_existing(content: Path, site: Site, imported: Collection[str]) -> ExistingDocuments:
    """What a content folder has; documents at the `imported` paths are written again, so their addresses are free."""
    paths: set[str] = set()
    published: dict[str, str] = {}
    urls: set[str] = set()
    for found in walk(content).files:
        paths.add(found.path)
        if not found.path.startswith(("news/", "pages/")) or found.path in imported or not found.path.endswith(".md"):
            continue
        source = read(content, found)
        document = (
            read_document(source.path, source.data, site.lang).document if isinstance(source, SourceFile) else None
        )
        if not isinstance(document, AnnouncementDocument | PageDocument) or document.lang not in site.languages:
            continue
        links = permalinks(site, document.lang)
        own_urls = {
            links.announcement(document) if isinstance(document, AnnouncementDocument) else links.plain_page(document)
        }
        own_urls |= {
            alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/"
            for alias in document.meta.aliases
        }
        urls |= own_urls
        if not document.meta.draft:
            published |= dict.fromkeys(own_urls, found.path)
    return ExistingDocuments(paths, published, urls)
