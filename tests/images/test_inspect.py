"""Facts and faults of image files, and their smaller versions."""

import struct
import zlib

import pytest
from PIL import Image, ImageCms

from laur.images.inspect import inspect
from laur.images.renditions import resize
from laur.model import PictureFacts
from tests.photographs import opened, photograph, picture, saved


def facts(path: str, data: bytes) -> PictureFacts:
    found = inspect(path, data)
    assert found is not None
    return found


def enormous_png(width: int, height: int) -> bytes:
    """A few hundred bytes whose header states more pixels than fit into memory."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0" * 99))]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in [*chunks, (b"IEND", b"")]
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_size_is_that_of_the_upright_image(turn):
    found = facts("a.jpg", photograph(800, 600, turn=turn))
    assert (found.width, found.height) == ((800, 600) if turn < 5 else (600, 800))


def test_the_mosaic_has_the_colours_of_the_upright_image():
    found = facts("a.jpg", photograph(800, 600, turn=1))
    assert len(found.mosaic) == 12
    assert found.mosaic[0][:2] > "a0" > found.mosaic[5][:2]
    turned = facts("a.jpg", photograph(800, 600, turn=3))
    assert turned.mosaic[-1][:2] > "a0" > turned.mosaic[0][:2], "the red corner is at the bottom right"


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.jpg", b"", "picture-broken"),
        ("a.jpg", b"no picture at all", "picture-broken"),
        ("a.jpg", photograph()[:3000], "picture-broken"),
        ("a.png", saved(picture(), "PNG")[:-60], "picture-broken"),
        ("a.webp", saved(picture(), "WEBP")[:-60], "picture-broken"),
        ("a.avif", saved(picture(), "AVIF")[:200], "picture-broken"),
        ("a.svg", b"<svg><g></svg>", "picture-broken"),
        ("a.png", enormous_png(50_000, 50_000), "picture-too-large"),
        ("a.png", enormous_png(10_000, 10_000), "picture-too-large"),
        ("a.jpg", saved(picture(), "PNG"), "picture-misnamed"),
        ("a.svg", saved(picture(), "PNG"), "picture-misnamed"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture-format"),
        ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "picture-format"),
        ("a.tif", saved(picture(), "TIFF"), "picture-format"),
        ("a.bmp", saved(picture(), "BMP"), "picture-format"),
    ],
)
def test_a_file_that_cannot_be_shown_has_a_fault_and_a_reason(name, data, fault):
    found = facts(name, data)
    assert found.fault == fault
    assert found.detail
    assert "0x" not in found.detail
    assert not found.is_valid


def test_damage_in_the_middle_of_a_png_is_found():
    data = bytearray(saved(picture(), "PNG"))
    data[len(data) // 2] ^= 0xFF
    assert facts("a.png", bytes(data)).fault == "picture-broken"


def test_files_of_other_kinds_have_no_image_facts():
    assert inspect("cennik.pdf", b"%PDF-1.7") is None


@pytest.mark.parametrize(
    ("kind", "image", "name"),
    [
        ("JPEG", picture(mode="CMYK"), "a.jpg"),
        ("JPEG", picture(mode="L"), "a.jpeg"),
        ("PNG", picture(mode="P"), "a.png"),
        ("PNG", Image.new("1", (800, 600), 1), "a.png"),
        ("PNG", picture(mode="LA"), "a.png"),
        ("PNG", picture(mode="RGBA"), "a.PNG"),
        ("PNG", Image.new("I;16", (800, 600), 30000), "a.png"),
        ("GIF", picture(mode="P"), "a.gif"),
        ("WEBP", picture(), "a.webp"),
        ("AVIF", picture(), "a.avif"),
    ],
)
def test_every_pixel_format_is_resized_to_the_right_colours(kind, image, name):
    data = saved(image, kind)
    found = facts(name, data)
    assert found.is_scaled, found
    small = resize(data, 80, 60, ("avif", "webp", "jpeg", "png"))
    want = image.convert("RGB").getpixel((400, 220)) if image.mode != "I;16" else (116, 116, 116)
    for made in small.values():
        shown = opened(made)
        assert shown.size == (80, 60)
        assert max(abs(a - b) for a, b in zip(shown.convert("RGB").getpixel((40, 22)), want, strict=True)) < 14  # type: ignore[arg-type]


def test_transparency_stays_and_a_transparent_image_has_no_mosaic():
    image = picture(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = saved(image, "PNG")
    assert facts("a.png", data).mosaic == ()
    for made in resize(data, 80, 60, ("avif", "webp", "png")).values():
        assert opened(made).convert("RGBA").getpixel((40, 1))[3] < 20  # type: ignore[index]


def test_a_colour_profile_is_applied():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    data = saved(Image.new("RGB", (64, 64), (250, 0, 0)), "PNG", icc_profile=swapped)
    made = opened(resize(data, 32, 32, ("png",))["png"])
    assert made.getpixel((9, 9)) == (0, 0, 250), "what this profile calls red is blue"
    assert "icc_profile" not in made.info


def test_an_invalid_colour_profile_is_ignored():
    data = saved(Image.new("RGB", (64, 64), (250, 0, 0)), "PNG", icc_profile=b"nonsense")
    assert opened(resize(data, 32, 32, ("png",))["png"]).getpixel((9, 9)) == (250, 0, 0)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_smaller_version_is_upright_and_has_no_metadata(turn):
    lying = opened(photograph(800, 600, turn=turn))
    made = resize(photograph(800, 600, turn=turn), *((80, 60) if turn < 5 else (60, 80)), ("jpeg", "avif", "webp"))
    for data in made.values():
        shown = opened(data)
        assert dict(shown.getexif()) == {}
        assert b"Tajny" not in data
        corner = {1: (5, 5), 2: (-5, 5), 3: (-5, -5), 4: (5, -5), 5: (5, 5), 6: (-5, 5), 7: (-5, -5), 8: (5, -5)}[turn]
        at = tuple(n % size for n, size in zip(corner, shown.size, strict=True))
        red, green, _ = shown.convert("RGB").getpixel(at)  # type: ignore[arg-type, misc]
        assert (red > 180, green < 90) == (True, True), (turn, lying.size)


def test_the_same_image_always_gives_the_same_bytes():
    data = photograph()
    formats = ("avif", "webp", "jpeg", "png")
    assert resize(data, 320, 240, formats) == resize(data, 320, 240, formats)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_animated_images_are_recognised(kind):
    frames = [picture(60, 40, shade=shade) for shade in (0, 120, 240)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    found = facts(f"a.{kind.lower()}", data)
    assert found.is_animated
    assert not found.is_scaled
    assert (found.width, found.height) == (60, 40)
