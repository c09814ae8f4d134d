"""Reads the files that are copied: those of ``media/``, and images next to documents.

A file is read only if its signature is new, inspected only if its content is, and not kept in memory: a folder of
photographs need not fit into it.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from posixpath import splitext

from msgspec import Struct
from msgspec.structs import replace

from laur.model import PICTURE_SUFFIXES, PictureFacts
from laur.problems import Problem
from laur.source.cache import Cache
from laur.source.files import FoundFile, read
from laur.source.options import Progress
from laur.source.records import ReadFile
from laur.system.workers import map_in_processes
from laur.urls.permalinks import MEDIA

MIN_IMAGES = 6
"""From this many images, inspecting them in several processes is quicker."""


class ReadMedia(Struct, frozen=True):
    """All files that are copied."""

    digests: dict[str, str]
    """By path, as `pictures`."""
    pictures: dict[str, PictureFacts]
    problems: tuple[Problem, ...]
    changed: tuple[str, ...]
    records: tuple[ReadFile, ...]


class _Doubtful(Struct, frozen=True):
    """A file that may have changed, and its last record."""

    file: FoundFile
    known: ReadFile | None


def is_media(path: str) -> bool:
    """Whether a file of the content folder is copied, and not read as a document."""
    if path.startswith(MEDIA):
        return True
    return not path.endswith(".md") and splitext(path)[1].lower() in PICTURE_SUFFIXES


def read_media(
    root: Path, files: Sequence[FoundFile], cache: Cache, collection: str, jobs: int, progress: Progress
) -> ReadMedia:
    """The digest of each of these files, and the facts of the images among them."""
    collection = f"media {collection}"
    known = cache.sources(collection, ReadFile)
    kept = [r for f in files if (r := known.get(f.path)) and r.signature == f.signature]
    held = {record.path for record in kept}
    doubtful = [_Doubtful(file, known.get(file.path)) for file in files if file.path not in held]
    if doubtful:
        progress("images", len(doubtful))
    looked = map_in_processes(partial(_look_at, root), doubtful, jobs, MIN_IMAGES)
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
        tuple(records),
    )


def _look_at(root: Path, files: Sequence[_Doubtful]) -> list[ReadFile | Problem]:
    """Reads some files, and inspects the images among them that changed; runs in a worker process."""
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
