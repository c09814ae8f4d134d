"""Resizes images and encodes them as AVIF, WebP, JPEG and PNG: upright, in sRGB, without metadata.

The bytes depend on the original's bytes, the size, the format, this file, and the versions of Pillow and its encoders.
Each encoder runs on one thread, so the number of cores makes no difference.
"""

import warnings
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from laur.model.digest import digest

if TYPE_CHECKING:
    from PIL.Image import Image

_SETTINGS: dict[str, dict[str, object]] = {
    "avif": {"quality": 58, "speed": 6, "subsampling": "4:2:0", "codec": "aom", "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True, "subsampling": "4:2:0"},
    "png": {"optimize": True},
}
_ORIENTATION = 0x0112
_WIDE = frozenset({"I", "F", "I;16", "I;16B", "I;16L"})


def resize(data: bytes, width: int, height: int, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The image at a size in pixels, by format. Raises `OSError` or `ValueError` if it cannot be decoded."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data)) as image:
            size = (height, width) if is_rotated(image) else (width, height)
            image.draft("RGB", (2 * size[0], 2 * size[1]))
            small = resized(image, (width, height))
    return {format_: _encode(small, format_) for format_ in formats}


@cache
def encoder_digest() -> str:
    """A digest of everything besides the original that the bytes depend on."""
    import PIL
    from PIL import features

    libraries = [f"{name} {features.version(name)}" for name in ("avif", "jpg", "libjpeg_turbo", "webp", "zlib")]
    profiles = f"littlecms2 {features.version('littlecms2')}"
    parts = [PIL.__version__, profiles, *libraries]
    return digest(Path(__file__).read_bytes(), "\n".join(parts).encode())[:12]


def resized(image: "Image", size: tuple[int, int]) -> "Image":
    """The image at a size (as displayed), upright, in RGB or RGBA with the colours of sRGB."""
    from PIL import Image, ImageOps

    profile = image.info.get("icc_profile")
    plain = _eight_bits(image)
    inner = size[::-1] if is_rotated(image) else size
    resized = plain.resize(inner, Image.Resampling.LANCZOS, reducing_gap=3.0)
    coloured = _in_srgb(resized, profile)
    if turn := image.getexif().get(_ORIENTATION):
        coloured.getexif()[_ORIENTATION] = turn
        coloured = ImageOps.exif_transpose(coloured)
    coloured.info = {}
    return coloured


def is_rotated(image: "Image") -> bool:
    """Whether Exif turns the image by 90° or 270°, so that width and height change places."""
    return image.getexif().get(_ORIENTATION, 1) in {5, 6, 7, 8}


def _eight_bits(image: "Image") -> "Image":
    """The image in one of the modes RGB, RGBA, L, CMYK."""
    if image.mode in {"RGB", "RGBA", "L", "CMYK"} and "transparency" not in image.info:
        return image
    if image.mode in _WIDE:
        return image.convert("F").point(lambda value: value / 257).convert("L")
    if image.mode in {"LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("RGB")


def _in_srgb(image: "Image", profile: bytes | None) -> "Image":
    """The image in RGB or RGBA; an invalid colour profile is ignored."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if image.mode == "RGBA" else image
    if profile:
        try:
            source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            found = None
        colours = found or colours
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _encode(image: "Image", format_: str) -> bytes:
    out = BytesIO()
    fitting = image.convert("RGB") if format_ == "jpeg" else image
    fitting.save(out, format_.upper(), **_SETTINGS[format_])
    return out.getvalue()
