"""Faults of Laur itself: exceptions that no code expected. Their details go to a file, not to the terminal."""

import os
import tempfile
import traceback


def record_fault(error: Exception) -> str:
    """Writes the traceback to a file for temporary files; its path, or an empty text if none can be written."""
    try:
        handle, path = tempfile.mkstemp(prefix="laur-fault-", suffix=".txt", text=True)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return ""
    return path
