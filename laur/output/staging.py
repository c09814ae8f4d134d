"""Writes the output folder by way of a staging folder: compares, stages, replaces, prunes.

New bytes are first written to a staging folder next to the output folder; when all of them are there, each replaces
its file. So a build that fails leaves the last good site as it was, and no file is ever incomplete.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from laur.model.digest import digest
from laur.model.hosting import HIDDEN_HOST_FILES, HOST_FILE_NOTE
from laur.source.files import UNSETTLED, Signature


class StagedFile(Struct, frozen=True):
    """A file in the staging folder."""

    path: str
    """Relative to the output folder."""
    content: str
    """Digest of its bytes."""


class PlacedFile(Struct, frozen=True):
    """A file in the output folder."""

    path: str
    content: str
    signature: Signature
    is_new: bool
    """Whether its bytes differ from those that were there."""


class OutputFolder:
    """An output folder and the staging folder next to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.staging = root.parent / f".{root.name}.staging"

    def is_foreign(self) -> bool:
        """Whether the path is not Laur's output: not a folder, or one with files but no ``build.json``."""
        if not self.root.is_dir():
            return os.path.lexists(self.root)
        from laur.views.output import DataFormat

        if (self.root / DataFormat.BUILD.value).is_file():
            return False
        with os.scandir(self.root) as entries:
            return any(not entry.name.startswith(".") for entry in entries)

    def survey(self) -> dict[str, Signature]:
        """All files of the output folder by path, except hidden ones at its top (``.git``) that Laur did not write."""
        found: dict[str, Signature] = {}
        folders = [(str(self.root), "")] if self.root.is_dir() else []
        while folders:
            folder, prefix = folders.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not prefix and entry.name.startswith(".") and not self._is_own(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append((entry.path, f"{prefix}{entry.name}/"))
                    else:
                        found[prefix + entry.name] = Signature.of(entry.stat(follow_symlinks=False))
        return found

    def foreign(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of `paths` at which there is a hidden file that Laur did not write."""
        return tuple(path for path in paths if path in HIDDEN_HOST_FILES and self._is_foreign_file(path))

    def _is_foreign_file(self, name: str) -> bool:
        return os.path.lexists(self.root / name) and not self._is_own(name)

    def _is_own(self, name: str) -> bool:
        if name not in HIDDEN_HOST_FILES or not (self.root / name).is_file():
            return False
        with (self.root / name).open("rb") as file:
            return file.read(len(HOST_FILE_NOTE) + 2) == f"# {HOST_FILE_NOTE}".encode()

    @contextmanager
    def staged(self) -> Iterator[None]:
        """An empty staging folder, removed in the end whatever happens."""
        shutil.rmtree(self.staging, ignore_errors=True)
        try:
            self.staging.mkdir(parents=True)
            yield
        finally:
            shutil.rmtree(self.staging, ignore_errors=True)

    def stage(self, path: str, data: bytes) -> StagedFile:
        """Writes a file to the staging folder. It is safe to call from several processes."""
        target = f"{self.staging}/{path}"
        try:
            _write(target, data)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - paths are texts here, for speed
            _write(target, data)
        return StagedFile(path, digest(data))

    def content(self, path: str) -> str | None:
        """The digest of a file in the output folder; None if there is none."""
        try:
            with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123
                return digest(file.read())
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def place(self, staged: Iterable[StagedFile], known: Mapping[str, str]) -> list[PlacedFile]:
        """Moves each staged file to its place, unless the same bytes are there.

        `known` holds the digests of files that are known to be as they were written.
        """
        folders: set[str] = set()
        return [self._place(file, known.get(file.path), folders) for file in staged]

    def _place(self, file: StagedFile, existing: str | None, folders: set[str]) -> PlacedFile:
        """`folders` are those that are ready for files; more are added."""
        if (existing or self.content(file.path)) == file.content:
            return PlacedFile(file.path, file.content, self.signature(file.path), is_new=False)
        target, parent = f"{self.root}/{file.path}", file.path.rpartition("/")[0]
        if parent not in folders:
            _clear_way(self.root, parent)
            (self.root / parent).mkdir(parents=True, exist_ok=True)
            folders.add(parent)
        try:
            os.replace(f"{self.staging}/{file.path}", target)  # noqa: PTH105
        except OSError:
            if not os.path.isdir(target) or os.path.islink(target):  # noqa: PTH112, PTH114
                raise
            shutil.rmtree(target)
            os.replace(f"{self.staging}/{file.path}", target)  # noqa: PTH105
        return PlacedFile(file.path, file.content, _placed_signature(target), is_new=True)

    def signature(self, path: str) -> Signature:
        """The signature of a file in the output folder; `UNSETTLED` if a change just now might not show in it."""
        seen_at = time.time_ns()
        signature = Signature.of((self.root / path).lstat())
        return signature if signature.is_settled(seen_at) else UNSETTLED

    def prune(self, paths: Iterable[str]) -> None:
        """Removes files, and folders that become empty."""
        for path in paths:
            target = self.root / path
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                target.unlink()
            folder = target.parent
            while folder != self.root and _is_empty(folder):
                folder.rmdir()
                folder = folder.parent


def _is_empty(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def _clear_way(root: Path, folder: str) -> None:
    """Removes a file or a link where a folder is needed, or one around it."""
    for place in (root / folder, *(root / parent for parent in PurePosixPath(folder).parents)):
        if place != root and (place.is_file() or place.is_symlink()):
            place.unlink()


def _write(target: str, data: bytes) -> None:
    with open(target, "wb") as file:  # noqa: PTH123
        file.write(data)


def _placed_signature(target: str) -> Signature:
    """The signature of a file that was just moved to its place; `UNSETTLED` if a change might not show in it.

    Its ctime is that of the move, but its mtime is that of staging: if that is long enough ago, whatever writes to the
    file from now on gives it another.
    """
    seen_at = time.time_ns()
    signature = Signature.of(os.lstat(target))
    return signature if replace(signature, changed=signature.modified).is_settled(seen_at) else UNSETTLED
