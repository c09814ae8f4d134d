"""A published image has no metadata, and looks the same as the original."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps

from laur.images.metadata import BrokenImageError, without_metadata
from laur.images.tiff_metadata import erase_metadata
from tests.photographs import GPS, opened, photograph, picture, saved

FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("kind", FORMATS)
def test_place_and_author_are_removed(kind):
    data = photograph(format_=FORMATS[kind])
    assert b"Tajny" in data
    clean = without_metadata(kind, data)
    assert b"Tajny" not in clean
    assert dict(opened(clean).getexif()) == {}


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_orientation_is_the_only_exif_field_that_stays(kind):
    clean = opened(without_metadata(kind, photograph(turn=6, format_=FORMATS[kind])))
    assert dict(clean.getexif()) == {0x0112: 6}
    assert clean.getexif().get_ifd(0x8825) == {}


def test_a_rotated_avif_is_shown_upright():
    data = photograph(turn=6, format_="AVIF")
    upright = ImageOps.exif_transpose(opened(data))
    assert ImageOps.exif_transpose(opened(without_metadata("avif", data))).size == upright.size


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_pixels_stay_the_same(kind):
    data = photograph(format_=FORMATS[kind], quality=70)
    assert same(opened(without_metadata(kind, data)), opened(data))


def test_a_progressive_jpeg_keeps_all_its_scans():
    data = photograph(progressive=True, quality=90)
    assert same(opened(without_metadata("jpeg", data)), opened(data))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_the_colour_profile_stays(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clean = opened(without_metadata(kind, photograph(format_=FORMATS[kind], icc_profile=profile)))
    assert clean.info["icc_profile"] == profile


def test_a_film_appended_to_a_photograph_is_removed():
    data = photograph() + b"\0\0\0\x18ftypmp42 a film with a voice"
    assert b"a film" not in without_metadata("jpeg", data)


def test_comments_and_xmp_of_a_jpeg_are_removed():
    data = saved(picture(), comment=b"numer telefonu 123")
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Jan Tajny</x:xmpmeta>"
    data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + data[2:]
    clean = without_metadata("jpeg", data)
    assert b"123" not in clean
    assert b"Tajny" not in clean


def test_texts_of_a_png_are_removed_and_its_resolution_stays():
    data = saved(picture(mode="RGBA"), "PNG", dpi=(300, 300))
    note = b"tEXtAuthor\0Jan Tajny"
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    clean = without_metadata("png", data[:33] + chunk + data[33:] + b"behind the end")
    assert b"Tajny" not in clean
    assert b"behind" not in clean
    assert opened(clean).info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_an_animated_gif_keeps_its_frames_and_loses_its_comment():
    frames = [picture(60, 40, shade=shade) for shade in (0, 120, 240)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0, comment=b"Jan Tajny")
    assert b"Tajny" in data
    clean = without_metadata("gif", data)
    assert b"Tajny" not in clean
    film = opened(clean)
    assert (film.n_frames, film.info["loop"]) == (3, 0)  # type: ignore[attr-defined]


def test_an_animated_webp_keeps_its_frames():
    frames = [picture(60, 40, shade=shade) for shade in (0, 240)]
    exif = Image.Exif()
    exif[0x013B] = "Jan Tajny"
    data = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], exif=exif)
    clean = without_metadata("webp", data)
    assert b"Tajny" not in clean
    assert opened(clean).n_frames == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "gif"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.995])
def test_a_file_that_was_cut_off_is_an_error(kind, share):
    data = photograph(format_=FORMATS[kind]) if kind in FORMATS else saved(picture(), "GIF")
    with pytest.raises(BrokenImageError):
        without_metadata(kind, data[: int(len(data) * share)])


def test_a_file_without_metadata_stays_the_same():
    for kind, name in FORMATS.items():
        once = without_metadata(kind, photograph(format_=name))
        assert without_metadata(kind, once) == once


# ---------------------------------------------------------------------------------------------- erased in place


def exif_of(endian: str) -> bytes:
    """The Exif data that a phone writes, in little-endian (``<``) or big-endian (``>``) byte order."""
    exif = Image.Exif()
    exif.endian = endian
    exif[0x010E], exif[0x013B], exif[0x0112] = "Opis Tajny", "Jan Tajny", 6
    exif.get_ifd(0x8825).update(GPS)
    return exif.tobytes()


def heic(exif: bytes) -> bytes:
    """A minimal HEIC container with Exif data in it."""
    start = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    return start + (len(exif) + 12).to_bytes(4, "big") + b"mdat\0\0\0\6" + exif


def place_of(data: bytes) -> dict[int, object]:
    """The GPS fields of a TIFF; Pillow reads them from the file, so it must still be open."""
    with Image.open(BytesIO(data)) as image:
        return dict(image.getexif().get_ifd(0x8825))


def test_a_tiff_loses_place_author_and_camera_and_keeps_its_pixels():
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0110], exif[0x02BC] = "Opis Tajny", "Jan Tajny", "Tajny 3000", b"<Tajny/>"
    exif.get_ifd(0x8825).update(GPS)
    exif.get_ifd(0x8769)[0x927C] = b"Tajny notes of a maker"
    data = saved(picture(), "TIFF", exif=exif.tobytes())
    assert place_of(data)[1] == "N"
    clean = without_metadata("tiff", data)
    assert b"Tajny" in data
    assert b"Tajny" not in clean
    assert len(clean) == len(data)
    assert same(opened(clean), opened(data))
    assert place_of(clean) == {}


def test_metadata_of_every_page_of_a_tiff_is_erased():
    pages = [picture(40, 30), picture(20, 10)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], artist="Jan Tajny")
    assert data.count(b"Tajny") == 2
    assert b"Tajny" not in without_metadata("tiff", data)


@pytest.mark.parametrize(("endian", "mark"), [("<", b"II"), (">", b"MM")])
def test_a_heic_loses_its_place_and_author(endian: str, mark: bytes):
    exif = exif_of(endian)
    assert exif[6:8] == mark
    data = heic(exif) + b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Tajny 50,15N</x:xmpmeta>'
    clean = without_metadata("heic", data)
    assert data.count(b"Tajny") == 3
    assert b"Tajny" not in clean
    assert len(clean) == len(data)
    at = clean.index(b"Exif\0\0")
    found = Image.Exif()
    found.load(clean[at : at + len(exif)])
    assert found.get_ifd(0x8825) == {}
    assert found[0x0112] == 6


@given(st.binary(max_size=200))
def test_erasing_metadata_of_any_bytes_ends_and_keeps_the_length(rest: bytes):
    for start in (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        assert len(erase_metadata(start + rest)) == len(start + rest)
