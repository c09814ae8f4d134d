"""HTML that stands on lines of its own (CommonMark 0.31, 4.6)."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from laur.markdown.blocks.block import Block, BlockStart, Leaf, OpenText, without_element
from laur.markdown.blocks.line import SourceLine
from laur.markdown.blocks.paragraph import Paragraph
from laur.markdown.html import CLOSING, OPENING, only_whole_tags


class _HtmlKind(NamedTuple):
    begin: re.Pattern[str]
    end: re.Pattern[str] | None = None
    """What ends it within a line; None if an empty line does."""
    is_hidden: bool = False
    """Whether a browser hides it. Without its end it is text, so that nothing below it disappears."""
    ends_paragraph: bool = True


def _verbatim(name: str, *, is_hidden: bool) -> _HtmlKind:
    """An element that no empty line ends."""
    begin, end = rf"<{name}(?=[\s>]|$)", rf"</{name}>"
    return _HtmlKind(re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE), is_hidden)


_VERBATIM = ("script", "style", "textarea")
_ELEMENTS = """address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div
|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu
|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track
|ul""".replace("\n", "")
_KINDS = (
    *(_verbatim(name, is_hidden=True) for name in _VERBATIM),
    _verbatim("pre", is_hidden=False),
    _HtmlKind(re.compile(r"<!--"), re.compile(r"-->"), is_hidden=True),
    _HtmlKind(re.compile(rf"</?(?:{_ELEMENTS})(?=\s|/?>|$)", re.IGNORECASE)),
    _HtmlKind(re.compile(rf"(?:{OPENING}|{CLOSING})[ \t]*$"), ends_paragraph=False),
)
_MARKDOWN = re.compile(rf"(?=<[^<>]*\smarkdown\s*=\s*[\"']?(?P<how>1|block|span)\b){OPENING}")
"""A tag whose content is Markdown even without an empty line."""
_LIKE_MARKDOWN = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+[^\W_]|^[ \t]*#{1,6} \w|\*\*\w[^*\n<>]*\*\*|(?<!\\)\[[^\[\]\n]+\]\([^()\s]+\)",
    re.MULTILINE,
)
_MAX_REPORTED = 40


class HtmlBlock(Block):
    """Lines of HTML, as their author wrote them."""

    takes_lines = True

    def __init__(self, line: SourceLine, kind: _HtmlKind) -> None:
        super().__init__(line)
        self._kind = kind
        self._is_closed = False

    def continues(self, line: SourceLine) -> bool | None:
        return not self._is_closed and (self._kind.end is not None or not line.is_empty)

    def add(self, line: SourceLine) -> None:
        super().add(line)
        self._is_closed = self._kind.end is not None and bool(self._kind.end.search(line.rest))

    def write(self, reader: OpenText, into: Element) -> None:
        html = "\n".join(self.lines)
        hidden = self._kind.end.search(html) if self._kind.is_hidden and self._kind.end else None
        shown, words = only_whole_tags(html[hidden.end() :] if hidden else html)
        if self._kind.is_hidden and hidden is None:  # its end is outside the quotation or list that it is in
            shown = html.replace("<", "&lt;")
        for word in words:
            reader.report("attribute-not-allowed", word, None)
        if self._kind.end is None:
            self._report(reader)
        without_element(into).text = reader.stash((html[: hidden.end()] if hidden else "") + shown)

    def _report(self, reader: OpenText) -> None:
        """Reports Markdown in it, which is shown as it is written."""
        html = "\n".join(self.lines)
        found = _LIKE_MARKDOWN.search(html)
        if found:
            number = html.count("\n", 0, found.end())
            words = html.split("\n")[number].strip()[:_MAX_REPORTED]
            reader.report("markdown-in-html", words, reader.place(words, self.first + number))


class MarkdownTag(Leaf):
    """A tag with ``markdown="1"``: what follows it is Markdown."""

    leaves_rest = True

    def __init__(self, line: SourceLine, tag: str) -> None:
        super().__init__(line)
        self._tag = tag

    def write(self, reader: OpenText, into: Element) -> None:
        without_element(into).text = reader.stash(self._tag)


class MarkdownSpan(Leaf):
    """An element with ``markdown="span"``: a line of text between its tags."""

    def __init__(self, line: SourceLine, parts: tuple[str, str, str]) -> None:
        super().__init__(line)
        self._parts = parts

    def write(self, reader: OpenText, into: Element) -> None:
        begin, words, end = self._parts
        without_element(into, "").text = reader.stash(begin)
        reader.read_words(without_element(into, ""), words.strip())
        without_element(into).text = reader.stash(end)


class HtmlStart(BlockStart):
    """A line that begins with a tag."""

    characters = "<"

    def begin(self, reader: OpenText, line: SourceLine) -> bool:
        if reader.is_code(line):
            return False
        tag = _MARKDOWN.match(line.text, line.start)
        if tag:
            self._begin_markdown(reader, line, tag)
            return True
        is_in_text = isinstance(reader.open[-1], Paragraph)
        for kind in _KINDS:
            if kind.begin.match(line.text, line.start):
                is_open = kind.is_hidden and not reader.is_below(kind.end, line)
                if not is_open and (kind.ends_paragraph or not is_in_text):
                    reader.add(HtmlBlock(line, kind)).add(line)
                    return True
        return False

    def _begin_markdown(self, reader: OpenText, line: SourceLine, tag: re.Match[str]) -> None:
        end = line.text.rfind(f"</{tag['name']}")
        if tag["how"] == "span" and end > 0:
            reader.add(MarkdownSpan(line, (tag[0], line.text[tag.end() : end], line.text[end:])))
        else:
            line.move(tag.end())
            reader.add(MarkdownTag(line, tag[0]))
