"""Contradictions within a certificate, with its scheme, or with another certificate of the same holder."""

import pytest
from msgspec.structs import replace

from laur.i18n.messages.en.problems import WORDING
from laur.model import Certificate, IssuerPeriod
from laur.problems import CODES
from laur.problems.messages import message_for
from laur.register import Claim, records
from tests.register.examples import LABEL, SCHEMES, certificate, claims, codes, line_of, partial, places, problems

OLD = certificate("old", "label", level="silver", assessed="2021-03")

CASES = [
    # what is wrong, code, field whose line it is reported at
    ([certificate("a", "label", level="golden")], "level-unknown", "level"),
    ([certificate("a", level="gold")], "level-needless", "level"),
    ([certificate("a", "label")], "level-missing", None),
    ([certificate("a", score="141/140")], "score-above-max", "score"),
    (
        [certificate("a", valid_from="2024-05-01", valid_until="2024-04-30")],
        "certificate-ends-before-start",
        "valid_until",
    ),
    (
        [certificate("a", awarded="2022-01-01", valid_until="2024-12-31", term="2 years")],
        "term-contradicts-end",
        "term",
    ),
    ([certificate("a", valid_until="open", term="2 years")], "term-of-open-end", "term"),
    (
        [OLD, certificate("b", "label", level="silver", assessed="2022-05", kind="upgrade")],
        "upgrade-not-higher",
        "level",
    ),
    (
        [OLD, certificate("b", "label", level="bronze", assessed="2022-05", kind="upgrade")],
        "upgrade-not-higher",
        "level",
    ),
    ([certificate("a", "label", level="gold", issuer="New Offices")], "issuer-unknown", "issuer"),
    ([certificate("a", "label", level="gold", awarded="2020", issuer="Old Office")], "issuer-outside-period", "issuer"),
    ([certificate("a", valid_from="2022-01-01", events="suspended 2021-06")], "event-before-start", "events"),
    ([certificate("a", valid_from="2022-01-01", events="reinstated 2023-06")], "event-not-suspended", "events"),
    ([certificate("unknown")], "certificate-id-reserved", "id"),
]


@pytest.mark.parametrize(("given", "code", "field"), CASES, ids=[f"{code}-{n}" for n, (_, code, _) in enumerate(CASES)])
def test_it_is_reported_once_at_its_line_with_a_fix(given: list[Certificate], code: str, field: str | None) -> None:
    (wrong,) = problems(*given)
    last = given[-1]
    assert (wrong.code, wrong.path) == (code, f"news/{last.id}.md")
    assert wrong.place.line == (line_of(field) if field else 10)
    words = message_for(wrong, "en")
    assert "…" not in words.what.replace("supersedes: …", "")
    assert words.fix


FINE = [
    [certificate("a", "label", level="gold")],
    [certificate("a", "nowhere", level="gold")],
    [certificate("a", score="140/140")],
    [certificate("a", valid_from="2024-05-01", awarded="2024-06-01", valid_until="2024-05")],
    [certificate("a", valid_from="2024-05-31", valid_until="2024-05")],
    [certificate("a", awarded="2022-01-01", valid_until="2024-12-31", term="3 years")],
    [certificate("a", awarded="2022-01-01", valid_until="2025-01-01", term="3 years")],
    [certificate("a", awarded="2022-01-10", valid_until="2025-01-31", term="3 years")],
    [certificate("a", awarded="2022", valid_until="2025-06-30", term="3 years")],
    [certificate("a", assessed="2022-01-01", valid_until="2029-12-31", term="3 years")],
    [certificate("a", "label", level="gold", awarded="2020", issuer="new office")],
    [certificate("a", "label", level="gold", issuer="Old Office")],
    [certificate("a", issuer="Whoever")],
    [certificate("a", valid_from="2022-06-01", awarded="2022-03-01", events="withdrawn 2022-05-01")],
    [certificate("a", valid_from="2022-06-01", events="suspended 2023-05, reinstated 2023-05")],
    [OLD, certificate("b", "label", level="gold", assessed="2022-05", kind="upgrade")],
]


@pytest.mark.parametrize("given", FINE)
def test_nothing_is_reported_for_what_is_possible(given: list[Certificate]) -> None:
    assert codes(*given) == []


def test_the_term_of_a_renewal_is_checked_from_the_previous_end() -> None:
    new = certificate(
        "new", "label", level="silver", assessed="2023-02", kind="renewal", term="3 years", valid_until="2026-03"
    )
    assert codes(OLD, new) == []
    assert codes(OLD, replace(new, valid_until=partial("2026-02"))) == ["term-contradicts-end"]


@pytest.mark.parametrize(("awarded", "fits"), [("2018", True), ("2018-06", True), ("2018-07", False), ("2019", False)])
def test_an_issuer_can_have_awarded_what_may_be_in_its_period(awarded: str, fits: bool) -> None:
    ending = replace(LABEL, issuers=(IssuerPeriod(name="Old Office", to=partial("2018-06")),))
    given = certificate("a", "label", level="gold", awarded=awarded, issuer="Old Office")
    assert codes(given, schemes={"label": ending}) == ([] if fits else ["issuer-outside-period"])


