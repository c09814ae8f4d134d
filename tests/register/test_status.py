"""The nine rules of `docs/domain.md`: a table of certificates, days and the status that each rule gives."""

import pytest

from laur.register import Doubt, EndBasis, StartBasis, Status, days_left, in_grace, timeline
from tests.register.examples import certificate, day, on, register, status

RULES = [
    # rule, what is stated, day, status
    (
        1,
        {"valid_from": "2022-01-01", "valid_until": "2024-12-31", "events": "withdrawn 2023-03-05"},
        "2023-03-04",
        "valid",
    ),
    (
        1,
        {"valid_from": "2022-01-01", "valid_until": "2024-12-31", "events": "withdrawn 2023-03-05"},
        "2023-03-05",
        "withdrawn",
    ),
    (
        1,
        {"valid_from": "2022-01-01", "valid_until": "2024-12-31", "events": "withdrawn 2023-03-05"},
        "2026-01-01",
        "withdrawn",
    ),
    (1, {"valid_until": "open", "events": "withdrawn 2023-03-05, reinstated 2023-06-01"}, "2023-05-31", "withdrawn"),
    (1, {"valid_until": "open", "events": "withdrawn 2023-03-05, reinstated 2023-06-01"}, "2023-06-01", "valid"),
    (1, {"valid_until": "open", "events": "withdrawn 2023-03-05, corrected 2023-06-01"}, "2023-06-01", "withdrawn"),
    (1, {"valid_until": "open", "events": "suspended 2023-01-01, withdrawn 2023-03-05"}, "2023-06-01", "withdrawn"),
    (1, {"valid_until": "open", "events": "withdrawn 2023-03-05, suspended 2023-06-01"}, "2023-07-01", "withdrawn"),
    (2, {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}, "2021-12-31", "upcoming"),
    (2, {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}, "2022-01-01", "valid"),
    (2, {"awarded": "2022-03", "valid_until": "2024-12-31"}, "2022-02-28", "upcoming"),
    (2, {"awarded": "2022-03", "valid_until": "2024-12-31"}, "2022-03-01", "uncertain"),
    (2, {"awarded": "2022-03", "valid_until": "2024-12-31"}, "2022-03-31", "valid"),
    (2, {"awarded": "2022", "valid_until": "open"}, "2022-06-15", "uncertain"),
    (2, {"valid_until": "2024-12-31"}, "2021-12-31", "upcoming"),
    (2, {"valid_until": "2024-12-31"}, "2022-01-01", "uncertain"),
    (3, {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}, "2024-12-31", "expiring"),
    (3, {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}, "2025-01-01", "expired"),
    (3, {"valid_until": "2024-12-31", "events": "suspended 2024-02-01"}, "2025-01-01", "expired"),
    (5, {"valid_until": "2024-12-31", "events": "suspended 2024-02-01"}, "2024-01-31", "valid"),
    (5, {"valid_until": "2024-12-31", "events": "suspended 2024-02-01"}, "2024-02-01", "suspended"),
    (5, {"valid_until": "2024-12-31", "events": "suspended 2024-02-01, reinstated 2024-03-01"}, "2024-03-01", "valid"),
    (5, {"valid_until": "2024-12-31", "events": "suspended 2024-02"}, "2024-02-01", "suspended"),
    (5, {"valid_until": "2024-12-31", "events": "suspended 2024-02, reinstated 2024-03"}, "2024-03-30", "suspended"),
    (5, {"valid_until": "2024-12-31", "events": "suspended 2024-02, reinstated 2024-03"}, "2024-03-31", "valid"),
    (5, {"events": "suspended 2024-02-01"}, "2024-03-01", "suspended"),
    (6, {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}, "2024-10-01", "valid"),
    (6, {"valid_from": "2022-01-01", "valid_until": "2024-12-31"}, "2024-10-02", "expiring"),
    (6, {"valid_from": "2022-01-01", "valid_until": "2024-12"}, "2024-12-01", "expiring"),
    (6, {"valid_from": "2022-01-01", "valid_until": "2024-12"}, "2024-12-02", "uncertain"),
    (6, {"valid_from": "2022-01-01", "valid_until": "2024-12"}, "2024-12-31", "uncertain"),
    (6, {"valid_from": "2022-01-01", "valid_until": "2024-12"}, "2025-01-01", "expired"),
    (6, {"valid_from": "2020-01-01", "valid_until": "2024"}, "2023-12-31", "expiring"),
    (6, {"valid_from": "2020-01-01", "valid_until": "2024"}, "2024-06-30", "uncertain"),
    (7, {"awarded": "2016-10-21"}, "2019-07-21", "valid"),
    (7, {"awarded": "2016-10-21"}, "2019-10-20", "expiring"),
    (7, {"awarded": "2016-10-21"}, "2019-10-21", "expired"),
    (7, {"awarded": "2016-10"}, "2019-10-10", "uncertain"),
    (7, {"awarded": "2016-10", "term": "1 year"}, "2017-10-31", "expired"),
    (8, {"valid_from": "2016-10-21", "valid_until": "open"}, "2099-01-01", "valid"),
    (8, {"valid_until": "open"}, "2001-01-01", "valid"),
    (9, {"valid_from": "2016-10-21"}, "2016-10-20", "upcoming"),
    (9, {"valid_from": "2016-10-21"}, "2016-10-21", "unknown"),
    (9, {"valid_from": "2016-10-21"}, "2026-01-01", "unknown"),
    (9, {"assessed": "2016-10-21", "term": "3 years"}, "2017-01-01", "unknown"),
    (9, {"kind": "renewal", "awarded": "2016-10-21", "supersedes": "unknown"}, "2017-01-01", "unknown"),
    (9, {}, "2024-01-01", "unknown"),
]


