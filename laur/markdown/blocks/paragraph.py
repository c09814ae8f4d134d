"""Paragraphs, with the definitions of links at their beginning (CommonMark 0.31, 4.7 and 4.8)."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from laur.markdown import addresses
from laur.markdown.attributes import at_end
from laur.markdown.blocks.block import Block, OpenText, element, without_element
from laur.markdown.blocks.line import SourceLine
from laur.markdown.definitions import Address, normal_label


class Paragraph(Block):
    """Lines of text. While it is open, a line below can make it a heading, a table or a term."""

    takes_lines = yields = True

    def __init__(self, line: SourceLine) -> None:
        super().__init__(line)
        self.is_tight = False
        """Whether it is in a list without empty lines, and so has no element."""
        self._has_definitions = False
        """Whether it began with definitions. Then it stays, so that the empty lines around it count."""
        self.is_last = False
        """Whether nothing follows it in the block around it."""
        self.lazy = 0
        """The number of lines before the first that does not have the markers of the blocks around it; 0 if none."""

    def continues(self, line: SourceLine) -> bool | None:
        return not line.is_empty

    def add(self, line: SourceLine) -> None:
        self.lines.append(line.words)
        self.last = line.number

    def add_lazily(self, line: SourceLine) -> None:
        """Adds a line that continues it without the markers of the blocks around it."""
        self.lazy = self.lazy or len(self.lines)
        self.add(line)

    def close(self, reader: OpenText, parent: Block) -> None:
        self.take_definitions(reader)
        if not self.lines and not self._has_definitions:
            parent.children.pop()  # itself

    def take_definitions(self, reader: OpenText) -> None:
        """Removes the definitions of links from its beginning."""
        if not self.lines or not self.lines[0].startswith("["):
            return
        text = "\n".join(self.lines)
        count = at = 0
        while end := _definition(reader, text, at, self.first + count):
            count += text.count("\n", at, end) + (end == len(text))
            at = end
        del self.lines[:count]
        self.first += count
        self._has_definitions = self._has_definitions or count > 0

    def take_lines(self) -> list[str]:
        """Takes its lines for another block; only its definitions, if it has any, stay."""
        taken, self.lines = self.lines, []
        self.last = self.first - 1
        return taken

    def write(self, reader: OpenText, into: Element) -> None:
        if not self.lines:
            return
        text = "\n".join(self.lines).rstrip(" \t")
        made = without_element(into, "" if self.is_last else "\n") if self.is_tight else element(into, "p")
        if len(self.lines) > 1:
            text = at_end(reader, text, into if self.is_tight else made, line=True)
        reader.read_words(made, text)


def mark_last(blocks: Sequence[Block]) -> None:
    """Records that nothing follows the last of some blocks if it is a paragraph."""
    if blocks and isinstance(blocks[-1], Paragraph):
        blocks[-1].is_last = True


def _definition(reader: OpenText, text: str, at: int, number: int) -> int:
    """Where the definition of a link ends that begins at a place of a text, on a line; 0 if none begins there."""
    label = addresses.LABEL.match(text, at)
    if label is None or not 0 < len(label[1].strip()) <= addresses.MAX_LABEL or not text.startswith(":", label.end()):
        return 0
    begun = addresses.SPACE.match(text, label.end() + 1).end()  # type: ignore[union-attr]  # it also matches nothing
    leads = addresses.destination(text, begun)
    if leads is None or leads.end == begun:
        return 0
    end, title = _title(text, leads.end)
    if not end:
        return 0
    name = normal_label(label[1])
    if reader.definitions.define("link", name, f"[{label[1]}]", reader.place("[", number)):
        reader.definitions.links[name] = Address(leads.value, title)
    return end


def _title(text: str, at: int) -> tuple[int, str | None]:
    """Where a definition ends behind its destination, and its title; 0 if other words follow on the line."""
    gap = addresses.SPACE.match(text, at).end()  # type: ignore[union-attr]  # it also matches nothing
    title = addresses.title(text, gap) if gap > at else None
    if title and (end := _end_of_line(text, title.end)):
        return end, title.value
    return _end_of_line(text, at), None


def _end_of_line(text: str, at: int) -> int:
    """The end of a line if only spaces remain on it; 0 otherwise."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end + 1
    return 0 if text[at:end].strip(" \t\n") else end
