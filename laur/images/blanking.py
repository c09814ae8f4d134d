"""Blanks what a file says of its author where it stands: for formats of which Laur writes no file of its own.

A TIFF, and the Exif data in a HEIC, are lists of fields whose values stand wherever an offset leads. Nothing is moved:
the values become zeros, so every other offset still holds and no pixel changes.
"""

import re
from collections.abc import Iterator
from typing import Literal

_HEADER = re.compile(rb"II\*\0|MM\0\*")
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value by its type (TIFF 6.0, section 2; 13 is an offset)."""
_LISTS = frozenset({0x8769, 0x8825, 0xA005})
"""Fields that lead to a list of fields: of the camera, of the place, of how the two work together."""
_TOLD = frozenset({
    0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x02BC, 0x83BB, 0x8298, 0x8649,
    0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F,
})  # fmt: skip
"""Fields that say something themselves: description, maker, model, program, day, author, XMP, IPTC, rights."""
_DEEPEST = 4
_MOST_LISTS = 1000


def blanked(data: bytes) -> bytes:
    """The file, of the same length, without place, author and camera."""
    out = bytearray(data)
    for header in _HEADER.finditer(data):
        _Fields(out, header.start()).blank()
    for packet in _XMP.finditer(data):
        out[packet.start() : packet.end()] = b" " * len(packet[0])
    return bytes(out)


class _Fields:
    """The lists of fields behind one header, whose offsets count from it."""

    def __init__(self, out: bytearray, start: int) -> None:
        self._out, self._start = out, start
        self._order: Literal["little", "big"] = "little" if out[start : start + 2] == b"II" else "big"
        self._seen: set[int] = set()

    def blank(self) -> None:
        """Follows the chain of lists, one a page, and blanks what is told."""
        at = self._number(4, 4)
        while at and at not in self._seen and len(self._seen) < _MOST_LISTS:
            fields = tuple(self._fields(at))
            for entry, tag, size in fields:
                if tag in _LISTS:
                    self._blank_list(self._number(entry + 8, 4), 1)
                elif tag in _TOLD:
                    self._blank_value(entry, size)
            at = self._number(at + 2 + 12 * len(fields), 4)

    def _fields(self, at: int) -> Iterator[tuple[int, int, int]]:
        """(place of the entry, tag, bytes of its value) of each field of a list."""
        self._seen.add(at)
        for number in range(self._number(at, 2)):
            entry = at + 2 + 12 * number
            if self._start + entry + 12 > len(self._out):
                return
            size = _SIZES.get(self._number(entry + 2, 2), 1) * self._number(entry + 4, 4)
            yield entry, self._number(entry, 2), size

    def _blank_list(self, at: int, depth: int) -> None:
        """A list with all that its fields lead to; what is left is a list without fields."""
        if not at or at in self._seen or depth > _DEEPEST:
            return
        fields = tuple(self._fields(at))
        for entry, tag, size in fields:
            if tag in _LISTS:
                self._blank_list(self._number(entry + 8, 4), depth + 1)
            self._blank_value(entry, size)
        self._zero(at, 2 + 12 * len(fields))

    def _blank_value(self, entry: int, size: int) -> None:
        if size <= 4:
            self._zero(entry + 8, 4)
        else:
            self._zero(self._number(entry + 8, 4), size)

    def _number(self, at: int, size: int) -> int:
        begin = self._start + at
        return int.from_bytes(self._out[begin : begin + size], self._order)

    def _zero(self, at: int, size: int) -> None:
        begin = self._start + at
        end = min(begin + size, len(self._out))
        if begin < end:
            self._out[begin:end] = bytes(end - begin)
