"""Creates and changes files: complete or not at all, and never in place of what somebody else wrote."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


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
        temporary.replace(path)


@contextmanager
def _temporary(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside the one to be written, with its content, which is on the disk."""
    temporary = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _create_by_name(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def replace_all(files: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Writes several files, each with its old content (None for a new file) and its new one: all of them or none.

    Everything is written to temporary files first. Raises `FileChangedError` if a file is not as expected, and
    `OSError`; then every file is as it was.
    """
    staged: list[tuple[Path, Path]] = []
    replaced: list[Path] = []
    try:
        for path, (old, new) in sorted(files.items()):
            _expect(path, old)
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.{token_hex(4)}.new")
            staged.append((temporary, path))
            temporary.write_bytes(new)
        for temporary, path in staged:
            temporary.replace(path)
            replaced.append(path)
    except BaseException:
        for path in replaced:
            _put_back(path, files[path][0])
        raise
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _expect(path: Path, old: bytes | None) -> None:
    if (path.read_bytes() if path.exists() else None) != old:
        raise FileChangedError(path)


def _put_back(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(old)
