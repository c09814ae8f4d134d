"""What documents were before each change: a folder of versions for each document, in ``.laur/history/``.

A version is the whole file. Only the newest `MOST_VERSIONS` of a document are kept. A document that was deleted keeps
its versions, so it can be restored.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from laur.system.new_files import create_bytes

MOST_VERSIONS = 100
_STAMP = "%Y%m%dT%H%M%S%f"
_NAME = re.compile(r"(\d{8}T\d{12})(?:-\d+)?\.old")


class Version(Struct, frozen=True):
    """One earlier state of a document."""

    id: str
    """Its name among the versions of the document; a later one sorts after an earlier one."""
    at: datetime
    """When it was replaced, in UTC."""
    size: int
    """In bytes."""


class History:
    """The versions of all documents of a site."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """`now` returns the time with its zone."""
        self._folder, self._now = folder, now

    def keep(self, path: str, data: bytes) -> None:
        """Keeps what a document holds, before it is changed or deleted. Raises `OSError`.

        Nothing is kept twice in a row.
        """
        last = next(iter(self.versions(path)), None)
        if last is not None and self.read(path, last.id) == data:
            return
        self._add(path, self._now(), data)

    def move(self, old: str, new: str) -> None:
        """Gives the versions of a document to the one that it has become. Raises `OSError`."""
        for version in reversed(self.versions(old)):
            data = self.read(old, version.id)
            if data is not None:
                self._add(new, version.at, data)
            (self._of(old) / version.id).unlink(missing_ok=True)

    def versions(self, path: str) -> list[Version]:
        """The versions of a document, the newest first."""
        found = []
        for file in _files(self._of(path)):
            match = _NAME.fullmatch(file.name)
            if match:
                at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                found.append(Version(file.name, at, file.stat().st_size))
        return sorted(found, key=lambda version: (version.at, len(version.id), version.id), reverse=True)

    def read(self, path: str, version: str) -> bytes | None:
        """The bytes of a version; None if there is no such version."""
        file = self._of(path) / version
        return file.read_bytes() if _NAME.fullmatch(version) and file.is_file() else None

    def documents(self) -> list[str]:
        """The paths of all documents that have versions."""
        found = {file.parent for file in self._folder.rglob("*.old")} if self._folder.is_dir() else set()
        return sorted(folder.relative_to(self._folder).as_posix() for folder in found)

    def _add(self, path: str, at: datetime, data: bytes) -> None:
        """Writes a version; the oldest ones beyond `MOST_VERSIONS` are removed."""
        stamp = at.astimezone(UTC).strftime(_STAMP)
        folder = self._of(path)
        number = 1
        while True:
            try:
                create_bytes(folder / f"{stamp}{f'-{number}' if number > 1 else ''}.old", data)
            except FileExistsError:
                number += 1
                continue
            break
        for old in self.versions(path)[MOST_VERSIONS:]:
            (folder / old.id).unlink(missing_ok=True)

    def _of(self, path: str) -> Path:
        return self._folder / path


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else iter(())
