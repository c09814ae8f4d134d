"""What a text defines at one place and uses at another: addresses of links, abbreviations, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from laur.model import BodyFault, Place

_SPACE = re.compile(r"\s+")


class Address(NamedTuple):
    """Where a reference leads."""

    url: str
    title: str | None


class _Defined(NamedTuple):
    written: str
    at: Place


class Definitions:
    """The definitions of one text. Of two with the same label, the first counts."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forgets the text."""
        self.links: dict[str, Address] = {}
        self.abbreviations: dict[str, str] = {}
        self.footnotes: list[str] = []
        """The labels of footnotes in the order of their first mark."""
        self.marks: Counter[str] = Counter()
        """How many marks each footnote has."""
        self._found: dict[tuple[str, str], _Defined] = {}
        self._repeated: list[_Defined] = []
        self._used: set[tuple[str, str]] = set()

    def define(self, kind: str, label: str, written: str, at: Place) -> bool:
        """Records a definition; whether it is the first with its label."""
        if (kind, label) in self._found:
            self._repeated.append(_Defined(written, at))
            return False
        self._found[kind, label] = _Defined(written, at)
        return True

    def has(self, kind: str, label: str) -> bool:
        """Whether something is defined."""
        return (kind, label) in self._found

    def use(self, kind: str, label: str) -> None:
        """Records that something defined is used."""
        self._used.add((kind, label))

    def mark(self, label: str) -> tuple[int, int]:
        """Records a mark of a footnote; the number of the footnote, and how many marks it has by now."""
        self.use("footnote", label)
        self.marks[label] += 1
        if self.marks[label] == 1:
            self.footnotes.append(label)
        return self.footnotes.index(label) + 1, self.marks[label]

    def faults(self) -> Iterator[BodyFault]:
        """The definitions that nothing uses, and those that repeat a label."""
        for key, found in self._found.items():
            if key not in self._used:
                yield BodyFault("definition-unused", found.written, found.at)
        for found in self._repeated:
            yield BodyFault("definition-repeated", found.written, found.at)


def normal_label(written: str) -> str:
    """A label as it is compared: without regard to case and to the amount of white space (CommonMark 0.31, 4.7)."""
    return _SPACE.sub(" ", written.strip()).casefold().upper()
