"""Draws an SVG as PNG, with the typeface that comes with Laur, so that the result is the same on every machine.

The typeface is TeX Gyre Pagella: it has all Polish letters and resembles Palatino, the first choice of the layouts. Its
licence is in the same folder.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "TeX Gyre Pagella"
_FOLDER = Path(__file__).parent / "fonts"
_FILES = ("texgyrepagella-regular.otf", "texgyrepagella-bold.otf")
_MEASURED_AT = 100
_COLOURS = 128


def svg_to_png(svg: str) -> bytes:
    """The PNG at the size that the SVG states. Raises `ValueError` if `svg` is not an SVG."""
    from io import BytesIO

    import resvg_py
    from PIL import Image

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(_FOLDER / name) for name in _FILES],
        font_family=FAMILY,
        serif_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    out = BytesIO()
    with Image.open(BytesIO(bytes(drawn))) as image:
        few = image.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(out, "PNG", compress_level=6)
    return out.getvalue()


def text_width(text: str, size: float) -> float:
    """The width of a line of text in pixels, at a font size."""
    return _length(text) * size / _MEASURED_AT


@lru_cache(maxsize=4096)
def _length(text: str) -> float:
    return _font().getlength(text)


@cache
def _font() -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(_FOLDER / _FILES[0], _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)
