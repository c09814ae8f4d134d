"""How many certificates are held, on a day and from each later day on which that number changes by itself.

Pages carry the steps so that a reader's own day can be counted for. Knows neither levels nor pages.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from laur.register import Record, Standing, Status, standing, turning_days


def held_steps(certificates: Iterable[tuple[Record, Standing]], day: date) -> tuple[int, tuple[tuple[date, int], ...]]:
    """How many are held on `day`, given their standings then; and each later day of another number, with that number.

    What enters and leaves on one day cancels out: there is no step where the number stays.
    """
    held = 0
    changes: defaultdict[date, int] = defaultdict(int)
    for record, now in certificates:
        is_held = now.status.is_held
        held += is_held
        if record.end is not None and record.end.last < day:
            continue  # Nothing holds again what has ended: most of an old register need not be asked.
        for turn in turning_days(record):
            if turn > day and (then := standing(record, turn).status.is_held) != is_held:
                changes[turn] += then - is_held
                is_held = then
    steps: list[tuple[date, int]] = []
    count = held
    for turn in sorted(changes):
        if changes[turn]:
            count += changes[turn]
            steps.append((turn, count))
    return held, tuple(steps)


def unconfirmed(certificates: Iterable[tuple[Record, Standing]], day: date) -> int:
    """How many are not counted because nothing says whether they run: not on `day`, nor on any later day by itself."""
    unknown = (record for record, now in certificates if now.status is Status.UNKNOWN)
    return sum(1 for record in unknown if all(turn <= day for turn in turning_days(record)))
