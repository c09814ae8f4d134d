"""Reads the blocks of a text in one pass over its lines (CommonMark 0.31, appendix “A parsing strategy”)."""

from collections.abc import Iterable
from itertools import chain
from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown

from laur.markdown.blocks.block import BlockStart, Leaf, OpenText
from laur.markdown.blocks.line import SourceLine
from laur.markdown.blocks.paragraph import Paragraph


class BlockReader(OpenText):
    """Python-Markdown's block parser, with CommonMark's way of reading. Holds one text at a time."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._starts: dict[str, tuple[BlockStart, ...]] = {}

    # ---------------------------------------------------------------------------------------------- the library's way

    def parseDocument(self, lines: Iterable[str]) -> "ElementTree[Element | None]":  # noqa: N802 - the library's name
        """The tree of a text. Its `words` are read by `laur.markdown.inline.reader`."""
        self.reset()
        self.source = tuple(lines)
        if not self._starts:
            self._starts = self._by_character()
        for number, raw in enumerate(self.source, 1):
            self._read(SourceLine(raw, number))
        self.close(0)
        self.root = Element(self.md.doc_tag)
        self.document.write(self, self.root)
        return ElementTree(self.root)

    def _by_character(self) -> dict[str, tuple[BlockStart, ...]]:
        """The rules that can apply to a line, by its first character."""
        rules = [rule for rule in self.blockprocessors if isinstance(rule, BlockStart)]
        characters = set(chain.from_iterable(rule.characters for rule in rules)) | {""}
        return {
            one: tuple(rule for rule in rules if not rule.characters or (one and one in rule.characters))
            for one in characters
        }

    # ---------------------------------------------------------------------------------------------- lines

    def _read(self, line: SourceLine) -> None:
        self.matched = len(self.open)
        for depth in range(1, len(self.open)):
            does_continue = self.open[depth].continues(line)
            if does_continue is None:
                self.close(depth)
                return
            if not does_continue:
                self.matched = depth
                break
        if not self._begin(line):
            self._text(line)

    def _begin(self, line: SourceLine) -> bool:
        """Begins the blocks whose markers follow on a line; whether nothing of the line remains."""
        block = self.open[self.matched - 1]
        while not line.is_empty and (block.yields or not block.takes_lines):
            rules = self._starts.get(line.text[line.start], self._starts[""])
            if not any(rule.begin(self, line) for rule in rules):
                return False
            block = self.open[-1]
            if block.takes_lines or (isinstance(block, Leaf) and not block.leaves_rest):
                return True
        return False

    def _text(self, line: SourceLine) -> None:
        """Adds the rest of a line as text."""
        last = self.open[-1]
        if self.matched < len(self.open) and not line.is_empty and isinstance(last, Paragraph):
            last.add_lazily(line)
            return
        self.close(self.matched)
        last = self.open[-1]
        if last.takes_lines:
            last.add(line)
        elif not line.is_empty:
            self.add(Paragraph(line)).add(line)
