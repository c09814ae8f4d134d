"""Where the time of a build goes: the stages, and the items, that a build reports while it runs (`build --profile`)."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from laur.system.workers import MIN_ITEMS, map_in_processes


class BuildStage(StrEnum):
    """A part of a build, in the order in which they come."""

    START = "start"
    """Python, its modules and the command line, before the build begins."""
    LOOKING = "looking"
    LAYOUTS = "layouts"
    CONTENT = "content"
    LOADING = "loading"
    CATALOG = "catalog"
    CHECKING = "checking"
    PLANNING = "planning"
    LINKS = "links"
    SEARCH = "search"
    COMPARING = "comparing"
    IMAGES = "images"
    RENDERING = "rendering"
    PLACING = "placing"
    RECORDING = "recording"


class WorkKind(StrEnum):
    """What is worked on one by one."""

    DOCUMENT = "document"
    PAGE = "page"
    IMAGE = "image"


class Reuse(StrEnum):
    """What an earlier build may have left to this one."""

    LAYOUTS = "layouts"
    DOCUMENTS = "documents"
    MEDIA = "media"
    VIEWS = "views"
    PAGES = "pages"


class TimedItem(Struct, frozen=True):
    """Something that is worked on."""

    name: str
    """A path or a URL."""
    made_with: str = ""
    """The layout of a page."""


class Took(Struct, frozen=True):
    """An item, and the seconds of processor time that it took."""

    item: TimedItem
    seconds: float


Timer = Callable[[], float]
"""The seconds of processor time that this process has used; picklable."""

Work = TypeVar("Work")
ItemResult = TypeVar("ItemResult")


class TimedWork(Generic[Work, ItemResult]):
    """Work on items one by one, each with the time that it took; picklable if its parts are."""

    def __init__(
        self, work: Callable[[Sequence[Work]], list[ItemResult]], item: Callable[[Work], TimedItem], timer: Timer
    ) -> None:
        self._work, self._item, self._timer = work, item, timer

    def __call__(self, given: Sequence[Work]) -> list[tuple[Took, list[ItemResult]]]:
        return list(self._timed(given))

    def _timed(self, given: Sequence[Work]) -> Iterator[tuple[Took, list[ItemResult]]]:
        for one in given:
            began = self._timer()
            made = self._work([one])
            yield Took(self._item(one), self._timer() - began), made


class Profile(Protocol):
    """What a build reports to."""

    @property
    def timer(self) -> Timer | None:
        """Measures the items of work; None where nobody asks what they take."""

    def begins(self, stage: BuildStage) -> None:
        """A stage begins, and the one before it ends. A stage may come again."""

    def reused(self, what: Reuse, count: int, of: int) -> None:
        """So many of all are as they were in the last build, and were not made again."""

    def took(self, kind: WorkKind, items: Sequence[Took]) -> None:
        """What each of some items took."""


class NoProfile:
    """Where no profile is asked for: measures nothing."""

    timer = None

    def begins(self, stage: BuildStage) -> None:
        """Does nothing."""

    def reused(self, what: Reuse, count: int, of: int) -> None:
        """Does nothing."""

    def took(self, kind: WorkKind, items: Sequence[Took]) -> None:
        """Does nothing."""


NO_PROFILE = NoProfile()


def map_with_profile(
    profile: Profile,
    kind: WorkKind,
    item: Callable[[Work], TimedItem],
    work: Callable[[Sequence[Work]], list[ItemResult]],
    given: Sequence[Work],
    jobs: int,
    min_items: int = MIN_ITEMS,
    *,
    report: Callable[[int], None] = lambda _: None,
) -> list[ItemResult]:
    """The results of `map_in_processes`, with what each item took reported; `item` names what is worked on."""
    if profile.timer is None:
        return map_in_processes(work, given, jobs, min_items, report=report)
    found = map_in_processes(TimedWork(work, item, profile.timer), given, jobs, min_items, report=report)
    profile.took(kind, [took for took, _ in found])
    return [one for _, made in found for one in made]
