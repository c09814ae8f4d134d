"""Histories of certificates as they happen, and what announcements state of them; all by chance from a seed.

First it is settled what happened (`Award`: exact days, by the scheme's rules), then how much of it is stated
(`stated`: coarser dates, missing ones). So whatever is left out, the facts never contradict each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count as count_up
from random import Random

from laur.model import EventType, Kind
from laur.model.dates import PartialDate, add_months, month_end

LAST_DAY = date(2026, 10, 31)
"""Nothing is awarded later."""
FIRST_YEAR = 2009

Stated = dict[str, object]
"""A certificate as it stands in a front matter."""


@dataclass(frozen=True)
class Scheme:
    """The rules by which a generated scheme's certificates run; the same stand in its document."""

    id: str
    name: str
    initial: int
    """Months."""
    renewal: int
    grace: int
    count_from: str
    """``assessed`` or ``awarded``."""
    end_rule: str
    levels: tuple[str, ...] = ()
    issuers: tuple[tuple[str, int | None, int | None], ...] = ()
    """Name, first and last year."""
    score_max: int | None = None

    def end(self, counted: date, months: int) -> date:
        anniversary = add_months(counted, months)
        return month_end(anniversary) if self.end_rule == "month_end" else anniversary - timedelta(days=1)

    def end_joined(self, previous: date, months: int) -> date:
        if self.end_rule == "month_end":
            return month_end(add_months(previous, months))
        return self.end(previous + timedelta(days=1), months)

    def issuer(self, day: date) -> str:
        return next(n for n, first, last in self.issuers if (first or 0) <= day.year <= (last or 9999))


