"""Writes the output folder by way of a staging folder: compares, stages, replaces, prunes.

New bytes are first written to a staging folder next to the output folder; when all of them are there, each replaces
its file, in the order that the caller gives. So a build that fails leaves the last good site as it was, and no file is
ever incomplete. While files are replaced, a mark in the output folder says so: a build that is ended then is finished
by the next one, whatever became of the cache.

Only regular files count. Whatever else is in the output folder (a link, a pipe) is neither read nor written to, but
replaced or removed.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from msgspec import Struct
from msgspec.structs import replace

from laur.model.digest import digest, digest_text
from laur.model.hosting import HIDDEN_HOST_FILES, HOST_FILE_NOTE
from laur.source.files import UNSETTLED, Signature
from laur.system.interrupts import interrupts_deferred
from laur.system.locked_files import delete, when_free

UNFINISHED = ".laur-unfinished"
"""The mark at the top of an output folder in which files are being replaced."""

NOT_REGULAR = Signature(-2, 0, 0, 0)
"""Stands for a link, a pipe or the like; equals no signature that a build records."""


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


class Replacement(Struct, frozen=True):
    """How files were put in place."""

    placed: Mapping[str, PlacedFile]
    """Every staged file, by path."""
    stayed: Mapping[str, Signature] = {}
    """The signatures of other files where they are new: a hard link that comes or goes changes the ctime."""
    not_atomic: str = ""
    """The id of the error because of which files were replaced one by one; empty if there was none."""


class OutputFolder:
    """An output folder, the staging folder next to it, and the place of a second tree (`laur.output.atomic`)."""

    def __init__(self, root: Path, staging: Path | None = None) -> None:
        self.root = root
        self.staging = staging or root.parent / f".{root.name}.staging"
        self.other_tree = root.parent / f".{root.name}.next"

    def is_foreign(self) -> bool:
        """Whether the path is not Laur's output: not a folder, or one with files but no ``build.json``."""
        if not self.root.is_dir():
            return os.path.lexists(self.root)
        from laur.output.order import LAST

        if self.is_marked or (self.root / LAST).is_file():
            return False
        with os.scandir(self.root) as entries:
            return any(not entry.name.startswith(".") for entry in entries)

    @property
    def is_unfinished(self) -> bool:
        """Whether a build was ended while it staged or replaced files."""
        return self.is_marked or os.path.lexists(self.staging) or os.path.lexists(self.other_tree)

    @property
    def is_marked(self) -> bool:
        """Whether files are being replaced, or a build was ended while it did so."""
        return os.path.lexists(self.root / UNFINISHED)

    def survey(self) -> dict[str, Signature]:
        """All files of the output folder by path, except hidden ones at its top (``.git``) that Laur did not write.

        What is not a regular file is `NOT_REGULAR`.
        """
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
                        stat = entry.stat(follow_symlinks=False)
                        found[prefix + entry.name] = Signature.of(stat) if S_ISREG(stat.st_mode) else NOT_REGULAR
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

    def hidden_of_others(self) -> tuple[str, ...]:
        """The names of hidden files and folders at the top that Laur did not write."""
        with os.scandir(self.root) as entries:
            names = sorted(entry.name for entry in entries if entry.name.startswith("."))
        return tuple(name for name in names if not self._is_own(name))

    def remove_other_tree(self) -> None:
        """Removes a second tree: an incomplete one, or the old site."""
        if self.other_tree.is_symlink() or self.other_tree.is_file():
            self.other_tree.unlink()
        shutil.rmtree(self.other_tree, ignore_errors=True)

    @contextmanager
    def staged(self) -> Iterator[None]:
        """An empty staging folder, removed in the end whatever happens, an interrupt meanwhile included."""
        shutil.rmtree(self.staging, ignore_errors=True)
        try:
            self.staging.mkdir(parents=True)
            yield
        finally:
            with interrupts_deferred():
                shutil.rmtree(self.staging, ignore_errors=True)

    def stage(self, path: str, data: bytes) -> StagedFile:
        """Writes a file to the staging folder. It is safe to call from several processes."""
        _write(self.staged_path(path), data)
        return StagedFile(path, digest(data))

    def staged_path(self, path: str) -> str:
        """Where the file with this path is staged: all in one folder, since folders take longer than files."""
        return f"{self.staging}/{digest_text(path)}"

    def content(self, path: str) -> str | None:
        """The digest of a regular file in the output folder; None if there is none."""
        try:
            if not S_ISREG(os.lstat(f"{self.root}/{path}").st_mode):
                return None
            with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123
                return digest(file.read())
        except (FileNotFoundError, NotADirectoryError):
            return None

    @contextmanager
    def marked(self) -> Iterator[None]:
        """The output folder, marked as unfinished until all is done; after an error the mark stays."""
        self.root.mkdir(parents=True, exist_ok=True)
        mark = self.root / UNFINISHED
        if mark.is_symlink() or not mark.is_file():
            mark.unlink(missing_ok=True)
            mark.write_text("Laur is replacing files in this folder. The next build finishes it.\n", encoding="utf-8")
        yield
        delete(mark)

    def place(self, staged: Iterable[StagedFile], known: Mapping[str, str]) -> list[PlacedFile]:
        """Moves each staged file to its place, in this order, unless the same bytes are there.

        `known` holds the digests of files that are known to be as they were written.
        """
        folders: set[str] = set()
        return [self._place(file, known.get(file.path), folders) for file in staged]

    def _place(self, file: StagedFile, existing: str | None, folders: set[str]) -> PlacedFile:
        """`folders` are those that are ready for files; more are added."""
        target = f"{self.root}/{file.path}"
        _make_folder(str(self.root), file.path.rpartition("/")[0], folders)
        if (existing or self.content(file.path)) == file.content:
            return PlacedFile(file.path, file.content, self.signature(file.path), is_new=False)
        move = partial(os.replace, self.staged_path(file.path), target)
        try:
            when_free(move)
        except OSError:
            if not os.path.isdir(target) or os.path.islink(target):  # noqa: PTH112, PTH114
                raise
            shutil.rmtree(target)
            when_free(move)
        return PlacedFile(file.path, file.content, placed_signature(target), is_new=True)

    def signature(self, path: str) -> Signature:
        """The signature of a file in the output folder; `UNSETTLED` if a change just now might not show in it."""
        seen_at = time.time_ns()
        signature = Signature.of((self.root / path).lstat())
        return signature if signature.is_settled(seen_at) else UNSETTLED

    def prune(self, paths: Iterable[str], planned: Iterable[str]) -> None:
        """Removes files, and folders that become empty.

        Where names differ in case alone for Laur and not for the file system, both are one file, and it stays.
        """
        kept: dict[str, str] = {}
        for path in paths:
            kept = kept or {path.casefold(): path for path in planned}
            target, twin = self.root / path, kept.get(path.casefold())
            if twin is not None and _is_same(target, self.root / twin):
                continue
            with suppress(FileNotFoundError, NotADirectoryError):
                if not target.is_dir() or target.is_symlink():
                    when_free(target.unlink)
            folder = target.parent
            while folder != self.root and _is_empty(folder):
                folder.rmdir()
                folder = folder.parent


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def _is_empty(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def _make_folder(root: str, folder: str, ready: set[str]) -> None:
    """Makes a folder below `root`, and those around it that are not `ready`, in place of files and links."""
    if not folder or folder in ready:
        return
    _make_folder(root, folder.rpartition("/")[0], ready)
    place = f"{root}/{folder}"
    try:
        os.mkdir(place)  # noqa: PTH102 - paths are texts here, for speed
    except FileExistsError:
        mode = os.lstat(place).st_mode
        if S_ISREG(mode) or S_ISLNK(mode):
            os.unlink(place)  # noqa: PTH108
            os.mkdir(place)  # noqa: PTH102
        elif not S_ISDIR(mode):
            raise
    ready.add(folder)


def _write(target: str, data: bytes) -> None:
    with open(target, "wb") as file:  # noqa: PTH123
        file.write(data)


def placed_signature(target: str) -> Signature:
    """The signature of a file that was just moved to its place; `UNSETTLED` if a change might not show in it.

    Its ctime is that of the move, but its mtime is that of staging: if that is long enough ago, whatever writes to the
    file from now on gives it another.
    """
    seen_at = time.time_ns()
    signature = Signature.of(os.lstat(target))
    return signature if replace(signature, changed=signature.modified).is_settled(seen_at) else UNSETTLED
