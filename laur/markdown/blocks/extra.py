"""Blocks of Markdown Extra: definition lists, footnotes and abbreviations."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from laur.markdown.blocks.block import CODE_INDENT, Block, BlockStart, Leaf, OpenText, container, element
from laur.markdown.blocks.line import SourceLine
from laur.markdown.blocks.paragraph import Paragraph, mark_last
from laur.markdown.definitions import normal_label
from laur.model import Place

_DEFINITION = re.compile(r":( {1,3})(?=\S)")
_FOOTNOTE = re.compile(r"\[\^([^\]\s^][^\]\n]*)\]:")
_ABBREVIATION = re.compile(r"\*\[([^\[\]\\\n]+)\] ?:[ \t]*+(\S(?:.*[^ \t])?)[ \t]*+$")


# ---------------------------------------------------------------------------------------------- definition lists


class DefinitionList(Block):
    """Terms and definitions."""

    def contains(self, child: Block) -> bool:
        return isinstance(child, DefinedTerm | DefinitionBlock)

    def write(self, reader: OpenText, into: Element) -> None:
        before = into[-1] if len(into) and into[-1].tag == "dl" else None
        super().write(reader, container(into, "dl") if before is None else before)


class DefinedTerm(Leaf):
    """A line above a definition."""

    def __init__(self, line: SourceLine, text: str, number: int) -> None:
        super().__init__(line)
        self.first = self.last = number
        self._text = text

    def write(self, reader: OpenText, into: Element) -> None:
        reader.read_words(element(into, "dt"), self._text)


class DefinitionBlock(Block):
    """What a term means."""

    def __init__(self, line: SourceLine, width: int, *, is_loose: bool) -> None:
        super().__init__(line)
        self._width, self._is_loose = width, is_loose

    def continues(self, line: SourceLine) -> bool | None:
        if line.is_empty:
            return True
        if line.indent < self._width:
            return False
        line.move(line.at + self._width)
        return True

    def write(self, reader: OpenText, into: Element) -> None:
        if not self._is_loose and sum(isinstance(child, Paragraph) for child in self.children) == 1:
            for child in self.children:
                if isinstance(child, Paragraph):
                    child.is_tight = True
        mark_last(self.children)
        super().write(reader, element(into, "dd"))


class _Terms(NamedTuple):
    lines: list[str]
    first: int
    is_loose: bool
    """Whether an empty line follows them."""


class DefinitionStart(BlockStart):
    """``: definition`` below a term or another definition."""

    characters = ":"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        found = None if reader.is_code(line) else _DEFINITION.match(line.text, line.start)
        terms = _terms(reader, line) if found else None
        if found is None or terms is None:
            return False
        width = line.indent + len(found[0])
        if not isinstance(reader.container, DefinitionList):
            reader.add(DefinitionList(line))
        for number, term in enumerate(terms.lines, terms.first):
            reader.add(DefinedTerm(line, term, number))
        line.move(found.end())
        reader.add(DefinitionBlock(line, width, is_loose=terms.is_loose))
        return True


def _terms(reader: OpenText, line: SourceLine) -> _Terms | None:
    """Takes the lines above a definition from their paragraph; None if nothing is above that it could define."""
    container, last = reader.container, reader.open[-1]
    if isinstance(last, Paragraph) and last.lazy and last is not container:  # a term right below a definition
        terms = _Terms(last.lines[last.lazy :], line.number - len(last.lines) + last.lazy, is_loose=False)
        del last.lines[last.lazy :]
        return terms
    if isinstance(container, DefinitionList):
        return _Terms([], 0, is_loose=line.number > container.children[-1].last + 1)
    above = container if isinstance(container, Paragraph) else next(reversed(container.children), None)
    if not isinstance(above, Paragraph):
        return None
    above.take_definitions(reader)
    is_loose = above.last != line.number - 1
    terms = _Terms(above.take_lines(), above.first, is_loose)
    return terms if terms.lines else None


# ---------------------------------------------------------------------------------------------- footnotes


class Footnote(Block):
    """The text of a footnote, which is shown at the end (`laur.markdown.footnotes`)."""

    def __init__(self, line: SourceLine, label: str) -> None:
        """`label` is empty for a repeated one, to which no mark can lead."""
        super().__init__(line)
        self._label = label

    def continues(self, line: SourceLine) -> bool | None:
        if not line.is_empty:
            if line.indent < CODE_INDENT:
                return False
            line.move(line.at + CODE_INDENT)
        return True

    def write(self, reader: OpenText, _into: Element) -> None:
        """Writes its content into an element that `laur.markdown.footnotes` puts at the end."""
        note, before = Element("li"), len(reader.words)
        super().write(reader, note)
        reader.note_words += reader.words[before:]
        del reader.words[before:]
        reader.notes.append((self._label, note))


class FootnoteStart(BlockStart):
    """``[^1]: text``."""

    characters = "["

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        found = None if reader.is_code(line) else _FOOTNOTE.match(line.text, line.start)
        if found is None:
            return False
        label, at = normal_label(found[1]), Place(line.number, line.start + 1)
        if not reader.definitions.define("footnote", label, f"[^{found[1]}]", at):
            label = ""
        line.move(found.end())
        reader.add(Footnote(line, label))
        return True


# ---------------------------------------------------------------------------------------------- abbreviations


class Abbreviation(Leaf):
    """What an abbreviation means, which is shown wherever the text uses it."""


class AbbreviationStart(BlockStart):
    """``*[KKK]: meaning``."""

    characters = "*"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        found = None if reader.is_code(line) else _ABBREVIATION.match(line.text, line.start)
        if found is None or found[2].endswith("*"):
            return False
        name = found[1].strip()
        if reader.definitions.define("abbreviation", name, f"*[{name}]", Place(line.number, line.start + 1)):
            reader.definitions.abbreviations[name] = found[2]
        reader.add(Abbreviation(line))
        return True
