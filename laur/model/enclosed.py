"""Parts of a text between an opening and a closing mark, such as comments, in time that grows with the text only.

A regular expression like ``<!--.*?-->`` reads to the end of the text from each ``<!--`` that is not closed, so its time
grows with the square of a text that repeats them.
"""

import re
from collections.abc import Iterator
from typing import AnyStr, Generic, NamedTuple


class Delimiters(NamedTuple, Generic[AnyStr]):
    """How a part begins and ends."""

    opening: "re.Pattern[AnyStr]"
    closing: "re.Pattern[AnyStr]"


class Enclosed(NamedTuple, Generic[AnyStr]):
    """A part of a text, with the marks around it."""

    opening: "re.Match[AnyStr]"
    closing: "re.Match[AnyStr]"

    def start(self) -> int:
        """The offset of the opening mark."""
        return self.opening.start()

    def end(self) -> int:
        """The offset after the closing mark."""
        return self.closing.end()

    def inside(self) -> AnyStr:
        """The text between the marks."""
        return self.opening.string[self.opening.end() : self.closing.start()]


def enclosed(text: AnyStr, *kinds: Delimiters[AnyStr]) -> Iterator[Enclosed[AnyStr]]:
    """The parts of a text from its beginning to its end, none within another; each ends at its first closing mark.

    They are the matches of the regular expression ``opening.*?closing``, of several with ``|`` between them, in which
    ``.`` matches line ends too. Parts of which one is not closed are not there.
    """
    ahead = {kind: kind.opening.search(text) for kind in kinds}
    while found := min(
        ((match.start(), number) for number, match in enumerate(ahead.values()) if match is not None), default=None
    ):
        kind = list(ahead)[found[1]]
        opening = ahead[kind]
        closing = kind.closing.search(text, opening.end()) if opening is not None else None
        if opening is None or closing is None:
            ahead[kind] = None
            continue
        yield Enclosed(opening, closing)
        for other, match in ahead.items():
            if match is not None and match.start() < closing.end():
                ahead[other] = other.opening.search(text, closing.end())


def without_enclosed(text: AnyStr, *kinds: Delimiters[AnyStr], instead: AnyStr) -> AnyStr:
    """The text with something else in place of each part, its marks included."""
    parts: list[AnyStr] = []
    at = 0
    for part in enclosed(text, *kinds):
        parts += [text[at : part.start()], instead]
        at = part.end()
    parts.append(text[at:])
    return text[:0].join(parts)
