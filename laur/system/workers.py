"""Distributes work over processor cores, if there is enough of it to be worth starting processes."""

import multiprocessing
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from laur.system.interrupts import interrupts_deferred, reset_signal_handlers, terminate_workers

MIN_ITEMS = 48
"""With fewer items, one process is faster."""
LONG = 1000
"""From this number of items on, progress is reported."""
REPORTS = 32
"""How often, about."""

WorkItem = TypeVar("WorkItem")
WorkItemResult = TypeVar("WorkItemResult")


def map_in_processes(
    work: Callable[[Sequence[WorkItem]], list[WorkItemResult]],
    items: Sequence[WorkItem],
    jobs: int,
    min_items: int = MIN_ITEMS,
    *,
    report: Callable[[int], None] = lambda _: None,
) -> list[WorkItemResult]:
    """The results of `work` for all items, in no particular order; `work` and items must be picklable.

    `report` is called with the number of items done: at the end, and during the work if there are at least `LONG`.

    Raises `ChildProcessError` if the system ended a worker process.
    """
    if jobs < 2 or len(items) < min_items:
        return _gathered(map(work, _parts(items, 1)), report)
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = multiprocessing.get_context(_method())
    with ProcessPoolExecutor(jobs, mp_context=method, initializer=reset_signal_handlers) as pool:
        try:
            with interrupts_deferred():  # until each worker has reset its signal handlers
                results = pool.map(work, _parts(items, jobs))
            return _gathered(results, report)
        except BrokenProcessPool as error:
            raise ChildProcessError("the system ended a worker process; is there enough memory?") from error
        except KeyboardInterrupt:
            terminate_workers()
            raise


def _parts(items: Sequence[WorkItem], jobs: int) -> list[Sequence[WorkItem]]:
    """One part for each process; more parts for long work, so that progress can be reported."""
    count = jobs if len(items) < LONG else max(jobs, REPORTS)
    return [items[start::count] for start in range(count)]


def _gathered(parts: Iterable[list[WorkItemResult]], report: Callable[[int], None]) -> list[WorkItemResult]:
    results: list[WorkItemResult] = []
    for part in parts:
        results += part
        report(len(results))
    return results


def _method() -> str:
    """``fork`` (the fastest) if it is available and no other thread runs, else ``spawn``."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return "fork" if can_fork and multiprocessing.get_start_method() != "spawn" else "spawn"
