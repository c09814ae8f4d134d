"""Code, backslashes, character references, line breaks, addresses in angle brackets, and HTML."""

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from laur.markdown import attributes
from laur.markdown.addresses import ENTITY, ESCAPABLE, as_value, character
from laur.markdown.html import CLOSING, OPENING, WORD_TAG, closed, words_in
from laur.markdown.inline.text import AttributeList, InlineRule, InlineText

_WEB = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\x00-\x20<>]*+)>")
_HOST = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_MAIL = re.compile(rf"<([\w.!#$%&'*+/=?^`{{|}}~-]++@{_HOST}(?:\.{_HOST})*)>")
_TAG = re.compile(f"{OPENING}|{CLOSING}|{WORD_TAG}|<!-->|<!--->")
_COMMENT_END = "-->"


class EscapeRule(InlineRule):
    """A backslash before punctuation, or at the end of a line."""

    characters = "\\"

    def __init__(self) -> None:
        super().__init__(r"\\(?:\n[ \t]*|(?=.)|\Z)")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        if len(found[0]) > 1:
            text.pieces.append(_line_break())
            return found.end()
        char = text.source[found.end() : found.end() + 1]
        if char not in ESCAPABLE:
            return 0
        text.pieces.append(as_value(char))
        return found.end() + 1


class CodeRule(InlineRule):
    """Code between backticks."""

    characters = "`"

    def __init__(self) -> None:
        super().__init__("`+")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        end = text.closing_ticks(len(found[0]), found.end())
        if end < 0:
            return 0
        code = text.source[found.end() : end].replace("\n", " ")
        if code.strip(" ") and code[0] == code[-1] == " ":
            code = code[1:-1]
        made = Element("code")
        made.text = AtomicString(as_value(code))
        text.pieces.append(made)
        return end + len(found[0])


class EntityRule(InlineRule):
    """A character reference such as ``&nbsp;``, or an ampersand."""

    characters = "&"

    def __init__(self) -> None:
        super().__init__("&")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        reference = ENTITY.match(text.source, found.start())
        if reference and character(reference[0]) != reference[0]:
            text.pieces.append(reference[0])
            return reference.end()
        text.pieces.append("&amp;")
        return found.end()


class BreakRule(InlineRule):
    """Two spaces at the end of a line."""

    characters = " "

    def __init__(self) -> None:
        super().__init__(r"(?<! ) {2,}\n")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        text.pieces.append(_line_break())
        return found.end()


class AttributesRule(InlineRule):
    """``{lang=en}`` right after an element."""

    characters = "{"

    def __init__(self) -> None:
        super().__init__(r"(?<=[*_`)\]~>])\{")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        written = attributes.LIST.match(text.source, found.start())
        values = attributes.read(written[0]) if written else None
        if written is None or values is None:
            return 0
        text.pieces.append(AttributeList(as_value(written[0]), values))
        return written.end()


class AngleRule(InlineRule):
    """An address in angle brackets, a tag of HTML, or a comment."""

    characters = "<"

    def __init__(self) -> None:
        super().__init__("<")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        source, at = text.source, found.start()
        if web := _WEB.match(source, at):
            return _address(text, web, web[1])
        if mail := _MAIL.match(source, at):
            return _address(text, mail, f"mailto:{mail[1]}")
        if tag := _TAG.match(source, at):
            text.pieces.append(text.reader.stash(closed(tag, source)))
            for word in words_in(tag[0]):
                text.reader.report("attribute-not-allowed", word, None)
            return tag.end()
        return _comment(text, at)


def _address(text: InlineText, found: re.Match[str], address: str) -> int:
    made = Element("a", {"href": as_value(address)})
    made.text = AtomicString(as_value(found[1]))
    text.pieces.append(made)
    return found.end()


def _comment(text: InlineText, at: int) -> int:
    """Adds a comment to the pieces; 0 if none begins at a place, or nothing ends it."""
    if text.is_comment_open or not text.source.startswith("<!--", at):
        return 0
    end = text.source.find(_COMMENT_END, at + len("<!--"))
    if end < 0:
        text.is_comment_open = True
        return 0
    text.pieces.append(text.reader.stash(text.source[at : end + len(_COMMENT_END)]))
    return end + len(_COMMENT_END)


def _line_break() -> Element:
    made = Element("br")
    made.tail = "\n"
    return made
