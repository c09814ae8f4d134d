"""How long the register takes for a big site, in one process: medians of processor time in ms.

    python -m benchmarks.register [CERTIFICATES] [--catalog]

Measures the stages of the register on generated certificates. With `--catalog` it also measures the whole catalog of a
generated site (links between documents, every certificate's status) from documents that were already read.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import corpus
from laur.catalog import catalog
from laur.memo import Memo
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
from laur.model.dates import Moment, PartialDate, Term
from laur.register import Claim, changes, periods, records, status_on, timeline, turning_days
from laur.source.cache import with_cache
from laur.source.content import read_library
from laur.source.library import Library
from laur.source.options import Visibility

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
    """`count` certificates of a fifth as many holders, with chains, gaps, coarse dates and events; always the same."""
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
    """The median processor time of several runs; other programs on the machine do not count."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def read(count: int) -> Library:
    """A generated site with `count` certificates, read into documents."""
    with tempfile.TemporaryDirectory(prefix="laur-bench-") as folder:
        content = Path(folder, "content")
        corpus.write(corpus.register(count, max(1, int(count * HOLDERS_PER_CERTIFICATE))), content)
        library, _ = with_cache(Path(folder, "state"), "bench", lambda store: read_library(content, store, jobs=2))
    assert library is not None
    return library


def main() -> None:
    """Prints one line for each step."""
    parser = argparse.ArgumentParser(description="Measure the register in one process.")
    parser.add_argument("certificates", type=int, nargs="?", default=10_000)
    parser.add_argument("--catalog", action="store_true", help="also measure the whole catalog of a generated site")
    arguments = parser.parse_args()
    given = claims(arguments.certificates)
    register, problems = records(given, SCHEMES, {})
    print(f"{arguments.certificates} certificates, {len(problems)} problems; median of {RUNS} runs in ms")
    steps: dict[str, Callable[[], object]] = {
        "records": lambda: records(given, SCHEMES, {}),
        "status_on": lambda: [status_on(record, DAY) for record in register.values()],
        "turning days": lambda: [turning_days(record) for record in register.values()],
        "timelines": lambda: [timeline(record) for record in register.values()],
        "periods": lambda: [periods(record) for record in register.values()],
        "changes": lambda: changes(register, DAY),
    }
    if arguments.catalog:
        library = read(arguments.certificates)
        steps["catalog"] = lambda: catalog(library, Moment(DAY).first, Visibility(), Memo())
    for name, run in steps.items():
        print(f"{name:14}{median_ms(run):8.1f}", flush=True)


if __name__ == "__main__":
    main()
