"""When a certificate ends: from which date its term counts, and to which day."""

from datetime import date

import pytest
from msgspec.structs import replace

from laur.model import Certificate, CountFrom, EndRule, Scheme, SchemeTerm
from laur.model.dates import PartialDate, Term
from laur.register import EndBasis, Span, StartBasis, records
from laur.register.terms import day_after, day_before, earliest_begin, last_day, last_day_joined, months_on
from tests.register.examples import LABEL, SCHEMES, STATUS, certificate, claims, day, register


def end(*certificates: Certificate, scheme: Scheme | None = None) -> tuple[str, str] | None:
    """The end of the last certificate."""
    last = certificates[-1]
    schemes = {**SCHEMES, last.scheme: scheme} if scheme else SCHEMES
    span = register(*certificates, schemes=schemes)[last.id].end
    return (str(span.first), str(span.last)) if span else None


@pytest.mark.parametrize(
    ("begin", "months", "rule", "last"),
    [
        ("2016-10-21", 36, None, "2019-10-20"),
        ("2016-10-21", 36, EndRule.DAY_BEFORE, "2019-10-20"),
        ("2016-10-21", 36, EndRule.SAME_DAY, "2019-10-21"),
        ("2016-10-21", 36, EndRule.MONTH_END, "2019-10-31"),
        ("2020-02-29", 12, None, "2021-02-28"),
        ("2020-02-29", 48, None, "2024-02-28"),
        ("2023-08-31", 6, None, "2024-02-29"),
        ("2023-08-29", 6, None, "2024-02-28"),
        ("2022-01-01", 36, None, "2024-12-31"),
        ("9998-06-01", 36, None, "9999-12-31"),
    ],
)
def test_the_last_day_of_a_term(begin: str, months: int, rule: EndRule | None, last: str) -> None:
    assert last_day(day(begin), months, rule) == day(last)


@pytest.mark.parametrize(
    ("previous", "rule", "last"),
    [
        ("2025-11-30", EndRule.MONTH_END, "2028-11-30"),
        ("2023-02-28", EndRule.MONTH_END, "2026-02-28"),
        ("2019-10-20", None, "2022-10-20"),
        ("2021-02-28", None, "2024-02-29"),
        ("2019-10-21", EndRule.SAME_DAY, "2022-10-21"),
    ],
)
def test_three_years_that_continue_from_a_previous_end(previous: str, rule: EndRule | None, last: str) -> None:
    assert last_day_joined(day(previous), 36, rule) == day(last)


def test_a_term_counted_back_from_its_end_gives_its_beginning() -> None:
    assert earliest_begin(day("2024-12-31"), 36, None) == day("2022-01-01")
    assert earliest_begin(day("2019-10-21"), 36, EndRule.SAME_DAY) == day("2016-10-21")
    assert earliest_begin(day("2025-11-30"), 24, EndRule.MONTH_END) == day("2023-11-01")


def test_the_calendar_stops_at_its_edges() -> None:
    assert (months_on(date.max, 1), months_on(date.min, -1)) == (date.max, date.min)
    assert (day_after(date.max), day_before(date.min)) == (date.max, date.min)


def test_a_term_counts_from_the_date_that_the_scheme_names_and_from_no_other() -> None:
    assert end(certificate("a", "label", assessed="2023-11-05", awarded="2024-02-01")) == ("2025-11-30", "2025-11-30")
    assert end(certificate("a", "label", awarded="2023-11-05")) is None
    assert end(certificate("a", assessed="2023-11-05", valid_from="2023-11-05")) is None
    assert end(certificate("a", "plain", awarded="2023-11-05", term="2 years")) is None


def test_a_term_that_would_end_before_the_stated_start_gives_no_end() -> None:
    assert end(certificate("a", "label", assessed="2014", valid_from="2024")) is None


def test_a_stated_end_wins_over_a_computed_one() -> None:
    assert end(certificate("a", awarded="2022-01-01", valid_until="2024-06-30")) == ("2024-06-30", "2024-06-30")
    assert register(certificate("a", awarded="2022-01-01", valid_until="open"))["a"].end_basis == EndBasis.OPEN
    assert end(certificate("a", awarded="2022-01-01", valid_until="open")) is None


def test_a_stated_term_wins_over_that_of_the_scheme() -> None:
    assert end(certificate("a", awarded="2022-01-01", term="18 months")) == ("2023-06-30", "2023-06-30")


def test_a_coarse_date_gives_a_span_of_ends() -> None:
    assert end(certificate("a", awarded="2022-03")) == ("2025-02-28", "2025-03-30")
    assert end(certificate("a", awarded="2022")) == ("2024-12-31", "2025-12-30")
    assert end(certificate("a", "label", assessed="2022")) == ("2024-01-31", "2024-12-31")


