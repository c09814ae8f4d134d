"""HTML as a tree, read as a browser reads it (section 13.2 of the HTML standard), by Lexbor.

The text of an entry is a fragment within a page, as it was on the old site: ``<html>``, ``<head>`` and ``<body>`` in it
mean nothing.
"""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag
from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXT, _COMMENT = "-text", "-comment"
_NEVER_SHOWN = frozenset({"script", "style", "template", "title", "noembed", "noframes", "iframe", "noscript"})
_OWN_MARKS = frozenset(
    {"data-html", "data-language", "data-mark", "data-missing", "data-note-of", "data-position", "data-word"}
)
"""Attributes with which this package marks elements; an author's would be taken for ours."""


def parse(html: str, max_depth: int) -> BeautifulSoup | None:
    """The tree of an HTML fragment; None if elements are nested more deeply than `max_depth`."""
    document = LexborHTMLParser(html, is_fragment=True)
    soup = BeautifulSoup("", "html.parser")
    parents: list[Tag] = [soup]
    for node, depth in _nodes(document):
        if depth > max_depth:
            return None
        del parents[depth:]
        tag = node.tag or ""
        if tag == _TEXT:
            parents[-1].append(NavigableString(node.text_content or ""))
        elif tag == _COMMENT:
            parents[-1].append(Comment(node.comment_content or ""))
        elif not tag.startswith("-"):
            attributes = {name: value or "" for name, value in node.attributes.items() if name not in _OWN_MARKS}
            element = soup.new_tag(tag, attrs=attributes)
            parents[-1].append(element)
            parents.append(element)
    return soup


def pieces_of_text(html: str) -> Iterator[str]:
    """Each piece of text of an HTML fragment of any depth, without scripts and the like."""
    skipped_at = 0
    for node, depth in _nodes(LexborHTMLParser(html, is_fragment=True)):
        if skipped_at and depth > skipped_at:
            continue
        skipped_at = depth if node.tag in _NEVER_SHOWN else 0
        if node.tag == _TEXT and node.text_content:
            yield node.text_content


def _nodes(document: LexborHTMLParser) -> Iterator[tuple[LexborNode, int]]:
    """The nodes of a document in its order, each with its depth (from 1); without recursion."""
    node, depth = document.root, 1
    while node is not None:
        yield node, depth
        following = node.first_child
        depth += following is not None
        while following is None and node is not None:
            following = node.next
            if following is None:
                node, depth = (node.parent, depth - 1) if depth > 1 else (None, 0)
        node = following
