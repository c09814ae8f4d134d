"""Histories by chance: what is done to a site, step by step, and whether its builds keep to the rules.

A history is a function of its seed. Each step has a seed of its own, so steps can be left out, and the others still do
the same: a history that breaks a rule is shortened in that way.
"""

import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from random import Random

from msgspec import Struct, field

from laur.output.report import BuildReport
from tests.histories.damage import CACHE, OUTPUT, another_version, delete_output
from tests.histories.edits import BUILD, CONTENT, rest
from tests.histories.interruptions import DISTURBANCES
from tests.histories.shared import Shared, fast_folder
from tests.histories.world import OURS, BrokenRuleError, Size, World

Deed = Callable[[World, Random], object]


def take_another_version(_world: World, _chance: Random) -> None:
    """The next build is one with another version of a library (`another_version`)."""


def build_again(_world: World, _chance: Random) -> None:
    """Nothing is changed."""


def search(world: World, _chance: Random) -> None:
    """The site has a search from now on."""
    text = (world.content / "site.yaml").read_text("utf-8")
    world.put("content/site.yaml", (text + "features: {search: true}\n").encode())


_OTHERS: Mapping[Deed, int] = {build_again: 2, take_another_version: 1}
GROUPS: Sequence[tuple[Mapping[Deed, int], int]] = (
    (CONTENT, 50),
    (BUILD, 14),
    (OUTPUT, 14),
    (CACHE, 7),
    (DISTURBANCES, 13),
    (_OTHERS, 2),
)
"""All deeds, with how often one of each group is chosen."""
DEEDS: Mapping[str, Deed] = {deed.__name__: deed for group, _ in GROUPS for deed in group} | {"search": search}
SEARCH_EVERY = 500
"""One history of so many is of a site with a search, which takes seconds."""
DAMAGED_EVERY = 10
"""So often, the cache is damaged after each step."""
FOREIGN = "output-foreign"
REST_EVERY = 3
"""Histories of so many steps, or a multiple, end with a rest, after which files are known by their times."""
MEDIUM_EVERY, LARGE_EVERY = 5, 50
"""One history of so many is of a larger site."""


class Step(Struct, frozen=True):
    """What is done before a build."""

    deed: str
    seed: int
    is_built: bool = True
    """Whether a build follows; otherwise the next step comes first."""
    is_compared: bool = False
    """Whether that build is compared with a clean one."""
    is_clean: bool = False
    """Whether it is one with ``--clean``."""


class Fault(Struct, frozen=True):
    """A history that broke a rule."""

    seed: int
    steps: tuple[int, ...]
    """The numbers of the steps that are needed for it."""
    deeds: tuple[str, ...]
    words: str


class Counts(Struct):
    """What was done in histories."""

    histories: int = 0
    builds: int = 0
    comparisons: int = 0
    renderings: int = 0
    refusals: int = 0
    kills: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    keys: Counter[str] = field(default_factory=Counter)
    """How often each key was part of a site that was published."""

    def add(self, other: "Counts") -> None:
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def size_of(seed: int) -> Size:
    if seed % LARGE_EVERY == 0:
        return Size.LARGE
    return Size.MEDIUM if seed % MEDIUM_EVERY == 0 else Size.SMALL


def steps_of(seed: int) -> tuple[Step, ...]:
    chance = Random(seed)
    steps = [_step(chance) for _ in range(chance.randrange(2, 10))]
    if seed % DAMAGED_EVERY == 0:
        damages = (Step("damage_cache", chance.randrange(1 << 30), is_compared=True) for _ in steps)
        steps = [one for pair in zip(steps, damages, strict=True) for one in pair]
    if seed % SEARCH_EVERY == 0:
        steps.insert(0, Step("search", 0))
    return tuple(steps)


def _step(chance: Random) -> Step:
    group = chance.choices([group for group, _ in GROUPS], [weight for _, weight in GROUPS])[0]
    deed = chance.choices(list(group), list(group.values()))[0]
    return Step(
        deed.__name__,
        chance.randrange(1 << 30),
        is_built=chance.random() < 0.8,
        is_compared=chance.random() < 0.25,
        is_clean=chance.random() < 0.03,
    )


def run(seed: int, counts: Counts, shared: Shared, only: Sequence[int] | None = None) -> Fault | None:
    """Runs a history, or some steps of it; what went wrong, with the steps that are needed for it."""
    steps = tuple(each for each in enumerate(steps_of(seed)) if only is None or each[0] in only)
    size = size_of(seed)
    words = words_of_fault(steps, counts, shared, size)
    counts.histories += 1
    if words is None:
        return None
    needed, words = shortened(steps, words, shared, size)
    return Fault(seed, tuple(number for number, _ in needed), tuple(step.deed for _, step in needed), words)


