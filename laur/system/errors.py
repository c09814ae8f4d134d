"""Errors of the operating system, each by an id."""

import errno
import os


def error_id(error: OSError) -> str:
    """The name of its errno (``EACCES``); without one, the name of its class."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def is_system_error(text: str) -> bool:
    """Whether a text is the id of an error."""
    return text in errno.errorcode.values()


def words_of_the_system(error: str) -> str:
    """What the system calls an error, in English, by its id; the id itself if it has no errno."""
    return os.strerror(getattr(errno, error)) if is_system_error(error) else error
