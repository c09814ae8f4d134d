"""What the rest of the site does not have because a file could not be read: its ids and slugs, found in its text."""

import re
from collections.abc import Collection, Iterator

from laur.frontmatter.documents import SUFFIX, TEXT_ENDINGS, default_slug
from laur.i18n import slug
from laur.model import (
    ALL_READABLE,
    DOCUMENT_TYPES,
    AnyDocument,
    Certificate,
    Unreadable,
    announcement_of,
    certificates_of,
)
from laur.problems import Problem, has_errors, nearest

_FOLDERS = tuple(f"{kind.folder}/" for kind in DOCUMENT_TYPES)
_KEY_AND_WORD = re.compile(r"""(?<![\w-])([\w-]++)["']?[ \t]*+:[ \t]*+["'„”]?([\w-]++)""")
"""A key and the word after it."""


def unreadable_in(path: str, data: bytes, document: AnyDocument | None, problems: Collection[Problem]) -> Unreadable:
    """What could not be read of the file at `path`: all of it if `document` is None, else the missing certificates."""
    if document is not None and not has_errors(problems):
        return ALL_READABLE
    stated = list(_stated(data))
    certificates = frozenset(value for key, value in stated if key == "id") - _read(document)
    if document is not None:
        return Unreadable(certificates=certificates, faulty=frozenset({path}))
    whole = unreadable_file(path)
    slugs = frozenset(value for key, value in stated if key == "slug")
    return Unreadable(whole.paths, whole.names | slugs, certificates, whole.faulty)


def unreadable_file(path: str) -> Unreadable:
    """What could not be read with a file of which only the path is known."""
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if f".{ending}" != SUFFIX and ending.lower() not in TEXT_ENDINGS:
        return Unreadable(paths=frozenset({path}))
    stem = stem.removesuffix(SUFFIX)
    is_placed = path.startswith(_FOLDERS) or announcement_of(path) is not None
    folders = (f"{folder}/",) if is_placed else _FOLDERS
    meant = {f"{folder}{name}{SUFFIX}" for folder in folders for name in (stem, slug(stem))}
    return Unreadable(
        frozenset({path, *meant}), frozenset({stem, slug(stem), default_slug(path)}), faulty=frozenset({path})
    )


def _stated(data: bytes) -> Iterator[tuple[str, str]]:
    """Each ``id`` and ``slug``, even if the key is misspelt, with its value."""
    text = data.decode(errors="replace").replace("\0", "")
    for key, value in _KEY_AND_WORD.findall(text):
        meant = nearest(key, ("id", "slug"))
        if meant:
            yield meant, value


def _read(document: AnyDocument | None) -> frozenset[str]:
    """The ids of the certificates that could be read."""
    if document is None:
        return frozenset()
    return frozenset(entry.id for entry in certificates_of(document) if isinstance(entry, Certificate))
