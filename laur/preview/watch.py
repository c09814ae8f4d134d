"""Watches folders, and calls back once after a burst of changes has calmed down."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

CALM_SECONDS = 0.03
"""An editor's save is several events in a row; it is over when so long nothing more has come."""
DONE_SECONDS = 0.004
"""The same after an event that ends a save: a file was closed or moved."""
GONE_SECONDS = 0.15
"""The same after a file went: nobody waits for that, and it may be one of many of which half would be no site."""
PATIENCE_SECONDS = 1.0
"""Longer is not waited for calm: something may write without end."""
LOOK_SECONDS = 0.5
"""So often it is looked whether the folders still stand; so long after a change it is looked once more what is new."""
SWEEP_SECONDS = 5.0
"""Where nothing is told at all (network drives, a watcher that failed) a change is found after so long."""
SWEEP_SHARE = 50
"""A sweep that takes long comes less often: its time is at most this part of all."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed", "attrib"})
"""Reading a file is an event, too (``opened``, ``closed_no_write``), but no change: a rebuild reads.

A folder is ``modified`` by what happens to a file in it, which is told by itself, and before: no save ends with that.
"""
_CALM = {"closed": DONE_SECONDS, "moved": DONE_SECONDS, "deleted": GONE_SECONDS}
_GOES = frozenset({"moved", "deleted"})


class Watch(FileSystemEventHandler):
    """Calls `changed` in a thread of its own, never twice at once; what comes meanwhile is one more call after it.

    What it calls must itself find out what changed, if anything: a call may come without a change. The system may lose
    events (a full queue, a folder that fills before it is watched), so each burst is followed by one more call when it
    has long been over, and some calls come without any event. A folder may go and come again.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        changed: Callable[[AbstractSet[str] | None], bool],
        is_due: Callable[[], bool] = lambda: False,
    ) -> None:
        """`changed` is given the files (absolute paths) that alone have changed, or None where any may have.

        It says whether it could do its work, else it is called again soon.

        `is_due` is asked now and then whether to call for another reason (a new day).
        """
        self._watched: dict[Path, _Watched] = {folder.absolute(): _Watched() for folder in folders}
        self._changed, self._is_due = changed, is_due
        self._stirred, self._ended = threading.Event(), threading.Event()
        self._calm_at = 0.0
        self._told: set[str] | None = set()
        """The files of which something was told since the last call; None when a whole folder may have changed."""
        self._telling = threading.Lock()
        self._observer = Observer()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._observer.start()
        self._keep_watch()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._stirred.set()
        self._observer.stop()
        self._observer.join(LOOK_SECONDS)
        self._thread.join(LOOK_SECONDS)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        self._note(event)
        if event.event_type in _GOES:
            for watched in self._watched.values():
                watched.may_be_gone |= event.src_path == watched.path
        self._calm_at = time.monotonic() + _CALM.get(event.event_type, CALM_SECONDS)
        self._stirred.set()

    def _note(self, event: FileSystemEvent) -> None:
        with self._telling:
            if event.is_directory:
                self._told = None
            elif self._told is not None:
                self._told |= {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}

    def _all_told(self) -> set[str] | None:
        with self._telling:
            reported, self._told = self._told, set()
        return reported

    def _run(self) -> None:
        is_settled, sweep_at = True, time.monotonic() + SWEEP_SECONDS
        while not self._ended.is_set():
            is_stirred = self._stirred.wait(LOOK_SECONDS)
            is_late = time.monotonic() > sweep_at
            is_wide = self._keep_watch() or is_late or self._is_due() or not (is_settled or is_stirred)
            if is_wide or is_stirred:
                self._await_calm()
                reported, began = self._all_told(), time.monotonic()
                reported = None if is_wide else reported
                is_settled = self._call(reported) and not is_stirred
                if reported is None:
                    ended = time.monotonic()
                    sweep_at = ended + max(SWEEP_SECONDS, (ended - began) * SWEEP_SHARE)

    def _call(self, reported: AbstractSet[str] | None) -> bool:
        """Whether what was called could do its work; if not, any file is held to have changed."""
        if self._ended.is_set() or self._changed(reported):
            return True
        with self._telling:
            self._told = None
        return False

    def _await_calm(self) -> None:
        """Wait until as much time as the last event calls for has gone by without another."""
        latest = time.monotonic() + PATIENCE_SECONDS
        self._stirred.clear()
        while (left := min(self._calm_at, latest) - time.monotonic()) > 0 and not self._ended.is_set():
            if self._stirred.wait(left):
                self._stirred.clear()

    def _keep_watch(self) -> bool:
        """Watch each folder that is there; whether one has come, gone, or become another."""
        changes = [self._look_after(folder, watched) for folder, watched in self._watched.items()]
        return any(changes)

    def _look_after(self, folder: Path, watched: "_Watched") -> bool:
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
    """A folder as it is watched now."""

    watch: ObservedWatch | None = None
    path: str = ""
    inode: int = 0
    """Its number; 0 where it is not there."""
    may_be_gone: bool = False
    """It was deleted or moved; another may stand there since, even with the same number."""


def _inode(folder: Path) -> int:
    try:
        return folder.stat().st_ino if folder.is_dir() else 0
    except OSError:
        return 0