SCHEMES = (
    Scheme(
        id="cme-label",
        name="Przykładowa Odznaka Zarządzania Klastrem",
        initial=24, renewal=36, grace=12, count_from="assessed", end_rule="month_end",
        levels=("bronze", "silver", "gold"),
        issuers=(("Sekretariat Przykładowy", None, 2018), ("Rada Przykładowa", 2019, None)),
    ),
    Scheme(
        id="kkk",
        name="Przykładowy Klaster Kluczowy",
        initial=36, renewal=36, grace=0, count_from="awarded", end_rule="day_before",
        issuers=(("Urząd Przykładowy", None, None),),
        score_max=140,
    ),
    Scheme(
        id="iso-9001",
        name="Przykładowa norma jakości 9001",
        initial=36, renewal=36, grace=6, count_from="awarded", end_rule="day_before",
        issuers=(("Jednostka Przykładowa", None, None),),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Award:
    """One certificate as it truly came about."""

    id: str
    organisation: str
    scheme: Scheme
    level: str | None
    kind: Kind
    assessed: date
    awarded: date
    end: date
    months: int
    previous: str | None
    previous_is_unrecorded: bool = False
    is_open: bool = False
    """Does not run out, and says so."""
    events: tuple[tuple[EventType, date], ...] = ()

    @property
    def counted(self) -> date:
        return self.assessed if self.scheme.count_from == "assessed" else self.awarded


def histories(chance: Random, organisations: list[str], count: int) -> list[Award]:
    """Exactly `count` awards to these organisations, by day; chains of one scheme and holder follow one another."""
    awards: list[Award] = []
    for turn in count_up():
        number, place = divmod(turn, len(organisations))
        scheme = SCHEMES[(number + place) % len(SCHEMES)]
        # Chains hold only so many; the rest are other sites of the same holder, certified separately.
        awards += history(chance, organisations[place], scheme, site=number // len(SCHEMES) + 1)
        if len(awards) >= count:
            break
    return sorted(awards[:count], key=lambda award: (award.awarded, award.id))


def history(chance: Random, organisation: str, scheme: Scheme, site: int = 1) -> Iterator[Award]:
    """One holder's certificates under one scheme, each with its predecessor before it."""
    assessed = date(chance.randrange(FIRST_YEAR, 2025), chance.randrange(1, 13), chance.randrange(1, 29))
    before: Award | None = None
    number = 0
    while assessed <= LAST_DAY:
        number += 1
        part = f"-{site}" if site > 1 else ""
        award = _award(chance, f"{organisation}-{scheme.id}{part}-{number}", organisation, scheme, assessed, before)
        if award.awarded > LAST_DAY:
            return
        award = _with_events(chance, award)
        yield award
        following = _next_assessed(chance, award)
        if following is None:
            return
        assessed, joins = following
        before = award if joins else None


def _award(
    chance: Random, own_id: str, organisation: str, scheme: Scheme, assessed: date, before: Award | None
) -> Award:
    awarded = assessed + timedelta(days=chance.randrange(5, 40))
    kind, level = _kind_and_level(chance, scheme, before, assessed)
    months = scheme.renewal if kind is Kind.RENEWAL else scheme.initial
    counted = assessed if scheme.count_from == "assessed" else awarded
    end = scheme.end(counted, months)
    if kind is Kind.RENEWAL and before is not None and counted <= add_months(before.end, scheme.grace):
        end = scheme.end_joined(before.end, months)
    return Award(
        id=own_id, organisation=organisation, scheme=scheme, level=level, kind=kind,
        assessed=assessed, awarded=awarded, end=end, months=months,
        previous=before.id if before else None,
        previous_is_unrecorded=before is None and kind is Kind.RENEWAL,
        is_open=scheme.id == "iso-9001" and chance.random() < 0.02,
    )  # fmt: skip


def _kind_and_level(chance: Random, scheme: Scheme, before: Award | None, assessed: date) -> tuple[Kind, str | None]:
    if before is None:
        level = chance.choices(scheme.levels, (70, 20, 10))[0] if scheme.levels else None
        return (Kind.RENEWAL if chance.random() < 0.04 else Kind.INITIAL), level
    is_early = assessed < add_months(before.end, -4)
    if scheme.levels and (is_early or chance.random() < 0.15) and before.level != scheme.levels[-1]:
        return Kind.UPGRADE, scheme.levels[scheme.levels.index(before.level or scheme.levels[0]) + 1]
    return Kind.RENEWAL, before.level


def _with_events(chance: Random, award: Award) -> Award:
    """A few are withdrawn, suspended, suspended and reinstated, or corrected while they run."""
    half = award.awarded + (award.end - award.awarded) // 2
    luck = chance.random()
    events: tuple[tuple[EventType, date], ...] = ()
    if half <= award.awarded or half + timedelta(days=60) > min(award.end, LAST_DAY):
        return award
    if luck < 0.02:
        events = ((EventType.WITHDRAWN, half),)
    elif luck < 0.05:
        events = ((EventType.SUSPENDED, half), (EventType.REINSTATED, half + timedelta(days=60)))
    elif luck < 0.06:
        events = ((EventType.SUSPENDED, half),)
    elif luck < 0.07:
        events = ((EventType.CORRECTED, half),)
    return Award(**{**vars(award), "events": events})


def _next_assessed(chance: Random, award: Award) -> tuple[date, bool] | None:
    """When the holder is assessed again, and whether that joins on to this certificate; None if never."""
    luck = chance.random()
    last = award.events[-1][0] if award.events else None
    if award.is_open or last in (EventType.WITHDRAWN, EventType.SUSPENDED) or luck < 0.2:
        return None
    if luck < 0.32 and award.scheme.levels and award.level != award.scheme.levels[-1]:
        return add_months(award.end, -chance.randrange(5, 9)), True  # an upgrade, before the end is near
    if luck < 0.8:
        return award.end - timedelta(days=chance.randrange(45, 110)), True
    if luck < 0.93 and award.scheme.grace:
        days = 30 * (award.scheme.grace - 2)
        return award.end + timedelta(days=chance.randrange(5, days)), True  # late, within the grace
    return add_months(award.end, award.scheme.grace + chance.randrange(3, 20)), False


# ---------------------------------------------------------------------------------------------- what is stated


def stated(chance: Random, award: Award) -> Stated:
    """What an announcement says of the award: some dates only to the month or year, some not at all."""
    certificate: Stated = {"id": award.id, "organisation": award.organisation, "scheme": award.scheme.id}
    certificate |= {"level": award.level} if award.level else {}
    certificate["kind"] = award.kind.value
    certificate |= _dates(chance, award) | _detail(chance, award)
    if award.previous:
        certificate["supersedes"] = award.previous
    elif award.previous_is_unrecorded:
        certificate["supersedes"] = "unknown"
    if award.events:
        certificate["events"] = [{"type": kind.value, "date": str(day)} for kind, day in award.events]
    return certificate


def _dates(chance: Random, award: Award) -> Stated:
    if chance.random() < 0.04:
        return {}
    dates: Stated = {}
    months, years = chance.random() < 0.25, chance.random() < 0.07
    if award.scheme.count_from == "assessed" or chance.random() < 0.3:
        dates["assessed"] = _coarse(award.assessed, months=months, years=years)
    if award.scheme.count_from == "awarded" or chance.random() < 0.4:
        dates["awarded"] = _coarse(award.awarded, months=months, years=years)
    if award.is_open:
        return dates | {"valid_until": "open"}
    if chance.random() < 0.5:
        whole_month = award.scheme.end_rule == "month_end" and chance.random() < 0.3
        dates["valid_until"] = _coarse(award.end, months=whole_month, years=False)
    if chance.random() < 0.3:
        dates["term"] = f"{award.months // 12} years"
    return dates


def _coarse(day: date, *, months: bool, years: bool) -> str:
    if years:
        return str(PartialDate(day.year))
    return str(PartialDate(day.year, day.month)) if months else str(PartialDate.of(day))


def _detail(chance: Random, award: Award) -> Stated:
    detail: Stated = {}
    scheme = award.scheme
    if scheme.score_max:
        detail["score"] = {
            "value": chance.randrange(scheme.score_max * 7 // 10, scheme.score_max),
            "max": scheme.score_max,
        }
    if award.level == "gold":
        detail["indicators"] = 31
    if chance.random() < 0.2:
        detail["number"] = f"{award.awarded.year}/{chance.randrange(1, 10000):04}"
    if chance.random() < 0.2 and scheme.issuer(award.assessed) == scheme.issuer(award.awarded):
        detail["issuer"] = scheme.issuer(award.awarded)
    if chance.random() < 0.1:
        detail["areas"] = ["Struktura", "Zarządzanie i współpraca", "Finanse", "Strategia i usługi"]
    return detail
