"""All that was read of a content folder, as one value."""

from collections.abc import Mapping

from msgspec import Struct

from laur.model import ALL_READABLE, AnyDocument, Outline, PictureFacts, Places, Site, Unreadable


class Library(Struct, frozen=True):
    """All that was read of a content folder: the catalog's raw material."""

    site: Site
    documents: tuple[AnyDocument, ...]
    """Sorted by path."""
    outlines: Mapping[str, Outline]
    """By the digest of the body."""
    media: Mapping[str, str]
    """Path in ``content/`` to content digest, of every file that is carried over."""
    pictures: Mapping[str, PictureFacts] = {}
    """What is known of the pictures among them."""
    site_places: Places = Places()
    """Where each key of ``site.yaml`` stands."""
    unreadable: Unreadable = ALL_READABLE
    """What could not be read, and is not to be told as missing."""
