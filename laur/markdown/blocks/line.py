"""A line of a text, read from left to right: the markers of its blocks, then the rest."""

import re

_TAB = 4
_MARKERS = re.compile(r"(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|:(?=[ \t]))*")
_HARD_SPACE = re.compile(r"([ >]*(?:[-+*]|\d{1,9}[.)]|#{1,6}|>))(?=[ \xa0]*\xa0)[ \xa0]+")
"""A marker before a no-break space, which Word and Option+Space on a Mac write."""


class SourceLine:
    """One line. `text` has spaces for the tabs between its markers, so a place in it is a column."""

    __slots__ = ("at", "indent", "is_empty", "number", "raw", "start", "text")

    def __init__(self, raw: str, number: int) -> None:
        self.raw = raw
        self.number = number
        self.text = _plain_markers(raw)
        self.is_empty = not self.text
        self.move(0)

    def move(self, to: int) -> None:
        """Continues at a place of the line."""
        text = self.text
        self.at = to
        if text[to : to + 1] != " ":
            self.start, self.indent = to, 0
            self.is_empty = to >= len(text)
            return
        length = len(text)
        start = to + 1
        while start < length and text[start] == " ":
            start += 1
        self.start, self.indent, self.is_empty = start, start - to, start == length

    @property
    def rest(self) -> str:
        """What is not read yet."""
        return self.text[self.at :]

    @property
    def words(self) -> str:
        """The same without its indentation."""
        return self.text[self.start :]


def _plain_markers(raw: str) -> str:
    """The line with spaces in place of the tabs and no-break spaces between its markers; empty if nothing is shown."""
    if not raw or raw.isspace():
        return ""
    text = raw
    if "\t" in text:
        end = _MARKERS.match(text).end()  # type: ignore[union-attr]  # it also matches nothing
        text = text[:end].expandtabs(_TAB) + text[end:]
    if "\xa0" in text:
        while found := _HARD_SPACE.match(text):
            text = f"{found[1]} {text[found.end() :]}"
    return text