@pytest.mark.parametrize(("rule", "stated", "when", "expected"), RULES)
def test_the_rule_gives_the_status(rule: int, stated: dict[str, str], when: str, expected: str) -> None:
    assert status(when, certificate("a", **stated)) == expected, f"rule {rule}"


def test_rule_3_makes_an_ended_certificate_superseded_if_it_has_a_successor() -> None:
    old = certificate("old", valid_from="2018-01-01", valid_until="2020-12-31")
    new = certificate("new", valid_from="2021-06-01", valid_until="2024-05-31", kind="renewal")
    assert status("2020-12-31", old, new) == Status.EXPIRING
    assert status("2021-01-01", old, new) == Status.SUPERSEDED
    assert status("2021-01-01", new, old) == Status.UPCOMING


def test_by_rule_4_the_successor_takes_over_on_the_day_on_which_it_begins() -> None:
    old = certificate("old", valid_from="2018-01-01", valid_until="2020-12-31")
    new = certificate("new", valid_from="2020-09-01", valid_until="2023-08-31", supersedes="old")
    assert status("2020-08-31", old, new) == Status.VALID
    assert status("2020-09-01", old, new) == Status.SUPERSEDED
    assert on("2020-09-01", old, new).successor == "new"


def test_while_a_successor_may_or_may_not_have_begun_only_the_older_one_counts() -> None:
    old = certificate("old", valid_from="2018-01-01", valid_until="2020-12-31")
    new = certificate("new", awarded="2020-06", valid_until="2023-08-31", supersedes="old")
    assert (status("2020-06-15", old, new), status("2020-06-15", new, old)) == (Status.VALID, Status.UNCERTAIN)
    assert (status("2020-06-30", old, new), status("2020-06-30", new, old)) == (Status.SUPERSEDED, Status.VALID)


