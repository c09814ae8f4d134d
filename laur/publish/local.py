"""What this computer knows of its own runs: kept in the cache folder, one file for each target.

It may be deleted at any time. With it, a run that was broken off is continued to the file.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import PublishedFile
from laur.system.formats import DECODE_FAULTS

FOLDER = "publish"
"""The folder in the cache folder."""


class LocalRecord(Struct, frozen=True, kw_only=True):
    """The last run on this computer."""

    owners: tuple[str, ...] = ()
    """The owners of the locks of the last runs."""
    run: str = ""
    """The last list of published files that it wrote (`Manifest.run`)."""
    done: Mapping[str, PublishedFile | None] = {}
    """What was sent since then; None for a file that was deleted."""
    was_published: bool = False
    """Whether a run on this computer once found or put files there."""


def read_record(folder: Path, name: str) -> LocalRecord:
    """The record of a target; an empty one if there is none, or none that can be read."""
    try:
        return msgspec.json.decode(_file(folder, name).read_bytes(), type=LocalRecord)
    except (OSError, *DECODE_FAULTS):
        return LocalRecord()


def write_record(folder: Path, name: str, record: LocalRecord) -> None:
    """Replaces the record of a target."""
    file = _file(folder, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".new")
    temporary.write_bytes(msgspec.json.encode(record))
    temporary.replace(file)


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Within this context no other process of this computer publishes the same site to the same target.

    The system ends this when the process ends, however it ends. Raises `PublishError` if another process is at it.
    """
    file = folder / FOLDER / f"{name}.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise PublishError(Reason.BUSY_HERE) from error
    try:
        yield
    finally:
        connection.close()


def _file(folder: Path, name: str) -> Path:
    return folder / FOLDER / f"{name}.json"
