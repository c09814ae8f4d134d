"""QR codes (ISO/IEC 18004) as SVG paths, made while a page is rendered."""

from msgspec import Struct

QUIET = 4
"""The margin in modules that scanners need (section 6.3.8 of the standard)."""
MASK = 2
"""The data mask of every code. Any of the eight can be read; to find the best one takes four fifths of the time. For
web addresses this one is the best most often, and on average."""


class QrCode(Struct, frozen=True):
    """A code to draw in a square view box."""

    size: int
    """The side of the square in modules, including the margin."""
    path: str
    """The dark modules as an SVG path."""


def qr_code(text: str) -> QrCode:
    """The code of a text with error correction M: it is readable with about 15 % of it damaged."""
    import segno

    matrix = segno.make_qr(text, error="m", boost_error=False, mask=MASK).matrix
    runs = [run for y, row in enumerate(matrix) for run in _runs(row, y + QUIET)]
    return QrCode(len(matrix) + 2 * QUIET, "".join(runs))


def _runs(row: bytes | bytearray, y: int) -> list[str]:
    """The path commands of a row's dark modules, one for each run."""
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
