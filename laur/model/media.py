"""Facts about media files: for an image, everything that a page needs to show it."""

from msgspec import Struct

PICTURE_SUFFIXES = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".gif": "gif",
    ".webp": "webp",
    ".avif": "avif",
    ".svg": "svg",
    ".heic": "heic",
    ".heif": "heic",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".bmp": "bmp",
}
"""The formats of images by the extension of the file name. Such files may be next to the documents."""
SHOWN_FORMATS = frozenset({"jpeg", "png", "gif", "webp", "avif", "svg"})
"""The formats that every browser shows."""


class PictureFacts(Struct, frozen=True, array_like=True, kw_only=True):
    """The facts about an image file; if it cannot be shown, the reason."""

    format: str
    """The format of its content, whatever its name says: ``jpeg``; empty if it is not an image."""
    width: int = 0
    """In pixels, after the image was turned upright."""
    height: int = 0
    is_animated: bool = False
    mosaic: tuple[str, ...] = ()
    """Its colours on a grid of four by three (``a1b2c3``), shown until it is loaded; empty for images with transparent
    parts and for vector images."""
    fault: str = ""
    """The code of the problem for which it cannot be shown."""
    detail: str = ""
    """A value for the problem's message: the reason, or the right extension of the name."""
    removed: tuple[str, ...] = ()
    """What is removed from an SVG, because it could run code or load other files."""

    @property
    def is_valid(self) -> bool:
        return not self.fault and self.width > 0

    @property
    def is_scaled(self) -> bool:
        """Whether smaller versions of it are made."""
        return self.is_valid and self.format != "svg" and not self.is_animated
