"""Exchanges two folders in one step: at every moment each of the two names leads to one of them."""

import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""`AT_FDCWD` of Linux: paths are relative to the current folder."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux's `renameat2`, and `RENAME_SWAP` of macOS's `renamex_np`."""


def can_exchange() -> bool:
    """Whether the system has a call for it; the file system may refuse it nevertheless."""
    return sys.platform in {"linux", "darwin"}


def exchange(one: Path, other: Path) -> None:
    """Gives each of two files or folders the name of the other. Both must be there, in one file system.

    Raises `OSError`: `ENOSYS` if the system has no call for it, `EINVAL` if the file system does not support it. An
    audit hook sees it as `os.rename`.
    """
    sys.audit("os.rename", str(one), str(other), -1, -1)
    if _call(os.fsencode(one), os.fsencode(other)) != 0:
        import ctypes

        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _call(one: bytes, other: bytes) -> int:
    """The result of the system's call: 0 if it did it. Raises `OSError` (`ENOSYS`) if there is no such call."""
    try:
        import ctypes

        system = ctypes.CDLL(None, use_errno=True)
        if hasattr(system, "renamex_np"):
            return int(system.renamex_np(one, other, _EXCHANGE))
        return int(system.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    except (ImportError, AttributeError, TypeError):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
