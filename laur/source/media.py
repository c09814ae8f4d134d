"""Reads what is carried over: the files of ``media/``, and pictures that stand beside the documents.

A file is read only where its signature is new, looked at only where its content is, and never held longer than that: a
folder of photographs need not fit into memory.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from posixpath import splitext

from msgspec import Struct
from msgspec.structs import replace

from laur.model import PICTURE_SUFFIXES, PictureFacts
from laur.problems import Problem
from laur.source.cache import Cache, ReadFile
from laur.source.files import FoundFile, read
from laur.source.options import Progress
from laur.system.workers import spread
from laur.urls.permalinks import MEDIA

WORTHWHILE = 6
"""From so many pictures on it pays to look at them in several processes."""


class ReadMedia(Struct, frozen=True):
    """All files that are carried over."""

    digests: dict[str, str]
    """By path, as the next."""
    pictures: dict[str, PictureFacts]
    problems: tuple[Problem, ...]
    changed: tuple[str, ...]


class _Doubtful(Struct, frozen=True):
    """A file that may have changed, and what was known of it."""

    file: FoundFile
    known: ReadFile | None


def is_media(path: str) -> bool:
    """Whether a file of the content folder is carried over, and not read as a document."""
    if path.startswith(MEDIA):
        return True
    return not path.endswith(".md") and splitext(path)[1].lower() in PICTURE_SUFFIXES


def read_media(
    root: Path, files: Sequence[FoundFile], cache: Cache, collection: str, jobs: int, progress: Progress
) -> ReadMedia:
    """The digest of each of these files, which are carried over, and what is known of the pictures among them."""
    collection = f"media {collection}"
    known = cache.sources(collection, ReadFile)
    kept = [r for f in files if (r := known.get(f.path)) and r.signature == f.signature]
    held = {record.path for record in kept}
    doubtful = [_Doubtful(file, known.get(file.path)) for file in files if file.path not in held]
    if doubtful:
        progress("Looking at pictures", len(doubtful))
    looked = spread(partial(_look_at, root), doubtful, jobs, WORTHWHILE)
    fresh = [found for found in looked if isinstance(found, ReadFile)]
    gone = known.keys() - {file.path for file in files}
    cache.update_sources(collection, fresh, gone)
    new = {f.path for f in fresh if (before := known.get(f.path)) is None or before.digest != f.digest}
    records = sorted((*kept, *fresh), key=lambda record: record.path)
    return ReadMedia(
        {record.path: record.digest for record in records},
        {record.path: record.picture for record in records if record.picture},
        tuple(found for found in looked if isinstance(found, Problem)),
        tuple(sorted((*new, *gone))),
    )


def _look_at(root: Path, files: Sequence[_Doubtful]) -> list[ReadFile | Problem]:
    """Read some files, and look at the pictures among them that changed; runs in a worker process."""
    return [_look_at_one(root, one) for one in files]


def _look_at_one(root: Path, one: _Doubtful) -> ReadFile | Problem:
    source = read(root, one.file)
    if isinstance(source, Problem):
        return source
    if one.known is not None and one.known.digest == source.digest:
        return replace(one.known, signature=source.signature)
    from laur.images.inspect import inspect

    facts = inspect(source.path, source.data)
    return ReadFile(path=source.path, signature=source.signature, digest=source.digest, picture=facts)
