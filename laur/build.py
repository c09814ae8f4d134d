"""The build: composes the stages. Reads like a table of contents, and does no work of its own."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from laur.catalog import catalog
from laur.checks import document_problems, page_problems
from laur.cms.program import read_program
from laur.i18n.wording import Wording, WordingError
from laur.memo import Memo
from laur.model import SITE_FILE, Place
from laur.output.report import BuildReport
from laur.output.staging import OutputFolder
from laur.output.write import SiteWriter
from laur.pages import PageInputs, plan_pages
from laur.pages.frame import frames
from laur.pages.plan import Inputs, SitePlan
from laur.problems import Origin, in_order, problem, stops
from laur.rendering.wording import wording_problem
from laur.search.pages import with_search
from laur.source.cache import Cache, with_cache, with_cache_or_memory
from laur.source.content import read_library
from laur.source.files import Walk, has_file, reason, walk
from laur.source.layouts import read_layouts
from laur.source.options import Options, Progress, Today, silent
from laur.source.tool_version import tool_version


def build(options: Options, today: Today, progress: Progress = silent) -> BuildReport:
    """Build the site: read what changed, relate, plan, and write the pages whose trace changed.

    With errors nothing is written and the output folder stays as it was. Raises `StoreBusyError`, and `OSError` where
    the store cannot be written.
    """
    return with_cache(_state(options), tool_version(), lambda store: _build(options, store, today, progress))


def plan_site(options: Options, today: Today, memo: Memo | None = None) -> SitePlan:
    """Everything but the writing: what the site would be, and all that is wrong with it."""
    return plan(read_all(options, today), memo)


def read_all(options: Options, today: Today) -> Inputs:
    """Everything that is read, also where nothing can be written."""
    return with_cache_or_memory(_state(options), tool_version(), lambda store: read_inputs(options, store, today))


def _state(options: Options) -> Path | None:
    """Where what was read is kept; nowhere without a site to read, so that nothing is left in a wrong folder."""
    return options.state if has_file(options.content, SITE_FILE) else None


def _build(options: Options, store: Cache, today: Today, progress: Progress) -> BuildReport:
    inputs = read_inputs(options, store, today, progress)
    output = OutputFolder(options.output)
    publisher = SiteWriter(output, store, options)
    settled = publisher.settled(inputs)
    if settled is not None:
        return settled
    memo = Memo()
    site_plan = with_search(plan(inputs, memo), memo, store, progress)
    if stops(site_plan.problems, strict=options.strict):
        return BuildReport(site_plan=site_plan)
    if output.is_foreign():
        foreign = problem("output-foreign", "", origin=Origin.OUTSIDE, folder=str(options.output))
        return BuildReport(site_plan=site_plan.with_problems([foreign]))
    try:
        return publisher.publish(site_plan, progress)
    except OSError as error:
        folder, why = str(options.output), reason(error)
        full = problem("output-unwritable", "", origin=Origin.OUTSIDE, folder=folder, reason=why)
        return BuildReport(site_plan=site_plan.with_problems([full]))


def read_inputs(
    options: Options, store: Cache, today: Today, progress: Progress = silent, walked: Walk = walk
) -> Inputs:
    """Read layouts and content: what changed from the disk, the rest from the store. `walked` finds the files."""
    layouts = read_layouts(options.layouts, store, walked)
    library, read = read_library(options.content, store, options.jobs, progress, walked)
    day = options.day or (today(library.site.time_zone) if library else None)
    program = read_program(options, library.site if library else None)
    return Inputs(options=options, layouts=layouts, library=library, read=read, day=day, cms=program)


def plan_for_day(site_plan: SitePlan, day: date, memo: Memo | None = None) -> SitePlan:
    """The plan of the same site as of another day."""
    return plan(replace(site_plan.inputs, day=day), memo)


def plan(inputs: Inputs, memo: Memo | None = None) -> SitePlan:
    """What the site is to be, with all problems found on the way: a pure function of what was read.

    `memo` is of an earlier plan; the plan is the same with and without it.
    """
    memo = memo or Memo()
    options, layouts, library, day = inputs.options, inputs.layouts, inputs.library, inputs.day
    read = (*inputs.read.problems, *layouts.problems, *inputs.cms.problems)
    if library is None or day is None:
        return SitePlan(inputs=inputs, problems=in_order(read))
    related = catalog(library, day, options.visibility, memo)
    found = (*read, *document_problems(library, related, memo))
    missing = layouts.missing_wording(library.site.languages)
    if missing or not all(layouts.wording(lang) for lang in library.site.languages):
        return SitePlan(inputs=inputs, problems=in_order((*found, *missing)))
    wording = {lang: Wording(lang, layouts.wording(lang)) for lang in library.site.languages}
    try:
        pages = plan_pages(PageInputs(related, wording, memo), layouts.assets, inputs.cms.files)
    except WordingError as error:
        lacking = wording_problem(error, "", Place(), library.site.lang)
        return SitePlan(inputs=inputs, problems=in_order((*found, lacking)))
    site_plan = SitePlan(
        inputs=inputs,
        catalog=related,
        wording=wording,
        frames=frames(library.site, layouts.assets, options.base_url),
        pages=pages,
        problems=in_order(found),
    )
    return site_plan.with_problems(page_problems(site_plan, library, related, memo))
