"""Spreads work over processor cores, where there is enough of it to be worth their start."""

import multiprocessing
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from laur.interrupts import die_quietly, end_helpers, held_back

WORTHWHILE = 48
"""Below so many items one process is quicker."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], jobs: int, worthwhile: int = WORTHWHILE
) -> list[Result]:
    """The results of `work` over all items, in no particular order; `work` and items must be picklable.

    Raises `ChildProcessError` where a process was ended from outside.
    """
    if jobs < 2 or len(items) < worthwhile:
        return work(items)
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    parts = [items[start::jobs] for start in range(jobs)]
    method = multiprocessing.get_context(_method())
    with ProcessPoolExecutor(jobs, mp_context=method, initializer=die_quietly) as pool:
        try:
            with held_back():  # until each helper has learnt to end quietly
                results = pool.map(work, parts)
            return [result for part in results for result in part]
        except BrokenProcessPool as error:
            raise ChildProcessError("a helper process was ended from outside; is there enough memory?") from error
        except KeyboardInterrupt:
            end_helpers()
            raise


def _method() -> str:
    """Forking is quickest where it is safe: on Linux, as long as no other thread runs."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return "fork" if can_fork and multiprocessing.get_start_method() != "spawn" else "spawn"
