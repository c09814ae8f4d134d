"""Pictures for tests, made on the spot: photographs, and files that are not what they should be."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

GPS = {1: "N", 2: (50.0, 15.0, 0.0), 3: "E", 4: (19.0, 1.0, 0.0)}


def picture(width: int = 800, height: int = 600, mode: str = "RGB", shade: int = 60) -> Image.Image:
    """A picture with something in it: bands of colour, the top left corner red."""
    image = Image.new("RGB", (width, height), (shade, 90, 120))
    draw = ImageDraw.Draw(image)
    for band in range(4):
        draw.rectangle((0, band * height // 4, width, height), fill=(shade, 60 * band, 200 - 40 * band))
    draw.rectangle((0, 0, width // 4, height // 4), fill=(230, 20, 20))
    return image.convert(mode)


def photograph(width: int = 800, height: int = 600, *, turn: int = 1, format_: str = "JPEG", **more: Any) -> bytes:
    """A photograph as a telephone saves it: with the place where it was taken, and which way is up."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112] = "Opis autora", "Jan Tajny", turn
    exif.get_ifd(0x8825).update(GPS)
    return saved(picture(width, height), format_, exif=exif.tobytes(), **more)


def saved(image: Image.Image, format_: str = "JPEG", **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, format_, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image
