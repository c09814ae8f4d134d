"""New documents: a file name from the title or the name, as `laur new` proposes it, and a first text."""

from collections.abc import Mapping
from pathlib import Path

from laur.frontmatter.documents import KINDS, SUFFIX
from laur.frontmatter.fields import order_of_keys
from laur.frontmatter.writer import Value, document
from laur.i18n import slug
from laur.scaffold.context import numbered
from laur.source.library import Library
from laur.system.file_names import is_reserved

UNTITLED = "document"
LONGEST_NAME = 80
"""In characters; a longer title is cut at a word."""


def new_document(
    kind: str, values: Mapping[str, Value], body: str, library: Library, content: Path
) -> tuple[str, bytes]:
    """The path and the bytes of a new document of a kind (the name of its folder), with its keys in order.

    An announcement's name begins with its date, if a day is stated; never with a day that nobody stated.
    """
    order = order_of_keys(KINDS[kind], ())
    ordered = {key: values[key] for key in sorted(values, key=lambda key: order.index(key) if key in order else 99)}
    return _path(kind, values, library, content), document(ordered, body).encode()


def _path(kind: str, values: Mapping[str, Value], library: Library, content: Path) -> str:
    name = values.get("short_name") or values.get("title") or values.get("name") or ""
    if isinstance(name, Mapping):
        name = next(iter(name.values()), "")
    stem = _shortened(slug(str(name))) if str(name).strip() else UNTITLED
    day = str(values.get("date", ""))
    if kind == "news" and day.count("-") == 2:
        stem = f"{day}-{stem}"
    taken = library.unreadable.paths.union(each.path for each in library.documents)
    return next(
        path
        for each in numbered(stem)
        if (path := f"{kind}/{each}{SUFFIX}") not in taken and not is_reserved(each) and not (content / path).exists()
    )


def _shortened(stem: str) -> str:
    if len(stem) <= LONGEST_NAME:
        return stem
    return stem[: LONGEST_NAME + 1].rpartition("-")[0] or stem[:LONGEST_NAME]
