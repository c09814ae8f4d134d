"""Quotations and lists (CommonMark 0.31, 5)."""

import re
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from laur.markdown.blocks.block import CODE_INDENT, Block, BlockStart, OpenText, container, element
from laur.markdown.blocks.line import SourceLine
from laur.markdown.blocks.paragraph import Paragraph, mark_last

_MARKER = re.compile(r"([-+*]|(\d{1,9})([.)]))(?= |$)")


class Quotation(Block):
    """Blocks whose lines begin with ``>``."""

    def continues(self, line: SourceLine) -> bool | None:
        if line.indent >= CODE_INDENT or line.text[line.start : line.start + 1] != ">":
            return False
        _pass_mark(line)
        self.last = line.number
        return True

    def close(self, _reader: OpenText, _parent: Block) -> None:
        """Its last line is the last with its mark, whatever is in it."""

    def write(self, reader: OpenText, into: Element) -> None:
        super().write(reader, container(into, "blockquote"))


class QuotationStart(BlockStart):
    """``> quotation``."""

    characters = ">"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        if reader.is_code(line):
            return False
        _pass_mark(line)
        reader.add(Quotation(line))
        return True


def _pass_mark(line: SourceLine) -> None:
    behind = line.start + 1
    line.move(behind + (line.text[behind : behind + 1] == " "))


class Marker(NamedTuple):
    """The marker of a list item."""

    kind: str
    """What its list has in common: ``-``, ``+``, ``*``, ``.`` or ``)``."""
    number: int
    width: int
    """How far the text of the item is indented."""


class ListBlock(Block):
    """Items with markers of one kind."""

    def __init__(self, line: SourceLine, marker: Marker) -> None:
        super().__init__(line)
        self.marker = marker

    def contains(self, child: Block) -> bool:
        return isinstance(child, ListItem)

    def close(self, reader: OpenText, parent: Block) -> None:
        super().close(reader, parent)
        is_loose = any(_is_followed_by_empty_line(item.children) for item in self.children)
        if not is_loose and not _is_followed_by_empty_line(self.children):
            for item in self.children:
                for child in item.children:
                    if isinstance(child, Paragraph):
                        child.is_tight = True

    def write(self, reader: OpenText, into: Element) -> None:
        made = container(into, "ol" if self.marker.kind in ".)" else "ul")
        if self.marker.kind in ".)" and self.marker.number != 1:
            made.set("start", str(self.marker.number))
        super().write(reader, made)


def _is_followed_by_empty_line(blocks: list[Block]) -> bool:
    return any(one.last != other.first - 1 for one, other in pairwise(blocks))


class ListItem(Block):
    """An item of a list."""

    def __init__(self, line: SourceLine, marker: Marker) -> None:
        super().__init__(line)
        self._marker = marker

    def continues(self, line: SourceLine) -> bool | None:
        if line.is_empty:
            return bool(self.children)
        if line.indent < self._marker.width:
            return False
        line.move(line.at + self._marker.width)
        return True

    def write(self, reader: OpenText, into: Element) -> None:
        mark_last(self.children)
        super().write(reader, element(into, "li"))


class ListItemStart(BlockStart):
    """``- item`` or ``1. item``."""

    characters = "-+*0123456789"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        marker = None if reader.is_code(line) else _marker(line, in_text=isinstance(reader.container, Paragraph))
        if marker is None:
            return False
        width = line.at + marker.width
        line.move(min(width, len(line.text)))
        before = reader.container
        if not isinstance(before, ListBlock) or before.marker.kind != marker.kind:
            reader.add(ListBlock(line, marker))
        reader.add(ListItem(line, marker))
        return True


def _marker(line: SourceLine, *, in_text: bool) -> Marker | None:
    """The marker of an item at a place of a line. Within a paragraph an item has text, and the number 1."""
    found = _MARKER.match(line.text, line.start)
    if found is None:
        return None
    rest = line.text[found.end() :]
    gap = len(rest) - len(rest.lstrip(" "))
    is_empty = gap == len(rest)
    if in_text and (is_empty or (found[2] and int(found[2]) != 1)):
        return None
    width = line.indent + len(found[0]) + (1 if is_empty or gap > CODE_INDENT else gap)
    return Marker(found[3] or found[0], int(found[2] or 1), width)
