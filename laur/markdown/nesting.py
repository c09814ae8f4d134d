"""Elements only where HTML allows them: no block in a line of text, no heading in a heading, no link in a link.

A parser of HTML5 keeps some trees that HTML does not allow, such as ``<b><p>a</p></b>`` or a heading in a heading,
and each screen reader reads them in its own way. No words are lost: a block is moved out of what cannot hold it.
Source of the rules: HTML Living Standard, 3.2.5 and 4.3 to 4.9.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from laur.markdown.sanitise import INLINE
from laur.markdown.tree import Node, elements

Nodes = list[Node | str]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TRANSPARENT = frozenset({"a", "del", "ins"})
"""Inline elements that may hold whatever may be in their place."""
_LINES = frozenset({*HEADINGS, "p", "pre", "summary"})
"""Blocks that hold a line of text, and no other block."""
_CONTAINERS = frozenset({"address", "article", "aside", "div", "footer", "header", "p", "section"})
"""Blocks that are nothing but their content where a line of text is expected."""
_PARENTS = {"dd": "dl", "dt": "dl", "figcaption": "figure", "li": "ol ul", "summary": "details"}
"""Elements that only some others may hold; anywhere else they become a ``<div>``."""
_ITEMS = {"dl": ("dd", "dt", "div"), "ol": ("li",), "ul": ("li",)}
"""What lists hold; anything else is put into an item of the first kind."""
_NO_HEADINGS = frozenset({"address", "dt", "th"})
_NO_TEXT = frozenset({"colgroup", "dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
_MOST_ADDED = 5_000
"""Elements that are added for formatting around blocks. When they are used up, further blocks lose that formatting."""


def nest(root: Node) -> None:
    """Changes the tree in place."""
    root.children = _BlockPlacement().flow(root.children, "")
    _end_links_in_links(root, in_link=False)


class _BlockPlacement:
    """Used for one tree, and while it is changed."""

    def __init__(self) -> None:
        self._left = _MOST_ADDED

    def flow(self, children: Nodes, parent: str) -> Nodes:
        """What may be where blocks may be, in an element with the name `parent`."""
        found: Nodes = []
        for child in children:
            found += [child] if isinstance(child, str) else self._placed(child, parent)
        return _as_items(found, _ITEMS[parent]) if parent in _ITEMS else found

    def _placed(self, node: Node, parent: str) -> Nodes:
        """The element as it may be in another, or what stands for it."""
        if node.tag in _PARENTS and parent not in _PARENTS[node.tag].split():
            node.tag = "div"
        if node.tag in HEADINGS and parent in _NO_HEADINGS:
            node.tag = "p"
        if node.tag in _LINES:
            return self._line(node, parent)
        is_group = parent == "dl" and node.tag == "div"
        node.children = self.flow(node.children, "dl" if is_group else node.tag)
        if node.tag not in _TRANSPARENT and _is_inline_around_blocks(node):
            return self._moved_in(node)
        return [node]

    # ------------------------------------------------------------------------------------------ formatting of blocks

    def _moved_in(self, inline: Node) -> Nodes:
        """The content of an inline element, with the element around each line of text instead of around the blocks."""
        return list(self._formatted(inline.children, inline, ""))

    def _formatted(self, children: Nodes, inline: Node, parent: str) -> Iterator[Node | str]:
        for is_block, group in groupby(children, _is_block):
            if not is_block:
                yield from self._run(list(group), inline, parent)
                continue
            for child in group:
                assert isinstance(child, Node)
                child.children = list(self._formatted(child.children, inline, child.tag))
                yield child

    def _run(self, run: Nodes, inline: Node, parent: str) -> Nodes:
        """Text within the inline element, whose id is given only once."""
        if _is_empty(run) or parent in _NO_TEXT or not self._left:
            return run
        self._left -= 1
        return [Node(inline.tag, _once(inline.attributes), run)]

    # ------------------------------------------------------------------------------------------ lines of text

    def _line(self, node: Node, parent: str) -> Nodes:
        """A block that holds a line of text, and after it the blocks that were in it, each followed by the rest."""
        if not any(element.tag not in INLINE for element in elements(node)):
            return [node]
        found: Nodes = []
        children = list(self._unwrapped(node.children))
        for is_line, group in groupby(children, lambda each: not _is_block(each) or _is_heading_of_summary(each, node)):
            nodes = list(group)
            if not is_line:
                for child in nodes:
                    assert isinstance(child, Node)
                    found += self._placed(child, parent)
            elif not _is_empty(nodes):
                found.append(Node(node.tag, _once(node.attributes), nodes))
                node.tag = "p" if node.tag == "summary" else node.tag
        first = next((each for each in found if isinstance(each, Node)), None)
        if first is not None and first.tag != node.tag:  # nothing was left of the line but its attributes
            first.attributes = node.attributes | first.attributes
        return found

    def _unwrapped(self, children: Nodes) -> Iterator[Node | str]:
        """The children, with the content of mere containers in their place, and formatting within the blocks."""
        for child in children:
            if isinstance(child, str):
                yield child
            elif child.tag in _CONTAINERS or child.tag in _PARENTS:
                yield "\n"
                yield from self._unwrapped(child.children)
                yield "\n"
            elif _is_inline_around_blocks(child):
                yield from self._unwrapped(self._moved_in(child))
            else:
                yield child


def _is_block(node: Node | str) -> bool:
    """Whether it cannot be in a line of text."""
    return isinstance(node, Node) and (node.tag not in INLINE or _is_inline_around_blocks(node))


def _is_inline_around_blocks(node: Node) -> bool:
    return node.tag in INLINE and any(element.tag not in INLINE for element in elements(node))


def _is_heading_of_summary(child: Node | str, parent: Node) -> bool:
    """Whether it is a heading in a ``<summary>``, which may hold one."""
    if parent.tag != "summary" or isinstance(child, str) or child.tag not in HEADINGS:
        return False
    return all(element.tag in INLINE for element in elements(child))


def _is_empty(nodes: Iterable[Node | str]) -> bool:
    return all(isinstance(node, str) and (not node or node.isspace()) for node in nodes)


def _once(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes for one of the parts of an element; those that must be unique only for the first."""
    found = dict(attributes)
    for name in ("id", "name"):
        attributes.pop(name, None)
    return found


def _as_items(children: Nodes, kinds: tuple[str, ...]) -> Nodes:
    """The content of a list, with an item around everything that is none."""
    found: Nodes = []
    for is_item, group in groupby(children, lambda child: isinstance(child, Node) and child.tag in kinds):
        nodes = list(group)
        found += nodes if is_item or _is_empty(nodes) else [Node(kinds[0], {}, nodes)]
    return found


def _end_links_in_links(node: Node, *, in_link: bool) -> None:
    for child in node.children:
        if isinstance(child, Node):
            is_link = child.tag == "a" and "href" in child.attributes
            if is_link and in_link:
                del child.attributes["href"]
            _end_links_in_links(child, in_link=in_link or is_link)
