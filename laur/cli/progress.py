"""What a long command is doing, on one line of a terminal that goes away again."""

import time
from collections.abc import Callable
from typing import Self, TextIO

from laur.i18n import number

SURE_AFTER = 2.0
"""Seconds of work before the time that is left is guessed from it."""
_POLISH = {
    "Reading": "Czytanie",
    "Rendering": "Budowanie stron",
    "Looking at pictures": "Oglądanie obrazów",
    "Asking other sites for": "Pytanie innych serwisów, adresy",
    "Importing": "Przenoszenie",
}
_WORDS = {
    "en": ("{doing} {count} …", "{doing}: {done} of {count}", "about {left} left"),
    "pl": ("{doing}: {count} …", "{doing}: {done} z {count}", "zostało około {left}"),
}


class ProgressLine:
    """Writes on a terminal and nowhere else."""

    def __init__(
        self, stream: TextIO, *, is_on: bool, lang: str = "en", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream, self._lang, self._clock = stream, lang, clock
        self._is_on = is_on and stream.isatty()
        self._doing, self._began = "", 0.0

    def __enter__(self) -> Self:
        return self

    def tell(self, doing: str, count: int, done: int = 0) -> None:
        """``Rendering``, 1200, 300: what is being done, to how many, and how many of them are done."""
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
        begun, going, left = _WORDS[self._lang]
        shown = _POLISH.get(doing, doing) if self._lang == "pl" else doing
        whole = number(count, self._lang)
        if not done:
            return begun.format(doing=shown, count=whole)
        line = going.format(doing=shown, done=number(done, self._lang), count=whole)
        spent = self._clock() - self._began
        if spent < SURE_AFTER or done >= count:
            return line
        return f"{line}, {left.format(left=_duration(spent * (count - done) / done))}"


def _duration(seconds: float) -> str:
    """``40 s``, ``3 min``: no more exact than a guess can be."""
    return f"{max(1, round(seconds))} s" if seconds < 100 else f"{round(seconds / 60)} min"
