"""What is true of every history, however coarse, contradictory or odd."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from laur.model import Certificate, CertificateEvent, CountFrom, EndRule, EventType, Kind, Scheme, SchemeTerm, Score
from laur.model.dates import PartialDate, Term, add_months, month_end
from laur.problems import CODES
from laur.problems.messages import message_for
from laur.register import (
    Claim,
    EndBasis,
    Record,
    Status,
    changes,
    days_left,
    in_grace,
    records,
    status_on,
    timeline,
    turning_days,
)
from tests.register.examples import SCHEMES, certificate, claims, register

ONE_DAY = timedelta(days=1)
IDS = tuple(f"c{n}" for n in range(6))

days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
terms = st.builds(Term, st.integers(0, 4), st.integers(1, 11))


@st.composite
def partials(draw: st.DrawFn, years: tuple[int, int] = (2014, 2024)) -> PartialDate:
    at = draw(st.dates(date(years[0], 1, 1), date(years[1], 12, 31)))
    parts = draw(st.integers(1, 3))
    return PartialDate(at.year, at.month if parts > 1 else 0, at.day if parts > 2 else 0)


events = st.builds(CertificateEvent, type=st.sampled_from(EventType), date=partials())


def certificates() -> st.SearchStrategy[Certificate]:
    maybe = partials() | st.none()
    return st.builds(
        Certificate,
        id=st.sampled_from(IDS),
        organisation=st.sampled_from(("kom", "kom", "bkp")),
        scheme=st.sampled_from(("label", "label", "status", "plain", "nowhere")),
        level=st.sampled_from((None, "bronze", "silver", "gold", "golden")),
        kind=st.sampled_from(Kind) | st.none(),
        assessed=maybe,
        awarded=maybe,
        valid_from=maybe,
        valid_until=maybe | st.just("open"),
        term=terms | st.none(),
        score=st.none() | st.builds(Score, value=st.floats(0, 200), max=st.floats(1, 200)),
        issuer=st.sampled_from((None, None, "Old Office", "New Office", "Nobody")),
        supersedes=st.sampled_from((None, None, "unknown", "nothing", *IDS)),
        events=st.lists(events, max_size=3).map(tuple),
    )


histories = st.lists(certificates(), max_size=7)
unique_histories = st.lists(certificates(), max_size=6, unique_by=lambda each: each.id)


@given(histories)
def test_whatever_is_stated_the_register_is_built_and_each_problem_has_a_message(history: list[Certificate]) -> None:
    entries, problems = records(claims(*history), SCHEMES, {})
    assert set(entries) == {each.id for each in history}
    for problem in problems:
        assert problem.code in CODES
        assert message_for(problem, "en").what


@given(
    st.lists(st.sampled_from((date.min, date.max, date(1, 2, 28), date(9999, 11, 30))), min_size=2, max_size=2),
    st.builds(Term, st.integers(0, 999), st.integers(0, 999)),
    st.sampled_from(EndRule) | st.none(),
    days | st.sampled_from((date.min, date.max)),
)
def test_the_register_works_at_the_ends_of_the_calendar(
    edges: list[date], term: Term, rule: EndRule | None, day: date
) -> None:
    first, last = map(PartialDate.of, edges)
    scheme = Scheme(
        name={"": "S"},
        term=SchemeTerm(initial=term, renewal=term),
        count_from=CountFrom.AWARDED,
        end_rule=rule,
        grace_after_expiry=term,
    )
    history = [
        Certificate(id="a", organisation="o", scheme="s", awarded=first),
        Certificate(id="b", organisation="o", scheme="s", awarded=last, kind=Kind.RENEWAL, supersedes="a"),
        Certificate(id="c", organisation="o", scheme="s", valid_until=last),
    ]
    entries = records(claims(*history), {"s": scheme}, {})[0]
    for record in entries.values():
        assert status_on(record, day).status in Status
        assert timeline(record)
    assert isinstance(changes(entries, day), tuple)


@given(unique_histories, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_makes_no_difference(history: list[Certificate], chance: object) -> None:
    mixed = claims(*history)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert records(mixed, SCHEMES, {}) == records(claims(*history), SCHEMES, {})


@given(histories, days, days)
def test_between_two_turning_days_nothing_changes(history: list[Certificate], one: date, other: date) -> None:
    for record in register(*history).values():
        turns = turning_days(record)
        assert list(turns) == sorted(set(turns))
        for day in (one, other, *(turn - ONE_DAY for turn in turns if turn > date.min)):
            since = max((turn for turn in turns if turn <= day), default=date.min)
            assert status_on(record, day) == status_on(record, since)
            assert in_grace(record, day) == in_grace(record, since)


@given(histories, days)
def test_the_timeline_has_every_standing_and_every_step_is_a_change(history: list[Certificate], day: date) -> None:
    for record in register(*history).values():
        steps = timeline(record)
        assert [reported for since, reported in steps if since <= day][-1] == status_on(record, day)
        assert all(before[1] != after[1] for before, after in pairwise(steps))


@given(histories, days)
def test_only_what_has_a_known_end_or_none_at_all_is_ever_held(history: list[Certificate], day: date) -> None:
    for record in register(*history).values():
        reported = status_on(record, day)
        if reported.status.is_held:
            assert record.end_basis is not EndBasis.UNKNOWN
            assert record.start is None or record.start.first <= day
            assert record.end is None or day <= record.end.first
            assert reported.event is None
            assert reported.estimated == (record.end_basis is EndBasis.ESTIMATED)
        left = days_left(reported, day)
        assert left is None or (
            left >= 0 and reported.status.is_held and (left <= 90) == (reported.status is Status.EXPIRING)
        )


def test_an_unknown_or_uncertain_certificate_is_not_held() -> None:
    assert [status for status in Status if status.is_held] == [Status.VALID, Status.EXPIRING]


@given(histories, days)
def test_no_two_certificates_of_a_chain_are_held_on_one_day_unless_the_later_has_no_date(
    history: list[Certificate], day: date
) -> None:
    entries = register(*history)
    for record in entries.values():
        if not status_on(record, day).status.is_held:
            continue
        for after in _after(record, entries):
            assert after.runs_from is None or not status_on(after, day).status.is_held


@given(histories)
def test_chains_are_straight_and_stay_with_one_holder_and_scheme(history: list[Certificate]) -> None:
    entries = register(*history)
    for record in entries.values():
        own = record.claim.certificate
        for after in _after(record, entries):
            assert after.id != record.id
        if record.successor is not None:
            other = entries[record.successor]
            assert other.predecessor == record.id
            assert (other.claim.certificate.organisation, other.claim.certificate.scheme) == (
                own.organisation,
                own.scheme,
            )
        if record.predecessor is not None:
            assert entries[record.predecessor].successor == record.id


def _after(record: Record, entries: dict[str, Record] | object) -> list[Record]:
    """All that come after it in its chain; it stops even if the chain is a circle."""
    assert isinstance(entries, dict)
    found: list[Record] = []
    while record.successor is not None and len(found) <= len(entries):
        record = entries[record.successor]
        found.append(record)
    return found


# ------------------------------------------------------------------- never more than is known


@given(certificates(), st.randoms(use_true_random=False), days)
def test_the_status_by_a_coarse_date_never_contradicts_that_by_an_exact_date(
    coarse: Certificate, chance: object, day: date
) -> None:
    """Whatever days the stated months and years mean: what is called held was held, and expired what is called so."""
    lone = replace(coarse, supersedes=None, kind=None)
    pick: Callable[[int, int], int] = chance.randint  # type: ignore[attr-defined]
    exact = _exact(lone, pick)
    assume(not _ends_before_it_begins(exact))
    for when in (day, *_days_around(lone)):
        reported = status_on(register(lone)[lone.id], when).status
        truth = status_on(register(exact)[exact.id], when).status
        if reported.is_held:
            assert truth.is_held, when
        if reported is Status.EXPIRED:
            assert truth is Status.EXPIRED, when
        if reported is Status.UPCOMING:
            assert truth in (Status.UPCOMING, Status.WITHDRAWN), when


def _ends_before_it_begins(exact: Certificate) -> bool:
    """A certificate that contradicts itself is a problem; there is nothing to compare with."""
    record = register(exact)[exact.id]
    months = (exact.term or Term(2)).in_months
    counted = exact.assessed.first if exact.assessed and exact.scheme == "label" else None
    counted = exact.awarded.first if exact.awarded and exact.scheme == "status" else counted
    ends = record.end.last if record.end else counted and add_months(counted, months)
    return bool(record.since and ends and ends < record.since.first)


def _days_around(lone: Certificate) -> list[date]:
    turns = turning_days(register(lone)[lone.id])
    return [day for turn in turns for day in (turn - ONE_DAY, turn, turn + timedelta(days=9))]


def _exact(coarse: Certificate, pick: Callable[[int, int], int]) -> Certificate:
    """The certificate with exact dates that its coarse ones can mean, with events in the same order."""

    def exact(stated: PartialDate) -> PartialDate:
        return PartialDate.of(date.fromordinal(pick(stated.first.toordinal(), stated.last.toordinal())))

    end = coarse.valid_until
    if isinstance(end, PartialDate):
        end = PartialDate.of(end.last) if coarse.scheme == "label" else exact(end)
    happened = tuple(replace(event, date=exact(event.date)) for event in coarse.events)
    for index, (stated, was) in enumerate(zip(coarse.events, happened, strict=True)):
        for later, is_then in zip(coarse.events[index + 1 :], happened[index + 1 :], strict=True):
            apart = stated.date.last < later.date.first or later.date.last < stated.date.first
            assume(apart or was.date <= is_then.date)
    return replace(
        coarse,
        assessed=coarse.assessed and exact(coarse.assessed),
        awarded=coarse.awarded and exact(coarse.awarded),
        valid_from=coarse.valid_from and exact(coarse.valid_from),
        valid_until=end,
        events=happened,
    )


# ------------------------------------------------------------------- renewals


@given(st.dates(date(2016, 1, 1), date(2022, 12, 31)), st.integers(1, 366))
def test_a_late_renewal_within_the_grace_period_closes_the_gap(assessed: date, late: int) -> None:
    old = certificate("old", "label", level="bronze", assessed=assessed.isoformat())
    end = month_end(add_months(assessed, 24))
    assume(end + timedelta(days=late) <= add_months(end, 12))
    new = certificate("new", "label", level="bronze", assessed=str(end + timedelta(days=late)), kind="renewal")
    entries = register(old, new)
    assert entries["new"].end is not None
    assert entries["new"].end.first == entries["new"].end.last == month_end(add_months(end, 36))
    assert not any(reported.status is Status.EXPIRED for _, reported in timeline(entries["old"]))
    assert "old:ran-out" not in {change.id for change in changes(entries, date(2040, 1, 1))}


@given(st.dates(date(2016, 1, 1), date(2022, 12, 31)), st.integers(1, 900))
def test_a_renewal_after_the_grace_period_counts_from_its_own_date(assessed: date, later: int) -> None:
    old = certificate("old", "label", level="bronze", assessed=assessed.isoformat())
    again = add_months(month_end(add_months(assessed, 24)), 12) + timedelta(days=later)
    new = certificate("new", "label", level="bronze", assessed=again.isoformat(), kind="renewal")
    end = register(old, new)["new"].end
    assert end is not None
    assert end.last == month_end(add_months(again, 36))


# ------------------------------------------------------------------- the log


@given(histories, days, days)
def test_a_later_log_ends_with_the_earlier_one(history: list[Certificate], one: date, other: date) -> None:
    entries = register(*history)
    earlier, later = (changes(entries, day) for day in sorted((one, other)))
    assert later[len(later) - len(earlier) :] == earlier
    assert all(change.day > min(one, other) for change in later[: len(later) - len(earlier)])


@given(histories)
def test_every_change_has_its_own_id_and_a_day_that_its_date_can_mean(history: list[Certificate]) -> None:
    found = changes(register(*history), date.max)
    assert len({change.id for change in found}) == len(found)
    for change in found:
        assert change.when.first <= change.day <= change.when.last + ONE_DAY


@given(unique_histories)
def test_a_certificate_that_ran_out_is_expired_on_that_day_and_not_the_day_before(history: list[Certificate]) -> None:
    entries = register(*history)
    for change in changes(entries, date(2040, 1, 1)):
        if change.type == "ran_out":
            record = entries[change.certificate]
            assert status_on(record, change.day).status is Status.EXPIRED
            assert status_on(record, change.day - ONE_DAY).status is not Status.EXPIRED


def test_an_end_known_to_the_month_is_uncertain_after_the_first_day_of_the_month() -> None:
    record = register(certificate("a", valid_from="2020-01-01", valid_until="2024-02"))["a"]
    days = [date(2024, 2, 1) + ONE_DAY * offset for offset in range(30)]
    reported = [status_on(record, day).status for day in days]
    assert reported == [Status.EXPIRING, *[Status.UNCERTAIN] * 28, Status.EXPIRED]


def test_a_claim_needs_no_evidence_to_get_a_record() -> None:
    assert records([Claim(certificate("a"), "", "")], {}, {})[0]["a"].claim.evidence == ()
