"""Creates and changes files: complete or not at all, and never in place of what somebody else wrote."""

import os
from pathlib import Path
from secrets import token_hex


def create(path: Path, text: str) -> None:
    """Writes a new file in UTF-8, and its folder. Raises `FileExistsError` if the file exists.

    The text is written to a temporary file and linked to its name, so no other process sees an incomplete file. If the
    file system has no hard links, the file is created under its name first and then written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            _create_by_name(path, text)
    finally:
        temporary.unlink(missing_ok=True)


class FileChangedError(Exception):
    """A file has another content than expected; the argument is its path."""


def update(path: Path, old: bytes, new: bytes) -> None:
    """Replaces the content of a file. Raises `FileChangedError` if it is no longer `old`."""
    if path.read_bytes() != old:
        raise FileChangedError(path)
    temporary = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        temporary.write_bytes(new)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _create_by_name(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
