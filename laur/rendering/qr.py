"""QR codes (ISO/IEC 18004) as finished geometry, made only for the pages that are rendered."""

from msgspec import Struct

QUIET = 4
"""The margin, in modules, that scanners need (section 6.3.8 of the standard)."""


class QrCode(Struct, frozen=True):
    """A code to be drawn in a square view box."""

    size: int
    """The side of the square in modules, with the margin."""
    path: str
    """The dark modules as an SVG path."""


def qr_code(text: str) -> QrCode:
    """The code of a text, with error correction M: about 15 % of it may be soiled or hidden."""
    import segno

    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    runs = [run for y, row in enumerate(matrix) for run in _runs(row, y + QUIET)]
    return QrCode(len(matrix) + 2 * QUIET, "".join(runs))


def _runs(row: bytes | bytearray, y: int) -> list[str]:
    """The dark modules of one row, neighbours together."""
    found: list[str] = []
    x = 0
    while x < len(row):
        length = 0
        while x + length < len(row) and row[x + length]:
            length += 1
        if length:
            found.append(f"M{x + QUIET} {y}h{length}v1h-{length}z")
        x += length + 1
    return found
