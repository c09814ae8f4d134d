"""Distributes work over processor cores, if there is enough of it to be worth starting processes."""

import gc
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import Any, ClassVar, TypeVar

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
    """The results of `work` for all items, in no particular order; `work`, items and results must be picklable.

    Each process has one copy of `work`, which it calls with one part of the items after another: an object may keep
    what it needs for all of them. `report` is called with the number of items done: at the end, and during the work if
    there are at least `LONG`.

    Raises `ChildProcessError` if the system ended a worker process.
    """
    if jobs < 2 or len(items) < min_items:
        return _gathered(map(work, _parts(items, 1)), report)
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = multiprocessing.get_context(_method())
    is_forked = method.get_start_method() == "fork"
    # What the first item needs is imported and compiled once, in this process, and not in each that is forked.
    first = work(items[:1]) if is_forked else []
    parts = _parts(items[1:] if is_forked else items, jobs)
    # Processes that are forked have all parts in their memory; to others, each part is sent.
    inherited = tuple(parts) if is_forked else ()
    start = (work, inherited)
    with ProcessPoolExecutor(jobs, mp_context=method, initializer=_Worker.begin, initargs=start) as pool:
        try:
            with interrupts_deferred():  # until each worker has reset its signal handlers
                # Not `pool.map`: it cancels what waits, and a thread of the pool fails at cancelled work.
                waiting = [pool.submit(_Worker.do, part) for part in (range(len(parts)) if inherited else parts)]
            return _gathered(chain([first], (future.result() for future in waiting)), report)
        except BrokenProcessPool as error:
            raise ChildProcessError("the system ended a worker process; is there enough memory?") from error
        except KeyboardInterrupt:
            terminate_workers()
            raise


class _Worker:
    """What a worker process keeps while it runs: nothing else runs in it."""

    work: ClassVar[Callable[[Sequence[Any]], list[Any]]]
    parts: ClassVar[Sequence[Sequence[Any]]]

    @classmethod
    def begin(cls, work: Callable[[Sequence[Any]], list[Any]], parts: Sequence[Sequence[Any]]) -> None:
        """Runs once in each process, before anything else."""
        reset_signal_handlers()
        gc.freeze()  # looking through what is inherited would copy the memory that holds it
        cls.work, cls.parts = staticmethod(work), parts

    @classmethod
    def do(cls, part: int | Sequence[Any]) -> list[Any]:
        """The results for a part of the items, which is named by its number where the process has it."""
        return cls.work(cls.parts[part] if isinstance(part, int) else part)


def _parts(items: Sequence[WorkItem], jobs: int) -> list[Sequence[WorkItem]]:
    """Neighbours together, because they share the most; more parts for long work, so that progress can be reported."""
    count = min(len(items), jobs * (1 if jobs < 2 else 4) if len(items) < LONG else max(jobs * 4, REPORTS))
    bounds = [len(items) * number // count for number in range(count + 1)] if count else []
    return [items[start:end] for start, end in pairwise(bounds)]


def _gathered(parts: Iterable[list[WorkItemResult]], report: Callable[[int], None]) -> list[WorkItemResult]:
    results: list[WorkItemResult] = []
    for part in parts:
        results += part
        report(len(results))
    return results


def _method() -> str:
    """``fork`` (the fastest) if it is available and no other thread runs, else ``spawn``."""
    import multiprocessing

    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return "fork" if can_fork and multiprocessing.get_start_method() != "spawn" else "spawn"
