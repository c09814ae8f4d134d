"""A file that is open in another program on Windows, which then refuses to replace or delete it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from laur.system import locked_files

ERROR_SHARING_VIOLATION = 32

Lock = Callable[[int], None]
"""Refuses the next calls, as many as given, that would replace or delete the file."""


def locking(monkeypatch: pytest.MonkeyPatch, name: str) -> Lock:
    """A lock of all files of a name; pauses between attempts are short."""
    monkeypatch.setattr(locked_files, "PAUSES", (0.001,) * 4)
    left = [0]

    def refused(real: Callable[..., None]) -> Callable[..., None]:
        def call(path: object, *arguments: object, **named: object) -> None:
            target = Path(str(arguments[0] if arguments else path))
            if target.name == name and left[0]:
                left[0] -= 1
                error = PermissionError(13, "The process cannot access the file", str(path))
                error.winerror = ERROR_SHARING_VIOLATION  # type: ignore[attr-defined,unused-ignore]
                raise error
            real(path, *arguments, **named)

        return call

    for function in ("replace", "unlink"):
        monkeypatch.setattr(os, function, refused(getattr(os, function)))

    def lock(times: int) -> None:
        left[0] = times

    return lock
