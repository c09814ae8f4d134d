"""Sets a text into a box of a drawing, which cannot break lines itself: the size that fits, and the lines."""

from collections.abc import Sequence

from msgspec import Struct

from laur.images.svg_to_png import text_width

ELLIPSIS = "…"
LEADING = 1.16
"""From one line to the next, in sizes of the type."""
_NARROWEST = 0.5
_STEP = 20


class Fitted(Struct, frozen=True):
    """A text in lines."""

    size: float
    lines: tuple[str, ...]

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)


def fitted(text: str, width: float, height: float, sizes: Sequence[float]) -> Fitted:
    """The text in the first of `sizes` in which it fits; cut, with an ellipsis, in the last of them.

    Lines end at spaces, never at hard ones; a word that is wider than the box is broken where it must be.
    """
    for size in sizes:
        found = _broken(text, width, size)
        if len(found) * size * LEADING <= height and not _is_split(found, text):
            return Fitted(size, _balanced(text, width, size, found))
    size = sizes[-1]
    every = _broken(text, width, size)
    found = every[: max(1, int(height // (size * LEADING)))]
    return Fitted(size, tuple(found) if found == every else (*found[:-1], _cut(found[-1], width, size)))


def _broken(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in (part for part in text.split(" ") if part):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, width, size))
    return lines or [""]


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word, in several pieces if it is wider than the box."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _is_split(lines: Sequence[str], text: str) -> bool:
    """Whether a word had to be broken."""
    return " ".join(lines) != " ".join(part for part in text.split(" ") if part)


def _balanced(text: str, width: float, size: float, found: list[str]) -> tuple[str, ...]:
    """The same number of lines in the narrowest box: so they are as even as can be."""
    for narrower in range(int(width * _NARROWEST), int(width), _STEP):
        lines = _broken(text, narrower, size)
        if len(lines) == len(found) and not _is_split(lines, text):
            return tuple(lines)
    return tuple(found)


def _cut(line: str, width: float, size: float) -> str:
    """The line with an ellipsis, shortened by words, then by letters, until it fits."""
    kept = line
    while kept and text_width(kept + ELLIPSIS, size) > width:
        shorter = kept.rpartition(" ")[0]
        kept = shorter or kept[:-1]
    return kept.rstrip(" \u00a0,;:–-.") + ELLIPSIS
