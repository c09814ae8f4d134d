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

    def __exit__(self, *_: object) -> None:
        if self._is_on:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def _line(self, doing: str, count: int, done: int) -> str:
        messages, total = texts("progress", self._lang), number(count, self._lang)
        if not done:
            return messages["begun"].format(doing=messages[doing], count=total)
        line = messages["going"].format(doing=messages[doing], done=number(done, self._lang), count=total)
        spent = self._clock() - self._began
        if spent < ESTIMATE_AFTER or done >= count:
            return line
        return f"{line}, {messages['left'].format(time=_duration(spent * (count - done) / done))}"


def _duration(seconds: float) -> str:
    """``40 s`` or ``3 min``: as exact as an estimate can be."""
    return f"{max(1, round(seconds))} s" if seconds < 100 else f"{round(seconds / 60)} min"
