"""A small tree of HTML elements: parsed from nh3's output, changed by the walk, written as HTML5.

The parser only reads the output of nh3's serialiser (every tag closed, attributes in double quotes, five character
references), so it needs no error recovery. General parsers were tried: libxml2 (lxml) has the nesting rules of HTML 4,
splits elements that HTML5 keeps (`<b><p>`, a link around a table), and writes `<wbr>` wrongly; html5lib is correct but
takes ten times as long.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

MAX_DEPTH = 64
"""Nested elements: far more than in a text by a person, and few enough for recursive functions."""
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
"""The allowed elements that have no end tag."""

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s=">]+="[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([^\s=">]+)="([^"]*)"')


class Node:
    """An element. Only code that made the tree may change it."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], children: "list[Node | str] | None" = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node | str] = [] if children is None else children


def parse(html: str) -> Node | None:
    """The tree of a fragment that nh3 wrote, under one element without a name; None if it is nested too deep."""
    root = Node("", {})
    stack = [root]
    for end, tag, attributes, text in _TOKEN.findall(html):
        if text:
            around = stack[-1]
            is_dropped = around.tag == "pre" and not around.children and text.startswith("\n")
            around.children.append(_characters(text[1:] if is_dropped else text))
        elif end:
            stack.pop()
        else:
            node = Node(tag, {name: _characters(value) for name, value in _ATTRIBUTE.findall(attributes)})
            stack[-1].children.append(node)
            if tag not in VOID:
                stack.append(node)
                if len(stack) > MAX_DEPTH:
                    return None
    return root


def _characters(text: str) -> str:
    return unescape(text) if "&" in text else text


def serialise(root: Node) -> str:
    """The children of `root` as HTML5. Every `<`, and every `"` in a value, is written as a reference."""
    out: list[str] = []
    _write(root, out)
    return "".join(out)


def _write(node: Node, out: list[str]) -> None:
    for child in node.children:
        if isinstance(child, str):
            out.append(escape(child, quote=False))
            continue
        attributes = "".join([f' {name}="{escape(value)}"' for name, value in child.attributes.items()])
        out.append(f"<{child.tag}{attributes}>")
        if child.tag not in VOID:
            if child.tag == "pre" and child.children[:1] and str(child.children[0]).startswith("\n"):
                out.append("\n")  # a parser drops the first line feed
            _write(child, out)
            out.append(f"</{child.tag}>")


def plain(node: Node) -> str:
    """The text of an element, without the numbers of footnotes."""
    return "".join([child if isinstance(child, str) else _plain(child) for child in node.children])


def _plain(node: Node) -> str:
    if node.tag == "br":
        return " "
    return "" if node.attributes.get("class") == "footnote-ref" else plain(node)


def elements(node: Node) -> Iterator[Node]:
    """All descendants, in document order."""
    waiting: list[Node | str] = node.children[::-1]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Node):
            yield found
            waiting += found.children[::-1]
