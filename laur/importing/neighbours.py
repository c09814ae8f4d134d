"""What stands in the content folder already: names and addresses that an import must not take."""

from collections.abc import Collection
from pathlib import Path

from laur.model import AnnouncementDocument, PageDocument, Site
from laur.permalinks import permalinks
from laur.reading import read_document
from laur.sources import Source, read, walk


def neighbours(content: Path, site: Site, own: Collection[str]) -> tuple[set[str], set[str]]:
    """The paths of all documents and the addresses (old ones too) of those that are not `own`."""
    paths: set[str] = set()
    urls: set[str] = set()
    for found in walk(content).files:
        paths.add(found.path)
        if not found.path.startswith(("news/", "pages/")) or found.path in own or not found.path.endswith(".md"):
            continue
        source = read(content, found)
        document = read_document(source.path, source.data, site.lang).document if isinstance(source, Source) else None
        if not isinstance(document, AnnouncementDocument | PageDocument) or document.lang not in site.languages:
            continue
        links = permalinks(site, document.lang)
        urls.add(
            links.announcement(document) if isinstance(document, AnnouncementDocument) else links.plain_page(document)
        )
        urls |= {
            alias if alias.endswith("/") or "." in alias.rpartition("/")[2] else f"{alias}/"
            for alias in document.meta.aliases
        }
    return paths, urls
