"""The smaller versions of all images that the site shows, and an image as a page shows it.

The versions depend on the image alone, not on the page: a browser takes the one that fits. None is larger than the
image itself.
"""

from collections.abc import Iterator
from functools import partial

from laur.catalog import Catalog
from laur.catalog.links import content_path
from laur.model import AnyDocument, Image, PictureFacts
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import rendition
from laur.views import Picture, PictureSource, Rendition, RenditionView, output
from laur.views.kinds import PageKind

WIDTHS = (320, 480, 640, 960, 1280, 1920)
PLAIN_WIDTHS = (480, 960, 1920)
"""Widths in the original's format, for old browsers."""
DEFAULT_WIDTH = 960
"""The largest width of the version for feeds and old browsers."""
_CLOSE = 1.15
"""The original width gets a version only if it is this much larger than the next."""
_MODERN = ("avif", "webp")
_PLAIN = frozenset({"jpeg", "png"})
_SUFFIXES = {"jpeg": "jpg"}


def pages(inputs: PageInputs) -> Iterator[Page]:
    """All versions of all images that are shown."""
    catalog = inputs.catalog
    for path in sorted(catalog.pictures.shown):
        facts = catalog.pictures.scaled(path)
        if facts is not None and path in catalog.media:
            for source in sources(path, catalog.media[path], facts):
                for made in source.files:
                    view = partial(_rendition, path, catalog.media[path], made, source.format)
                    yield Page(made.url, output.RENDITION, catalog.site.lang, PageKind.PICTURE, path, view, path)


def picture(image: Image | str, document: AnyDocument, catalog: Catalog, lang: str) -> Picture:
    """An image of a front matter, or one in a body by its address, as a page shows it."""
    given = image if isinstance(image, Image) else Image(src=image, alt="")
    path = content_path(given.src, document.path, catalog.targets.literal) or ""
    url = catalog.targets.url(given.src, document.path, lang)
    facts, scaled = catalog.pictures.facts.get(path), catalog.pictures.scaled(path)
    made = sources(path, catalog.media[path], scaled) if scaled and path in catalog.media else ()
    return Picture(
        url=_default(made) or url,
        original=url,
        alt=given.alt,
        caption=given.caption,
        credit=given.credit,
        focus=given.focus,
        width=facts.width if facts else 0,
        height=facts.height if facts else 0,
        sources=tuple(source for source in made if source.format in _MODERN),
        files=next((source.files for source in made if source.format not in _MODERN), ()),
        mosaic=facts.mosaic if facts else (),
    )


def sources(path: str, content: str, facts: PictureFacts) -> tuple[PictureSource, ...]:
    """The versions of an image by format, the smallest files first."""
    plain = (facts.format,) if facts.format in _PLAIN else ()
    return tuple(
        PictureSource(
            format=format_,
            type=f"image/{format_}",
            files=tuple(
                Rendition(
                    url=rendition(path, width, content, _SUFFIXES.get(format_, format_)),
                    width=width,
                    height=max(1, round(facts.height * width / facts.width)),
                )
                for width in _fitting(WIDTHS if format_ in _MODERN else PLAIN_WIDTHS, facts.width)
            ),
        )
        for format_ in (*_MODERN, *plain)
    )


def _fitting(widths: tuple[int, ...], own: int) -> tuple[int, ...]:
    """The widths of an image's versions: those below its own width, and its own if it is much larger."""
    smaller = tuple(width for width in widths if width <= own)
    is_close = bool(smaller) and own < smaller[-1] * _CLOSE
    return smaller if is_close or own > widths[-1] else (*smaller, own)


def _default(made: tuple[PictureSource, ...]) -> str:
    """The version for old browsers, which take one URL; empty if there are only newer formats."""
    plain = [file for source in made if source.format not in _MODERN for file in source.files]
    fitting = [file for file in plain if file.width <= DEFAULT_WIDTH] or plain[:1]
    return fitting[-1].url if fitting else ""


def _rendition(path: str, content: str, made: Rendition, format_: str) -> RenditionView:
    return RenditionView(source=path, digest=content, width=made.width, height=made.height, format=format_)