def test_a_month_as_a_stated_end_means_its_last_day_only_under_the_month_end_rule() -> None:
    assert end(certificate("a", "label", valid_until="2024-02")) == ("2024-02-29", "2024-02-29")
    assert end(certificate("a", valid_until="2024-02")) == ("2024-02-01", "2024-02-29")


BRONZE = certificate("old", "label", level="bronze", assessed="2021-03")  # to 2023-03-31


@pytest.mark.parametrize(
    ("assessed", "expected"),
    [
        ("2022-11", ("2026-03-31", "2026-03-31")),
        ("2023-09-14", ("2026-03-31", "2026-03-31")),
        ("2024-03-31", ("2026-03-31", "2026-03-31")),
        ("2024-04-01", ("2027-04-30", "2027-04-30")),
        ("2024", ("2026-03-31", "2027-12-31")),
    ],
)
def test_a_renewal_within_the_grace_period_continues_from_the_end_before(
    assessed: str, expected: tuple[str, str]
) -> None:
    assert end(BRONZE, certificate("new", "label", level="bronze", assessed=assessed, kind="renewal")) == expected


def test_without_a_grace_period_only_a_renewal_before_the_end_continues_from_it() -> None:
    old = certificate("old", awarded="2016-10-21")  # to 2019-10-20
    assert end(old, certificate("new", awarded="2019-09-01", kind="renewal")) == ("2022-10-20", "2022-10-20")
    assert end(old, certificate("new", awarded="2019-10-21", kind="renewal")) == ("2022-10-20", "2022-10-20")
    assert end(old, certificate("new", awarded="2020-02-01", kind="renewal")) == ("2023-01-31", "2023-01-31")


def test_a_renewal_whose_previous_end_is_not_known_has_no_computed_end() -> None:
    undated = certificate("old", "label", level="bronze")
    new = certificate("new", "label", level="bronze", assessed="2023-09", kind="renewal", supersedes="old")
    assert end(undated, new) is None
    assert end(replace(new, supersedes="unknown")) is None
    assert end(replace(new, supersedes="unknown", kind=None)) is None
    open_ended = certificate("old", "label", level="bronze", assessed="2021-03", valid_until="open")
    assert end(open_ended, new) is None


def test_a_renewal_of_a_withdrawn_certificate_has_no_computed_end() -> None:
    withdrawn = certificate("old", "label", level="bronze", assessed="2021-03", events="withdrawn 2022-01-01")
    assert end(withdrawn, certificate("new", "label", level="bronze", assessed="2023-09", kind="renewal")) is None


def test_a_renewal_of_a_reinstated_certificate_continues_from_its_end() -> None:
    new = certificate("new", "label", level="bronze", assessed="2023-09", kind="renewal")
    reinstated = replace(BRONZE, events=certificate("a", events="withdrawn 2022-01-01, reinstated 2022-03").events)
    assert end(reinstated, new) == ("2026-03-31", "2026-03-31")
    reinstated_before = replace(BRONZE, events=tuple(reversed(reinstated.events)))
    assert end(reinstated_before, new) == ("2026-03-31", "2026-03-31")
    withdrawn_again = certificate("a", events="withdrawn 2022-01-01, reinstated 2022-03, withdrawn 2022-03-10").events
    assert end(replace(BRONZE, events=withdrawn_again), new) is None


def test_an_undated_renewal_has_no_computed_end_even_if_the_previous_end_is_known() -> None:
    assert end(BRONZE, certificate("new", "label", level="bronze", kind="renewal", supersedes="old")) is None


def test_a_renewal_without_the_date_that_the_scheme_counts_from_can_only_continue_from_the_previous_end() -> None:
    assert (
        end(BRONZE, certificate("new", "label", level="bronze", awarded="2023-09", kind="renewal"))
        == ("2026-03-31",) * 2
    )
    assert end(BRONZE, certificate("new", "label", level="bronze", awarded="2025-09", kind="renewal")) is None


def test_an_upgrade_counts_from_its_own_date_for_the_initial_term() -> None:
    silver = certificate("new", "label", level="silver", assessed="2022-05", kind="upgrade")
    assert end(BRONZE, silver) == ("2024-05-31", "2024-05-31")


def test_without_a_stated_kind_the_level_decides_between_renewal_and_upgrade() -> None:
    same = certificate("new", "label", level="bronze", assessed="2022-05", supersedes="old")
    higher = certificate("new", "label", level="silver", assessed="2022-05", supersedes="old")
    assert register(BRONZE, same)["new"].kind == "renewal"
    assert end(BRONZE, same) == ("2026-03-31", "2026-03-31")
    assert register(BRONZE, higher)["new"].kind == "upgrade"
    assert end(BRONZE, higher) == ("2024-05-31", "2024-05-31")


