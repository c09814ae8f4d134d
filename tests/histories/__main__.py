"""Runs histories by chance, and reports those after which a build breaks a rule, as short as they can be.

python -m tests.histories                      200 histories
python -m tests.histories --count 2000         more of them
python -m tests.histories --jobs 2             in two processes
python -m tests.histories --minutes 60         as many as there is time for
python -m tests.histories --seed 417 --count 1 one history again
python -m tests.histories --seed 417 --only 2,5   some steps of it
"""

import argparse
import gc
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count, islice

from laur.cli import COLLECT_AFTER
from tests.histories.documents import fields
from tests.histories.history import Counts, Fault, run
from tests.histories.shared import sharing

AT_A_TIME = 100
"""So many histories share compiled layouts and clean builds."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.histories", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first history")
    parser.add_argument("--count", type=int, help="how many histories")
    parser.add_argument("--minutes", type=float, help="for how long")
    parser.add_argument("--jobs", type=int, default=1, help="in how many processes")
    parser.add_argument("--only", help="the numbers of the steps to run, of the history of --seed")
    asked = parser.parse_args(arguments)
    only = None if asked.only is None else [int(number) for number in asked.only.split(",") if number]
    most = asked.count or (1 if asked.only is not None else None if asked.minutes else 200)
    until = time.monotonic() + 60 * asked.minutes if asked.minutes else float("inf")
    counts, faults, began = Counts(), list[Fault](), time.monotonic()
    for number, (more, found) in enumerate(_results(_portions(asked.seed, most, until), only, asked.jobs), 1):
        counts.add(more)
        faults += found
        for fault in found:
            print(words_of(fault), flush=True)
        if number % 10 == 0:
            print(summary(counts, len(faults), time.monotonic() - began), flush=True)
    print(summary(counts, len(faults), time.monotonic() - began))
    if only is None and counts.histories >= 1000:
        print(f"Keys that were never part of a site: {', '.join(unpublished(counts)) or 'none'}")
    return 1 if faults else 0


def _portions(seed: int, most: int | None, until: float) -> Iterator[range]:
    """The seeds of histories, `AT_A_TIME` at a time, until there are enough or the time is up."""
    for first in count(seed, AT_A_TIME) if most is None else range(seed, seed + most, AT_A_TIME):
        if time.monotonic() > until:
            return
        yield range(first, first + AT_A_TIME if most is None else min(first + AT_A_TIME, seed + most))


def _results(portions: Iterator[range], only: Sequence[int] | None, jobs: int) -> Iterator[tuple[Counts, list[Fault]]]:
    if jobs == 1:
        yield from map(partial(_run_portion, only=only), portions)
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        while some := list(islice(portions, 2 * jobs)):
            yield from pool.map(partial(_run_portion, only=only), some)


def _run_portion(seeds: range, only: Sequence[int] | None) -> tuple[Counts, list[Fault]]:
    threshold = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER)  # as the command does
    counts, faults = Counts(), list[Fault]()
    with sharing() as shared:
        for seed in seeds:
            fault = run(seed, counts, shared, only)
            faults += [fault] if fault else []
    gc.set_threshold(*threshold)
    return counts, faults


def words_of(fault: Fault) -> str:
    again = f"python -m tests.histories --seed {fault.seed} --only {','.join(map(str, fault.steps)) or ','}"
    return f"FAULT: {' → '.join(fault.deeds)}\n  {fault.words.strip()}\n  {again}"


def summary(counts: Counts, faults: int, seconds: float) -> str:
    return (
        f"{counts.histories} histories, {counts.builds} builds, {counts.comparisons} compared with clean ones, "
        f"{counts.renderings} pages rendered, {counts.refusals} builds refused, {counts.kills} killed: "
        f"{faults} faults ({seconds:.0f} s)"
    )


def unpublished(counts: Counts) -> list[str]:
    """The keys of front matter that no published site had."""
    known = {f"{kind}.{field.key}" for kind in ("announcement", "organisation", "scheme", "page", "comment", "site")
             for field in fields(kind)}  # fmt: skip
    return sorted(known - counts.keys.keys())


if __name__ == "__main__":
    sys.exit(main())
