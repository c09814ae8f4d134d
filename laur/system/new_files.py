"""Puts a new file into its place: whole, or not at all, and never over another."""

import os
from pathlib import Path
from secrets import token_hex


def create(path: Path, text: str) -> None:
    """Write a file that does not exist. Raises `FileExistsError` where it does, even since a moment ago.

    The text is written aside and linked to its name, so that nobody ever sees a part of it; where the file system has
    no links, the name is taken first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        try:
            os.link(aside, path)
        except FileExistsError:
            raise
        except OSError:
            _create_by_name(path, text)
    finally:
        aside.unlink(missing_ok=True)


def _create_by_name(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
