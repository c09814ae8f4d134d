"""Watches folders, and calls back once after each burst of changes."""

import os
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

PAUSE_SECONDS = 0.03
"""A save is several events in a row; it is complete when there was no event for this time."""
CLOSED_SECONDS = 0.004
"""The same after an event that usually ends a save: a file was closed or moved."""
DELETED_SECONDS = 0.15
"""The same after a deletion: it is not urgent, and often one of many that belong together."""
LONGEST_WAIT_SECONDS = 1.0
"""The longest wait for a pause: a program may write all the time."""
CHECK_SECONDS = 0.5
"""How often to check that the folders still exist; also how long after a burst to look once more."""
SWEEP_SECONDS = 5.0
"""How often to look without any event, which may never come (network drives, a watcher that failed)."""
SWEEP_SHARE = 50
"""A sweep takes at most this part of the time (1/50): a slow one is repeated less often."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed", "attrib"})
"""Events that mean a change. Reading a file is an event, too (``opened``, ``closed_no_write``), and a rebuild reads.

A folder is also ``modified`` when a file in it changes; that file has a separate event, which comes earlier.
"""
_PAUSES = {"closed": CLOSED_SECONDS, "moved": CLOSED_SECONDS, "deleted": DELETED_SECONDS}
_REMOVALS = frozenset({"moved", "deleted"})


class Watch(FileSystemEventHandler):
    """Calls `changed` in its own thread, never twice at the same time; events during a call lead to one more call.

    `changed` must find out by itself what changed, as some calls come without a change: the system may lose events (a
    full queue, files that come before their folder is watched), so one more call follows each burst, and some calls
    come without any event. The folders may be deleted and created again.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        changed: Callable[[AbstractSet[str] | None], bool],
        is_due: Callable[[], bool] = lambda: False,
    ) -> None:
        """`changed` gets the files that changed (absolute paths), or None if any file may have changed.

        It returns whether it succeeded; if not, it is called again soon. `is_due` returns whether to call it for
        another reason, such as a new day.
        """
        self._watched: dict[Path, _Watched] = {folder.absolute(): _Watched() for folder in folders}
        self._changed, self._is_due = changed, is_due
        self._wake, self._stop = threading.Event(), threading.Event()
        self._pause_ends = 0.0
        self._reported: set[str] | None = set()
        """The files with events since the last call; None if a whole folder may have changed."""
        self._lock = threading.Lock()
        self._observer = Observer()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        # A new folder can be found twice, by its event and by a look into the folder above. Either is enough.
        warnings.filterwarnings("ignore", "Callback with id .* already exists for watch", RuntimeWarning)
        self._observer.start()
        self._watch_folders()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._wake.set()
        self._observer.stop()
        self._observer.join(CHECK_SECONDS)
        self._thread.join(CHECK_SECONDS)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Records a change, and wakes the thread."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        self._note(event)
        if event.event_type in _REMOVALS:
            for watched in self._watched.values():
                watched.may_be_gone |= event.src_path == watched.path
        self._pause_ends = time.monotonic() + _PAUSES.get(event.event_type, PAUSE_SECONDS)
        self._wake.set()

    def _note(self, event: FileSystemEvent) -> None:
        with self._lock:
            if event.is_directory:
                self._reported = None
            elif self._reported is not None:
                self._reported |= {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}

    def _take_reported(self) -> set[str] | None:
        with self._lock:
            reported, self._reported = self._reported, set()
        return reported

    def _run(self) -> None:
        is_settled, sweep_at = True, time.monotonic() + SWEEP_SECONDS
        while not self._stop.is_set():
            has_events = self._wake.wait(CHECK_SECONDS)
            is_sweep_due = time.monotonic() > sweep_at
            is_full = self._watch_folders() or is_sweep_due or self._is_due() or not (is_settled or has_events)
            if is_full or has_events:
                self._wait_for_pause()
                reported, began = self._take_reported(), time.monotonic()
                reported = None if is_full else reported
                is_settled = self._call(reported) and not has_events
                if reported is None:
                    ended = time.monotonic()
                    sweep_at = ended + max(SWEEP_SECONDS, (ended - began) * SWEEP_SHARE)

    def _call(self, reported: AbstractSet[str] | None) -> bool:
        """Whether the call succeeded; if not, the next call is for all files."""
        if self._stop.is_set() or self._changed(reported):
            return True
        with self._lock:
            self._reported = None
        return False

    def _wait_for_pause(self) -> None:
        """Waits until no event has come for the time that belongs to the last one."""
        latest = time.monotonic() + LONGEST_WAIT_SECONDS
        self._wake.clear()
        while (left := min(self._pause_ends, latest) - time.monotonic()) > 0 and not self._stop.is_set():
            if self._wake.wait(left):
                self._wake.clear()

    def _watch_folders(self) -> bool:
        """Watches each folder that exists; returns whether one was created, deleted or replaced."""
        changes = [self._watch_folder(folder, watched) for folder, watched in self._watched.items()]
        return any(changes)

    def _watch_folder(self, folder: Path, watched: "_Watched") -> bool:
        inode = _inode(folder)
        if inode == watched.inode and not watched.may_be_gone:
            return False
        if watched.watch is not None:
            self._observer.unschedule(watched.watch)
        watched.watch, watched.inode, watched.may_be_gone = None, 0, False
        if inode:
            watched.path = str(folder)
            watched.watch, watched.inode = self._observer.schedule(self, watched.path, recursive=True), inode
        return True


@dataclass
class _Watched:
    """A folder, and how it is watched now."""

    watch: ObservedWatch | None = None
    path: str = ""
    inode: int = 0
    """Of the folder; 0 if it does not exist."""
    may_be_gone: bool = False
    """It was deleted or moved; there may be another in its place, even with the same inode."""


def _inode(folder: Path) -> int:
    try:
        return folder.stat().st_ino if folder.is_dir() else 0
    except OSError:
        return 0
