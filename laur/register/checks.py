"""Contradictions in the register: within a certificate, with its scheme, or with another one of the same holder.

Each check is a function from one record (or one holder's records) to problems. Problems of the links between
certificates are found in `laur.register.chains`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from laur.model import OPEN, Certificate, EventType, Kind, Scheme
from laur.problems import Problem, nearest
from laur.register.chains import UNRECORDED
from laur.register.ends import computed_end, joinable
from laur.register.events import BAD_NEWS
from laur.register.facts import Facts
from laur.register.periods import RunningTime, both_run, running_times
from laur.register.problems import PlacesByPath, problem_at
from laur.register.record import EndBasis, Record, Span


class CertificateCase(Struct, frozen=True):
    """A record with everything that a check needs."""

    record: Record
    fact: Facts
    before: Facts | None
    """The facts of its predecessor."""
    previous: Span | None
    """The end from which a renewal can continue."""
    places: PlacesByPath

    @property
    def certificate(self) -> Certificate:
        return self.fact.claim.certificate

    def problem(self, code: str, field: str = "", **values: object) -> Problem:
        return problem_at(self.places, self.fact.claim, code, field, **values)


def check_each(register: Mapping[str, Record], facts: Mapping[str, Facts], places: PlacesByPath) -> Iterator[Problem]:
    """The problems of each record, given its scheme and its predecessor."""
    for certificate_id, record in register.items():
        before = facts[record.predecessor] if record.predecessor else None
        previous = joinable(register[record.predecessor]) if record.predecessor else None
        case = CertificateCase(record, facts[certificate_id], before, previous, places)
        for check in CHECKS:
            yield from check(case)


def _id(case: CertificateCase) -> Iterator[Problem]:
    if case.certificate.id == UNRECORDED:
        yield case.problem("certificate-id-reserved", "id", value=UNRECORDED)


def _level(case: CertificateCase) -> Iterator[Problem]:
    level, ranks, scheme = case.certificate.level, case.fact.rules.ranks, case.record.scheme
    if scheme is None or level in ranks:
        return
    name = case.certificate.scheme
    if level is None:
        if ranks:
            yield case.problem("level-missing", scheme=name, known=", ".join(ranks))
    elif ranks:
        known, near = ", ".join(ranks), _level_called(level, scheme) or nearest(level, ranks)
        yield case.problem("level-unknown", "level", scheme=name, value=level, known=known, nearest=near)
    else:
        yield case.problem("level-needless", "level", scheme=name, value=level)


def _level_called(text: str, scheme: Scheme) -> str | None:
    """The id of the level with this name in any language."""
    names = ((level.id, name) for level in scheme.levels for name in level.name.values())
    return next((level for level, name in names if name.casefold() == text.casefold()), None)


def _score(case: CertificateCase) -> Iterator[Problem]:
    score = case.certificate.score
    if score is not None and score.value > score.max:
        yield case.problem("score-above-max", "score.value", value=f"{score.value:g}", max=f"{score.max:g}")


def _order(case: CertificateCase) -> Iterator[Problem]:
    start, end = case.fact.stated_start, case.fact.end
    if start and end and end.last < start.first:
        basis = case.record.start_basis.value
        stated = case.certificate.valid_until
        yield case.problem("certificate-ends-before-start", "valid_until", value=stated, start=start.first, basis=basis)


def _term(case: CertificateCase) -> Iterator[Problem]:
    """Compares a stated term with a stated end, if the date from which the term counts is stated too."""
    term, stated = case.certificate.term, case.fact.end
    if term is None:
        return
    if case.fact.end_basis is EndBasis.OPEN:
        yield case.problem("term-of-open-end", "term", value=term)
        return
    computed = computed_end(case.fact, case.record.kind, case.previous) if stated else None
    if computed is None or stated is None:
        return
    # Without an end rule in the scheme, a difference of one day or within one month is not a contradiction.
    apart = stated.last < computed.first or computed.last < stated.first
    if apart and (case.fact.rules.end_rule or not _near(computed, stated)):
        end = case.certificate.valid_until
        yield case.problem("term-contradicts-end", "term", value=term, end=end, computed=computed.last)


def _near(one: Span, other: Span) -> bool:
    pairs = ((one.first, other.last), (one.last, other.first))
    return any((a.year, a.month) == (b.year, b.month) or abs((a - b).days) <= 1 for a, b in pairs)


def _upgrade(case: CertificateCase) -> Iterator[Problem]:
    own, before = case.fact.rank, case.before.rank if case.before else None
    if case.certificate.kind is Kind.UPGRADE and own is not None and before is not None and own <= before:
        other = case.before.claim.certificate if case.before else None
        yield case.problem(
            "upgrade-not-higher", "level",
            value=case.certificate.level, other=other and other.id, level=other and other.level,
        )  # fmt: skip


def _issuer(case: CertificateCase) -> Iterator[Problem]:
    named, rules, when = case.certificate.issuer, case.fact.rules, case.fact.awarded
    if named is None or not rules.tenures:
        return
    known = rules.tenures_of(named)
    names = list(dict.fromkeys(tenure.issuer.name for tenure in rules.tenures))
    if not known:
        yield case.problem(
            "issuer-unknown", "issuer", value=named, known="; ".join(names), nearest=nearest(named, names)
        )
    elif when is not None and not any(tenure.can_meet(when) for tenure in known):
        then = [tenure.issuer.name for tenure in rules.tenures if tenure.can_meet(when)]
        known_then = "; ".join(dict.fromkeys(then)) or None
        only = then[0] if len(set(then)) == 1 else None
        yield case.problem(
            "issuer-outside-period", "issuer", value=named, when=when.first, known=known_then, nearest=only
        )


def _events(case: CertificateCase) -> Iterator[Problem]:
    events = case.certificate.events
    starts = [span.first for span in (case.fact.stated_start, case.fact.awarded) if span]
    for index, event in enumerate(events):
        field = f"events.{index}"
        if case.fact.stated_start and event.date.last < min(starts):
            yield case.problem(
                "event-before-start", f"{field}.date", value=event.date, type=event.type.value, start=min(starts)
            )
        if event.type is EventType.REINSTATED:
            stopped = (e for e in events if e.type in BAD_NEWS)
            if not any(e.date.first <= event.date.last for e in stopped):
                yield case.problem("event-not-suspended", f"{field}.type", value=event.date)


CHECKS: tuple[Callable[[CertificateCase], Iterable[Problem]], ...] = (
    _id,
    _level,
    _score,
    _order,
    _term,
    _upgrade,
    _issuer,
    _events,
)


# ---------------------------------------------------------------------------------------------- overlaps


def check_overlaps(register: Mapping[str, Record], places: PlacesByPath) -> Iterator[Problem]:
    """Certificates of one scheme and holder that certainly run at the same time and are not in one chain.

    The later one is reported, once. `kind: initial` on it states that the two run side by side on purpose.
    """
    held: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in register.values():
        held[record.claim.certificate.organisation, record.claim.certificate.scheme].append(record)
    for group in held.values():
        if len(group) > 1:
            yield from _overlaps(group, register, places)


def _overlaps(group: Sequence[Record], register: Mapping[str, Record], places: PlacesByPath) -> Iterator[Problem]:
    times = running_times(group, register)
    found = {key: time.until_replaced for key, time in times.items() if time.until_replaced}
    first = {key: periods[0].first for key, periods in found.items()}
    last = {key: periods[-1].last for key, periods in found.items()}
    running = (record for record in group if record.id in found)
    before: list[Record] = []
    for later in sorted(running, key=lambda record: (first[record.id], record.id)):
        before = [each for each in before if (end := last[each.id]) is None or end >= first[later.id]]
        other = next((each for each in before if _is_overlap(times[each.id], times[later.id])), None)
        if other is not None and later.claim.certificate.kind is not Kind.INITIAL:
            until = last[other.id] or OPEN
            yield problem_at(places, later.claim, "certificate-overlap", other=other.id, until=until)
        before.append(later)


def _is_overlap(one: RunningTime, other: RunningTime) -> bool:
    return not one.is_in_chain_of(other) and any(True for _ in both_run(one, other))
