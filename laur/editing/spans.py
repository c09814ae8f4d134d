"""YAML as nodes that know where in the text they are, to the character.

PyYAML composes the text; its marks count characters. The mark at the end of a block mapping or sequence lies behind the
comments and empty lines after it; here a node ends where its last value ends.
"""

from collections.abc import Iterator
from typing import assert_never

import yaml
from msgspec import Struct

from laur.frontmatter.decode import FORBIDDEN
from laur.frontmatter.nodes import compose, readable_by_yaml
from laur.problems import has_errors

_SOURCE = ""
"""Problems of a text that is composed for an edit are not shown, so their path does not matter."""


class ScalarSpan(Struct, frozen=True):
    text: str
    """Without the line breaks at the end of a block."""
    start: int
    end: int
    style: str
    """``'``, ``"``, ``|``, ``>``; empty for a plain scalar."""

    @property
    def is_block(self) -> bool:
        """Whether it is written below a ``|`` or ``>``."""
        return self.style in {"|", ">"}


class EntrySpan(Struct, frozen=True):
    key: ScalarSpan
    value: "NodeSpan"


class MappingSpan(Struct, frozen=True):
    entries: tuple[EntrySpan, ...]
    start: int
    end: int
    column: int
    """The column of its keys, from 0."""
    is_flow: bool


class ListSpan(Struct, frozen=True):
    items: tuple["NodeSpan", ...]
    start: int
    end: int
    column: int
    """The column of its dashes, from 0."""
    is_flow: bool


NodeSpan = ScalarSpan | MappingSpan | ListSpan
Plain = str | list["Plain"] | dict[str, "Plain"]
"""A node without its places: what Laur reads."""


def compose_spans(text: str) -> MappingSpan | None:
    """The mapping that a YAML text holds; an empty one for an empty text. None if it has errors, or is something else.

    Anchors, aliases, tags, keys that occur twice and control characters are errors here as they are in content.
    """
    if FORBIDDEN.search(text) or has_errors(compose(_SOURCE, text, 1).problems):
        return None
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    root = yaml.compose(readable_by_yaml(text), Loader=loader)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return MappingSpan((), len(text), len(text), 0, is_flow=False)
    node = _node(text, root)
    return node if isinstance(node, MappingSpan) else None


def plain(node: NodeSpan) -> Plain:
    """What a node holds, without places and styles; two nodes that Laur reads alike are equal."""
    match node:
        case ScalarSpan():
            return node.text
        case ListSpan():
            return [plain(item) for item in node.items]
        case MappingSpan():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
    assert_never(node)


def scalars(node: NodeSpan) -> Iterator[ScalarSpan]:
    """All single values and keys in a node, in their order in the text."""
    match node:
        case ScalarSpan():
            yield node
        case ListSpan():
            for item in node.items:
                yield from scalars(item)
        case MappingSpan():
            for entry in node.entries:
                yield entry.key
                yield from scalars(entry.value)


def _node(text: str, node: yaml.Node) -> NodeSpan:
    start, end = node.start_mark.index, node.end_mark.index
    column = node.start_mark.column
    if isinstance(node, yaml.MappingNode):
        entries = tuple(EntrySpan(_scalar(text, key), _node(text, value)) for key, value in node.value)
        return MappingSpan(entries, start, end if node.flow_style else entries[-1].value.end, column, node.flow_style)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_node(text, item) for item in node.value)
        return ListSpan(items, start, end if node.flow_style else items[-1].end, column, node.flow_style)
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(text, node)


def _scalar(text: str, node: yaml.ScalarNode) -> ScalarSpan:
    start, end, style = node.start_mark.index, node.end_mark.index, node.style or ""
    value = str(node.value)
    if style in {"|", ">"}:
        end = start + len(text[start:end].rstrip())
        value = value.rstrip("\n")
    return ScalarSpan(value, start, end, style)