@pytest.mark.parametrize(
    ("end", "when", "expected"),
    [
        ({"valid_until": "2020-12-31"}, "2020-06-01", Status.VALID),
        ({"valid_until": "2020-12-31"}, "2021-01-01", Status.SUPERSEDED),
        ({}, "2020-06-01", Status.SUPERSEDED),
        ({"valid_until": "open"}, "2020-06-01", Status.SUPERSEDED),
    ],
)
def test_a_successor_without_any_date_takes_over_at_the_known_end_or_at_once(
    end: dict[str, str], when: str, expected: Status
) -> None:
    old = certificate("old", valid_from="2018-01-01", **end)
    assert status(when, old, certificate("new", supersedes="old")) == expected


def test_a_certificate_with_an_undated_successor_is_superseded_when_a_later_one_of_the_chain_has_begun() -> None:
    old = certificate("old", valid_from="2018-01-01", valid_until="2030-12-31")
    undated = certificate("undated", supersedes="old")
    new = certificate("new", valid_from="2021-01-01", valid_until="2023-12-31", supersedes="undated")
    assert status("2020-12-31", old, undated, new) == Status.VALID
    assert status("2021-01-01", old, undated, new) == Status.SUPERSEDED


def test_a_certificate_whose_successor_surely_began_is_not_superseded_by_estimate() -> None:
    old = certificate("old", awarded="2016-10-21")  # to about 2019-10-20
    new = certificate("new", awarded="2020-02-01", kind="renewal")
    assert [on(when, old, new).estimated for when in ("2019-10-20", "2019-10-21", "2020-02-01")] == [True, True, False]


def test_a_reckoned_start_is_not_called_valid_before_it_is_sure() -> None:
    kom = certificate("a", valid_until="2024-12-31")  # three years, cut by at most one
    reported = [on(when, kom) for when in ("2021-12-31", "2022-01-02", "2022-12-30", "2022-12-31", "2023-05-15")]
    assert [(one.status, one.estimated, one.doubt) for one in reported] == [
        (Status.UPCOMING, True, None),
        (Status.UNCERTAIN, True, Doubt.BEGINNING),
        (Status.UNCERTAIN, True, Doubt.BEGINNING),
        (Status.VALID, False, None),
        (Status.VALID, False, None),
    ]


def test_a_start_reckoned_from_a_coarse_end_is_uncertain_from_the_first_day_to_the_last() -> None:
    coarse = certificate("a", valid_until="2024-06")  # three years to some day in June 2024, cut by at most one
    reported = [status(when, coarse) for when in ("2021-06-01", "2021-06-02", "2022-06-29", "2022-06-30")]
    assert reported == [Status.UPCOMING, Status.UNCERTAIN, Status.UNCERTAIN, Status.VALID]


def test_a_suspension_and_a_withdrawal_come_with_the_event_that_decides() -> None:
    old = certificate("a", valid_until="open", events="suspended 2020-01-01, withdrawn 2021-01-01")
    first, last = on("2020-05-01", old).event, on("2021-05-01", old).event
    assert first is not None
    assert last is not None
    assert (first.type, last.type) == ("suspended", "withdrawn")
    assert on("2019-05-01", old).event is None


def test_a_reinstatement_that_may_have_come_before_the_suspension_does_not_lift_it() -> None:
    listed_first = certificate(
        "a", valid_until="open", events="suspended 2023-01-01, reinstated 2024-05, suspended 2024-05-10"
    )
    assert status("2024-06-15", listed_first) == Status.SUSPENDED


def test_days_left_are_counted_to_the_first_day_that_can_be_the_last() -> None:
    exact = certificate("a", valid_from="2022-01-01", valid_until="2024-12-31")
    assert days_left(on("2024-12-31", exact), day("2024-12-31")) == 0
    assert days_left(on("2024-12-01", exact), day("2024-12-01")) == 30
    assert days_left(on("2025-01-01", exact), day("2025-01-01")) is None
    month = certificate("a", valid_from="2022-01-01", valid_until="2024-12")
    assert days_left(on("2024-11-30", month), day("2024-11-30")) == 1
    assert days_left(on("2024-12-15", month), day("2024-12-15")) is None
    assert days_left(on("2024-12-15", certificate("a", valid_until="open")), day("2024-12-15")) is None


