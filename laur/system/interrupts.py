"""Handles Ctrl-C and termination signals, so that files are never half replaced and workers show no traceback.

SIGTERM (a stopped service, a cancelled job) and SIGHUP (a closed terminal) are handled like Ctrl-C, unless the program
was started with the signal ignored (`nohup`).
"""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

TERMINATION_SIGNALS = (signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
"""The signals by which the system asks a program to end. Windows has no SIGHUP."""


class TerminatedError(KeyboardInterrupt):
    """The system asked the program to end. A `KeyboardInterrupt`, so that the same cleanup runs."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        """The number of the signal."""


@contextmanager
def termination_as_exception() -> Iterator[None]:
    """Within this context, termination signals raise `TerminatedError` in the main thread, so that cleanup runs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: FrameType | None) -> None:
        raise TerminatedError(number)

    previous = {number: signal.signal(number, end) for number in _not_ignored(TERMINATION_SIGNALS)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


@contextmanager
def interrupts_deferred() -> Iterator[None]:
    """Within this context, Ctrl-C and termination signals are deferred; they take effect when it ends.

    Signals interrupt only the main thread, so in other threads this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    previous = {number: signal.signal(number, note) for number in _not_ignored((signal.SIGINT, *TERMINATION_SIGNALS))}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        if waiting:
            signal.raise_signal(waiting[0])


def reset_signal_handlers() -> None:
    """For a worker process, as it starts: a signal ends it without a traceback; the parent process reports it."""
    for number in _not_ignored((signal.SIGINT, *TERMINATION_SIGNALS)):
        signal.signal(number, signal.SIG_DFL)


def _not_ignored(numbers: Iterable[signal.Signals]) -> list[signal.Signals]:
    """The signals that are not ignored, as they are under `nohup`."""
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def terminate_workers() -> None:
    """Ends the worker processes that still run, as their results are not needed."""
    import multiprocessing

    for worker in multiprocessing.active_children():
        worker.terminate()
