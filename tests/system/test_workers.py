"""Work that is distributed over processes."""

import gc
import multiprocessing
from collections.abc import Sequence

import pytest

from laur.system import workers
from laur.system.workers import MIN_ITEMS, map_in_processes


class Numbering:
    """Notes with each item how many parts this copy has worked on."""

    def __init__(self) -> None:
        self.parts = 0

    def __call__(self, items: Sequence[int]) -> list[tuple[int, int]]:
        self.parts += 1
        return [(item, self.parts) for item in items]


METHODS = [method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [MIN_ITEMS, 101])
def test_every_item_is_worked_on_once(monkeypatch: pytest.MonkeyPatch, method: str, count: int):
    monkeypatch.setattr(workers, "_method", lambda: method)
    results = map_in_processes(Numbering(), list(range(count)), jobs=2)
    assert sorted(item for item, _ in results) == list(range(count))


@pytest.mark.parametrize("method", METHODS)
def test_a_process_keeps_its_work_from_part_to_part(monkeypatch: pytest.MonkeyPatch, method: str):
    monkeypatch.setattr(workers, "_method", lambda: method)
    results = map_in_processes(Numbering(), list(range(100)), jobs=2)
    assert max(part for _, part in results) > 1


def frozen_objects(_items: Sequence[int]) -> list[int]:
    """How many objects the garbage collector of a process does not look at."""
    return [gc.get_freeze_count()]


@pytest.mark.skipif("fork" not in METHODS, reason="the system cannot fork")
def test_the_garbage_collector_of_a_process_leaves_alone_what_it_inherits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_method", lambda: "fork")
    here = gc.get_freeze_count()
    frozen = map_in_processes(frozen_objects, list(range(100)), jobs=2)
    assert gc.get_freeze_count() == here
    assert all(count > here + 1000 for count in frozen[1:])


@pytest.mark.parametrize("count", [0, 1, MIN_ITEMS - 1])
def test_few_items_are_worked_on_in_this_process(count: int):
    work = Numbering()
    assert map_in_processes(work, list(range(count)), jobs=2) == [(item, 1) for item in range(count)]
    assert work.parts <= 1


@pytest.mark.skipif("fork" not in METHODS, reason="the system cannot fork")
def test_processes_begin_with_what_the_first_item_loaded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_method", lambda: "fork")
    results = dict(map_in_processes(Numbering(), list(range(100)), jobs=2))
    assert [item for item, part in sorted(results.items()) if part == 1] == [0]