def test_the_grace_period_runs_from_the_day_after_the_end_to_its_last_day() -> None:
    bronze = certificate("a", "label", level="bronze", assessed="2022-03")
    record = register(bronze)["a"]
    assert [in_grace(record, day(d)) for d in ("2024-03-31", "2024-04-01", "2025-03-31", "2025-04-01")] == [
        False,
        True,
        True,
        False,
    ]


def test_no_renewed_or_withdrawn_certificate_is_in_its_grace_period() -> None:
    bronze = certificate("a", "label", level="bronze", assessed="2022-03", events="withdrawn 2023-01-01")
    assert not in_grace(register(bronze)["a"], day("2024-06-01"))
    renewed = register(
        certificate("a", "label", level="bronze", assessed="2022-03"),
        certificate("b", "label", level="bronze", assessed="2024-08", kind="renewal"),
    )
    assert not in_grace(renewed["a"], day("2024-06-01"))


def test_a_certificate_of_an_unknown_scheme_goes_by_its_own_dates() -> None:
    lone = certificate("a", "nowhere", level="gold", valid_from="2022-01-01", valid_until="2024-12-31", kind="renewal")
    assert register(lone)["a"].scheme is None
    assert status("2024-01-01", lone) == Status.VALID
    assert status("2024-01-01", certificate("a", "nowhere", awarded="2022-01-01")) == Status.UNKNOWN


# ------------------------------------------------------------------- the certificates of the announcements


def test_kom_surely_runs_from_its_last_possible_start_to_its_stated_end() -> None:
    kom = certificate("kom", kind="renewal", supersedes="unknown", score="136/140", valid_until="2024-12-31")
    record = register(kom)["kom"]
    assert (record.end_basis, record.start_basis, record.since) == (EndBasis.STATED, StartBasis.RECKONED, None)
    assert [(str(first), reported.status.value, reported.estimated) for first, reported in timeline(record)] == [
        ("0001-01-01", "upcoming", True),
        ("2022-01-01", "uncertain", True),
        ("2022-12-31", "valid", False),
        ("2024-10-02", "expiring", False),
        ("2025-01-01", "expired", False),
    ]


def test_bkp_gold_runs_to_about_the_end_of_the_month_two_years_after_its_audit() -> None:
    gold = certificate("bkp", "label", level="gold", assessed="2023-11")
    record = register(gold)["bkp"]
    assert record.end is not None
    assert (record.end.first, record.end.last) == (day("2025-11-30"), day("2025-11-30"))
    assert [(str(first), reported.status.value, reported.estimated) for first, reported in timeline(record)] == [
        ("0001-01-01", "upcoming", False),
        ("2023-11-01", "uncertain", True),
        ("2023-11-30", "valid", True),
        ("2025-09-01", "expiring", True),
        ("2025-12-01", "expired", True),
    ]


@pytest.mark.parametrize(
    "undated",
    [
        certificate("wkict", "label", level="bronze", kind="renewal", supersedes="unknown"),
        certificate("lifescience", "label", level="silver", term="2 years"),
    ],
    ids=["wkict-bronze", "lifescience-silver"],
)
def test_a_certificate_without_any_date_is_always_unknown(undated: object) -> None:
    record = next(iter(register(undated).values()))  # type: ignore[arg-type]
    assert [reported.status for _, reported in timeline(record)] == [Status.UNKNOWN]


def test_a_status_since_2016_is_not_confirmed_because_its_award_has_no_date() -> None:
    kkk = certificate("lifescience-kkk", valid_from="2016-10-21")
    reported = on("2026-01-01", kkk)
    assert reported.status == Status.UNKNOWN
    assert reported.since is not None
    assert reported.since.first == day("2016-10-21")
    assert reported.until is None
