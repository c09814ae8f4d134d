"""Ctrl-C where work must be whole: held back while files take their places; no helper process ends in a traceback.

A request of the system to end (SIGTERM: a stopped service, a cancelled job; SIGHUP: a terminal that is closed) is met
in the same way, unless the program was started to overhear it (`nohup`).
"""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

REQUESTS = (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
"""What the system asks a program with to end. Windows knows no terminal that hangs up."""


class EndedError(KeyboardInterrupt):
    """The system asked the program to end. Like Ctrl-C, so whatever tidies up after that does so after this."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        """The signal."""


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Within this a request to end raises `EndedError` in the main thread, and leaves nothing half-made behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: FrameType | None) -> None:
        raise EndedError(number)

    usual = {number: signal.signal(number, end) for number in _heard(REQUESTS)}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


@contextmanager
def held_back() -> Iterator[None]:
    """Within this an interrupt or a request to end waits for the end; then it has its usual effect.

    Only a program's main thread is interrupted, so elsewhere there is nothing to hold back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    usual = {number: signal.signal(number, note) for number in _heard((signal.SIGINT, *REQUESTS))}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
        if waiting:
            signal.raise_signal(waiting[0])


def die_quietly() -> None:
    """For a helper process, as it starts: an interrupt ends it without a word, as its parent has the say."""
    for number in _heard((signal.SIGINT, *REQUESTS)):
        signal.signal(number, signal.SIG_DFL)


def _heard(numbers: Iterable[signal.Signals]) -> list[signal.Signals]:
    """Those that the program was not started to overhear."""
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def end_helpers() -> None:
    """End the helper processes that still run, as nobody waits for what they do."""
    import multiprocessing

    for helper in multiprocessing.active_children():
        helper.terminate()
