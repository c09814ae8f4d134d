"""How many hold something, on a day and from each later day on which that number changes by itself.

Who holds two certificates at once is one holder. Pages carry the steps so that a reader's own day can be counted for.
Knows neither levels nor pages.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from laur.register import Record, Standing, Status, standing, timeline, turning_days

Moves = defaultdict[date, Counter[str]]
"""By day, how many certificates more (or fewer) each holder holds from then on."""


def held_steps(certificates: Iterable[tuple[Record, Standing]], day: date) -> tuple[int, tuple[tuple[date, int], ...]]:
    """How many hold one on `day`, given the standings then; and each later day of another number, with that number.

    What enters and leaves on one day cancels out: there is no step where the number stays.
    """
    held: Counter[str] = Counter()
    moves: Moves = defaultdict(Counter)
    for record, now in certificates:
        holder, is_held = record.claim.certificate.organisation, now.status.is_held
        held[holder] += is_held
        if record.end is not None and record.end.last < day:
            continue  # Nothing holds again what has ended: most of an old register need not be asked.
        for turn in turning_days(record):
            if turn > day and (then := standing(record, turn).status.is_held) != is_held:
                moves[turn][holder] += then - is_held
                is_held = then
    return sum(1 for number in held.values() if number), tuple(_steps(held, moves))


def held_since(records: Iterable[Record], day: date) -> date | None:
    """The last day up to `day` on which the number of holders changed; None where it never did."""
    moves: Moves = defaultdict(Counter)
    for record in records:
        holder, is_held = record.claim.certificate.organisation, False
        for turn, reported in timeline(record):
            if turn <= day and (then := reported.status.is_held) != is_held:
                moves[turn][holder] += then - is_held
                is_held = then
    return max((turn for turn, _ in _steps(Counter(), moves) if turn != date.min), default=None)


def _steps(before: Mapping[str, int], moves: Moves) -> Iterator[tuple[date, int]]:
    held = Counter(before)
    count = said = sum(1 for number in held.values() if number)
    for turn in sorted(moves):
        for holder, by in moves[turn].items():
            was, held[holder] = held[holder], held[holder] + by
            count += bool(held[holder]) - bool(was)
        if count != said:
            said = count
            yield turn, count


def unconfirmed(certificates: Iterable[tuple[Record, Standing]], day: date) -> int:
    """How many are not counted because nothing says whether they run: not on `day`, nor on any later day by itself."""
    unknown = (record for record, now in certificates if now.status is Status.UNKNOWN)
    return sum(1 for record in unknown if all(turn <= day for turn in turning_days(record)))
