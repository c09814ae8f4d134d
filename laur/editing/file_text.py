"""A document as text that can be edited and written back: the same bytes, unless something in it was replaced."""

from codecs import BOM_UTF8

from msgspec import Struct

from laur.editing.edits import NotEditable, RefusalReason
from laur.editing.splices import line_end
from laur.frontmatter.decode import place_of
from laur.frontmatter.split import fences
from laur.model import Place


class FileText(Struct, frozen=True):
    """The text of a file in three parts; joined, they are the file."""

    before: str
    """Up to the end of the first fence."""
    front: str
    """The front matter, with the rest of its first fence's line."""
    after: str
    """From the second fence on."""
    newline: str
    """The line break of most lines."""
    has_bom: bool
    place: Place
    """Where the front matter begins."""

    def with_front(self, front: str) -> bytes:
        """The file with other front matter."""
        return self._data(self.before + front + self.after)

    def with_after(self, after: str) -> bytes:
        """The file with other text from the second fence on."""
        return self._data(self.before + self.front + after)

    def _data(self, text: str) -> bytes:
        return (BOM_UTF8 if self.has_bom else b"") + text.encode()


def file_text(data: bytes, *, has_fences: bool = True) -> FileText | NotEditable:
    """The parts of a file; a reason if it is not UTF-8, or has no front matter that is closed.

    A file without fences, such as ``site.yaml``, is all front matter.
    """
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return NotEditable(RefusalReason.NOT_TEXT)
    breaks = text.count("\n")
    if text.count("\r") > text.count("\r\n"):
        return NotEditable(RefusalReason.NOT_TEXT)
    found = fences(text) if has_fences else (0, len(text))
    if found is None:
        return NotEditable(RefusalReason.NO_FRONT_MATTER)
    start, end = found
    newline = "\r\n" if text.count("\r\n") * 2 > breaks else "\n"
    has_bom = data.startswith(BOM_UTF8)
    return FileText(text[:start], text[start:end], text[end:], newline, has_bom, place_of(text, start))


def offset(text: str, begins: Place, place: Place) -> int | None:
    """Where a place of the file is in a part of it that begins at `begins`; None if it is not in that part."""
    start = 0
    for _ in range(place.line - begins.line):
        start = text.find("\n", start) + 1
        if not start:
            return None
    if place.line < begins.line:
        return None
    column = place.column - (begins.column if place.line == begins.line else 1)
    end = line_end(text, start)
    return start + column if 0 <= column <= end - start else None
