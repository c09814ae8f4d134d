"""Headings, rules and code (CommonMark 0.31, 4.1 to 4.5)."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from laur.markdown.addresses import as_value, unescaped
from laur.markdown.attributes import at_end
from laur.markdown.blocks.block import CODE_INDENT, Block, BlockStart, Leaf, OpenText, element
from laur.markdown.blocks.line import SourceLine
from laur.markdown.blocks.paragraph import Paragraph
from laur.model import Place

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_END_OF_HEADING = re.compile(r"(?:^|(?<![ \t])[ \t]++)#++[ \t]*+$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"(`{3,}+(?=[^`]*$)|~{3,}+)[ \t]*+((?:.*[^ \t])?)[ \t]*+$")
_LANGUAGE = re.compile(r"\{?[ ]*\.?([\w+#-]+)")


class HeadingBlock(Leaf):
    """A heading of a level from 1 to 6."""

    def __init__(self, line: SourceLine, level: int, text: str, first: int) -> None:
        super().__init__(line)
        self.first, self.level, self.text = first, level, text

    def write(self, reader: OpenText, into: Element) -> None:
        made = element(into, f"h{self.level}")
        reader.read_words(made, at_end(reader, self.text, made))


class HeadingStart(BlockStart):
    """``## Heading``."""

    characters = "#"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        found = None if reader.is_code(line) else _HEADING.match(line.text, line.start)
        if found is None:
            return False
        text = _END_OF_HEADING.sub("", line.text[found.end() :]).strip(" \t")
        reader.add(HeadingBlock(line, len(found[1]), text, line.number))
        return True


class UnderlinedHeadingStart(BlockStart):
    """A line of ``=`` or ``-`` below a paragraph."""

    characters = "=-"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        paragraph = reader.container
        found = _UNDERLINE.match(line.text, line.start)
        if found is None or reader.is_code(line) or not isinstance(paragraph, Paragraph):
            return False
        paragraph.take_definitions(reader)
        if not paragraph.lines:
            return False
        first, text = paragraph.first, "\n".join(paragraph.take_lines()).rstrip(" \t")
        reader.add(HeadingBlock(line, 1 if found[1][0] == "=" else 2, text, first))
        return True


class ThematicBreak(Leaf):
    """A line across the text."""

    def write(self, _reader: OpenText, into: Element) -> None:
        element(into, "hr")


class ThematicBreakStart(BlockStart):
    """``***``, ``---`` or ``___``."""

    characters = "*-_"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        if reader.is_code(line) or not RULE.match(line.text, line.start):
            return False
        reader.add(ThematicBreak(line))
        return True


class Code(Block):
    """Lines of code."""

    takes_lines = True

    def continues(self, line: SourceLine) -> bool | None:
        if line.indent < CODE_INDENT and not line.is_empty:
            return False
        line.move(min(line.at + CODE_INDENT, len(line.text)))
        return True

    def write(self, _reader: OpenText, into: Element) -> None:
        write_code(into, "\n".join(self.lines).rstrip("\n "), "")


class CodeStart(BlockStart):
    """A line indented by four columns; within a paragraph it is text."""

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        if not reader.is_code(line) or isinstance(reader.open[-1], Paragraph):
            return False
        line.move(line.at + CODE_INDENT)
        reader.add(Code(line)).add(line)
        return True


class Fence(Block):
    """Code between two fences."""

    takes_lines = True

    def __init__(self, line: SourceLine, fence: str, info: str) -> None:
        super().__init__(line)
        self._indent, self._info = line.indent, info
        self._written = line.words
        self._at = Place(line.number, line.start + 1)
        self._closing = re.compile(rf"{fence}{fence[0]}*[ \t]*$")
        self._is_closed = False

    def continues(self, line: SourceLine) -> bool | None:
        if line.indent < CODE_INDENT and self._closing.match(line.text, line.start):
            self._is_closed, self.last = True, line.number
            return None
        return True

    def add(self, line: SourceLine) -> None:
        begun = min(self._indent, line.indent)
        self.lines.append(line.raw[begun:] if not line.at and line.raw[:begun].isspace() else line.rest[begun:])
        self.last = line.number

    def close(self, reader: OpenText, _parent: Block) -> None:
        if not self._is_closed:
            reader.report("fence-unclosed", self._written.strip(), self._at)

    def write(self, _reader: OpenText, into: Element) -> None:
        language = _LANGUAGE.match(unescaped(self._info))
        write_code(into, "\n".join(self.lines), language[1].lower() if language else "")


class FenceStart(BlockStart):
    """At least three backticks or tildes, with the language of the code."""

    characters = "`~"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        found = None if reader.is_code(line) else _FENCE.match(line.text, line.start)
        if found is None:
            return False
        reader.add(Fence(line, found[1], found[2]))
        return True


def write_code(into: Element, code: str, language: str) -> None:
    """Writes code with its language as a class."""
    made = SubElement(element(into, "pre"), "code")
    if language:
        made.set("class", f"language-{language}")
    made.text = AtomicString(as_value(f"{code}\n" if code else ""))
