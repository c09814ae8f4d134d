"""A folder of this computer: the root of a web server, or a network drive.

With `switch`, the path is a symbolic link. Each run makes a complete new folder beside it, in which files that did not
change are links to the same data, and switches the symbolic link to it in one step.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from laur.publish.failures import PublishError, Reason
from laur.publish.manifest import UPLOAD
from laur.publish.targets.interface import Sent, ServedAs, Traits, unwatched
from laur.system.errors import error_id

KEPT = 2
"""How many folders are kept besides the one that is served, to go back to."""
_UNFINISHED = ".new"


class FolderHost:
    """Files are replaced one by one. Each is written aside and then takes the place of the old one."""

    traits = Traits(lists_cheaply=True)

    def __init__(self, root: Path) -> None:
        self._root = root
        if not root.is_dir():
            raise PublishError(Reason.FOLDER_MISSING, folder=root)

    def files(self) -> Mapping[str, int]:
        with _explained(str(self._root)):
            return {file.relative_to(self._root).as_posix(): file.lstat().st_size for file in _files(self._root)}

    def size(self, path: str) -> int | None:
        try:
            return (self._root / path).lstat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return None

    def get(self, path: str) -> bytes | None:
        with _explained(path):
            try:
                return (self._root / path).read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        del served
        temporary, final = self._root / UPLOAD, self._root / path
        with _explained(path):
            final.parent.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(final)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise
        sent(len(data))

    def create(self, path: str, data: bytes) -> bool:
        with _explained(path):
            try:
                with (self._root / path).open("xb") as file:
                    file.write(data)
            except FileExistsError:
                return False
        return True

    def delete(self, path: str) -> None:
        with _explained(path):
            with suppress(FileNotFoundError, NotADirectoryError):
                (self._root / path).unlink()
            _prune(self._root, (self._root / path).parent)

    def finish(self) -> None:
        """Does nothing: every file is visible at once."""

    def close(self) -> None:
        """Does nothing: nothing is open."""


class SwitchedFolderHost:
    """A complete new folder for each run, to which a symbolic link is switched."""

    traits = Traits(lists_cheaply=True, is_transaction=True)

    def __init__(self, link: Path, run: str) -> None:
        self._link, self._run = link, run
        self._releases = link.with_name(f"{link.name}.releases")
        self._new: FolderHost | None = None
        if os.path.lexists(link) and not link.is_symlink():
            raise PublishError(Reason.FOLDER_NOT_LINK, folder=link)
        if not link.parent.is_dir():
            raise PublishError(Reason.FOLDER_MISSING, folder=link.parent)
        self._current = FolderHost(link.resolve()) if link.is_dir() else None

    def files(self) -> Mapping[str, int]:
        return self._newest.files() if self._newest else {}

    def size(self, path: str) -> int | None:
        return self._newest.size(path) if self._newest else None

    def get(self, path: str) -> bytes | None:
        return self._newest.get(path) if self._newest else None

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        self._begun().put(path, data, served, sent)

    def create(self, path: str, data: bytes) -> bool:
        return self._begun().create(path, data)

    def delete(self, path: str) -> None:
        self._begun().delete(path)

    def finish(self) -> None:
        """Switches the link to the new folder, and removes folders that are older than the last `KEPT`."""
        if self._new is None:
            return
        unfinished = self._unfinished
        finished = unfinished.with_suffix("")
        with _explained(str(self._link)):
            unfinished.rename(finished)
            switch = self._link.with_name(f"{self._link.name}.switch")
            switch.unlink(missing_ok=True)
            switch.symlink_to(os.path.relpath(finished, self._link.parent), target_is_directory=True)
            switch.replace(self._link)
            self._current, self._new = FolderHost(finished), None
            for folder in self._outdated(finished):
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Removes a folder that was not finished."""
        if self._new is not None:
            shutil.rmtree(self._unfinished, ignore_errors=True)

    @property
    def _newest(self) -> FolderHost | None:
        return self._new or self._current

    @property
    def _unfinished(self) -> Path:
        return self._releases / f"{self._run}{_UNFINISHED}"

    def _begun(self) -> FolderHost:
        """The new folder, which at first has the same files as the current one."""
        if self._new is None:
            with _explained(str(self._unfinished)):
                self._unfinished.mkdir(parents=True)
                if self._link.is_dir():
                    current = self._link.resolve()
                    shutil.copytree(current, self._unfinished, symlinks=True, copy_function=_link, dirs_exist_ok=True)
            self._new = FolderHost(self._unfinished)
        return self._new

    def _outdated(self, current: Path) -> list[Path]:
        folders = [folder for folder in self._releases.iterdir() if folder.is_dir() and folder != current]
        newest_first = sorted(folders, key=lambda folder: (folder.suffix != _UNFINISHED, folder.name), reverse=True)
        return newest_first[KEPT:]


def _link(source: str, copy: str) -> None:
    """Links a file to the same data; copies it where the file system has no such links."""
    try:
        os.link(source, copy)
    except OSError:
        shutil.copy2(source, copy)


def _files(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (Path(folder) / name for name in names)


def _prune(root: Path, folder: Path) -> None:
    """Removes folders that are empty, from the inside out."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


_REASONS = {
    "ENOSPC": Reason.NO_SPACE,
    "EDQUOT": Reason.NO_SPACE,
    "EFBIG": Reason.NO_SPACE,
    "EACCES": Reason.PERMISSION,
    "EPERM": Reason.PERMISSION,
    "EROFS": Reason.PERMISSION,
    "ENAMETOOLONG": Reason.NAME,
    "EINVAL": Reason.NAME,
    "EILSEQ": Reason.NAME,
}


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Turns an error of the system into its reason."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error_id(error), Reason.REFUSED)
        raise PublishError(reason, file=path, said=error_id(error)) from error
