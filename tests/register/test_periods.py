"""In which periods a certificate runs, is suspended and is withdrawn; compared with its status day by day."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from laur.model import Certificate
from laur.register import Period, Periods, Status, periods, status_on, turning_days
from tests.register.examples import certificate, day, register
from tests.register.test_properties import certificates, days, events

ONE_DAY = timedelta(days=1)

eventful = st.lists(
    st.tuples(certificates(), st.lists(events, min_size=1, max_size=4).map(tuple)).map(
        lambda pair: replace(pair[0], events=pair[1])
    ),
    min_size=1,
    max_size=4,
)
"""Histories in which something happens to every certificate."""


def words(found: Iterable[Period]) -> str:
    """Periods as ``2022-01-01 to 2024-12-31, 2025-01-01 on``."""
    return ", ".join(f"{one.first} to {one.last}" if one.last else f"{one.first} on" for one in found)


def of(events: str, **stated: str) -> Periods:
    """The periods of a certificate with these events; without `stated`, it is valid from 2022-01-01 to 2024-12-31."""
    stated = stated or {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}
    return periods(register(certificate("a", events=events, **stated))["a"])


@pytest.mark.parametrize(
    ("events", "running", "suspended", "withdrawn"),
    [
        ("", "2022-01-01 to 2024-12-31", "", ""),
        ("corrected 2023-05-01", "2022-01-01 to 2024-12-31", "", ""),
        ("suspended 2023-05-01", "2022-01-01 to 2024-12-31", "2023-05-01 to 2024-12-31", ""),
        (
            "suspended 2023-05, reinstated 2023-07",
            "2022-01-01 to 2024-12-31",
            "2023-05-01 to 2023-07-30",
            "",
        ),
        ("suspended 2021-01-01, reinstated 2022-03-01", "2022-01-01 to 2024-12-31", "2022-01-01 to 2022-02-28", ""),
        ("suspended 2023-05-01, reinstated 2023-05-01", "2022-01-01 to 2024-12-31", "", ""),
        ("withdrawn 2023-05", "2022-01-01 to 2023-04-30", "", "2023-05-01 on"),
        ("withdrawn 2025-05-01", "2022-01-01 to 2024-12-31", "", "2025-05-01 on"),
        (
            "withdrawn 2023-05, reinstated 2023-07",
            "2022-01-01 to 2023-04-30, 2023-07-31 to 2024-12-31",
            "",
            "2023-05-01 to 2023-07-30",
        ),
        ("withdrawn 2023-05-01, suspended 2023-06-01", "2022-01-01 to 2023-04-30", "", "2023-05-01 on"),
        (
            "suspended 2023-03-01, withdrawn 2023-05-01",
            "2022-01-01 to 2023-04-30",
            "2023-03-01 to 2023-04-30",
            "2023-05-01 on",
        ),
        (
            "withdrawn 2023-05-01, suspended 2023-06-01, reinstated 2023-08-01, suspended 2024-01-01",
            "2022-01-01 to 2023-04-30, 2023-08-01 to 2024-12-31",
            "2024-01-01 to 2024-12-31",
            "2023-05-01 to 2023-07-31",
        ),
        ("withdrawn 2023-05-01, withdrawn 2023-06-01", "2022-01-01 to 2023-04-30", "", "2023-05-01 on"),
    ],
)
def test_events_interrupt_a_certificate_until_a_reinstatement(
    events: str, running: str, suspended: str, withdrawn: str
) -> None:
    found = of(events)
    assert (words(found.running), words(found.suspended), words(found.withdrawn)) == (running, suspended, withdrawn)


@pytest.mark.parametrize(
    ("stated", "running", "suspended"),
    [
        ({"valid_from": "2022-01-01", "valid_until": "open"}, "2022-01-01 on", "2023-05-01 on"),
        ({"valid_from": "2022-01-01"}, "", "2023-05-01 on"),
        ({"valid_from": "2022", "valid_until": "2024"}, "2022-12-31 to 2024-01-01", "2023-05-01 to 2024-12-31"),
        ({"valid_from": "2024", "valid_until": "open"}, "2024-12-31 on", "2024-01-01 on"),
    ],
)
def test_a_certificate_runs_only_while_it_surely_has_begun_and_has_not_ended(
    stated: dict[str, str], running: str, suspended: str
) -> None:
    found = of("suspended 2023-05", **stated)
    assert (words(found.running), words(found.suspended)) == (running, suspended)


def test_a_withdrawal_is_for_good_unless_it_is_lifted() -> None:
    assert of("").withdrawn_for_good is None
    assert of("withdrawn 2023-05-01, suspended 2023-06-01").withdrawn_for_good == day("2023-05-01")
    assert of("withdrawn 2023-05-01, reinstated 2026-06-01").withdrawn_for_good is None


def test_a_successor_does_not_shorten_the_periods_of_its_predecessor() -> None:
    old = certificate("old", valid_from="2022-01-01", valid_until="2024-12-31")
    new = certificate("new", valid_from="2023-01-01", valid_until="2025-12-31", supersedes="old")
    record = register(old, new)["old"]
    assert record.superseded_from == day("2023-01-01")
    assert words(periods(record).running) == "2022-01-01 to 2024-12-31"


@given(eventful, days)
def test_the_periods_agree_with_the_status_on_every_day(history: list[Certificate], any_day: date) -> None:
    """Compares the days on which either may change, the days around these, and a day of no importance."""
    for record in register(*history).values():
        found = periods(record)
        bounds = [
            bound for one in (*found.running, *found.suspended, *found.withdrawn) for bound in (one.first, one.last)
        ]
        turns = [turn for turn in (*turning_days(record), *bounds) if turn is not None and date.min < turn < date.max]
        for when in (any_day, *(turn + by for turn in turns for by in (-ONE_DAY, timedelta(), ONE_DAY))):
            runs, is_suspended, is_withdrawn = (
                any(when in period for period in each) for each in (found.running, found.suspended, found.withdrawn)
            )
            is_superseded = record.superseded_from is not None and record.superseded_from <= when
            status = status_on(record, when).status
            assert (status is Status.WITHDRAWN) == is_withdrawn, when
            assert (status is Status.SUSPENDED) == (is_suspended and not is_superseded), when
            assert status.is_held == (runs and not is_suspended and not is_superseded), when


@given(eventful)
def test_periods_are_in_order_and_no_withdrawn_day_is_running_or_suspended(history: list[Certificate]) -> None:
    for record in register(*history).values():
        found = periods(record)
        for each in (found.running, found.suspended, found.withdrawn):
            assert all(one.last is None or one.first <= one.last for one in each)
            assert all(one.last is not None and one.last + ONE_DAY < other.first for one, other in pairwise(each))
        for withdrawn in found.withdrawn:
            for other in (*found.running, *found.suspended):
                assert withdrawn.first not in other
                assert other.first not in withdrawn
