"""Renders the pages that are due into the staging folder, in several processes where there are many."""

import functools
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.output.due import DuePage
from laur.output.report import BuildReport
from laur.output.staging import OutputFolder, StagedFile
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.source.cache import Cache
from laur.source.options import Progress
from laur.system.profile import BuildStage, Profile, TimedItem, WorkKind, map_with_profile
from laur.system.workers import MIN_ITEMS
from laur.urls.permalinks import output_path

if TYPE_CHECKING:
    from laur.rendering.renderer import Renderer, RenderInputs
    from laur.views import View
    from laur.views.output import Output


MUCH = 500_000
"""The size of all views, in bytes, from which several processes render a few pages: exports of a large register."""


BATCH = 2_000
"""How many pages are rendered before the processes end, and with them the memory that each has copied."""


class RenderJob(Struct, frozen=True):
    """A page to be rendered: all that a worker process needs of it."""

    url: str
    output: "Output"
    lang: str
    view: "View"
    bodies: dict[str, str]
    """HTML by digest."""


def render(
    due: Sequence[DuePage],
    site_plan: SitePlan,
    output: OutputFolder,
    cache: Cache,
    progress: Progress,
    profile: Profile,
) -> list[StagedFile] | BuildReport:
    """Every due page in the staging folder; a report of the problems if any could not be rendered."""
    from laur.output.copy import PlannedRendition, copies, renditions
    from laur.rendering.renderer import RenderInputs
    from laur.views import CopyView, RenditionView

    copies_due = [(one.page.url, one.view) for one in due if isinstance(one.view, CopyView)]
    scaled = [PlannedRendition(one.page.url, one.view) for one in due if isinstance(one.view, RenditionView)]
    made = [one for one in due if one.page.output.is_rendered]
    work = PageRendering(RenderInputs(site_plan.layouts.codes, site_plan.frames, site_plan.wording), output)
    profile.begins(BuildStage.IMAGES)
    results: list[StagedFile | Problem] = copies(copies_due, site_plan.options, output)
    results += renditions(scaled, site_plan.options, output, profile)
    profile.begins(BuildStage.RENDERING)
    others = len(due) - len(made)
    for begin in range(0, len(made), BATCH):
        batch = made[begin : begin + BATCH]
        html = functools.cache(cache.body_html)  # the feed of each topic has the same bodies
        results += map_with_profile(
            profile,
            WorkKind.PAGE,
            _as_item,
            work,
            [_job(one, html) for one in batch],
            site_plan.options.jobs,
            MIN_ITEMS if sum(len(one.encoded) for one in batch) < MUCH else 2,
            report=partial(_report, progress, len(due), others + begin),
        )
    problems = [result for result in results if isinstance(result, Problem)]
    if problems:
        return BuildReport(site_plan=site_plan.with_problems(_one_a_place(problems)))
    return [result for result in results if isinstance(result, StagedFile)]


def _report(progress: Progress, total: int, before: int, done: int) -> None:
    progress("rendering", total, before + done)


def _as_item(job: RenderJob) -> TimedItem:
    return TimedItem(job.url, job.output.name)


def _one_a_place(problems: Sequence[Problem]) -> list[Problem]:
    """Each fault of a layout once, however many pages it affects."""
    ordered = sorted(problems, key=lambda found: found.values.get("url", ""))
    return list({(found.code, found.path, found.place): found for found in reversed(ordered)}.values())


def _job(one: DuePage, html: Callable[[str], str]) -> RenderJob:
    from laur.views.bodies import body_digests

    bodies = {key: html(key) for key in set(body_digests(one.view))}
    return RenderJob(one.page.url, one.page.output, one.page.lang, one.view, bodies)


class PageRendering:
    """Renders pages and stages them. Each worker process has one, which keeps its renderer."""

    def __init__(self, render_inputs: "RenderInputs", output: OutputFolder) -> None:
        self._render_inputs, self._output = render_inputs, output

    @cached_property
    def _renderer(self) -> "Renderer":
        from laur.rendering.renderer import Renderer

        return Renderer(self._render_inputs)

    def __call__(self, jobs: Sequence[RenderJob]) -> list[StagedFile | Problem]:
        return [self._render(job) for job in jobs]

    def _render(self, job: RenderJob) -> StagedFile | Problem:
        from laur.rendering.renderer import RenderingError

        try:
            data = self._renderer.render(job.output, job.view, job.lang, job.url, job.bodies)
        except RenderingError as error:
            return error.problem
        return self._output.stage(output_path(job.url), data)
