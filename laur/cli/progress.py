"""The progress of a long command, on one line of a terminal that is erased at the end."""

import time
from collections.abc import Callable
from typing import Self, TextIO

from laur.i18n import number
from laur.i18n.messages import texts

ESTIMATE_AFTER = 2.0
"""Seconds of work after which the remaining time is estimated."""


class ProgressLine:
    """Writes to a terminal only: nothing to a file or a pipe."""

    def __init__(
        self, stream: TextIO, *, is_on: bool, lang: str = "en", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._lang, self._clock = stream, lang, clock
        self._is_on = is_on and stream.isatty()
        self._doing, self._began = "", 0.0

    def __enter__(self) -> Self:
        return self

    def update(self, doing: str, count: int, done: int = 0) -> None:
        """Shows that `done` of `count` items are done. `doing` is the id of a message of the subject ``progress``."""
        if not self._is_on or not count:
            return
        if doing != self._doing:
            self._doing, self._began = doing, self._clock()
        self._stream.write(f"\r\033[K{self._line(doing, count, done)}")
        self._stream.flush()

    def transfer(self, doing: str, count: int, done: int, size: int = 0, sent: int = 0) -> None:
        """Shows that `done` of `count` files and `sent` of `size` bytes are done; the time left follows from bytes."""
        if not size:
            self.update(doing, count, done)
            return
        if not self._is_on:
            return
        if doing != self._doing:
            self._doing, self._began = doing, self._clock()
        messages, lang = texts("progress", self._lang), self._lang
        line = messages["sent"].format(
            doing=messages[doing],
            done=number(done, lang),
            count=number(count, lang),
            sent=byte_size(sent, lang),
            size=byte_size(size, lang),
        )
        self._stream.write(f"\r\033[K{line}{self._time_left(size, sent)}")
        self._stream.flush()

    def __exit__(self, *_: object) -> None:
        if self._is_on:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def _line(self, doing: str, count: int, done: int) -> str:
        messages, total = texts("progress", self._lang), number(count, self._lang)
        if not done:
            return messages["begun"].format(doing=messages[doing], count=total)
        line = messages["going"].format(doing=messages[doing], done=number(done, self._lang), count=total)
        return line + self._time_left(count, done)

    def _time_left(self, total: int, done: int) -> str:
        """``, about 40 s left``; empty at the beginning and at the end."""
        spent = self._clock() - self._began
        if spent < ESTIMATE_AFTER or not 0 < done < total:
            return ""
        time_left = _duration(spent * (total - done) / done)
        return f", {texts('progress', self._lang)['left'].format(time=time_left)}"


def byte_size(size: int, lang: str) -> str:
    """``800 B``, ``12 kB``, ``3.4 MB``: in units of 1000 bytes."""
    for unit, of in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= of:
            return f"{number(round(size / of, 1 if of > 10**3 else 0), lang)} {unit}"
    return f"{number(size, lang)} B"


def _duration(seconds: float) -> str:
    """``40 s`` or ``3 min``: as exact as an estimate can be."""
    return f"{max(1, round(seconds))} s" if seconds < 100 else f"{round(seconds / 60)} min"
