"""Spreads work over processor cores, where there is enough of it to be worth their start."""

import multiprocessing
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from laur.system.interrupts import die_quietly, end_helpers, held_back

WORTHWHILE = 48
"""Below so many items one process is quicker."""
LONG = 1000
"""From so many items on, how far the work has come is told."""
TOLD = 32
"""How often, about."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    jobs: int,
    worthwhile: int = WORTHWHILE,
    *,
    report: Callable[[int], None] = lambda _: None,
) -> list[Result]:
    """The results of `work` over all items, in no particular order; `work` and items must be picklable.

    `report` is told how many are done: at the end, and now and then where there are many.

    Raises `ChildProcessError` where a process was ended from outside.
    """
    if jobs < 2 or len(items) < worthwhile:
        return _gathered(map(work, _parts(items, 1)), report)
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = multiprocessing.get_context(_method())
    with ProcessPoolExecutor(jobs, mp_context=method, initializer=die_quietly) as pool:
        try:
            with held_back():  # until each helper has learnt to end quietly
                results = pool.map(work, _parts(items, jobs))
            return _gathered(results, report)
        except BrokenProcessPool as error:
            raise ChildProcessError("a helper process was ended from outside; is there enough memory?") from error
        except KeyboardInterrupt:
            end_helpers()
            raise


def _parts(items: Sequence[Item], jobs: int) -> list[Sequence[Item]]:
    """A part for each process, or of long work many, so that there is something to tell."""
    count = jobs if len(items) < LONG else max(jobs, TOLD)
    return [items[start::count] for start in range(count)]


def _gathered(parts: Iterable[list[Result]], report: Callable[[int], None]) -> list[Result]:
    results: list[Result] = []
    for part in parts:
        results += part
        report(len(results))
    return results


def _method() -> str:
    """Forking is quickest where it is safe: on Linux, as long as no other thread runs."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return "fork" if can_fork and multiprocessing.get_start_method() != "spawn" else "spawn"
