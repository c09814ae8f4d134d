"""A text that is being read, and the base of the rules that read it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

if TYPE_CHECKING:
    from laur.markdown.blocks.block import OpenText


class DelimiterRun:
    """Characters that can begin or end emphasis: ``*``, ``_`` or ``~``."""

    __slots__ = ("can_close", "can_open", "char", "count", "length")

    def __init__(self, char: str, length: int, *, can_open: bool, can_close: bool) -> None:
        self.char = char
        self.length = self.count = length
        """How many were written, and how many are left."""
        self.can_open = can_open
        self.can_close = can_close


class AttributeList(NamedTuple):
    """An attribute list, which is text unless an element precedes it."""

    written: str
    values: dict[str, str]


Piece = str | Element | DelimiterRun | AttributeList


class Bracket:
    """An opening bracket of a link or an image."""

    __slots__ = ("at", "index", "is_active", "is_image")

    def __init__(self, index: int, at: int, *, is_image: bool) -> None:
        self.index = index
        """Its number among the pieces."""
        self.at = at
        """The place behind it."""
        self.is_image = is_image
        self.is_active = True


class InlineText:
    """The pieces of a text that were read, and the brackets that are open."""

    def __init__(self, reader: "OpenText", source: str) -> None:
        self.reader = reader
        self.source = source
        self.pieces: list[Piece] = []
        self.brackets: list[Bracket] = []
        self.is_comment_open = False
        """Whether a comment began that nothing ends."""
        self._ticks: dict[int, list[int]] | None = None

    def closing_ticks(self, count: int, after: int) -> int:
        """Where the next run of exactly `count` backticks begins; -1 if there is none."""
        if self._ticks is None:
            self._ticks = {}
            for run in reversed(list(re.finditer("`+", self.source))):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        places = self._ticks.get(count, [])
        while places and places[-1] < after:
            places.pop()
        return places[-1] if places else -1


class InlineRule(InlineProcessor):
    """Reads one kind of element where its pattern matches."""

    characters: Sequence[str] = ()
    """The characters with which a match begins."""

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        """Adds what begins at a place to the pieces of a text; the place behind it, or 0 if nothing begins there."""
        raise NotImplementedError
