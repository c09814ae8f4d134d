"""How many hold something, on a day and from then on: compared with a fresh count on every day."""

from collections.abc import Mapping
from datetime import date, timedelta

from laur.catalog.holders import held_since, held_steps
from laur.register import Record, status_on
from tests.register.examples import certificate, day, register

REGISTER = register(
    certificate("a", valid_from="2024-01-01", valid_until="2024-12-31"),
    certificate("b", organisation="b", valid_from="2025-01-01", valid_until="2025-06-30"),
    certificate("c", organisation="c", valid_from="2024-03", valid_until="2025-02"),
    certificate("d", organisation="d", valid_from="2024-01-01", valid_until="open", events="suspended 2024-05-02"),
    certificate("e", organisation="e"),
)


def held(records: dict[str, Record], when: date) -> int:
    return sum(status_on(record, when).status.is_held for record in records.values())


def test_between_two_steps_the_number_stays_and_at_each_it_is_another():
    first = day("2024-02-01")
    count, steps = held_steps(((record, status_on(record, first)) for record in REGISTER.values()), first)
    assert count == held(dict(REGISTER), first)
    reported = dict(steps)
    for offset in range(1, 900):
        when = first + timedelta(days=offset)
        count, before = reported.get(when, count), count
        assert count == held(dict(REGISTER), when), when
        assert (when in reported) == (count != before), when


def test_who_holds_two_at_once_is_one_holder():
    records = register(
        certificate("first", valid_from="2024-01-01", valid_until="2024-12-31"),
        certificate("second", valid_from="2024-06-01", valid_until="2025-06-30", kind="initial"),
        certificate("other", organisation="b", valid_from="2024-03-01", valid_until="2024-09-30"),
    )
    assert counted(records, "2024-01-01") == (1, (("2024-03-01", 2), ("2024-10-01", 1), ("2025-07-01", 0)))
    assert counted(records, "2024-11-01") == (1, (("2025-07-01", 0),))
    since = [str(held_since(records.values(), day(when))) for when in ("2024-07-01", "2024-11-01", "2025-03-01")]
    assert since == ["2024-03-01", "2024-10-01", "2024-10-01"]


def counted(records: Mapping[str, Record], when: str) -> tuple[int, tuple[tuple[str, int], ...]]:
    count, steps = held_steps(((record, status_on(record, day(when))) for record in records.values()), day(when))
    return count, tuple((str(turn), number) for turn, number in steps)


def test_one_that_ends_as_another_begins_is_no_step():
    first = day("2024-12-01")
    pair = [REGISTER["a"], REGISTER["b"]]
    assert held_steps(((record, status_on(record, first)) for record in pair), first) == (1, ((day("2025-07-01"), 0),))