def test_a_renewal_runs_for_the_renewal_term_or_else_the_initial_one() -> None:
    scheme = Scheme(name={"": "S"}, term=SchemeTerm(initial=Term(1), renewal=Term(5)), count_from=CountFrom.AWARDED)
    old, new = certificate("old", awarded="2020-01-01"), certificate("new", awarded="2022-01-01", kind="renewal")
    assert end(old, new, scheme=scheme) == ("2026-12-31", "2026-12-31")
    assert end(old, new, scheme=replace(scheme, term=SchemeTerm(initial=Term(1)))) == ("2022-12-31", "2022-12-31")


def test_each_renewal_of_a_chain_continues_from_the_end_before() -> None:
    chain = [
        certificate("first", "label", level="bronze", assessed="2016-03"),  # to 2018-03-31
        certificate("second", "label", level="bronze", assessed="2018-01", kind="renewal"),  # to 2021-03-31
        certificate("third", "label", level="bronze", assessed="2021-12", kind="renewal"),  # to 2024-03-31
    ]
    assert end(*chain) == ("2024-03-31", "2024-03-31")


def test_the_start_is_the_first_stated_of_three_dates_or_else_reckoned_back_from_the_end() -> None:
    stated = {"valid_from": "2022-03-01", "awarded": "2022-02", "assessed": "2021"}
    starts = []
    for missing in ((), ("valid_from",), ("valid_from", "awarded")):
        record = register(certificate("a", **{k: v for k, v in stated.items() if k not in missing}))["a"]
        starts.append((record.start_basis, record.start))
    assert starts == [
        (StartBasis.VALID_FROM, Span(day("2022-03-01"), day("2022-03-01"))),
        (StartBasis.AWARDED, Span(day("2022-02-01"), day("2022-02-28"))),
        (StartBasis.ASSESSED, Span(day("2021-01-01"), day("2021-12-31"))),
    ]
    reckoned = register(certificate("a", "label", level="gold", valid_until="2024-12-31"))["a"]
    assert reckoned.start == Span(day("2021-12-01"), day("2023-11-30"))  # two years or three, cut by a year at most
    assert register(certificate("a", "plain", valid_until="2024-12-31"))["a"].start is None


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("3 years", ("2022-01-01", "2022-12-31")),
        ("1 year", ("2024-01-01", "2024-06-30")),
        ("1 month", ("2024-12-01", "2024-12-01")),
    ],
)
def test_a_term_that_ends_with_a_year_may_have_been_cut_by_a_year_or_half_of_it(
    term: str, expected: tuple[str, str]
) -> None:
    record = register(certificate("a", "plain", valid_until="2024-12-31", term=term))["a"]
    assert record.start == Span(*map(day, expected))
    assert record.runs_from == day(expected[1])


@pytest.mark.parametrize(
    ("reported", "expected"),
    [("2022-03-10", "2022-03-10"), ("2023-05-01", "2022-12-31"), ("2021-12-30", "2022-12-31"), (None, "2022-12-31")],
)
def test_what_was_announced_had_begun_by_then(reported: str | None, expected: str) -> None:
    (claim,) = claims(certificate("a", valid_until="2024-12-31"))
    claim = replace(claim, reported=day(reported) if reported else None)
    record = records([claim], SCHEMES, {})[0]["a"]
    assert record.start == Span(day("2022-01-01"), day(expected))


def test_the_issuer_is_the_named_one_or_else_the_only_one_of_that_time() -> None:
    def issuer(**stated: str) -> str | None:
        found = register(certificate("a", "label", level="gold", **stated))["a"].issuer
        return found.name if found else None

    assert issuer(awarded="2018-12-31") == "Old Office"
    assert issuer(awarded="2019") == "New Office"
    assert issuer() is None
    assert issuer(valid_until="2020-01-31") is None  # began between 2017 and 2020: either may have awarded it
    assert issuer(awarded="2020", issuer="Third Office") == "Third Office"
    assert issuer(issuer="  old   OFFICE ") == "Old Office"
    both = replace(STATUS, issuers=(LABEL.issuers[0], replace(LABEL.issuers[1], start=PartialDate(2017))))
    assert register(certificate("a", awarded="2018"), schemes={"status": both})["a"].issuer is None
    sole = replace(STATUS, issuers=LABEL.issuers[:1])
    assert register(certificate("a", awarded="2019"), schemes={"status": sole})["a"].issuer is None
    ever = replace(STATUS, issuers=(replace(LABEL.issuers[0], to=None),))
    undated = register(certificate("a"), schemes={"status": ever})["a"].issuer
    assert undated is not None
    assert undated.name == "Old Office"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-02-29", "2024-02-29", PartialDate(2024, 2, 29)),
        ("2024-02-01", "2024-02-29", PartialDate(2024, 2)),
        ("2024-01-01", "2024-12-31", PartialDate(2024)),
        ("2024-01-01", "2024-02-29", None),
        ("2024-02-28", "2025-02-27", None),
    ],
)
def test_a_span_is_shown_as_the_date_that_means_the_same_days(first: str, last: str, shown: PartialDate | None) -> None:
    span = Span(day(first), day(last))
    assert span.partial == shown
    assert shown is None or Span.of(shown) == span
