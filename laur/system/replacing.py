"""Replaces files: complete or not at all, and only while they are as they were read."""

import os
import shutil
from pathlib import Path
from secrets import token_hex


class ChangedMeanwhileError(OSError):
    """Another program wrote the file after it was read; `filename` is its path."""


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Writes `after` to a file that holds `before`, with its permissions; through a link, to the file it leads to.

    Raises `ChangedMeanwhileError` if it holds something else by now, and `OSError` if it cannot be written.
    """
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        with temporary.open("xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, temporary)
        if path.read_bytes() != before:
            raise ChangedMeanwhileError(None, None, str(path))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
