"""Everything that was read from a content folder, as one value."""

from collections.abc import Mapping

from msgspec import Struct

from laur.model import ALL_READABLE, AnnouncementDocument, AnyDocument, Outline, PictureFacts, Places, Site, Unreadable
from laur.model.dates import Moment


class Library(Struct, frozen=True):
    """Everything that was read from a content folder; the catalog is made from it."""

    site: Site
    documents: tuple[AnyDocument, ...]
    """Sorted by path."""
    outlines: Mapping[str, Outline]
    """By the digest of the body."""
    digests: Mapping[str, str]
    """By path, the digest of the file of each document; a document is a function of it and of the site's language."""
    media: Mapping[str, str]
    """Path in ``content/`` to content digest, of every file that is copied."""
    pictures: Mapping[str, PictureFacts] = {}
    """The format, size and colours of the images among them."""
    site_places: Places = Places()
    """The place of each key of ``site.yaml``."""
    unreadable: Unreadable = ALL_READABLE
    """What could not be read, and so is not reported as missing."""

    @property
    def stated_times(self) -> tuple[Moment, ...]:
        """The times at which announcements are to be published."""
        news = (document.meta for document in self.documents if isinstance(document, AnnouncementDocument))
        return tuple(meta.publish_at for meta in news if meta.publish_at)
