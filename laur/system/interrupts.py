"""Handles Ctrl-C and termination signals, so that files are never half replaced and workers show no traceback.

SIGTERM (a stopped service, a cancelled job) and SIGHUP (a closed terminal) are handled like Ctrl-C, unless the program
was started with the signal ignored (`nohup`).
"""

import _thread
import signal
import sys
import threading
import time
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


AGAIN_SECONDS = 0.01
"""How long a signal waits before it is seen whether the import that it met is done."""
_IMPORTING = "<frozen importlib"
"""What the file of Python's own code for imports begins with."""


@contextmanager
def termination_as_exception() -> Iterator[None]:
    """Within this context, termination signals raise `TerminatedError` in the main thread, so that cleanup runs.

    They and Ctrl-C wait while a module is imported. An extension module may go on without what an exception kept from
    it: msgspec then crashes (`PyDateTime_IMPORT` without a check), and a class whose attributes are being named turns
    the exception into another one (`__set_name__`, until Python 3.12).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    outside = _imports(sys._getframe())  # noqa: SLF001 - the documented way to the stack

    def end(number: int, frame: FrameType | None) -> None:
        if _imports(frame) > outside:
            _thread.start_new_thread(_send_again, (number,))
        elif number == signal.SIGINT:
            raise KeyboardInterrupt
        else:
            raise TerminatedError(number)

    numbers = list(_not_ignored(TERMINATION_SIGNALS))
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        numbers.append(signal.SIGINT)
    previous = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _imports(frame: FrameType | None) -> int:
    """How many frames of a stack are of imports that are not done."""
    count = 0
    while frame is not None:
        count += frame.f_code.co_filename.startswith(_IMPORTING)
        frame = frame.f_back
    return count


def _send_again(number: int) -> None:
    """Sends a signal to the main thread, which it wakes from whatever it waits for."""
    time.sleep(AGAIN_SECONDS)
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, number)


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
