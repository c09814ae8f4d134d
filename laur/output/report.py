"""What a build found and did, as values; the command line puts them into words."""

from msgspec import Struct

from laur.output.decide import RenderReason
from laur.pages.plan import SitePlan
from laur.problems import Problem

CHANGED = "file-changed"
"""The reason of the problem of a file that is another than was planned."""


class RenderedPage(Struct, frozen=True):
    """A page that was rendered in this build."""

    url: str
    reason: RenderReason
    is_new: bool
    """Whether its bytes differ from those that were there."""


class BuildReport(Struct, frozen=True, kw_only=True):
    """The outcome of a build."""

    site_plan: SitePlan
    rendered: tuple[RenderedPage, ...] = ()
    unchanged: int = 0
    """How many pages were not rendered."""
    removed: tuple[str, ...] = ()
    """Files that are no longer part of the site and were removed, by path."""
    is_written: bool = False
    """Whether the output folder now shows this build."""
    is_unfinished: bool = False
    """Whether a failure left some files of this build in the output folder, and the others of the last one."""
    cache_was_damaged: bool = False
    """Whether everything was made again because the cache could not be read."""
    not_atomic: str = ""
    """The id of the error because of which an atomic build replaced files one by one; empty if there was none."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.site_plan.problems

    @property
    def has_changing_files(self) -> bool:
        """Whether a file changed after it was read and before it was copied, so that nothing was written."""
        return any(problem.values.get("reason") == CHANGED for problem in self.problems)
