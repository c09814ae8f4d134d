"""Pictures in a body as HTML. Those of a front matter are the business of ``parts/pictures.html``."""

import re
from collections.abc import Callable, Iterable
from html import escape

from laur.views import Picture, Rendition

BODY_SIZES = "(min-width: 48rem) 42rem, 92vw"
"""How wide a picture in a text is shown; as `--measure` in ``site.css`` has it."""
_OWN_SIZE = re.compile(r' (width|height)="[^"]*"')

Place = Callable[[str], str]
"""Puts a site-relative URL where the site stands."""


def srcset(files: Iterable[Rendition], place: Place) -> str:
    """The addresses of a picture's sizes, each with its width."""
    return ", ".join(f"{place(file.url)} {file.width}w" for file in files)


def in_body(picture: Picture, attributes: str, place: Place) -> str:
    """The picture with its sources; `attributes` are those that the body has of it, as HTML.

    A width that its author gave stays, and so does the height; else the picture's own keep its place free.
    """
    own = {found[1]: found[0] for found in _OWN_SIZE.finditer(attributes)}
    size = "" if own or not picture.width else f' width="{picture.width}" height="{picture.height}"'
    sizes = _width(own["width"]) if "width" in own else BODY_SIZES
    files = f' srcset="{escape(srcset(picture.files, place))}" sizes="{sizes}"' if picture.files else ""
    image = f'<img src="{escape(place(picture.url))}"{files}{attributes}{size}>'
    made = "".join(
        f'<source type="{source.type}" srcset="{escape(srcset(source.files, place))}" sizes="{sizes}">'
        for source in picture.sources
    )
    return f"<picture>{made}{image}</picture>" if made else image


def _width(attribute: str) -> str:
    """The width that an author gave as CSS has it; `BODY_SIZES` where it is no number."""
    number = attribute.partition('"')[2].rstrip('"')
    return f"{number}px" if number.isdecimal() else BODY_SIZES
