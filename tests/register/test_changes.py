"""The change log: what is in it, from which day on, and what is never in it."""

from laur.model import Certificate
from laur.register import changes
from tests.register.examples import certificate, day, register


def log(when: str, *certificates: Certificate) -> list[tuple[str, str]]:
    return [(change.id, change.type.value) for change in changes(register(*certificates), day(when))]


KOM = certificate("kom", awarded="2022-01-10", valid_from="2022-02-01", valid_until="2024-12-31")


def test_an_award_has_the_date_of_its_decision_and_an_expiry_that_of_the_last_day() -> None:
    assert log("2022-01-09", KOM) == []
    assert log("2022-01-10", KOM) == [("kom:began", "awarded")]
    assert log("2024-12-31", KOM) == [("kom:began", "awarded")]
    ran_out, began = changes(register(KOM), day("2025-01-01"))
    assert (ran_out.type, str(ran_out.when.partial), ran_out.estimated) == ("ran_out", "2024-12-31", False)
    assert (str(began.when.partial), began.basis) == ("2022-01-10", "awarded")


def test_a_renewal_and_an_upgrade_are_called_so_and_what_they_follow_did_not_run_out() -> None:
    chain = [
        certificate("first", "label", level="bronze", assessed="2018-03"),
        certificate("second", "label", level="bronze", assessed="2020-09", kind="renewal"),
        certificate("third", "label", level="silver", assessed="2022-01", supersedes="second"),
    ]
    assert log("2023-12-31", *chain) == [
        ("third:began", "upgraded"),
        ("second:began", "renewed"),
        ("first:began", "awarded"),
    ]
    assert log("2024-02-01", *chain)[0] == ("third:ran-out", "ran_out")


def test_an_estimated_end_is_marked_as_estimated() -> None:
    ran_out, began = changes(register(certificate("bkp", "label", level="gold", assessed="2023-11")), day("2026-01-01"))
    assert (str(ran_out.when.partial), str(ran_out.day), ran_out.estimated) == ("2025-11-30", "2025-12-01", True)
    assert (str(began.when.partial), str(began.day), began.basis) == ("2023-11", "2023-11-30", "assessed")


def test_bad_news_is_in_the_log_from_the_first_day_and_good_news_from_the_last() -> None:
    eventful = certificate("a", valid_from="2020-01-01", events="suspended 2021-05, reinstated 2021-07, corrected 2021")
    assert log("2021-05-01", eventful) == [("a:suspended:2021-05", "suspended"), ("a:began", "awarded")]
    assert log("2021-07-30", eventful)[0] == ("a:suspended:2021-05", "suspended")
    assert log("2021-07-31", eventful)[0] == ("a:reinstated:2021-07", "reinstated")
    assert log("2021-12-31", eventful)[0] == ("a:corrected:2021", "corrected")


def test_the_same_event_twice_has_two_ids() -> None:
    twice = certificate("a", events="corrected 2021-05-05, corrected 2021-05-05")
    assert log("2022-01-01", twice) == [
        ("a:corrected:2021-05-05", "corrected"),
        ("a:corrected:2021-05-05:2", "corrected"),
    ]


def test_a_withdrawn_certificate_does_not_run_out() -> None:
    withdrawn = certificate("a", valid_from="2020-01-01", valid_until="2021-12-31", events="withdrawn 2021-05-05")
    assert log("2025-01-01", withdrawn) == [("a:withdrawn:2021-05-05", "withdrawn"), ("a:began", "awarded")]


def test_what_has_no_date_is_not_in_the_log() -> None:
    assert log("2030-01-01", certificate("wkict", "label", level="bronze", kind="renewal", supersedes="unknown")) == []


def test_a_reckoned_start_is_not_in_the_log() -> None:
    assert log("2025-01-01", certificate("kom", valid_until="2024-12-31")) == [("kom:ran-out", "ran_out")]


def test_changes_of_one_day_are_in_the_order_of_ids() -> None:
    same = [certificate(name, organisation=name, awarded="2022-01-01") for name in ("c", "a", "b")]
    assert [name for name, _ in log("2022-01-01", *same)] == ["a:began", "b:began", "c:began"]
