"""What is known of a file that is carried over: of a picture, all that a page must know to show it."""

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
"""The end of a picture's file name, and the format that it promises. Such files may stand beside the documents."""
SHOWN_FORMATS = frozenset({"jpeg", "png", "gif", "webp", "avif", "svg"})
"""What every browser shows."""


class PictureFacts(Struct, frozen=True, array_like=True, kw_only=True):
    """A picture file as it was read; of one that is not sound, why."""

    format: str
    """What it is, whatever its name says: ``jpeg``; empty where it is no picture."""
    width: int = 0
    """As it is seen: after it was turned upright."""
    height: int = 0
    is_animated: bool = False
    mosaic: tuple[str, ...] = ()
    """Its colours on a grid of four by three, for the time until it is loaded: ``a1b2c3``; none if one can see
    through it, or if it is drawn."""
    fault: str = ""
    """The code of the problem that keeps it from being shown."""
    detail: str = ""
    """What the problem's wording needs: the reason, or the right ending of the name."""
    removed: tuple[str, ...] = ()
    """Of a drawing: what is taken out of it, because it could run or fetch."""

    @property
    def is_sound(self) -> bool:
        return not self.fault and self.width > 0

    @property
    def is_scaled(self) -> bool:
        """Whether smaller versions are made of it."""
        return self.is_sound and self.format != "svg" and not self.is_animated
