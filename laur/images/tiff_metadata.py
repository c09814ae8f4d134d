"""Erases the metadata of TIFF and HEIC files in place, because Laur does not write these formats.

A TIFF, like the Exif data in a HEIC, consists of lists of fields; a field holds its value or the offset of its value.
Values are overwritten with zeros and nothing moves, so all other offsets stay right and no pixel changes.
"""

import re
from collections.abc import Iterator
from typing import Literal

from laur.model.enclosed import Delimiters, enclosed

_HEADER = re.compile(rb"II\*\0|MM\0\*")
_XMP = Delimiters(re.compile(b"<x:xmpmeta"), re.compile(b"</x:xmpmeta>"))
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value by its type (TIFF 6.0, section 2; 13 is an offset)."""
_LISTS = frozenset({0x8769, 0x8825, 0xA005})
"""Tags of fields that point to another list: Exif, GPS, interoperability."""
_REMOVED = frozenset({
    0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x013C, 0x02BC, 0x83BB, 0x8298, 0x8649,
    0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F,
})  # fmt: skip
"""Tags of fields that are erased: description, make, model, software, date, author, XMP, IPTC, copyright."""
_MAX_DEPTH = 4
_MAX_LISTS = 1000


def erase_metadata(data: bytes) -> bytes:
    """The file without place, author and camera; its length stays the same."""
    out = bytearray(data)
    for header in _HEADER.finditer(data):
        _TiffFields(out, header.start()).erase()
    for packet in enclosed(data, _XMP):
        out[packet.start() : packet.end()] = b" " * (packet.end() - packet.start())
    return bytes(out)


class _TiffFields:
    """The lists of fields that follow one header; offsets count from that header."""

    def __init__(self, out: bytearray, start: int) -> None:
        self._out, self._start = out, start
        self._order: Literal["little", "big"] = "little" if out[start : start + 2] == b"II" else "big"
        self._seen: set[int] = set()

    def erase(self) -> None:
        """Follows the chain of lists (one for each page) and erases the fields in `_REMOVED`."""
        at = self._number(4, 4)
        while at and at not in self._seen and len(self._seen) < _MAX_LISTS:
            fields = tuple(self._fields(at))
            for entry, tag, size in fields:
                if tag in _LISTS:
                    self._erase_list(self._number(entry + 8, 4), 1)
                elif tag in _REMOVED:
                    self._erase_value(entry, size)
            at = self._number(at + 2 + 12 * len(fields), 4)

    def _fields(self, at: int) -> Iterator[tuple[int, int, int]]:
        """The fields of a list: offset of the entry, tag, size of the value in bytes."""
        self._seen.add(at)
        for number in range(self._number(at, 2)):
            entry = at + 2 + 12 * number
            if self._start + entry + 12 > len(self._out):
                return
            size = _SIZES.get(self._number(entry + 2, 2), 1) * self._number(entry + 4, 4)
            yield entry, self._number(entry, 2), size

    def _erase_list(self, at: int, depth: int) -> None:
        """Erases a list and everything its fields point to; a list without fields is left."""
        if not at or at in self._seen or depth > _MAX_DEPTH:
            return
        fields = tuple(self._fields(at))
        for entry, tag, size in fields:
            if tag in _LISTS:
                self._erase_list(self._number(entry + 8, 4), depth + 1)
            self._erase_value(entry, size)
        self._zero(at, 2 + 12 * len(fields))

    def _erase_value(self, entry: int, size: int) -> None:
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
