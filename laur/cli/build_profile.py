"""`build --profile`: measures a build, and prints where its time went, in the language of the user."""

import time
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from operator import attrgetter
from os import times

from msgspec import Struct

from laur.i18n import number
from laur.i18n.languages import language
from laur.i18n.messages import texts
from laur.system.profile import BuildStage, Reuse, Timer, Took, WorkKind

SLOWEST = 5
"""How many documents, layouts and images are listed."""


class Instant(Struct, frozen=True):
    """A moment: seconds on a clock, and seconds of processor time used by then, ended worker processes included."""

    clock: float
    processor: float


def now() -> Instant:
    """This moment."""
    ended = times()
    return Instant(time.perf_counter(), time.process_time() + ended.children_user + ended.children_system)


class Spent(Struct, frozen=True):
    """What a stage took, in seconds; the clock is None where it was not yet running."""

    stage: BuildStage
    clock: float | None
    processor: float


class BuildProfile:
    """Records what a build reports to it (`laur.system.profile.Profile`)."""

    def __init__(self, instant: Callable[[], Instant] = now, timer: Timer = time.process_time) -> None:
        self._instant, self.timer = instant, timer
        self._laps: list[tuple[BuildStage, Instant]] = []
        self._took: dict[WorkKind, list[Took]] = {}
        self.reuse: dict[Reuse, tuple[int, int]] = {}

    def begins(self, stage: BuildStage) -> None:
        """A stage begins, and the one before it ends."""
        self._laps.append((stage, self._instant()))

    def reused(self, what: Reuse, count: int, of: int) -> None:
        """So many of all were not made again."""
        self.reuse[what] = (count, of)

    def took(self, kind: WorkKind, items: Sequence[Took]) -> None:
        """Keeps what each of some items took."""
        self._took.setdefault(kind, []).extend(items)

    def spent(self) -> list[Spent]:
        """What each stage took up to now, in the order of stages. The start has no clock."""
        laps = self._laps
        ends = [*(instant for _, instant in laps[1:]), self._instant()]
        clock, processor = dict.fromkeys(BuildStage, 0.0), dict.fromkeys(BuildStage, 0.0)
        for (stage, began), ended in zip(laps, ends, strict=True):
            clock[stage] += ended.clock - began.clock
            processor[stage] += ended.processor - began.processor
        began = laps[0][1] if laps else ends[0]
        start = Spent(BuildStage.START, None, began.processor)
        return [start, *(Spent(s, clock[s], processor[s]) for s in BuildStage if s in dict(laps))]

    def slowest(self, kind: WorkKind) -> list[Took]:
        """The items of a kind that took longest."""
        return nlargest(SLOWEST, self._took.get(kind, ()), key=attrgetter("seconds"))

    def layouts(self) -> list["LayoutTimes"]:
        """What the pages of each layout took, those that took longest first."""
        pages: dict[str, list[Took]] = {}
        for took in self._took.get(WorkKind.PAGE, ()):
            pages.setdefault(took.item.made_with, []).append(took)
        found = [LayoutTimes(name, tuple(sorted(took, key=attrgetter("seconds")))) for name, took in pages.items()]
        return nlargest(SLOWEST, found, key=attrgetter("seconds"))


class LayoutTimes(Struct, frozen=True):
    """The pages of a layout, the quickest first."""

    name: str
    pages: tuple[Took, ...]

    @property
    def seconds(self) -> float:
        return sum(page.seconds for page in self.pages)


# ---------------------------------------------------------------------------------------------- for people


def profile_lines(profile: BuildProfile, lang: str) -> Iterator[str]:
    """The profile as tables: stages, the slowest documents, layouts and images, and what was not made again."""
    spent, messages = profile.spent(), texts("profile", lang)
    clock = sum(each.clock for each in spent if each.clock is not None)
    rows = [(messages[f"stage.{e.stage}"], _seconds(e.clock, lang), _seconds(e.processor, lang)) for e in spent]
    total = (messages["total"], _seconds(clock, lang), _seconds(sum(each.processor for each in spent), lang))
    head = (messages["stage"], messages["clock"], messages["processor"])
    yield from _table(head, [*rows, total])
    documents = [(t.item.name, _seconds(t.seconds, lang)) for t in profile.slowest(WorkKind.DOCUMENT)]
    yield from _table((messages["documents"], messages["processor"]), documents)
    layouts = [_of_layout(each, lang) for each in profile.layouts()]
    yield from _table((messages["layouts"], messages["processor"], messages["pages"], messages["slowest"]), layouts)
    images = [(t.item.name, _seconds(t.seconds, lang)) for t in profile.slowest(WorkKind.IMAGE)]
    yield from _table((messages["images"], messages["processor"]), images)
    kept = [(messages[f"reuse.{what}"], _of(*profile.reuse[what], lang)) for what in Reuse if what in profile.reuse]
    yield from _table((messages["reuse"], messages["reused"]), kept)


def _of_layout(times_: LayoutTimes, lang: str) -> tuple[str, str, str, str]:
    slowest = times_.pages[-1]
    worst = f"{_seconds(slowest.seconds, lang)}  {slowest.item.name}"
    return times_.name, _seconds(times_.seconds, lang), number(len(times_.pages), lang), worst


def _of(count: int, of: int, lang: str) -> str:
    return texts("profile", lang)["of"].format(count=number(count, lang), of=number(of, lang))


def _seconds(seconds: float | None, lang: str) -> str:
    """Three decimals: ``0.012``; a dash for None."""
    if seconds is None:
        return "–"
    return f"{max(0.0, seconds):.3f}".replace(".", language(lang).point)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Lines with aligned columns after an empty one; nothing without rows. The second and third column are numbers."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    yield ""
    for row in (head, *rows):
        cells = [_aligned(text, widths[column], column) for column, text in enumerate(row)]
        yield "  ".join(cells).rstrip()


def _aligned(text: str, width: int, column: int) -> str:
    return text.rjust(width) if column in (1, 2) else text.ljust(width)
