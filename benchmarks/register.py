"""How long the register takes for a big site: `python -m benchmarks.register [CERTIFICATES]` prints medians in ms."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from laur.dates import PartialDate, Term
from laur.model import (
    Certificate,
    CertificateEvent,
    CountFrom,
    EndRule,
    EventType,
    IssuerPeriod,
    Kind,
    Level,
    Scheme,
    SchemeTerm,
)
from laur.register import Claim, changes, records, standing, turning_days

RUNS = 7
DAY = date(2026, 1, 15)
HOLDERS_PER_CERTIFICATE = 0.2

SCHEMES = {
    "label": Scheme(
        name={"": "Label"},
        issuers=(
            IssuerPeriod(name="First", to=PartialDate(2018)),
            IssuerPeriod(name="Second", start=PartialDate(2019), to=PartialDate(2022)),
            IssuerPeriod(name="Third", start=PartialDate(2023)),
        ),
        levels=tuple(
            Level(id=name, rank=rank, name={"": name}) for rank, name in enumerate(("bronze", "silver", "gold"))
        ),
        term=SchemeTerm(initial=Term(2), renewal=Term(3)),
        count_from=CountFrom.ASSESSED,
        end_rule=EndRule.MONTH_END,
        grace_after_expiry=Term(1),
    ),
    "status": Scheme(name={"": "Status"}, term=SchemeTerm(initial=Term(3)), count_from=CountFrom.AWARDED),
}


def claims(count: int) -> list[Claim]:
    """So many certificates of a fifth as many holders, with chains, gaps, coarse dates and events; always the same."""
    chance = random.Random(7)
    holders = max(1, int(count * HOLDERS_PER_CERTIFICATE))
    return [_claim(number, number % holders, number // holders, chance) for number in range(count)]


def _claim(number: int, holder: int, turn: int, chance: random.Random) -> Claim:
    scheme = "status" if holder % 3 == 0 else "label"
    year = 2014 + 2 * turn + chance.randrange(2)
    when = chance.choice((PartialDate(year, 5, 17), PartialDate(year, 5), PartialDate(year)))
    certificate = Certificate(
        id=f"certificate-{number}",
        organisation=f"organisation-{holder}",
        scheme=scheme,
        level=None if scheme == "status" else ("bronze", "silver", "gold")[min(turn // 2, 2)],
        kind=Kind.RENEWAL if turn else Kind.INITIAL,
        assessed=when,
        awarded=when if chance.random() < 0.7 else None,
        valid_until=PartialDate(year + 3, 4, 30) if chance.random() < 0.4 else None,
        events=(CertificateEvent(type=EventType.SUSPENDED, date=PartialDate(year + 1)),) if number % 50 == 0 else (),
    )
    return Claim(certificate, f"news/{number}.md", "certificates.0", (f"news/{number}.md",))


def median_ms(run: Callable[[], object]) -> float:
    """The median of several runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def main() -> None:
    """Print one line a step."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    given = claims(count)
    register, problems = records(given, SCHEMES, {})
    print(f"{count} certificates, {len(problems)} problems; median of {RUNS} runs in ms")
    steps: dict[str, Callable[[], object]] = {
        "records": lambda: records(given, SCHEMES, {}),
        "standing": lambda: [standing(record, DAY) for record in register.values()],
        "turning days": lambda: [turning_days(record) for record in register.values()],
        "changes": lambda: changes(register, DAY),
    }
    for name, run in steps.items():
        print(f"{name:14}{median_ms(run):8.1f}")


if __name__ == "__main__":
    main()
