"""Errors of the operating system, each by an id."""

import errno
import os

LOCKED = "LOCKED"
"""The id of an error of Windows: another program has the file open, or it may not be changed."""
_LOCKED = frozenset({5, 32, 33})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION (Windows, “System Error Codes”)."""


def is_locked(error: OSError) -> bool:
    """Whether another program may have the file open. Windows does not tell that from a missing permission."""
    return getattr(error, "winerror", None) in _LOCKED


def error_id(error: OSError) -> str:
    """The name of its errno (``EACCES``), or `LOCKED`; without one, the name of its class."""
    if is_locked(error):
        return LOCKED
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def is_system_error(text: str) -> bool:
    """Whether a text is the id of an error."""
    return text in errno.errorcode.values()


def words_of_the_system(error: str) -> str:
    """What the system calls an error, in English, by its id; the id itself if it has no errno."""
    return os.strerror(getattr(errno, error)) if is_system_error(error) else error
