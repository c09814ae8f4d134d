"""Runs histories by chance, and reports those after which a build breaks a rule, as short as they can be.

python -m tests.histories                      200 histories
python -m tests.histories --count 2000         more of them
python -m tests.histories --minutes 60         as many as there is time for
python -m tests.histories --seed 417 --count 1 one history again
python -m tests.histories --seed 417 --only 2,5   some steps of it
"""

import argparse
import sys
import time
from itertools import count

from tests.histories.documents import fields
from tests.histories.history import Counts, Fault, run


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.histories", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first history")
    parser.add_argument("--count", type=int, help="how many histories")
    parser.add_argument("--minutes", type=float, help="for how long")
    parser.add_argument("--only", help="the numbers of the steps to run, of the history of --seed")
    asked = parser.parse_args(arguments)
    only = None if asked.only is None else [int(number) for number in asked.only.split(",") if number]
    most = asked.count or (1 if asked.only is not None else None if asked.minutes else 200)
    until = time.monotonic() + 60 * asked.minutes if asked.minutes else float("inf")
    counts, faults, began = Counts(), list[Fault](), time.monotonic()
    for number in count():
        if number == most or time.monotonic() > until:
            break
        fault = run(asked.seed + number, counts, only)
        if fault:
            faults.append(fault)
            print(words_of(fault), flush=True)
        if number % 100 == 99:
            print(summary(counts, len(faults), time.monotonic() - began), flush=True)
    print(summary(counts, len(faults), time.monotonic() - began))
    if only is None and counts.histories >= 1000:
        print(f"Keys that were never part of a site: {', '.join(unpublished(counts)) or 'none'}")
    return 1 if faults else 0


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
