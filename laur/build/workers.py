"""Spreads work over processor cores, where there is enough of it to be worth their start."""

import multiprocessing
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

WORTHWHILE = 48
"""Below so many items one process is quicker."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], jobs: int) -> list[Result]:
    """The results of `work` over all items, in no particular order; `work` and items must be picklable."""
    if jobs < 2 or len(items) < WORTHWHILE:
        return work(items)
    from concurrent.futures import ProcessPoolExecutor

    parts = [items[start::jobs] for start in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(_method())) as pool:
        return [result for part in pool.map(work, parts) for result in part]


def _method() -> str:
    """Forking is quickest where it is safe: on Linux, as long as no other thread runs."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return "fork" if can_fork and multiprocessing.get_start_method() != "spawn" else "spawn"
