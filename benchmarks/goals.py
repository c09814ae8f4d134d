"""What is expected of builds, and whether the runs of `benchmarks.compare` meet it, by the clock."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from benchmarks.cases import EACH_CERTIFIED, LAUR, REFERENCE, WITH_CERTIFICATES, Case

Find = Callable[[str, int, str], Case | None]
"""The case of a generator, a number of announcements and a change; None if it was not measured."""

MB_PER_MIB = 1.048576


class Outcome(Struct, frozen=True):
    """What was measured for a goal."""

    words: str
    is_met: bool


class Goal(Struct, frozen=True):
    """Something that is expected."""

    words: str
    check: Callable[[Find], Outcome | None]
    """None where it was not measured."""
    otherwise: str = ""
    """If it is not met: what was tried, what it gave, and the least that it can take."""


def _ratio(
    numerator: tuple[str, int, str],
    denominator: tuple[str, int, str],
    limit: float,
    words: str,
    *,
    by_processor: bool = False,
) -> Callable[[Find], Outcome | None]:
    """At most `limit` times as long, by the clock or by processor time. `words` has a place for the ratio."""

    def check(find: Find) -> Outcome | None:
        one, other = find(*numerator), find(*denominator)
        if one is None or other is None:
            return None
        clock, cpu = one.median_wall / other.median_wall, one.median / other.median
        shown = [words.format(times=f"{found:.2f}", inverse=f"{1 / found:.1f}") for found in (clock, cpu)]
        seconds = f"{one.median_wall:.2f} s to {other.median_wall:.2f} s"
        return Outcome(
            f"{shown[0]}: {seconds}; by processor time {shown[1]}", (cpu if by_processor else clock) <= limit
        )

    return check


def _at_most(case: tuple[str, int, str], seconds: float) -> Callable[[Find], Outcome | None]:
    def check(find: Find) -> Outcome | None:
        found = find(*case)
        if found is None:
            return None
        words = f"{found.median_wall:.2f} s; {found.median:.2f} s of processor time"
        return Outcome(words, found.median_wall <= seconds)

    return check


def _memory(size: int, megabytes: float) -> Callable[[Find], Outcome | None]:
    def check(find: Find) -> Outcome | None:
        found = find(LAUR, size, "cold")
        most = max((run.together for run in found.runs), default=0.0) * MB_PER_MIB if found else 0.0
        return Outcome(f"{most:.0f} MB", most < megabytes) if most else None

    return check


def _growth(find: Find) -> Outcome | None:
    """Time a page, at the largest size that was measured."""
    small = find(LAUR, 1_000, "cold")
    large = next((case for size in (100_000, 30_000, 10_000) if (case := find(LAUR, size, "cold"))), None)
    if small is None or large is None:
        return None
    of_large, of_small = (1000 * case.median_wall / case.size for case in (large, small))
    ratio = of_large / of_small
    a_page = f"{of_large:.1f} ms to {of_small:.1f} ms"
    return Outcome(f"{ratio:.2f} times at {large.size:,}: {a_page} an announcement", ratio <= 1.3)


HUGO, ELEVENTY, PELICAN = "Hugo", "Eleventy", "Pelican"
ANY_REBUILD = "one text edited"
"""Hugo builds everything each time, so that any of its builds is a rebuild."""

_COLD = (
    "Tried: typography, unread Markdown and macros look first whether there is anything to do; layouts come compiled; "
    "one instance of Python-Markdown a process. At least: start, front matter, one pass of Python-Markdown and writing "
    "need 0.87 s of processor time at 1,000, without typography, checks and layouts"
)
_HUGO_IDLE = "At least: Python needs 0.1 s to start and load what looks at files, and each file is looked at once"
_WARM = (
    "Tried: views made from the same are not made again. At least: reading the records of all documents and pages, and "
    "relating them, in one process: 2 s of processor time at 10,000"
)
_SHOWS_NUMBERS = (
    "Exactly the pages that show it are rendered, but each announcement shows how many others have each of its tags. "
    "The most frequent tag of this corpus is on more than half of 10,000 announcements, so 6,000 to 8,600 pages are "
    "rendered, at 1 ms of processor time each"
)
_OF_REGISTER = (
    "Tried: each certificate has its own digest, so that only views of its holder and of the whole register "
    "are made again (10.4 s to 5.7 s of processor time, the next day 10.0 s to 6.1 s). At least: the tables, calendars "
    "and feeds of each scheme, level and region, and 31 to 191 pages; the exports among them have every certificate"
)
_MEMORY = (
    "Tried: pages are rendered in batches of 2,000, after which the processes end, and the garbage collector leaves "
    "alone what they inherit (592 MiB to 432 MiB; in batches of 1,000 393 MiB, with a fifth more processor time). At "
    "least: all views of a cold build and the catalog, 290 MiB in the first process"
)


def _each_size() -> Iterator[Goal]:
    for size in (1_000, 10_000):
        cold = (LAUR, size, "cold")
        of = f"cold, {size:,}: "
        yield Goal(f"{of}a third of Pelican", _ratio(cold, (PELICAN, size, "cold"), 1 / 3, "{times} times"), _COLD)
        yield Goal(f"{of}less than Eleventy", _ratio(cold, (ELEVENTY, size, "cold"), 1, "{times} times"), _COLD)
        yield Goal(f"{of}at most 4 times Hugo", _ratio(cold, (HUGO, size, "cold"), 4, "{times} times"), _COLD)
    for size, times in ((1_000, 4), (10_000, 15), (100_000, 20)):
        numbers = (LAUR, size, "nothing changed"), (HUGO, size, ANY_REBUILD), 1 / times
        yield Goal(
            f"nothing changed, {size:,}: {times} times quicker than Hugo",
            _ratio(*numbers, "{inverse} times quicker"),
            _HUGO_IDLE,
        )
    for size, times in ((1_000, 2), (10_000, 8)):
        numbers = (LAUR, size, ANY_REBUILD), (HUGO, size, ANY_REBUILD), 1 / times
        yield Goal(
            f"one text edited, {size:,}: {times} times quicker than Hugo",
            _ratio(*numbers, "{inverse} times quicker"),
            _WARM,
        )


def _edits() -> Iterator[Goal]:
    otherwise = {
        "one title edited": _WARM,
        "one tag added": _SHOWS_NUMBERS,
        "one added": _SHOWS_NUMBERS,
        "one deleted": _SHOWS_NUMBERS,
        "the next day": _OF_REGISTER,
    }
    for change, why in otherwise.items():
        for peer in (LAUR, WITH_CERTIFICATES):
            name = "" if peer == LAUR else ", with 3,000 certificates"
            yield Goal(f"{change}, 10,000{name}: under 1.5 s", _at_most((peer, 10_000, change), 1.5), why)
    change = "the date of a certificate edited"
    yield Goal(f"{change}, 10,000: under 1.5 s", _at_most((WITH_CERTIFICATES, 10_000, change), 1.5), _OF_REGISTER)


GOALS = (
    *_each_size(),
    *_edits(),
    Goal(
        "the shared layout edited, 10,000: at most twice Hugo's full build",
        _ratio((LAUR, 10_000, "the shared layout edited"), (HUGO, 10_000, "cold"), 2, "{times} times"),
        "No Markdown is converted again. At least: every page is rendered by Jinja and written",
    ),
    Goal(
        "cold, the five reference announcements, layouts and pictures new: 2 s",
        _at_most((REFERENCE, 5, "cold"), 2),
        "Half of it is 26 social cards (80 ms each, of which 45 ms is a PNG in between, which resvg-py always makes), "
        "a sixth the search index (every form of each Polish word). Tried: plain words are folded faster (0.38 s to "
        "0.335 s of the index)",
    ),
    Goal(
        "cold, 1,000 with a certificate each and 817 organisations: 1.6 times the processor time without",
        _ratio((EACH_CERTIFIED, 1_000, "cold"), (LAUR, 1_000, "cold"), 1.6, "{times} times", by_processor=True),
        "Tried: one stated mask of QR codes (4.4 ms to 0.9 ms each), macros with fewer steps. At least: six times as "
        "many files as without",
    ),
    Goal("memory, 10,000, all processes: under 400 MB", _memory(10_000, 400), _MEMORY),
    Goal("memory, 100,000, all processes: under 1.5 GB", _memory(100_000, 1_500)),
    Goal("growth: a page costs at most 1.3 times as much at 100,000 as at 1,000", _growth),
)


def goals_table(cases: Sequence[Case]) -> str:
    """Each goal with what was measured, as a Markdown table."""
    found = {(case.generator, case.size, case.change): case for case in cases}
    rows = [_row(goal, lambda *key: found.get(key)) for goal in GOALS]
    return "| goal | measured | met |\n| --- | --- | --- |\n" + "".join(rows)


def _row(goal: Goal, find: Find) -> str:
    outcome = goal.check(find)
    if outcome is None:
        return f"| {goal.words} | – | not measured |\n"
    met = "yes" if outcome.is_met else f"no. {goal.otherwise}".rstrip()
    return f"| {goal.words} | {outcome.words} | {met} |\n"
