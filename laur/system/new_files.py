"""Creates and changes files: complete or not at all, and never in place of what somebody else wrote."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from laur.system.locked_files import delete, discard, replace

LEFT_OVER_SECONDS = 3600
"""After this time no program is still about to use a temporary file."""
_TEMPORARY = re.compile(r"\.(.+)\.[0-9a-f]{8}\.(new|old)")


class FileChangedError(Exception):
    """A file has another content than expected; the argument is its path."""


def create(path: Path, text: str) -> None:
    """Writes a new file in UTF-8, and its folder. Raises `FileExistsError` if the file exists."""
    create_bytes(path, text.encode())


def create_bytes(path: Path, data: bytes) -> None:
    """Writes a new file, and its folder. Raises `FileExistsError` if the file exists.

    The data is written to a temporary file and linked to its name, so no other process sees an incomplete file. If the
    file system has no hard links, the file is created under its name first and then written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, data) as temporary:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            _create_by_name(path, data)


def update(path: Path, old: bytes, new: bytes) -> None:
    """Replaces the content of a file, and keeps its permissions; of a link, the content of the file it leads to.

    Raises `FileChangedError` if the file does not hold `old`.
    """
    path = path.resolve()
    with _temporary(path, new) as temporary:
        shutil.copymode(path, temporary)
        if path.read_bytes() != old:
            raise FileChangedError(path)
        replace(temporary, path)


@contextmanager
def _temporary(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside the one to be written, with its content, which is on the disk."""
    temporary = _beside(path, "new")
    try:
        _write_through(temporary, data)
        yield temporary
    finally:
        discard(temporary)


def _create_by_name(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def replace_all(files: Mapping[Path, tuple[bytes | None, bytes | None]]) -> None:
    """Changes several files, each with its old content (None for a new file) and its new one (None to delete it).

    All of them or none: everything is written to temporary files first, and what was there keeps its place on the disk
    until the last file is changed. Raises `FileChangedError` if a file is not as expected, and `OSError`; then every
    file is as it was.
    """
    files = {path.resolve(): contents for path, contents in files.items()}
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    changed: list[Path] = []
    try:
        for path, (old, new) in sorted(files.items()):
            _expect(path, old)
            path.parent.mkdir(parents=True, exist_ok=True)
            if old is not None:
                kept[path] = _beside(path, "old")
                _keep(path, kept[path])
            if new is not None:
                staged[path] = _beside(path, "new")
                _write_through(staged[path], new)
        for path, (old, _) in sorted(files.items()):
            _expect(path, old)
            changed.append(path)
            _put(path, staged.get(path), kept.get(path))
    except BaseException:
        for path in changed:
            _put(path, kept.get(path), None)
        raise
    finally:
        for temporary in (*staged.values(), *kept.values()):
            discard(temporary)


def _put(path: Path, data: Path | None, permissions: Path | None) -> None:
    """Gives a file the content of a temporary one, with the permissions of another; deletes it without content."""
    if data is None:
        delete(path)
        return
    if permissions is not None:
        shutil.copymode(permissions, data)
    replace(data, path)


def remove_left_over(folder: Path, now: float) -> list[Path]:
    """Deletes temporary files of a program that was stopped, if they are older than `LEFT_OVER_SECONDS`.

    `now` is in seconds since 1970. Returns what was deleted, sorted. What a file held before stays if the file itself
    is gone, because nothing else may have it.
    """
    removed = []
    for root, _, names in os.walk(folder):
        for name in names:
            found = _TEMPORARY.fullmatch(name) if name.startswith(".") else None
            if found is None or (found[2] == "old" and found[1] not in names):
                continue
            file = Path(root, name)
            with suppress(OSError):  # another program deleted it, or has it open
                stat = file.stat()
                if max(stat.st_mtime, stat.st_ctime) < now - LEFT_OVER_SECONDS:
                    file.unlink()
                    removed.append(file)
    return sorted(removed)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{token_hex(4)}.{ending}")


def _write_through(path: Path, data: bytes) -> None:
    """Writes a new file, and waits until it is on the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path, copy: Path) -> None:
    """Gives a file a second name, so that it can be put back without any space; else makes a copy."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copy2(path, copy)


def _expect(path: Path, old: bytes | None) -> None:
    if (path.read_bytes() if path.exists() else None) != old:
        raise FileChangedError(path)
