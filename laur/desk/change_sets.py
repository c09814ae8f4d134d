"""Changes of several documents: made together or not at all, kept in the history, and undone together.

Each change set is a folder in ``.laur/history/changes/``: the files as they were and as they became, and
``begun.json``, which is written before the first document is changed, and renamed to ``change.json`` when all were. If
the program or the computer stops in between, the next start makes the rest of the changes; if somebody saved one of the
files meanwhile, it puts the others back.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.changes import ChangePlan, FileChange
from laur.desk.documents import Documents
from laur.system.formats import DECODE_FAULTS
from laur.system.locked_files import replace
from laur.system.new_files import create_bytes

MOST_CHANGES = 100
_BEGUN = "begun.json"
_DONE = "change.json"
_STAMP = "%Y%m%dT%H%M%S%f"


class ChangeSet(Struct, frozen=True):
    """A change that was made."""

    id: str
    label: str
    """What it did, for people."""
    at: datetime
    """In UTC."""
    paths: tuple[str, ...]
    undoes: str = ""
    """The id of the change that this one undid."""
    moved: tuple[tuple[str, str], ...] = ()


class ChangeSets:
    """The change sets of a site. Safe to use from several threads; every method may raise `OSError`."""

    def __init__(self, folder: Path, documents: Documents, now: Callable[[], datetime]) -> None:
        """`folder` is for the change sets; `now` returns the time with its zone."""
        self._folder, self._documents, self._now = folder, documents, now

    def make(self, plan: ChangePlan, label: str, undoes: str = "") -> ChangeSet:
        """Makes all changes of a plan. Raises `ChangedMeanwhileError` if a file is not as the plan has it."""
        moment = self._now().astimezone(UTC)
        number, stamp = 1, moment.strftime(_STAMP)
        while (self._folder / f"{stamp}-{number}").exists():
            number += 1
        made = ChangeSet(f"{stamp}-{number}", label, moment, tuple(e.path for e in plan.files), undoes, plan.moved)
        folder = self._folder / made.id
        try:
            self._record(folder, made, plan)
            self._documents.change(plan)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _finished(folder)
        for old in self.made()[MOST_CHANGES:]:
            shutil.rmtree(self._folder / old.id, ignore_errors=True)
        return made

    def made(self) -> list[ChangeSet]:
        """The changes that were made, the last one first."""
        found = [_read(folder / _DONE) for folder in self._folders()]
        return sorted(filter(None, found), key=lambda change: change.id, reverse=True)

    def undo(self, change: ChangeSet, label: str) -> ChangeSet:
        """Puts every file of a change back. Raises `ChangedMeanwhileError` if one of them was changed since."""
        return self.make(self._plan(change).reversed, label, change.id)

    def recover(self) -> list[ChangeSet]:
        """Completes what a stopped program left, or puts it back; returns what was completed."""
        completed: list[ChangeSet] = []
        for folder in self._folders():
            if (folder / _DONE).exists():
                continue
            change = _read(folder / _BEGUN)
            if change is None:
                shutil.rmtree(folder, ignore_errors=True)  # nothing was changed yet
            elif self._finish(folder, change):
                completed.append(change)
        return completed

    # ---------------------------------------------------------------------------------------------- helpers

    def _finish(self, folder: Path, change: ChangeSet) -> bool:
        plan = self._plan(change)
        held = {each.path: self._documents.bytes_of(each.path) for each in plan.files}
        if all(held[each.path] in (each.before, each.after) for each in plan.files):
            self._documents.change(_from(plan, held))
            _finished(folder)
            return True
        half = ChangePlan(tuple(each for each in plan.files if held[each.path] == each.after))
        self._documents.change(half.reversed)
        shutil.rmtree(folder, ignore_errors=True)
        return False

    def _record(self, folder: Path, made: ChangeSet, plan: ChangePlan) -> None:
        for number, each in enumerate(plan.files):
            for name, data in (("before", each.before), ("after", each.after)):
                if data is not None:
                    create_bytes(folder / f"{number}.{name}", data)
        create_bytes(folder / _BEGUN, msgspec.json.format(msgspec.json.encode(made)))

    def _plan(self, change: ChangeSet) -> ChangePlan:
        folder = self._folder / change.id
        files = tuple(
            FileChange(path, _bytes(folder / f"{number}.before"), _bytes(folder / f"{number}.after"))
            for number, path in enumerate(change.paths)
        )
        return ChangePlan(files, change.moved)

    def _folders(self) -> list[Path]:
        return sorted(each for each in self._folder.iterdir() if each.is_dir()) if self._folder.is_dir() else []


def _from(plan: ChangePlan, held: dict[str, bytes | None]) -> ChangePlan:
    """The rest of a plan, from what the files hold now."""
    rest = tuple(each for each in plan.files if held[each.path] != each.after)
    return ChangePlan(rest, plan.moved)


def _finished(folder: Path) -> None:
    """Says that all files were changed; a new name needs no space on the disk."""
    replace(folder / _BEGUN, folder / _DONE)


def _read(file: Path) -> ChangeSet | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=ChangeSet)
    except (FileNotFoundError, *DECODE_FAULTS):
        return None


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None
