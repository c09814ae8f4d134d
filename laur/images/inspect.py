"""Reads an image file: the format from its bytes, the size as displayed, the colours, and whether it is damaged."""

import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from laur.images.metadata import without_metadata
from laur.images.svg import UnsafeSvgError, sanitise
from laur.model.media import PICTURE_SUFFIXES, SHOWN_FORMATS, PictureFacts

if TYPE_CHECKING:
    from PIL.Image import Image

GRID = (4, 3)
"""Columns and rows of the mosaic, the placeholder that is shown while an image loads."""
_DRAFT = (96, 96)
_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
)
_FAULTS = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, MemoryError)
"""What Pillow and `laur.images` raise for damaged files."""
_HEIF_BRANDS = {b"avif": "avif", b"avis": "avif"}
_SUFFIXES = {"jpeg": ".jpg", "png": ".png", "gif": ".gif", "webp": ".webp", "avif": ".avif", "svg": ".svg"}


def inspect(path: str, data: bytes) -> PictureFacts | None:
    """The facts of a file; None if its name has no suffix of an image."""
    promised = PICTURE_SUFFIXES.get(PurePosixPath(path).suffix.lower())
    if promised is None:
        return None
    kind = sniff(data)
    if kind and kind not in SHOWN_FORMATS:
        return PictureFacts(format=kind, fault="picture-format", detail=kind.upper())
    if kind and kind != promised:
        return PictureFacts(format=kind, fault="picture-misnamed", detail=_SUFFIXES[kind])
    if not kind:
        reason = "empty" if not data else f"not-{promised}"
        return PictureFacts(format="", fault="picture-broken", detail=reason)
    return _inspect_svg(data) if kind == "svg" else _inspect_bitmap(kind, data)


def sniff(data: bytes) -> str:
    """The format by the first bytes; empty if they are not those of an image."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _HEIF_BRANDS.get(data[8:12]) or ("avif" if b"avif" in data[16:64] else "heic")
    start_of_text = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    is_wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return "svg" if start_of_text.startswith(b"<") or is_wide else ""


def _inspect_svg(data: bytes) -> PictureFacts:
    try:
        drawing = sanitise(data)
    except UnsafeSvgError as error:
        return PictureFacts(format="svg", fault=error.code, detail=error.detail)
    return PictureFacts(format="svg", width=drawing.width, height=drawing.height, removed=drawing.removed)


def _inspect_bitmap(kind: str, data: bytes) -> PictureFacts:
    from PIL import Image, UnidentifiedImageError

    try:
        without_metadata(kind, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
                return _facts(kind, image)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        return PictureFacts(format=kind, fault="picture-too-large", detail=_pixels(error))
    except UnidentifiedImageError:
        return PictureFacts(format=kind, fault="picture-broken", detail="damaged-header")
    except _FAULTS as error:
        reason = f"{error}".rstrip(".") or type(error).__name__
        return PictureFacts(format=kind, fault="picture-broken", detail=reason)


def _pixels(error: Exception) -> str:
    """The size in megapixels from Pillow's message, when it refuses to decode an image."""
    reported = re.search(r"\((\d+) pixels\)", f"{error}")
    return f"{int(reported[1]) // 1_000_000} Mpx" if reported else ""


def _facts(kind: str, image: "Image") -> PictureFacts:
    """The facts of an open image. Decodes all of it (a JPEG at an eighth of its size), which finds damaged files."""
    from laur.images.renditions import is_rotated, resized

    width, height = image.size[::-1] if is_rotated(image) else image.size
    if getattr(image, "is_animated", False):
        image.load()
        return PictureFacts(format=kind, width=width, height=height, is_animated=True)
    image.draft("RGB", _DRAFT)
    image.load()
    small = resized(image, GRID)
    alpha = small.getchannel("A").getextrema() if small.mode == "RGBA" else (255, 255)
    colours = small.convert("RGB").tobytes().hex()
    mosaic = tuple(colours[at : at + 6] for at in range(0, len(colours), 6)) if alpha[0] == 255 else ()
    return PictureFacts(format=kind, width=width, height=height, mosaic=mosaic)
