"""Pictures of the desk: saved beside the document, upright, without what a telephone adds, under a clean name."""

from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from laur.desk.pictures import MOST_BYTES, PictureFolder, PictureRefusedError, prepare
from tests.photographs import opened, photograph, picture, saved

ALFA = "news/2024-01-10-alfa.md"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'


def heic(width: int = 160, height: int = 120, *, turn: int = 1) -> bytes:
    """A photograph as an iPhone saves it: the file turns it, and Exif says so once more."""
    exif = Image.Exif()
    exif[0x0112] = turn
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 15.0, 0.0)})
    out = BytesIO()
    pillow_heif.from_pillow(picture(width, height)).save(out, quality=90, exif=exif.tobytes())
    return out.getvalue()


@pytest.mark.parametrize(
    ("document", "name", "path", "src"),
    [
        (ALFA, "Gala – Złoto!.jpg", "news/2024-01-10-alfa-gala-zloto.jpg", "2024-01-10-alfa-gala-zloto.jpg"),
        (ALFA, "IMG_20240501_120000.JPG", "news/2024-01-10-alfa.jpg", "2024-01-10-alfa.jpg"),
        (ALFA, "image.png", "news/2024-01-10-alfa.jpg", "2024-01-10-alfa.jpg"),
        (ALFA, "../../etc/passwd", "news/2024-01-10-alfa-passwd.jpg", "2024-01-10-alfa-passwd.jpg"),
        (ALFA, "C:\\Zdjęcia\\gala.jpg", "news/2024-01-10-alfa-gala.jpg", "2024-01-10-alfa-gala.jpg"),
        ("", "Gala.jpg", "media/gala.jpg", "/media/gala.jpg"),
        ("", "DSC_0001.JPG", "media/picture.jpg", "/media/picture.jpg"),
        ("", "con.jpg", "media/con-2.jpg", "/media/con-2.jpg"),
    ],
)  # fmt: skip
def test_a_picture_is_saved_beside_its_document_under_a_clean_name(
    tmp_path: Path, document: str, name: str, path: str, src: str
):
    found = PictureFolder(tmp_path).save(document, name, saved(picture(80, 60)))
    assert (found.path, found.src) == (path, src)
    assert opened((tmp_path / path).read_bytes()).size == (80, 60)


def test_another_picture_of_the_same_name_gets_a_number_and_the_same_one_is_not_saved_twice(tmp_path: Path):
    folder = PictureFolder(tmp_path)
    names = [folder.save(ALFA, "gala.jpg", saved(picture(80, 60, shade=shade))).src for shade in (10, 20, 10)]
    assert names == ["2024-01-10-alfa-gala.jpg", "2024-01-10-alfa-gala-2.jpg", "2024-01-10-alfa-gala.jpg"]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_turned_upright_and_does_not_say_where_it_was_taken(turn: int):
    found = prepare(photograph(80, 60, turn=turn))
    image = opened(found.data)
    assert image.size == ((60, 80) if turn >= 5 else (80, 60))
    assert not image.getexif()
    assert b"Tajny" not in found.data


def test_a_photograph_that_is_upright_is_not_encoded_again():
    data = photograph(80, 60)
    assert opened(prepare(data).data).tobytes() == opened(data).tobytes()
    assert prepare(SVG).data == SVG


@pytest.mark.parametrize("turn", [1, 6])
def test_a_photograph_of_an_iphone_becomes_a_jpeg(turn: int):
    found = prepare(heic(turn=turn))
    image = opened(found.data)
    size, corner = ((160, 120), (5, 5)) if turn == 1 else ((120, 160), (115, 5))
    assert (found.ending, image.format, image.size) == ("jpg", "JPEG", size)
    red, green, _ = image.convert("RGB").getpixel(corner)  # type: ignore[misc]
    assert red > 180
    assert green < 90
    assert not image.getexif()


@pytest.mark.parametrize(
    ("format_", "mode", "ending"),
    [("TIFF", "RGB", "jpg"), ("TIFF", "CMYK", "jpg"), ("TIFF", "RGBA", "png"), ("BMP", "RGB", "png")],
)
def test_formats_that_browsers_do_not_show_are_converted(format_: str, mode: str, ending: str):
    found = prepare(saved(picture(80, 60, mode), format_))
    assert (found.ending, opened(found.data).size) == (ending, (80, 60))


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF", "GIF"])
def test_other_formats_stay_what_they_are(format_: str):
    found = prepare(photograph(80, 60, turn=6, format_=format_) if format_ != "GIF" else saved(picture(60, 80), "GIF"))
    assert opened(found.data).format == format_
    assert opened(found.data).size == (60, 80)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "picture-not"),
        (b"%PDF-1.7", "picture-not"),
        (b"PK\x03\x04", "picture-not"),
        (saved(picture(80, 60))[:900], "picture-damaged"),
        (heic()[:-300], "picture-damaged"),
        (heic()[:40], "picture-damaged"),
        (b"BM" + b"\0" * 60, "picture-damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><!ENTITY x 'y'></svg>", None),
        (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "picture-too-heavy"),
        (saved(Image.new("1", (12_000, 9_000)), "TIFF", compression="group4"), "picture-too-many-pixels"),
        (saved(Image.new("1", (12_000, 9_000)), "PNG"), "picture-too-many-pixels"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(data: bytes, reason: str | None, tmp_path: Path):
    with pytest.raises(PictureRefusedError) as error:
        PictureFolder(tmp_path).save(ALFA, "x.jpg", data)
    assert str(error.value) in ({reason} if reason else {"picture-unsafe", "picture-damaged"})
    assert list(tmp_path.rglob("*")) == []
