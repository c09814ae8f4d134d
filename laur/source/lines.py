"""The folders and source lines of problems, for showing them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from laur.model import AnyDocument, Place
from laur.problems import Origin, Problem
from laur.problems.formats import Lines
from laur.source.files import text_of
from laur.source.options import Options


def in_body(document: AnyDocument, text: str, find: Callable[[str], Place]) -> Place:
    """The place in a document's file of what `find` finds in its body; `text` is the whole file."""
    at = find("\n".join(text.split("\n")[document.body_line - 1 :]))
    return Place(document.body_line + at.line - 1, at.column)


def folders(options: Options) -> dict[Origin, str]:
    """The folder of each origin as the user named it."""
    return {Origin.CONTENT: str(options.content), Origin.LAYOUTS: str(options.layouts)}


def lines_of(options: Options) -> Lines:
    """Looks up the source lines of problems; a file is read once for all of its problems that follow each other."""
    roots = folders(options)

    @lru_cache(maxsize=1)
    def lines_at(origin: Origin, path: str) -> list[str]:
        return text_of(Path(roots[origin]), path).split("\n")

    def line(found: Problem) -> str | None:
        if not found.path or found.origin is Origin.OUTSIDE:
            return None
        lines = lines_at(found.origin, found.path)
        return lines[found.place.line - 1] if 0 < found.place.line <= len(lines) else None

    return line
