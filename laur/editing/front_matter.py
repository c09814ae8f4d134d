"""Edits of front matter: each change becomes splices of the text, and the result is read again and compared."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import assert_never

from laur.editing.edits import FieldEdit, KeyPath, NotEditable, RefusalReason
from laur.editing.file_text import file_text
from laur.editing.new_values import NewValues
from laur.editing.spans import EntrySpan, ListSpan, MappingSpan, NodeSpan, ScalarSpan, compose_spans, plain, scalars
from laur.editing.splices import Splice, line_end, line_start, next_line, spliced
from laur.editing.values import EMPTY, NoSuchValueError, changed, nested, plain_value, removed_path
from laur.frontmatter.fields import order_of_keys
from laur.frontmatter.writer import Value
from laur.model import Entry, Site


class _RefusedError(Exception):
    """The change cannot be made in the text as it is."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason)
        self.reason = reason


def edit_front_matter(data: bytes, kind: type[Entry], changes: Iterable[FieldEdit]) -> bytes | NotEditable:
    """The file with these values changed, one after the other; all other bytes are as they were.

    `kind` is the type of the document, which gives the order of its keys. Values are not checked: what is written can
    be read and reported as any other text.
    """
    file = file_text(data, has_fences=kind is not Site)
    if isinstance(file, NotEditable):
        return file
    front = file.front
    for change in changes:
        edited = _edited(front, kind, change, file.newline)
        if isinstance(edited, RefusalReason):
            return NotEditable(edited, file.place)
        front = edited
    return file.with_front(front)


def _edited(text: str, kind: type[Entry], change: FieldEdit, newline: str) -> str | RefusalReason:
    root = compose_spans(text)
    if root is None:
        return RefusalReason.UNREADABLE
    try:
        wanted = changed(plain(root), change.path, change.value)
        splices = _Editor(text, newline, kind).at(root, change.path, change.value)
    except NoSuchValueError:
        return RefusalReason.NO_SUCH_VALUE
    except _RefusedError as error:
        return error.reason
    edited = spliced(text, splices)
    read = compose_spans(edited)
    if read is None or plain(read) != wanted:
        return RefusalReason.AMBIGUOUS
    return edited


