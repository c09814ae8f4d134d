"""Ctrl-C where work must be whole: held back while files take their places; no helper process ends in a traceback.

A request of the system to end (SIGTERM: a stopped service, a cancelled job) is met in the same way.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class EndedError(KeyboardInterrupt):
    """The system asked the program to end. Like Ctrl-C, so whatever tidies up after that does so after this."""


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Within this SIGTERM raises `EndedError` in the main thread, where it else would leave half-made things behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise EndedError

    usual = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, usual)


@contextmanager
def held_back() -> Iterator[None]:
    """Within this an interrupt (SIGINT, SIGTERM) waits for the end; then it has its usual effect.

    Only a program's main thread is interrupted, so elsewhere there is nothing to hold back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    usual = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
        if waiting:
            signal.raise_signal(waiting[0])


def die_quietly() -> None:
    """For a helper process, as it starts: an interrupt ends it without a word, as its parent has the say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def end_helpers() -> None:
    """End the helper processes that still run, as nobody waits for what they do."""
    import multiprocessing

    for helper in multiprocessing.active_children():
        helper.terminate()
