"""Removes metadata from image files: place, camera, software, comments, thumbnails, and data after the end.

The image is not encoded again, so no quality is lost. The colour profile and the orientation stay, as they change what
a reader sees. AVIF is the exception: its parts are linked by offsets, so a file with metadata is encoded again. TIFF
and HEIC, which are only offered for download, are changed in place (`laur.images.tiff_metadata`).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from laur.images.tiff_metadata import erase_metadata

_FILL = re.compile(rb"\xff++")
_IN_SCAN = frozenset({0x00, *range(0xD0, 0xD8)})
"""After ``FF``, these belong to the scan; any other byte is the code of the segment that follows it."""
_PNG_KEPT = frozenset(
    b"IHDR PLTE tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs IDAT IEND acTL fcTL fdAT hIST sPLT".split()
)
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_EXIF_FLAG, _WEBP_XMP_FLAG = 0x08, 0x04
_GIF_KEPT = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
_ORIENTATION = 0x0112


class BrokenImageError(ValueError):
    """The file does not follow its format; usually it is cut off."""


def without_metadata(format_: str, data: bytes) -> bytes:
    """The file without metadata; unchanged if the format is unknown or has none. Raises `BrokenImageError`."""
    clean = _CLEANERS.get(format_)
    if clean is None:
        return data
    try:
        return clean(data)
    except IndexError as error:
        raise BrokenImageError("truncated") from error


# ---------------------------------------------------------------------------------------------- JPEG


def _jpeg(data: bytes) -> bytes:
    """JPEG (ITU T.81, annex B): segments, each with its length, then the scans."""
    out = [data[:2]]
    for code, segment in _jpeg_segments(data):
        kept = _jpeg_kept(code, segment)
        if kept:
            out.append(kept)
    return b"".join(out)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise BrokenImageError("incomplete")
        code = data[at + 1]
        if code == 0xD9:
            yield code, b"\xff\xd9"
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if code == 0xDA:
            fills = (fill for fill in _FILL.finditer(data, end) if fill.end() < len(data))
            scan = next((fill for fill in fills if data[fill.end()] not in _IN_SCAN), None)
            if scan is None:
                raise BrokenImageError("truncated")
            end = scan.start()
        if end > len(data) or end <= at + 2:
            raise BrokenImageError("truncated")
        yield code, data[at:end]
        at = end


def _jpeg_kept(code: int, segment: bytes) -> bytes:
    """The part of a segment that is kept; empty if nothing is."""
    payload = segment[4:]
    if code == 0xE0 and payload.startswith(b"JFIF\0"):
        return b"\xff\xe0\x00\x10" + payload[:12] + b"\0\0"
    if code == 0xE1 and payload.startswith(b"Exif\0\0"):
        upright = _only_orientation(payload[6:])
        return b"\xff\xe1" + (len(upright) + 8).to_bytes(2, "big") + b"Exif\0\0" + upright if upright else b""
    if code == 0xE2 and payload.startswith(b"ICC_PROFILE\0"):
        return segment
    if code == 0xEE and payload.startswith(b"Adobe"):
        return segment
    return b"" if 0xE0 <= code <= 0xEF or code == 0xFE else segment


# ---------------------------------------------------------------------------------------------- PNG, WebP, GIF


def _png(data: bytes) -> bytes:
    """PNG (third edition), section 5: chunks of length, name, content and checksum."""
    from zlib import crc32

    out, at, name = [data[:8]], 8, b""
    while name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = data[at : at + length + 12]
        if len(chunk) != length + 12:
            raise BrokenImageError("truncated")
        at += length + 12
        if name in _PNG_KEPT:
            out.append(chunk)
        elif name == b"eXIf" and (upright := _only_orientation(chunk[8:-4])):
            body = name + upright
            out.append(len(upright).to_bytes(4, "big") + body + crc32(body).to_bytes(4, "big"))
    return b"".join(out)


def _webp(data: bytes) -> bytes:
    """RFC 9649: chunks in a RIFF container, each padded to an even length."""
    end = min(len(data), int.from_bytes(data[4:8], "little") + 8)
    out: list[bytes] = []
    at, upright = 12, b""
    while at + 8 <= end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + size]
        if len(content) != size:
            raise BrokenImageError("truncated")
        at += 8 + size + size % 2
        if name in _WEBP_KEPT:
            out.append(_webp_chunk(name, content))
        elif name == b"EXIF":
            upright = _only_orientation(content.removeprefix(b"Exif\0\0"))
    if upright:
        out.append(_webp_chunk(b"EXIF", upright))
    if not out:
        raise BrokenImageError("truncated")
    if out[0].startswith(b"VP8X"):
        flags = out[0][8] & ~(_WEBP_EXIF_FLAG | _WEBP_XMP_FLAG) | (_WEBP_EXIF_FLAG if upright else 0)
        out[0] = out[0][:8] + bytes([flags]) + out[0][9:]
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def _gif(data: bytes) -> bytes:
    """GIF89a: blocks, each a chain of sub-blocks; comments and unknown extensions are removed."""
    at = 13 + _gif_table(data[10])
    out = [data[:at]]
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _gif_chain(data, at + 11 + _gif_table(data[at + 9]))
            is_kept = True
        elif data[at] == 0x21:
            end = _gif_chain(data, at + 2)
            is_kept = data[at + 1] in {0xF9, 0x01} or (data[at + 1] == 0xFF and data[at + 3 : at + 14] in _GIF_KEPT)
        else:
            raise BrokenImageError("incomplete")
        if is_kept:
            out.append(data[at:end])
        at = end
    return b"".join((*out, b"\x3b"))


def _gif_table(flags: int) -> int:
    """The size of a colour table in bytes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_chain(data: bytes, at: int) -> int:
    """The offset at which a chain of sub-blocks ends."""
    while data[at]:
        at += data[at] + 1
    return at + 1


# ---------------------------------------------------------------------------------------------- AVIF


def _avif(data: bytes) -> bytes:
    """AVIF, encoded again at a high quality if it has Exif or XMP data."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(data), formats=["AVIF"]) as image:
        if not image.info.get("exif") and not image.info.get("xmp"):
            return data
        upright = _only_orientation(bytes(image.info.get("exif") or b"").removeprefix(b"Exif\0\0"))
        out = BytesIO()
        is_animated = bool(getattr(image, "is_animated", False))
        image.save(
            out,
            "AVIF",
            quality=85,
            speed=6,
            max_threads=1,
            save_all=is_animated,
            exif=upright,
            xmp=b"",
            icc_profile=image.info.get("icc_profile") or b"",
        )
    return out.getvalue()


# ---------------------------------------------------------------------------------------------- orientation


def _only_orientation(exif: bytes) -> bytes:
    """Exif data with the orientation alone; empty if the image needs no turning."""
    from PIL import Image

    found = Image.Exif()
    try:
        found.load(exif)
        turn = found.get(_ORIENTATION)
    except (SyntaxError, ValueError, OSError, LookupError, TypeError, ArithmeticError):
        return b""
    if not isinstance(turn, int) or not 2 <= turn <= 8:
        return b""
    entry = _ORIENTATION.to_bytes(2, "little") + b"\x03\0\x01\0\0\0" + bytes([turn, 0, 0, 0])
    return b"II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0"


_CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "avif": _avif,
    "tiff": erase_metadata,
    "heic": erase_metadata,
}
