"""Splits a document into front matter and text.

python-frontmatter splits the file with the handler below. Its own handlers would take two thematic breaks in a text for
a front matter, guess JSON if a text begins with ``{``, and read YAML to Python values without places. Front matter is a
line of three hyphens, YAML, and another such line (or ``...``, YAML's own end of a document).
"""

import re

import frontmatter
from frontmatter.default_handlers import BaseHandler
from msgspec import Struct

from laur.frontmatter.nodes import Composed, compose
from laur.model import Place
from laur.problems import Problem, problem

_OPENING = re.compile(r"---[^\S\n]*(?=\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE)
_SIMILAR_FENCE = re.compile(r"^[^\S\n]*(?:[-–—‐‑‒―_=]{1,12}|\+\+\+|[-–—] ?[-–—] ?[-–—])[^\S\n]*$", re.MULTILINE)
"""What word processors turn ``---`` into, and the fences of other generators."""


class Parts(Struct, frozen=True):
    """A file, split into front matter and text."""

    front: Composed
    place: Place
    """The place of the line that opens the front matter."""
    body: str
    """The text after the front matter, without blank lines around it."""
    body_line: int
    """The line of the file on which the text begins."""


class _Handler(BaseHandler):
    """The syntax of front matter for python-frontmatter; composes nodes instead of Python values."""

    FM_BOUNDARY = _OPENING
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str, first_line: int) -> None:
        super().__init__()
        self._path = path
        self._first_line = first_line

    def split(self, text: str) -> tuple[str, str]:
        """Front matter (with the rest of its opening line, so that line numbers count from there) and content."""
        found = fences(text)
        if found is None:
            raise ValueError
        closing = _CLOSING.match(text, found[1])
        assert closing is not None
        return text[slice(*found)], text[closing.end() :]

    def load(self, fm: str) -> dict[str, object]:
        """The nodes, as the only entry of the library's metadata."""
        return {"front": compose(self._path, fm, self._first_line)}


def fences(text: str) -> tuple[int, int] | None:
    """Where the front matter begins and ends: after the first fence, and where the line of the second begins."""
    leading = len(text) - len(text.lstrip())
    opening = _OPENING.match(text, leading)
    closing = _CLOSING.search(text, opening.end() + 1) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


def split(path: str, text: str) -> Parts | Problem:
    """The parts of a file's text; a problem if it has no front matter, or one that is not closed."""
    leading = len(text) - len(text.lstrip())
    first_line = text.count("\n", 0, leading) + 1
    handler = _Handler(path, first_line)
    if not handler.detect(text[leading:]):
        similar = _SIMILAR_FENCE.match(text, text.rfind("\n", 0, leading) + 1)
        return problem("front-matter-missing", path, Place(first_line, 1), nearest=similar and similar[0].strip())
    metadata, content = frontmatter.parse(text, handler=handler)
    front = metadata.get("front")
    if not isinstance(front, Composed):
        return problem(
            "front-matter-unclosed", path, Place(first_line, 1), length=3, nearest=_likely_end(text, leading + 3)
        )
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end - len(content)) + 1  # with the first line's indentation, which may make it code
    body = text[start:end] if content else ""
    return Parts(front, Place(first_line, 1), body, text.count("\n", 0, start if content else end) + 1)


def _likely_end(text: str, after: int) -> int | None:
    """The line that was most likely meant to end the front matter."""
    similar = _SIMILAR_FENCE.search(text, after)
    return text.count("\n", 0, similar.start()) + 1 if similar else None
