"""Files that another program has open: Windows refuses to replace, rename or delete them.

Virus scanners and search indexes have a file open for a fraction of a second after it was written, so it
is tried again.
"""

import time
from collections.abc import Callable
from pathlib import Path

from laur.system.errors import is_locked

PAUSES = (0.05, 0.1, 0.2, 0.4)
"""In seconds, between one attempt and the next."""


def when_free(act: Callable[[], object]) -> None:
    """Does something with a file, again after each of `PAUSES` while it is locked. Raises the last `OSError`."""
    for pause in PAUSES:
        try:
            act()
        except PermissionError as error:
            if not is_locked(error):
                raise
            time.sleep(pause)
        else:
            return
    act()


def replace(source: Path, target: Path) -> None:
    """Renames a file, in place of another if there is one."""
    when_free(lambda: source.replace(target))


def delete(path: Path) -> None:
    """Deletes a file, if there is one."""
    when_free(lambda: path.unlink(missing_ok=True))


def discard(path: Path) -> None:
    """Deletes a temporary file; one that stays locked is left behind (`laur.system.new_files.remove_left_over`)."""
    try:
        delete(path)
    except PermissionError as error:
        if not is_locked(error):
            raise
