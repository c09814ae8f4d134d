"""Fits a text into a box of an SVG, which does not break lines itself: finds the font size and the lines."""

from collections.abc import Sequence

from msgspec import Struct

from laur.images.svg_to_png import text_width

ELLIPSIS = "…"
LEADING = 1.16
"""Distance of lines, as a multiple of the font size."""
_NARROWEST = 0.5
_STEP = 20


class FittedText(Struct, frozen=True):
    """A text in lines, with its font size in pixels."""

    size: float
    lines: tuple[str, ...]
    width: float
    """Of the widest line, in pixels, in the typeface of social cards."""

    @property
    def leading(self) -> float:
        """Distance of lines in pixels."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)


def fit_text(text: str, width: float, height: float, sizes: Sequence[float]) -> FittedText:
    """The text at the first of `sizes` at which it fits; if none does, at the last one, cut with an ellipsis.

    Lines end at spaces, but not at non-breaking ones; a word that is wider than the box is split.
    """
    for size in sizes:
        found = _break_lines(text, width, size)
        if len(found) * size * LEADING <= height and not _is_split(found, text):
            return _fitted(size, _balanced(text, width, size, found))
    size = sizes[-1]
    every = _break_lines(text, width, size)
    found = every[: max(1, int(height // (size * LEADING)))]
    return _fitted(size, tuple(found) if found == every else (*found[:-1], _cut(found[-1], width, size)))


def _fitted(size: float, lines: tuple[str, ...]) -> FittedText:
    return FittedText(size, lines, max(text_width(line, size) for line in lines))


def _break_lines(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in (part for part in text.split(" ") if part):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, width, size))
    return lines or [""]


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word in pieces that are not wider than the box."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _is_split(lines: Sequence[str], text: str) -> bool:
    """Whether a word was split."""
    return " ".join(lines) != " ".join(part for part in text.split(" ") if part)


def _balanced(text: str, width: float, size: float, found: list[str]) -> tuple[str, ...]:
    """The same number of lines, broken for the narrowest possible box, so that their lengths are similar."""
    if len(found) == 1:
        return tuple(found)
    for narrower in range(int(width * _NARROWEST), int(width), _STEP):
        lines = _break_lines(text, narrower, size)
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
