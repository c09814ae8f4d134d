"""The HTML of images in bodies. For images from front matter see ``layouts/parts/pictures.html``."""

import re
from collections.abc import Callable, Iterable
from html import escape

from laur.views import Picture, Rendition

BODY_SIZES = "(min-width: 48rem) 42rem, 92vw"
"""The width of an image in a body, by `--measure` in ``site.css``."""
_OWN_SIZE = re.compile(r' (width|height)="[^"]*"')

PlaceUrl = Callable[[str], str]
"""Turns a site-relative URL into a path or an absolute URL."""


def srcset(files: Iterable[Rendition], place: PlaceUrl) -> str:
    """The value of ``srcset``: the URLs of an image's sizes with their widths."""
    return ", ".join(f"{place(file.url)} {file.width}w" for file in files)


def in_body(picture: Picture, attributes: str, place: PlaceUrl) -> str:
    """The image as ``<picture>``; `attributes` is the HTML of its other attributes in the body.

    A width or height from its author is kept; otherwise the image's own size reserves its space on the page.
    """
    given = {found[1]: found[0] for found in _OWN_SIZE.finditer(attributes)}
    size = "" if given or not picture.width else f' width="{picture.width}" height="{picture.height}"'
    sizes = _width(given["width"]) if "width" in given else BODY_SIZES
    files = f' srcset="{escape(srcset(picture.files, place))}" sizes="{sizes}"' if picture.files else ""
    image = f'<img src="{escape(place(picture.url))}"{files}{attributes}{size}>'
    sources = "".join(
        f'<source type="{source.type}" srcset="{escape(srcset(source.files, place))}" sizes="{sizes}">'
        for source in picture.sources
    )
    return f"<picture>{sources}{image}</picture>" if sources else image


def _width(attribute: str) -> str:
    """The author's width as a CSS length; `BODY_SIZES` if it is not a number."""
    number = attribute.partition('"')[2].rstrip('"')
    return f"{number}px" if number.isdecimal() else BODY_SIZES
