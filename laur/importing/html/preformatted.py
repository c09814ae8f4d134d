"""``<pre>``: code keeps its lines, and prose (verse, a letter with links) becomes paragraphs with line breaks."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from laur.importing.html.nodes import BLOCKS, classes_of, is_break

_VERSE = re.compile(r"\b(?:wp-block-verse|verse|poem)\b")
_LINES = frozenset({"div", "p", "figcaption"})
"""Blocks that are only lines of code."""


def convert_preformatted(soup: BeautifulSoup) -> None:
    """Leaves in each ``<pre>`` only text, whose line ends are characters; one that holds prose becomes a ``<div>``."""
    for pre in soup.find_all("pre"):
        if _is_prose(pre):
            _break_lines(soup, pre)
            pre.name, pre.attrs = "div", {}
        else:
            code = "".join(_code(pre)).strip("\n")
            pre.clear()
            pre.append(NavigableString(code))


def _is_prose(pre: Tag) -> bool:
    """Whether something in the element is lost as code: it is verse, or has links, images, or blocks such as lists."""
    if _VERSE.search(classes_of(pre)):
        return True
    return any(tag.name in {"a", "img"} or tag.name in BLOCKS - _LINES for tag in pre.find_all(True))


def _break_lines(soup: BeautifulSoup, pre: Tag) -> None:
    """Replaces the line ends of an element's text by ``<br>``."""
    for text in pre.find_all(string=True):
        if text.find_parent("pre") is not pre or "\n" not in text:
            continue
        for number, line in enumerate(text.split("\n")):
            if number:
                text.insert_before(soup.new_tag("br"))
            text.insert_before(NavigableString(line))
        text.extract()


def _code(pre: Tag) -> Iterator[str]:
    """The text of an element in pieces; ``<br>`` and blocks begin a new line."""
    at_line_start = True
    for node, is_end in _edges(pre):
        if not isinstance(node, Tag):
            yield str(node)
            at_line_start = str(node).endswith("\n")
        elif (is_break(node) and not is_end) or (node.name in _LINES and not at_line_start):
            yield "\n"
            at_line_start = True


def _edges(tag: Tag) -> Iterator[tuple[PageElement, bool]]:
    """The nodes within an element; each element twice, where it begins and where it ends."""
    for child in tag.children:
        yield child, False
        if isinstance(child, Tag):
            yield from _edges(child)
            yield child, True
