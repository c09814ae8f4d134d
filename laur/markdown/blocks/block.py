"""The bases of all kinds of blocks: a block, the rule by which one begins, and the text that is being read."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from laur.markdown.blocks.line import SourceLine
from laur.markdown.definitions import Definitions
from laur.model import BodyFault, Place

MAX_MISSING_CELLS = 5000
"""In the rows of all tables of a text: without a limit, 20,000 characters make a table of millions of cells."""
MAX_OPEN = 60
"""How deep blocks can be nested: less than `laur.markdown.tree.MAX_DEPTH` and more than a person writes."""
CODE_INDENT = 4
"""The columns by which code is indented."""


class TooDeepError(ValueError):
    """A text with more than `MAX_OPEN` blocks within each other."""


class Words(NamedTuple):
    """Text within a block, in which links, emphasis and the like are still to be read."""

    into: Element
    text: str


class Block:
    """A block of a text, with its lines or with the blocks that it contains."""

    takes_lines: ClassVar[bool] = False
    """Whether it consists of lines, not of other blocks."""
    yields: ClassVar[bool] = False
    """Whether the beginning of another block ends it, although its lines could go on."""

    def __init__(self, line: SourceLine) -> None:
        self.first = self.last = line.number
        """Its first and last line; an empty line after it does not count."""
        self.children: list[Block] = []
        self.lines: list[str] = []

    def contains(self, _child: "Block") -> bool:
        """Whether another block may be within it."""
        return not self.takes_lines

    def continues(self, _line: SourceLine) -> bool | None:
        """Whether a line belongs to it, and moves the line behind its own marker; None for a line that ends it."""
        return True

    def add(self, line: SourceLine) -> None:
        """Adds a line to a block that takes lines."""
        self.lines.append(line.rest)
        if not line.is_empty:
            self.last = line.number

    def close(self, _reader: "OpenText", _parent: "Block") -> None:
        """Ends the block: nothing is added after that."""
        if self.children:
            self.last = self.children[-1].last

    def write(self, reader: "OpenText", into: Element) -> None:
        """Writes its element into that of its parent."""
        for child in self.children:
            child.write(reader, into)


class Leaf(Block):
    """A block of one line that nothing continues."""

    leaves_rest: ClassVar[bool] = False
    """Whether other blocks can follow on its line."""

    def contains(self, _child: Block) -> bool:
        return False

    def continues(self, _line: SourceLine) -> bool | None:
        return False


class OpenText(BlockParser):
    """A text that is being read: its lines, the blocks that are open, and what the next stages need."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.definitions = Definitions()
        self.reset()

    def reset(self) -> None:
        """Forgets the text that was read last."""
        self.definitions.clear()
        self.source: Sequence[str] = ()
        self.document = Block(SourceLine("", 1))
        self.open: list[Block] = [self.document]
        self.matched = 1
        """How many of the open blocks the current line continues."""
        self.words: list[Words] = []
        self.notes: list[tuple[str, Element]] = []
        """The footnotes with their labels, in the order of the text."""
        self.note_words: list[Words] = []
        """The words within footnotes, which are read last."""
        self.faults: list[BodyFault] = []
        self.spare_cells = MAX_MISSING_CELLS
        """How many cells rows of tables may still get that they lack."""
        self._endless: set[re.Pattern[str]] = set()

    def add(self, block: Block) -> Block:
        """Opens a block within the innermost block that the line continues and that can contain it."""
        self.close(self.matched)
        while not self.open[-1].contains(block):
            self.close(len(self.open) - 1)
        if len(self.open) > MAX_OPEN:
            raise TooDeepError
        self.open[-1].children.append(block)
        self.open.append(block)
        self.matched = len(self.open)
        return block

    def close(self, depth: int) -> None:
        """Closes the open blocks from a depth on, innermost first."""
        while len(self.open) > depth:
            block = self.open.pop()
            block.close(self, self.open[-1] if self.open else block)
        self.matched = min(self.matched, depth)

    @property
    def container(self) -> Block:
        """The innermost block that the current line continues."""
        return self.open[self.matched - 1]

    def is_code(self, line: SourceLine) -> bool:
        """Whether the rest of a line is indented like code."""
        return line.indent >= CODE_INDENT

    def is_below(self, end: re.Pattern[str] | None, line: SourceLine) -> bool:
        """Whether a pattern matches at this place of the text or below it."""
        if end is None or end in self._endless:
            return False
        is_found = bool(end.search(line.rest)) or any(
            end.search(self.source[at]) for at in range(line.number, len(self.source))
        )
        if not is_found:
            self._endless.add(end)
        return is_found

    def report(self, code: str, value: str, at: Place | None) -> None:
        """Records a fault of the text."""
        self.faults.append(BodyFault(code, value, at))

    def place(self, words: str, number: int) -> Place:
        """The place of some words on a line."""
        return Place(number, max(self.source[number - 1].find(words.strip()), 0) + 1)

    # ---------------------------------------------------------------------------------------------- for elements

    def read_words(self, into: Element, text: str) -> None:
        """Leaves the text of an element to the next stage."""
        self.words.append(Words(into, text))

    def stash(self, html: str) -> AtomicString:
        """A placeholder for HTML that the author wrote."""
        return AtomicString(self.md.htmlStash.store(html))


class BlockStart(BlockProcessor):
    """Recognises where one kind of block begins."""

    characters: ClassVar[Iterable[str]] = ()
    """The characters with which its first line can begin; empty if any can."""

    def begin(self, reader: "OpenText", line: SourceLine) -> bool:
        """Adds a block to the reader if one begins at this place of a line, and moves the line behind its marker."""
        raise NotImplementedError


def element(into: Element, tag: str) -> Element:
    """A new element, which ends its line."""
    made = SubElement(into, tag)
    made.tail = "\n"
    return made


def container(into: Element, tag: str) -> Element:
    """A new element with others in it, each on lines of its own."""
    made = element(into, tag)
    made.text = "\n"
    return made


def without_element(into: Element, tail: str = "\n") -> Element:
    """A place for text without an element of its own, which the library writes without tags."""
    made = SubElement(into, None)  # type: ignore[arg-type]  # what the library's serialiser writes without tags
    made.tail = tail
    return made
