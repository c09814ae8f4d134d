"""Emphasis, strong emphasis and struck-out text (CommonMark 0.31, 6.2; GFM 0.29, 6.5)."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from laur.markdown.attributes import apply
from laur.markdown.inline.text import AttributeList, DelimiterRun, InlineRule, InlineText, Piece

if TYPE_CHECKING:
    from laur.markdown.blocks.block import OpenText

_TAGS = {("*", 1): "em", ("_", 1): "em", ("*", 2): "strong", ("_", 2): "strong", ("~", 2): "del"}
_STRUCK = 2
"""The tildes of struck-out text. GitHub also takes one, which is too common in prose: “~5 zł”."""


class EmphasisRule(InlineRule):
    """``*``, ``_`` and ``~~`` where they can begin or end something."""

    characters = "*_~"

    def __init__(self) -> None:
        super().__init__(r"\*+|_+|~~+")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        source, char, end = text.source, found[0][0], found.end()
        before = source[found.start() - 1] if found.start() else " "
        after = source[end] if end < len(source) else " "
        begins, ends = _is_flanking(after, before), _is_flanking(before, after)
        if char == "_":
            is_word = begins and ends  # within a word, such as snake_case
            begins = begins and (not is_word or _is_punctuation(before))
            ends = ends and (not is_word or _is_punctuation(after))
        length = len(found[0])
        is_run = (begins or ends) and (char != "~" or length == _STRUCK)
        text.pieces.append(DelimiterRun(char, length, can_open=begins, can_close=ends) if is_run else char * length)
        return end


def _is_flanking(inner: str, outer: str) -> bool:
    """Whether characters are at the edge of a text: nothing but the edge is between them and a word."""
    return not inner.isspace() and (not _is_punctuation(inner) or outer.isspace() or _is_punctuation(outer))


def _is_punctuation(char: str) -> bool:
    return not char.isalnum() and unicodedata.category(char)[0] in "PS"


class _OpenRun(NamedTuple):
    """A run that something may close, and the pieces since then."""

    run: DelimiterRun
    pieces: "list[str | Element]"


class Nesting:
    """Finds which runs belong together, by a stack of open ones, in linear time."""

    def __init__(self, reader: "OpenText") -> None:
        self._reader = reader
        self._stack = [_OpenRun(DelimiterRun("", 0, can_open=False, can_close=False), [])]
        self._bottom: dict[tuple[str, bool, int], int] = {}
        """How many open runs at the bottom of the stack do not match such a closing run."""

    def nested(self, pieces: Iterable[Piece]) -> "list[str | Element]":
        """Texts and elements, with the emphasised ones in elements of their own."""
        for piece in pieces:
            if isinstance(piece, DelimiterRun):
                self._run(piece)
            elif isinstance(piece, AttributeList):
                self._attributes(piece)
            else:
                self._stack[-1].pieces.append(piece)
        self._unopen(1)
        return self._stack[0].pieces

    def _run(self, run: DelimiterRun) -> None:
        while run.can_close and run.count:
            depth = self._opener(run)
            if not depth:
                break
            self._close(depth, run)
        if run.count and run.can_open:
            self._stack.append(_OpenRun(run, []))
        elif run.count:
            self._stack[-1].pieces.append(run.char * run.count)

    def _opener(self, run: DelimiterRun) -> int:
        """The depth of the innermost run that this one closes; 0 if there is none."""
        key = (run.char, run.can_open, run.length % 3)
        bottom = min(self._bottom.get(key, 1), len(self._stack))
        for depth in range(len(self._stack) - 1, bottom - 1, -1):
            if _do_match(self._stack[depth].run, run):
                return depth
        self._bottom[key] = len(self._stack)
        return 0

    def _close(self, depth: int, run: DelimiterRun) -> None:
        self._unopen(depth + 1)
        opener = self._stack[depth].run
        count = 2 if min(opener.count, run.count) > 1 else 1
        made = Element(_TAGS[run.char, count])
        fill(made, self._stack[depth].pieces)
        opener.count -= count
        run.count -= count
        self._stack[depth].pieces[:] = [made]
        if not opener.count:
            self._stack[depth - 1].pieces.extend(self._stack.pop().pieces)
        self._lower()

    def _unopen(self, depth: int) -> None:
        """Makes text of the open runs from a depth on."""
        left: list[str | Element] = []
        for one in self._stack[depth:]:
            left += [one.run.char * one.run.count, *one.pieces]
        del self._stack[depth:]
        self._stack[-1].pieces.extend(left)

    def _lower(self) -> None:
        for key, bottom in self._bottom.items():
            self._bottom[key] = min(bottom, len(self._stack))

    def _attributes(self, found: AttributeList) -> None:
        pieces = self._stack[-1].pieces
        if pieces and isinstance(pieces[-1], Element):
            apply(self._reader, pieces[-1], found.values)
        else:
            pieces.append(found.written)


def _do_match(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    if opener.char != closer.char:
        return False
    is_either_way = opener.can_close or closer.can_open
    is_third = (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
    return opener.char == "~" or not (is_either_way and is_third)


def fill(element: Element, pieces: "Iterable[str | Element]") -> None:
    """Puts texts and elements into an element."""
    texts: list[str] = []
    last: Element | None = None
    for piece in [*pieces, None]:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts and last is None:
            element.text = "".join(texts)
        elif texts and last is not None:
            last.tail = "".join(texts)
        texts = []
        if piece is not None:
            element.append(piece)
            last = piece
