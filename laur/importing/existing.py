"""What stands in the content folder already: names and addresses that an import must not take."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from laur.frontmatter import read_document
from laur.model import AnnouncementDocument, PageDocument, Site
from laur.source.files import SourceFile, read, walk
from laur.urls.permalinks import permalinks


class ExistingContent(NamedTuple):
    """What stands there."""

    paths: set[str]
    """Of all documents."""
    published: dict[str, str]
    """By address (old ones too) the path of each document that is not the import's own and no draft."""
    urls: set[str]
    """All these addresses, and those of drafts."""


def neighbours(content: Path, site: Site, own: Collection[str]) -> ExistingContent:
    """Everything that stands in a content folder; `own` are the paths of what is to be imported again."""
    paths: set[str] = set()
    published: dict[str, str] = {}
    urls: set[str] = set()
    for found in walk(content).files:
        paths.add(found.path)
        if not found.path.startswith(("news/", "pages/")) or found.path in own or not found.path.endswith(".md"):
            continue
        source = read(content, found)
        document = (
            read_document(source.path, source.data, site.lang).document if isinstance(source, SourceFile) else None
        )
        if not isinstance(document, AnnouncementDocument | PageDocument) or document.lang not in site.languages:
            continue
        links = permalinks(site, document.lang)
        its = {
            links.announcement(document) if isinstance(document, AnnouncementDocument) else links.plain_page(document)
        }
        its |= {
            alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/"
            for alias in document.meta.aliases
        }
        urls |= its
        if not document.meta.draft:
            published |= dict.fromkeys(its, found.path)
    return ExistingContent(paths, published, urls)
