"""What a build found and did, as values; the command line puts them into words."""

from msgspec import Struct

from laur.output.decide import RenderReason
from laur.pages.plan import SitePlan
from laur.problems import Problem


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

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.site_plan.problems
