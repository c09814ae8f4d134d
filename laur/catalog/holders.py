"""The number of holders, on a day and from each later day on which it changes by itself.

An organisation with two certificates is one holder. Pages have the steps, so that a script can show the number on the
reader's own day.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from laur.register import Record, StatusOnDay, status_on, timeline, turning_days

Moves = defaultdict[date, Counter[str]]
"""By day, how many certificates each holder gains (or loses)."""


def held_steps(
    certificates: Iterable[tuple[Record, StatusOnDay]], day: date
) -> tuple[int, tuple[tuple[date, int], ...]]:
    """The number of holders on `day`, given the statuses then; and each later day with a new number.

    Gains and losses on the same day cancel out.
    """
    held: Counter[str] = Counter()
    moves: Moves = defaultdict(Counter)
    for record, now in certificates:
        holder, is_held = record.claim.certificate.organisation, now.status.is_held
        held[holder] += is_held
        if record.end is not None and record.end.last < day:
            continue  # what has ended is never held again
        for turn in turning_days(record):
            if turn > day and (then := status_on(record, turn).status.is_held) != is_held:
                moves[turn][holder] += then - is_held
                is_held = then
    return sum(1 for number in held.values() if number), tuple(_steps(held, moves))


def held_since(
    records: Iterable[Record], day: date, statuses: Callable[[Record], Sequence[tuple[date, StatusOnDay]]] = timeline
) -> date | None:
    """The last day up to `day` on which the number of holders changed; None if it never did.

    `statuses` returns the timeline of a record.
    """
    moves: Moves = defaultdict(Counter)
    for record in records:
        holder, is_held = record.claim.certificate.organisation, False
        for turn, reported in statuses(record):
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
