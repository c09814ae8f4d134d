"""Where a document's front matter ends and its text begins.

python-frontmatter splits the file, with a handler of ours for what it leaves open: it would take two thematic breaks
in a text for a front matter, guess JSON where a text begins with ``{``, and read YAML to Python values without
places. Front matter is a line of three hyphens, YAML, and another such line (or ``...``, YAML's own end of a document).
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
_MEANT = re.compile(r"^[^\S\n]*(?:[-–—‐‑‒―_=]{1,12}|\+\+\+|[-–—] ?[-–—] ?[-–—])[^\S\n]*$", re.MULTILINE)
"""What becomes of ``---`` in word processors, and other generators' fences."""


class Parts(Struct, frozen=True):
    """A file, taken apart."""

    front: Composed
    place: Place
    """Of the line that opens the front matter."""
    body: str
    """The text after the front matter, without blank lines around it."""
    body_line: int
    """The line of the file on which the text begins."""


class _Handler(BaseHandler):
    """Tells python-frontmatter what front matter is here; composes nodes where it would construct values."""

    FM_BOUNDARY = _OPENING
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, path: str, first_line: int) -> None:
        super().__init__()
        self._path = path
        self._first_line = first_line

    def split(self, text: str) -> tuple[str, str]:
        """Front matter (with the rest of its opening line, so that lines count from there) and content."""
        opening = _OPENING.match(text)
        closing = _CLOSING.search(text, opening.end() + 1) if opening else None
        if opening is None or closing is None:
            raise ValueError
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str) -> dict[str, object]:
        """The nodes, as the only entry of what the library takes for the metadata."""
        return {"front": compose(self._path, fm, self._first_line)}


def split(path: str, text: str) -> Parts | Problem:
    """Take a file's text apart; the problem, if it has no front matter that ends."""
    blank = len(text) - len(text.lstrip())
    first_line = text.count("\n", 0, blank) + 1
    handler = _Handler(path, first_line)
    if not handler.detect(text[blank:]):
        looks = _MEANT.match(text, text.rfind("\n", 0, blank) + 1)
        return problem("front-matter-missing", path, Place(first_line, 1), nearest=looks and looks[0].strip())
    metadata, content = frontmatter.parse(text, handler=handler)
    front = metadata.get("front")
    if not isinstance(front, Composed):
        return problem(
            "front-matter-unclosed", path, Place(first_line, 1), length=3, nearest=_meant_end(text, blank + 3)
        )
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end - len(content)) + 1  # with the first line's indentation, which may make it code
    body = text[start:end] if content else ""
    return Parts(front, Place(first_line, 1), body, text.count("\n", 0, start if content else end) + 1)


def _meant_end(text: str, after: int) -> int | None:
    """The line that was most likely meant to end the front matter."""
    looks = _MEANT.search(text, after)
    return text.count("\n", 0, looks.start()) + 1 if looks else None
