"""The files for download below an announcement or a page."""

from laur.model import AnnouncementDocument, Download, PageDocument
from laur.pages.context import PageContext


def downloads(context: PageContext, document: AnnouncementDocument | PageDocument) -> tuple[Download, ...]:
    """The files with the URLs from which readers get them."""
    return tuple(
        Download(title=each.title, file=context.catalog.targets.url(each.file, document.path, context.lang))
        for each in document.meta.downloads
    )
