"""Changes of plain values: what an edited text must be read as."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from laur.editing.edits import KeyPath
from laur.editing.spans import Plain
from laur.frontmatter.writer import Value

EMPTY: tuple[Plain, ...] = ("", "~", "null", [], {})
"""What stands for no value; a list or group can be written in its place."""


class NoSuchValueError(LookupError):
    """The path leads through something that is not there."""


def plain_value(value: Value) -> Plain:
    """A value as Laur reads it after it was written: every single value is a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {key: plain_value(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain_value(item) for item in value]
    return str(value)


def changed(root: Plain, path: KeyPath, value: Value | None) -> Plain:
    """A copy of the root with the value at the path; without it, and without what it leaves empty, for None."""
    root = deepcopy(root)
    if value is None:
        _remove(root, path)
    else:
        _set(root, path, plain_value(value))
    return root


def item_at(node: Plain, step: str | int) -> Plain:
    """What a mapping has at a key, or a list at a position."""
    if isinstance(node, dict) and isinstance(step, str) and step in node:
        return node[step]
    if isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
        return node[step]
    raise NoSuchValueError(step)


def removed_path(root: Plain, path: KeyPath) -> KeyPath:
    """The path of what has to be removed: the outermost list or group that would have nothing left."""
    holders: list[Plain] = [root]
    for step in path:
        holders.append(item_at(holders[-1], step))
    held = holders[:-1]
    while len(path) > 1 and isinstance(held[-1], dict | list) and len(held[-1]) == 1:
        path, held = path[:-1], held[:-1]
    return path


def nested(path: KeyPath, value: Value) -> Value:
    """A value within the groups and lists that lead to it."""
    for step in reversed(path):
        if isinstance(step, int) and step:
            raise NoSuchValueError(step)
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _set(node: Plain, path: KeyPath, value: Plain) -> None:
    step, *rest = path
    if isinstance(node, list) and step == len(node) and not rest:
        node.append(value)
    elif isinstance(node, dict) and isinstance(step, str):
        if not rest:
            node[step] = value
        elif step not in node or node[step] in EMPTY:
            node[step] = plain_value(nested(tuple(rest), value))
        else:
            _set(node[step], tuple(rest), value)
    elif isinstance(node, list) and isinstance(step, int):
        inner = item_at(node, step)
        if rest:
            _set(inner, tuple(rest), value)
        else:
            node[step] = value
    else:
        raise NoSuchValueError(step)


def _remove(root: Plain, path: KeyPath) -> None:
    way = removed_path(root, path)
    node, last = root, way[-1]
    for step in way[:-1]:
        node = item_at(node, step)
    if isinstance(node, dict) and isinstance(last, str):
        del node[last]
    if isinstance(node, list) and isinstance(last, int):
        del node[last]
