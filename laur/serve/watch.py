"""Watches folders, and calls back once after a burst of changes has calmed down."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

CALM_SECONDS = 0.03
"""An editor's save is several events in a row; a rebuild begins when so long nothing more has come."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Reading a file is an event, too (``opened``, ``closed_no_write``), but no change: a rebuild reads."""


class Watch(FileSystemEventHandler):
    """Calls `changed` in a thread of its own, never twice at once; what comes meanwhile is one more call after it."""

    def __init__(self, folders: Sequence[Path], changed: Callable[[], None]) -> None:
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._changed = changed
        self._stirred = threading.Event()
        self._ended = threading.Event()
        self._observer = Observer()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        for folder in self._folders:
            self._observer.schedule(self, str(folder.absolute()), recursive=True)
        self._observer.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._stirred.set()
        self._observer.stop()
        self._observer.join()
        self._thread.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        if event.event_type in _CHANGES and not (event.is_directory and event.event_type == "modified"):
            self._stirred.set()

    def _run(self) -> None:
        while not self._ended.is_set():
            self._stirred.wait()
            while self._stirred.is_set() and not self._ended.is_set():
                self._stirred.clear()
                self._ended.wait(CALM_SECONDS)
            if not self._ended.is_set():
                self._changed()
