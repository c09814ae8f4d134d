"""Builds that are disturbed: files change while they run, they are killed, or a file cannot be read or written.

Python raises an audit event before it opens, moves or removes a file, so a disturbance can come before each of them.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from random import Random

from laur.build import build
from tests.histories.damage import CACHE, OUTPUT
from tests.histories.edits import CONTENT, rest
from tests.histories.world import BrokenRuleError, World

EVENTS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.scandir", "os.listdir"})
MOMENTS = (20, 60, 200, 500, 1000)
"""How many events of a small site there may be before a disturbance: few when little is to be done, many for a first
build."""
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EMFILE)


class FileEvents:
    """Calls a function before each event of files in a folder, while one is set."""

    def __init__(self) -> None:
        self._before: Callable[[int, str], None] | None = None
        self._folder, self._count, self._is_calling = "", 0, False

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """The audit hook."""
        if self._before is None or self._is_calling or event not in EVENTS:
            return
        path = next((str(arg) for arg in args[:2] if str(arg).startswith(self._folder)), None)
        if path is None:
            return
        self._is_calling = True
        try:
            self._count += 1
            self._before(self._count, path)
        finally:
            self._is_calling = False

    @contextmanager
    def before_each(self, folder: str, call: Callable[[int, str], None]) -> Iterator[None]:
        """Within this context, `call` is called with the number of each event in `folder`, and its path."""
        self._before, self._folder, self._count = call, folder, 0
        try:
            yield
        finally:
            self._before = None


@cache
def file_events() -> FileEvents:
    """The one of this process: an audit hook cannot be removed."""
    events = FileEvents()
    sys.addaudithook(events)
    return events


def _moment(chance: Random) -> int:
    return chance.randrange(1, chance.choice(MOMENTS))


def kill(world: World, chance: Random) -> None:
    """The system ends a build, in a process of its own, before a file is opened, moved or removed."""
    moment = _moment(chance)
    events, options, day = file_events(), world.options(jobs=1), world.state.day
    child = os.fork()
    if child == 0:
        status = 1
        try:

            def before(count: int, _path: str) -> None:
                if count == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

            with events.before_each(str(world.folder), before):
                build(options, lambda _zone: day)
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == 1:
        raise BrokenRuleError("a build that was to be killed ended with an exception")
    world.kills += status == -signal.SIGKILL


def change_meanwhile(world: World, chance: Random) -> None:
    """Files change while a build runs: content, layouts, the output folder or its caches."""
    groups = chance.choice((CONTENT, CONTENT, CONTENT, OUTPUT, CACHE))
    moment, change = _moment(chance), chance.choice(list(groups))
    back = moment + chance.randrange(1, 40) if chance.random() < 0.4 else 0
    sources = world.sources()

    def before(count: int, _path: str) -> None:
        try:
            if count == moment:
                change(world, chance)
                if chance.random() < 0.3:
                    rest(world, chance)
            elif count == back:
                world.restore(sources)
        except (OSError, ValueError):
            return

    with file_events().before_each(str(world.folder / "site"), before):
        _build_somehow(world)


def change_around_reading(world: World, chance: Random) -> None:
    """A file is saved just before it is read or copied, and just after: as many other bytes, in one tick of the clock.

    After that it is the one of before the build again, or a third one.
    """
    files = [file for file in sorted(world.content.rglob("*.*")) if file.suffix in _APPENDED]
    file = chance.choice(files)
    data, form = file.read_bytes(), _APPENDED[file.suffix]
    versions = [data + form.format(number).encode() for number in range(3)]
    file.write_bytes(versions[0])
    time_of_reading, last = chance.choice((1, 2)), versions[chance.choice((0, 2))]
    steps = [versions[1], last]
    opened = 0

    def before(_count: int, path: str) -> None:
        nonlocal opened
        opened += path == str(file)
        if steps and opened >= time_of_reading:
            file.write_bytes(steps.pop(0))

    with file_events().before_each(str(world.folder / "site"), before):
        _build_somehow(world)


_APPENDED = {".md": "{}", ".txt": "{}", ".svg": "<!-- {} -->"}
"""What can be added to a file so that it remains one of its kind, by suffix."""


def fail(world: World, chance: Random) -> None:
    """The system refuses a file, or every file from then on."""
    moment, number, is_lasting = _moment(chance), chance.choice(ERRORS), chance.random() < 0.5

    def before(count: int, _path: str) -> None:
        if count == moment or (is_lasting and count > moment):
            raise OSError(number, os.strerror(number))

    with file_events().before_each(str(world.folder / "site"), before):
        _build_somehow(world)


def _build_somehow(world: World) -> None:
    """Builds, with any outcome that a build may have."""
    try:
        build(world.options(), lambda _zone: world.state.day)
    except OSError:
        return


DISTURBANCES: Mapping[Callable[[World, Random], object], int] = {
    kill: 4,
    change_meanwhile: 5,
    change_around_reading: 4,
    fail: 3,
}
