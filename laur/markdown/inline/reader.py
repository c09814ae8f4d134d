"""Reads the texts of a tree: its links, code, emphasis, and the other elements within a line."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from laur.markdown.inline.emphasis import Nesting, fill
from laur.markdown.inline.text import InlineRule, InlineText

if TYPE_CHECKING:
    from markdown import Markdown

    from laur.markdown.blocks.block import OpenText, Words


class InlineReader(Treeprocessor):
    """Python-Markdown's stage “inline”, which reads each text in one pass."""

    def __init__(self, md: "Markdown", blocks: "OpenText") -> None:
        super().__init__(md)
        self._blocks = blocks
        self._rules: dict[str, InlineRule] = {}
        self._marks = re.compile("")

    def run(self, root: Element) -> None:  # noqa: ARG002 - the library's signature; the texts are those of the blocks
        """Fills the elements of the blocks that were read."""
        if not self._rules:
            rules = [rule for rule in self.md.inlinePatterns if isinstance(rule, InlineRule)]
            self._rules = {char: rule for rule in rules for char in rule.characters}
            self._marks = re.compile("|".join(rule.pattern for rule in rules))
        self._read(self._blocks.words)
        self._read(self._blocks.note_words)

    def _read(self, texts: "Iterable[Words]") -> None:
        for words in texts:
            if self._marks.search(words.text):
                text = InlineText(self._blocks, words.text)
                self._scan(text)
                fill(words.into, Nesting(self._blocks).nested(text.pieces))
            elif words.text:
                words.into.text = words.text

    def _scan(self, text: InlineText) -> None:
        """Reads a text from its beginning to its end."""
        source, pieces, marks = text.source, text.pieces, self._marks
        at = 0
        while found := marks.search(source, at):
            begin = found.start()
            if begin > at:
                pieces.append(source[at:begin])
            at = self._rules[source[begin]].read(text, found)
            if not at:
                at = found.end()
                pieces.append(found[0])
        if at < len(source):
            pieces.append(source[at:])