class _Editor:
    """Makes the splices of one change in one text."""

    def __init__(self, text: str, newline: str, kind: type[Entry]) -> None:
        self._text = text
        self._kind = kind
        self._write = NewValues(newline)

    # ---------------------------------------------------------------------------------------------- the way there

    def at(self, root: MappingSpan, path: KeyPath, value: Value | None) -> list[Splice]:
        """The splices that give the value at the path; `root` must have what the path leads through."""
        if value is None:
            path = removed_path(plain(root), path)
        return self._within(root, path, (), value)

    def _within(self, node: NodeSpan, rest: KeyPath, passed: KeyPath, value: Value | None) -> list[Splice]:
        step, *further = rest
        if isinstance(node, MappingSpan) and isinstance(step, str):
            entry = next((entry for entry in node.entries if entry.key.text == step), None)
            if further:
                return self._deeper(entry, tuple(further), (*passed, step), value, node)
            if value is None:
                return [self._without_entry(node, step)]
            if entry is None:
                return [self._with_entry(node, step, value, passed)]
            return self._replaced_entry(node, entry, value, (*passed, step))
        if isinstance(node, ListSpan) and isinstance(step, int):
            if further:
                return self._within(node.items[step], tuple(further), (*passed, step), value)
            if step < len(node.items) and not node.is_flow:  # of equal items, the one at this place
                return (
                    [self._without_item(node, step)]
                    if value is None
                    else self._replaced_item(node, step, value, passed)
                )
            items: list[Value] = [*map(plain, node.items)]
            items[step : step + 1] = [] if value is None else [value]
            return self._replaced_list(node, items, passed)
        raise NoSuchValueError

    def _deeper(
        self, entry: EntrySpan | None, rest: KeyPath, passed: KeyPath, value: Value | None, node: MappingSpan
    ) -> list[Splice]:
        """The splices for a value within an entry; an entry that is missing or empty is written whole."""
        if value is not None and (entry is None or plain(entry.value) in EMPTY):
            whole = nested(rest, value)
            key = str(passed[-1])
            if entry is None:
                return [self._with_entry(node, key, whole, passed[:-1])]
            return self._replaced_entry(node, entry, whole, passed)
        if entry is None:
            raise NoSuchValueError
        return self._within(entry.value, rest, passed, value)

    # ---------------------------------------------------------------------------------------------- values

    def _replaced_entry(self, node: MappingSpan, entry: EntrySpan, value: Value, path: KeyPath) -> list[Splice]:
        splices = self._replaced(entry.value, value, path, in_flow=node.is_flow)
        if splices is not None:
            return splices
        start = entry.key.end + self._text[entry.key.end :].index(":") + 1
        self._refuse_comments(start, entry.value)
        text = f" {self._write.flow(value)}" if node.is_flow else self._write.after_key(value, node.column)
        return [Splice(start, max(start, entry.value.end), text)]

    def _replaced(self, node: NodeSpan, value: Value, path: KeyPath, *, in_flow: bool) -> list[Splice] | None:
        """The splices that give a node another value of its own kind; None if the kinds differ."""
        if plain(node) == plain_value(value):
            return []
        match node:
            case ScalarSpan():
                return self._replaced_scalar(node, value, in_flow=in_flow)
            case ListSpan() if isinstance(value, Sequence) and not isinstance(value, str):
                return self._replaced_list(node, value, path) if value else None
            case MappingSpan() if isinstance(value, Mapping):
                return self._replaced_mapping(node, value, path) if value else None
            case ListSpan() | MappingSpan():
                return None
        assert_never(node)

    def _replaced_scalar(self, node: ScalarSpan, value: Value, *, in_flow: bool) -> list[Splice] | None:
        if not isinstance(plain_value(value), str):
            return None
        column = node.start - line_start(self._text, node.start)
        text = self._write.scalar(value, node, self._text, in_flow=in_flow)
        before = self._text[node.start - 1 : node.start]
        space = " " if node.start == node.end and before in {":", "-", ","} and column else ""
        return [Splice(node.start, node.end, space + text)]

    def _replaced_mapping(self, node: MappingSpan, values: Mapping[str, Value], path: KeyPath) -> list[Splice]:
        """The splices of all keys that differ; at most one may be new or gone in a place, so the rest is refused."""
        splices: list[Splice] = []
        for key, value in values.items():
            entry = next((entry for entry in node.entries if entry.key.text == key), None)
            if entry is None:
                splices.append(self._with_entry(node, key, value, path))
            else:
                splices += self._replaced_entry(node, entry, value, (*path, key))
        return splices + [self._without_entry(node, e.key.text) for e in node.entries if e.key.text not in values]

    # ---------------------------------------------------------------------------------------------- keys

    def _with_entry(self, node: MappingSpan, key: str, value: Value, path: KeyPath) -> Splice:
        """The splice that adds a key after the last one that comes before it in the model."""
        present = [entry.key.text for entry in node.entries]
        order = order_of_keys(self._kind, path)
        at = _position(present, order, key)
        if node.is_flow:
            written = self._write.flow_entry(key, value)
            if not present:
                return Splice(node.start + 1, node.start + 1, written)
            if at == 0:
                return Splice(node.entries[0].key.start, node.entries[0].key.start, f"{written}, ")
            end = node.entries[at - 1].value.end
            return Splice(end, end, f", {written}")
        lines = self._write.entry(key, value, node.column)
        if not present:
            return self._first_entry(lines)
        if at == 0:
            first = node.entries[0].key.start
            margin = self._write.newline + " " * node.column
            return Splice(first, first, lines.lstrip(" ") + margin)
        end = line_end(self._text, node.entries[at - 1].value.end)
        return Splice(end, end, self._write.newline * (2 if self._stands_apart(node, value) else 1) + lines)

    def _stands_apart(self, node: MappingSpan, value: Value) -> bool:
        """Whether an empty line comes before a new group: in ``site.yaml``, if it does before all groups there are."""
        if self._kind is not Site or node.column or not isinstance(value, Mapping):
            return False
        groups = [entry.key.start for entry in node.entries[1:] if not isinstance(entry.value, ScalarSpan)]
        return bool(groups) and all(self._follows_empty_line(start) for start in groups)

    def _follows_empty_line(self, start: int) -> bool:
        """Whether there is an empty line before a key, or before the comments above it."""
        for line in reversed(self._text[:start].splitlines()):
            if not line.startswith("#"):
                return not line.strip()
        return False

    def _first_entry(self, lines: str) -> Splice:
        """The splice for front matter without keys: before the line that closes it."""
        end = len(self._text)
        begun = "" if self._text.endswith("\n") else self._write.newline
        return Splice(end, end, begun + lines + self._write.newline)

    def _without_entry(self, node: MappingSpan, key: str) -> Splice:
        position = next((n for n, entry in enumerate(node.entries) if entry.key.text == key), None)
        if position is None:
            raise NoSuchValueError
        entry = node.entries[position]
        if node.is_flow:
            return _without_part([(e.key.start, e.value.end) for e in node.entries], position)
        start = line_start(self._text, entry.key.start)
        if not self._text[start : entry.key.start].strip():
            return Splice(start, next_line(self._text, entry.value.end), "")
        # on the line of a dash: the next key takes its place there
        following = node.entries[position + 1].key.start
        between = line_end(self._text, entry.value.end)
        if "#" in self._text[between:following]:
            return Splice(entry.key.start, between, "")
        return Splice(entry.key.start, following, "")

    # ---------------------------------------------------------------------------------------------- items

    def _replaced_list(self, node: ListSpan, values: Sequence[Value], path: KeyPath) -> list[Splice]:
        """The splices of the items that differ; the others keep their bytes."""
        old = [repr(plain(item)) for item in node.items]
        new = [repr(plain_value(value)) for value in values]
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if node.is_flow and len(old) == len(new):
            return self._replaced_flow_items(node, values)
        if node.is_flow:
            return self._replaced_flow_list(node, values, steps)
        splices: list[Splice] = []
        for tag, first, last, new_first, new_last in steps:
            if tag == "equal":
                continue
            both = min(last - first, new_last - new_first)
            for n in range(both):
                splices += self._replaced_item(node, first + n, values[new_first + n], path)
            splices += [self._without_item(node, n) for n in range(first + both, last)]
            splices += [self._with_item(node, first + both, value) for value in values[new_first + both : new_last]]
        return splices

    def _replaced_item(self, node: ListSpan, position: int, value: Value, path: KeyPath) -> list[Splice]:
        item = node.items[position]
        splices = self._replaced(item, value, (*path, position), in_flow=False)
        if splices is not None:
            return splices
        self._refuse_comments(item.start, item)
        return [Splice(item.start, item.end, self._write.item(value, node.column).lstrip(" ").removeprefix("- "))]

    def _with_item(self, node: ListSpan, position: int, value: Value) -> Splice:
        lines = self._write.item(value, node.column)
        if position == 0:
            return Splice(node.start, node.start, lines.lstrip(" ") + self._write.newline + " " * node.column)
        end = line_end(self._text, node.items[position - 1].end)
        return Splice(end, end, self._write.newline + lines)

    def _without_item(self, node: ListSpan, position: int) -> Splice:
        dash = self._dash(node, position)
        return Splice(line_start(self._text, dash), next_line(self._text, max(dash, node.items[position].end)), "")

    def _dash(self, node: ListSpan, position: int) -> int:
        """Where the dash of an item is: the last one before its content in the column of the list."""
        start = line_start(self._text, node.items[position].start)
        while self._text[start + node.column : start + node.column + 1] != "-":
            start = line_start(self._text, start - 1)
        return start + node.column

    def _replaced_flow_items(self, node: ListSpan, values: Sequence[Value]) -> list[Splice]:
        """As many items as before between brackets: only those that differ, each in its own quotation marks."""
        splices: list[Splice] = []
        for item, value in zip(node.items, values, strict=True):
            found = self._replaced(item, value, (), in_flow=True)
            if found is None:
                self._refuse_comments(item.start, item)
                found = [Splice(item.start, item.end, self._write.flow(value))]
            splices += found
        return splices

    def _replaced_flow_list(
        self, node: ListSpan, values: Sequence[Value], steps: Iterable[tuple[str, int, int, int, int]]
    ) -> list[Splice]:
        """The list between its brackets, with the bytes of items that stay, and its own separator."""
        self._refuse_comments(node.start, node)
        raw = [self._text[item.start : item.end] for item in node.items]
        written: list[str] = []
        for tag, first, last, new_first, new_last in steps:
            kept = raw[first:last] if tag == "equal" else [self._write.flow(v) for v in values[new_first:new_last]]
            written += kept
        several = len(node.items) > 1
        separator = self._text[node.items[0].end : node.items[1].start] if several else ", "
        start, end = (node.items[0].start, node.items[-1].end) if node.items else (node.start + 1, node.end - 1)
        return [Splice(start, end, separator.join(written))]

    def _refuse_comments(self, start: int, node: NodeSpan) -> None:
        """Refuses to replace a node, and what is between `start` and it, if comments are there."""
        at = start
        for single in scalars(node):
            if "#" in self._text[at : single.start] or (single.is_block and "#" in self._first_line(single)):
                raise _RefusedError(RefusalReason.COMMENTS)
            at = max(at, single.end)
        if "#" in self._text[at : node.end]:
            raise _RefusedError(RefusalReason.COMMENTS)

    def _first_line(self, node: ScalarSpan) -> str:
        return self._text[node.start : line_end(self._text, node.start)]


def _position(present: Sequence[str], order: Sequence[str], key: str) -> int:
    """After how many of the present keys a new one is written."""
    if key not in order:
        return len(present)
    before = set(order[: order.index(key)])
    return max((n for n, name in enumerate(present, 1) if name in before), default=0)


def _without_part(parts: Sequence[tuple[int, int]], position: int) -> Splice:
    """The splice that removes one of several parts, separated by commas."""
    start, end = parts[position]
    if position + 1 < len(parts):
        return Splice(start, parts[position + 1][0], "")
    return Splice(parts[position - 1][1] if position else start, end, "")
