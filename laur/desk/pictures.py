"""Pictures that are dropped, pasted or chosen on the desk: saved beside the document, as a website can show them.

A picture is turned upright and loses its metadata (place, camera). HEIC, TIFF and BMP, which browsers do not show, are
converted. A file that is upright and of a fitting format is not encoded again.
"""

import re
import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.frontmatter.documents import SUFFIX
from laur.i18n import slug
from laur.images.inspect import inspect, sniff
from laur.images.metadata import without_metadata
from laur.images.renditions import is_rotated, resized
from laur.model.digest import digest
from laur.model.media import SHOWN_FORMATS
from laur.scaffold.context import numbered
from laur.system.file_names import is_reserved
from laur.system.new_files import create_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 30 * 1024 * 1024
"""The size limit of a picture that is saved."""
MOST_PIXELS = 80_000_000
"""As many as a build accepts; a telephone makes 12 to 50 million."""
LONGEST_NAME = 60
_CONVERTED = frozenset({"heic", "tiff", "bmp"})
_ENDINGS = {"jpeg": "jpg"}
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|dscf|p|pxl|mvimg|image|images|obraz|obrazek|zdjecie|photo|picture|screenshot|zrzut-ekranu|bez-tytulu"
    r"|untitled|whatsapp-image|wa|signal|fb|received|scan|skan|clipboard|pasted)?[\d-]*(?:(?:at|wa|o|mp|hdr|edited)[\d-]*)*"
)
"""File names that a camera or a program gave, as slugs; they say nothing about what the picture shows."""
_DAMAGE = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, MemoryError, EOFError)
"""What Pillow and the decoder of HEIC raise for damaged files."""


class PictureRefusedError(ValueError):
    """The file cannot be used; the argument is the id of a sentence in the texts of the desk."""


class SavedPicture(Struct, frozen=True):
    """A picture in the content folder, as JSON."""

    path: str
    """In the content folder."""
    src: str
    """As the document names it: relative if the picture is beside it, or else with a leading slash."""


class PictureFile(Struct, frozen=True):
    """A picture as it is written."""

    ending: str
    data: bytes


class PictureFolder:
    """Saves pictures in a content folder. Safe to use from several threads."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def save(self, document: str, name: str, data: bytes) -> SavedPicture:
        """Saves a picture for a document; `document` is empty while it has no file, `name` is that of the file.

        The same picture is not saved twice for one document. Raises `PictureRefusedError` and `OSError`.
        """
        prepared = prepare(data)
        folder, stem = _place(document)
        path = save_numbered(self._content, f"{folder}/{_stem(stem, name)}", prepared.ending, prepared.data)
        return SavedPicture(path, path.removeprefix(f"{folder}/") if document else f"/{path}")


def save_numbered(content: Path, path: str, ending: str, data: bytes) -> str:
    """The path of a new file in the content folder: `path`, with a number if another file has that name.

    The same file is not saved twice under one name. Raises `OSError`.
    """
    folder, _, stem = path.rpartition("/")
    for each in numbered(stem):
        if is_reserved(each):
            continue
        file = content / folder / f"{each}.{ending}"
        try:
            create_bytes(file, data)
        except FileExistsError:
            if not file.is_file() or digest(file.read_bytes()) != digest(data):
                continue
        return f"{folder}/{file.name}"
    raise AssertionError  # there is always one more number


def prepare(data: bytes) -> PictureFile:
    """The picture as it is written: upright, without metadata, in a format that browsers show.

    Raises `PictureRefusedError`.
    """
    if len(data) > MOST_BYTES:
        raise PictureRefusedError("picture-too-heavy")
    kind = sniff(data)
    if not kind:
        raise PictureRefusedError("picture-not")
    try:
        return _converted(kind, data) if kind in _CONVERTED else _checked(kind, data)
    except _DAMAGE as error:
        if isinstance(error, PictureRefusedError):
            raise
        raise PictureRefusedError("picture-damaged") from error


def _checked(kind: str, data: bytes) -> PictureFile:
    """A picture in a format that browsers show; encoded again only if it lies on its side."""
    ending = _ENDINGS.get(kind, kind)
    facts = inspect(f"x.{ending}", data)
    if facts is None or kind not in SHOWN_FORMATS:
        raise PictureRefusedError("picture-not")
    if facts.fault:
        faults = {"picture-too-large": "picture-too-many-pixels", "picture-broken": "picture-damaged"}
        raise PictureRefusedError(faults.get(facts.fault, "picture-unsafe"))
    if kind != "svg" and not facts.is_animated and _lies(kind, data):
        return _encoded(_opened(data, kind.upper()), ending)
    return PictureFile(ending, without_metadata(kind, data))


def _lies(kind: str, data: bytes) -> bool:
    from PIL import Image

    with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
        return bool(image.getexif().get(0x0112, 1) != 1)


def _converted(kind: str, data: bytes) -> PictureFile:
    if kind != "heic":
        image = _opened(data, kind.upper())
        return _encoded(image, "png" if kind == "bmp" or image.mode in {"RGBA", "LA", "P", "1"} else "jpg")
    try:
        import pi_heif
    except ModuleNotFoundError as error:
        raise PictureRefusedError("picture-heic") from error
    found = pi_heif.open_heif(BytesIO(data))
    _expect_few(*found.size)
    image = found.to_pillow().copy()
    profile = found.info.get("icc_profile")
    image.info = {"icc_profile": profile} if profile else {}  # without Exif: the format itself turns the picture
    return _encoded(image, "jpg")


def _opened(data: bytes, format_: str) -> "Image":
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(BytesIO(data), formats=[format_])
        _expect_few(*image.size)
        image.load()
    return image


def _expect_few(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureRefusedError("picture-too-many-pixels")


def _encoded(image: "Image", ending: str) -> PictureFile:
    """The image upright, with the colours of sRGB and without metadata."""
    size = image.size[::-1] if is_rotated(image) else image.size
    upright, out = resized(image, size), BytesIO()
    match ending:
        case "jpg":
            upright.convert("RGB").save(out, "JPEG", quality=90, optimize=True, progressive=True)
        case "webp" | "avif":
            upright.save(out, ending.upper(), quality=88)
        case _:
            upright.save(out, ending.upper())
    return PictureFile(ending, out.getvalue())


def _place(document: str) -> tuple[str, str]:
    """The folder of a document's pictures, and how their names begin."""
    path = PurePosixPath(document)
    return (path.parent.as_posix(), path.name.removesuffix(SUFFIX)) if document else ("media", "")


def _stem(document: str, name: str) -> str:
    """The name of a picture without its ending: that of the document, and what its own name says."""
    own = slug(PurePosixPath(name.replace("\\", "/")).stem)
    own = "" if _CAMERA.fullmatch(own) else own
    if len(own) > LONGEST_NAME:
        own = own[: LONGEST_NAME + 1].rpartition("-")[0] or own[:LONGEST_NAME]
    return "-".join(filter(None, (document, own))) or "picture"


PictureSaver = Callable[[bytes], SavedPicture | None]
"""Saves a picture that is part of a text; None if it cannot be used."""
