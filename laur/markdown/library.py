"""Python-Markdown with the rules by which Laur reads Markdown, in the library's own registries.

The library's stages stay: a block parser makes a tree, tree processors change it, a serialiser writes it, and
postprocessors put the HTML of the author back. Blocks and the elements within a line are read as CommonMark has them
(`laur.markdown.blocks`, `laur.markdown.inline`); footnotes, definition lists, abbreviations and attribute lists are
those of Markdown Extra.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.postprocessors import Postprocessor
from markdown.util import HTML_PLACEHOLDER_RE, Registry

from laur.markdown.blocks.containers import ListItemStart, QuotationStart
from laur.markdown.blocks.extra import AbbreviationStart, DefinitionStart, FootnoteStart
from laur.markdown.blocks.html import HtmlStart
from laur.markdown.blocks.leaves import CodeStart, FenceStart, HeadingStart, ThematicBreakStart, UnderlinedHeadingStart
from laur.markdown.blocks.reader import BlockReader
from laur.markdown.blocks.tables import PastedTableStart, TableStart
from laur.markdown.definitions import Definitions
from laur.markdown.footnotes import FootnoteList
from laur.markdown.inline.emphasis import EmphasisRule
from laur.markdown.inline.links import ClosingRule, OpeningRule
from laur.markdown.inline.reader import InlineReader
from laur.markdown.inline.rules import AngleRule, AttributesRule, BreakRule, CodeRule, EntityRule, EscapeRule
from laur.model import BodyFault

_BLOCKS = (
    PastedTableStart, QuotationStart, HeadingStart, FenceStart, HtmlStart, TableStart, UnderlinedHeadingStart,
    ThematicBreakStart, FootnoteStart, AbbreviationStart, ListItemStart, DefinitionStart, CodeStart,
)  # fmt: skip
"""The kinds of blocks in order of precedence."""
_INLINE = (
    EscapeRule, CodeRule, OpeningRule, ClosingRule, EmphasisRule, AngleRule, EntityRule, AttributesRule, BreakRule,
)  # fmt: skip


class MarkdownLibrary(Markdown):
    """Python-Markdown, built from Laur's rules. Reads one text at a time; `reset` comes before each."""

    blocks: BlockReader

    def build_parser(self) -> "MarkdownLibrary":
        """Fills the registries of the library."""
        self.preprocessors = Registry()
        self.parser = self.blocks = BlockReader(self)
        self.inlinePatterns = Registry()
        self.treeprocessors = Registry()
        self.postprocessors = Registry()
        for number, start in enumerate(_BLOCKS):
            self.parser.blockprocessors.register(start(self.parser), start.__name__, -number)
        for number, rule in enumerate(_INLINE):
            self.inlinePatterns.register(rule(), rule.__name__, -number)
        self.treeprocessors.register(InlineReader(self, self.blocks), "inline", 20)
        self.treeprocessors.register(FootnoteList(self, self.blocks), "footnotes", 10)
        self.treeprocessors.register(_Abbreviations(self, self.blocks.definitions), "abbreviations", 7)
        self.postprocessors.register(_RawHtml(self), "raw_html", 30)
        return self

    def reset(self) -> "MarkdownLibrary":
        """Forgets the text that was read last."""
        self.blocks.reset()
        super().reset()
        return self

    def faults(self) -> tuple[BodyFault, ...]:
        """The faults of the text that was read last."""
        return (*self.blocks.faults, *self.blocks.definitions.faults())


class _Abbreviations(AbbrTreeprocessor):
    """The library's abbreviations; records which are used."""

    def __init__(self, md: Markdown, definitions: Definitions) -> None:
        super().__init__(md)
        self._definitions = definitions

    def run(self, root: Element) -> None:
        self.abbrs = self._definitions.abbreviations
        super().run(root)

    def create_element(self, title: str, text: str, tail: str) -> Element:
        self._definitions.use("abbreviation", text)
        return super().create_element(title, text, tail)


class _RawHtml(Postprocessor):
    """Puts the HTML of the author in place of its placeholders."""

    def run(self, text: str) -> str:
        blocks = self.md.htmlStash.rawHtmlBlocks
        return HTML_PLACEHOLDER_RE.sub(lambda found: str(blocks[int(found[1])]), text) if blocks else text