RUNNING = certificate("running", awarded="2022-01-01", valid_until="2024-12-31")
SECOND = certificate("second", awarded="2023-06-01", valid_until="2026-05-31")


def test_two_of_one_scheme_at_the_same_time_are_reported_at_the_later() -> None:
    (wrong,) = problems(SECOND, RUNNING)
    assert (wrong.code, wrong.path, wrong.values["other"]) == ("certificate-overlap", "news/second.md", "running")


def test_they_overlap_even_on_a_single_day() -> None:
    last = certificate("last", awarded="2024-12-31", valid_until="2026-12-30")
    assert codes(RUNNING, last) == ["certificate-overlap"]
    assert codes(RUNNING, replace(last, awarded=partial("2025-01-01"))) == []


def test_an_overlap_with_an_open_end_is_reported_without_a_day() -> None:
    (wrong,) = problems(certificate("running", awarded="2022-01-01", valid_until="open"), SECOND)
    assert wrong.values["until"] == "open"


def test_a_stated_end_on_the_last_day_of_the_calendar_is_not_open() -> None:
    (wrong,) = problems(certificate("running", awarded="2022-01-01", valid_until="9999-12-31"), SECOND)
    assert wrong.values["until"] == "9999-12-31"


def test_a_reinstated_certificate_runs_again_and_can_overlap() -> None:
    again = certificate(
        "running", awarded="2022-01-01", valid_until="2024-12-31", events="withdrawn 2023-05, reinstated 2023-07"
    )
    (wrong,) = problems(again, SECOND)
    assert (wrong.path, wrong.values["other"], wrong.values["until"]) == ("news/second.md", "running", "2024-12-31")
    assert codes(again, replace(SECOND, valid_until=partial("2023-07-30"))) == []
    assert codes(again, replace(SECOND, valid_until=partial("2023-07-31"))) == ["certificate-overlap"]


def test_a_suspension_does_not_end_an_overlap() -> None:
    suspended = certificate("running", awarded="2022-01-01", valid_until="2024-12-31", events="suspended 2023-05-01")
    assert codes(suspended, SECOND) == ["certificate-overlap"]


@pytest.mark.parametrize(
    "given",
    [
        [RUNNING, replace(SECOND, supersedes="running")],
        [RUNNING, certificate("second", awarded="2023-06-01", valid_until="2026-05-31", kind="initial")],
        [RUNNING, replace(SECOND, organisation="bkp")],
        [RUNNING, replace(SECOND, scheme="plain")],
        [RUNNING, certificate("second", awarded="2025-01-01", valid_until="2026-05-31")],
        [RUNNING, certificate("second", awarded="2025", valid_until="2026-05-31")],
        [
            certificate("running", awarded="2022-01-01", valid_until="2024-06-30"),
            certificate("second", awarded="2024", valid_until="2026-05-31"),
        ],
        [RUNNING, certificate("second", valid_until="2026-05-31")],
        [certificate("running", awarded="2022-01-01", valid_until="2024-12-31", events="withdrawn 2023-05-01"), SECOND],
    ],
)
def test_no_overlap_is_reported_if_it_is_intended_or_not_sure(given: list[Certificate]) -> None:
    assert codes(*given) == []


def test_a_chain_overlaps_another_but_not_itself() -> None:
    chained = replace(SECOND, supersedes="running")
    other = certificate("third", awarded="2024-03-01", valid_until="2027-02-28")
    assert [p.values["other"] for p in problems(RUNNING, chained, other)] == ["second"]


def test_of_two_certificates_with_one_id_the_second_is_reported_with_the_place_of_the_first() -> None:
    first, second = claims(certificate("a", awarded="2020-01-01"), certificate("a", awarded="2021-01-01"))
    second = replace(second, path="news/z.md", key="certificates.3")
    entries, (wrong,) = records([first, second], SCHEMES, places(first.certificate))
    assert entries["a"].claim is first
    assert (wrong.code, wrong.path, wrong.values["first"]) == ("certificate-duplicate", "news/z.md", "news/a.md:10")


def test_a_problem_in_a_document_without_places_is_about_the_whole_file() -> None:
    claim = Claim(certificate("a", level="gold"), "news/a.md", "certificates.0")
    (wrong,) = records([claim], {"status": replace(LABEL, levels=())}, {})[1]
    assert (wrong.place.line, wrong.place.column) == (0, 0)


def test_every_code_of_the_register_has_a_message_and_a_test() -> None:
    tested = {code for _, code, _ in CASES} | {"certificate-overlap", "predecessor-missing", "predecessor-ambiguous"}
    tested |= {f"supersedes-{what}" for what in ("other-organisation", "other-scheme", "later", "cycle", "taken")}
    codes_here = list(CODES)
    first, last = codes_here.index("certificate-id-reserved"), codes_here.index("event-not-suspended")
    assert set(codes_here[first : last + 1]) <= tested
    assert tested <= set(WORDING)