def shortened(
    steps: tuple[tuple[int, Step], ...], words: str, shared: Shared, size: Size = Size.SMALL
) -> tuple[tuple[tuple[int, Step], ...], str]:
    """The steps without those that are not needed for a fault, and its words then."""
    at = len(steps) - 1
    while at >= 0:
        fewer = steps[:at] + steps[at + 1 :]
        found = words_of_fault(fewer, Counts(), shared, size)
        if found is not None:
            steps, words = fewer, found
        at -= 1
    return steps, words


def words_of_fault(
    steps: Sequence[tuple[int, Step]], counts: Counts, shared: Shared, size: Size = Size.SMALL
) -> str | None:
    """Runs the steps on a new site; what went wrong, if anything."""
    folder = Path(tempfile.mkdtemp(prefix="laur-history-", dir=fast_folder()))
    world = World(folder, shared, size)
    try:
        _History(world, counts).run([step for _, step in steps])
    except BrokenRuleError as error:
        return str(error)
    except Exception:  # noqa: BLE001 - any exception of a build is a fault
        return traceback.format_exc()
    finally:
        counts.builds += world.builds
        counts.comparisons += world.comparisons
        counts.renderings += world.renderings
        counts.refusals += world.refusals
        counts.kills += world.kills
        shutil.rmtree(folder, ignore_errors=True)
    return None


class _History:
    """One run of a history."""

    def __init__(self, world: World, counts: Counts) -> None:
        self._world, self._counts = world, counts
        self._keys: set[str] = set()
        """Keys that were written since the last build that was published."""
        self._good, self._good_state = world.sources(), world.state
        self._build(Step("build_again", 0, is_compared=False))

    def run(self, steps: Sequence[Step]) -> None:
        for number, step in enumerate(steps):
            self._do(step)
            if step.is_built:
                self._build(step, number)
        self._end(is_rested=len(steps) % REST_EVERY == 0)

    def _do(self, step: Step) -> None:
        self._counts.steps[step.deed] += 1
        try:
            done = DEEDS[step.deed](self._world, Random(step.seed))
        except (OSError, ValueError, KeyError, IndexError, AttributeError):
            return  # there is nothing to do it to, because of what was done before
        if isinstance(done, str):
            self._keys.add(done)

    def _build(self, step: Step, number: int = 0) -> None:
        world = self._world
        is_other = step.deed == "take_another_version"
        with another_version(world, number) if is_other else nullcontext():
            report = world.build(clean=step.is_clean)
            if step.is_compared:
                self._compare(report)
        self._take(report)

    def _compare(self, report: BuildReport) -> None:
        if report.is_written or _is_about_sources(report):
            self._world.compare(report)

    def _take(self, report: BuildReport) -> None:
        """Keeps what was published; takes back what cannot be, as an editor does."""
        if report.is_written:
            self._good, self._good_state = self._world.sources(), self._world.state
            self._counts.keys.update(self._keys)
        elif _is_about_sources(report):
            if self._world.sources() == self._good:  # it is unfit for the way in which it is built now
                self._world.state = self._good_state
            self._world.restore(self._good)
        else:
            self._check_foreign(report)
            delete_output(self._world, Random(0))
        self._keys.clear()

    def _check_foreign(self, report: BuildReport) -> None:
        codes = {found.code for found in report.problems if found.origin not in OURS}
        if codes != {FOREIGN} or (self._world.output / "build.json").is_file():
            raise BrokenRuleError(f"refused because of the output folder: {report.problems}")

    def _end(self, *, is_rested: bool) -> None:
        """At last the site is as a clean build makes it, and there is nothing to do any more."""
        world = self._world
        report = world.build()
        for _ in range(2):
            if not report.is_written:
                self._take(report)
                report = world.build()
        if not report.is_written:
            raise BrokenRuleError(f"refused again and again: {report.problems}")
        world.compare(report)
        again = world.build()
        if again.rendered or again.removed or not again.is_written:
            raise BrokenRuleError(f"rendered again: {again.rendered}, removed again: {again.removed}")
        if not is_rested:
            return
        rest(world, Random(0))
        for _ in range(2):
            if world.build().rendered:
                raise BrokenRuleError("rendered again after a rest")


def _is_about_sources(report: BuildReport) -> bool:
    """Whether a build was refused because of what an editor wrote: before that, nothing looks at the output folder."""
    return all(found.code != FOREIGN for found in report.problems) and any(f.origin in OURS for f in report.problems)
