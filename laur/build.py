"""The build: composes the stages, and does no work of its own. It reads like a table of contents."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from laur.cms.program import read_program
from laur.memo import Memo
from laur.model import SITE_FILE
from laur.model.dates import Moment
from laur.model.publication import last_of_day
from laur.output.report import BuildReport
from laur.output.write import SiteWriter, written_views
from laur.pages.plan import Inputs, SitePlan
from laur.source.cache import Cache, with_cache, with_cache_or_memory
from laur.source.compiled import CompiledLayouts
from laur.source.content import read_library
from laur.source.files import WalkFolder, has_file, walk, walk_once
from laur.source.layouts import compile_layouts, read_layouts
from laur.source.library import Library
from laur.source.options import Options, Progress, Today, silent
from laur.source.tool_version import tool_version
from laur.system.profile import NO_PROFILE, BuildStage, Profile

ATTEMPTS = 3
"""How often a build begins while files of the content change."""


def build(options: Options, today: Today, progress: Progress = silent, profile: Profile = NO_PROFILE) -> BuildReport:
    """Builds the site: reads what changed, plans, and writes the pages whose fingerprint changed.

    With errors nothing is written and the output folder stays as it was. `profile` is given each part as it begins, and
    what the items of its work took. Raises `CacheBusyError`, and `OSError` where the cache cannot be written.
    """
    return with_cache(_state(options), tool_version(), partial(_build, options, today, progress, profile))


def _build(options: Options, today: Today, progress: Progress, profile: Profile, cache: Cache) -> BuildReport:
    """Begins again where a file changed after it was read and before it was copied."""
    report = _build_once(options, today, progress, profile, cache)
    for _ in range(ATTEMPTS - 1):
        if report.has_changing_files:
            report = _build_once(options, today, progress, profile, cache)
    return replace(report, cache_was_damaged=True) if cache.replaces_damaged else report


def _build_once(options: Options, today: Today, progress: Progress, profile: Profile, cache: Cache) -> BuildReport:
    profile.begins(BuildStage.LOOKING)
    writer, walked = SiteWriter(cache, options, profile), walk_once()
    untouched = writer.untouched(today, walked)
    if untouched is not None:
        return untouched
    inputs = read_inputs(options, cache, today, progress, walked, profile)
    profile.begins(BuildStage.LOOKING)
    unchanged = writer.unchanged(inputs)
    if unchanged is not None:
        return unchanged
    from laur.search.pages import with_search  # what only a build with something to do needs is imported here

    memo = Memo()
    profile.begins(BuildStage.LOADING)
    inputs = with_compiled_layouts(inputs, cache, memo)
    site_plan = plan(inputs, memo, profile)
    profile.begins(BuildStage.SEARCH)
    site_plan = with_search(site_plan, memo, cache, progress)
    return writer.write(site_plan, progress)


def published_views(options: Options) -> dict[str, str]:
    """The digest of the view of each page of the last build, by URL: the same as long as it shows the same."""
    return with_cache(_state(options), tool_version(), lambda cache: written_views(cache, options))


def plan_site(options: Options, today: Today, memo: Memo | None = None) -> SitePlan:
    """Everything but the writing: what the site would be, and all that is wrong with it."""
    return plan(read_all(options, today), memo)


def plan_at(site_plan: SitePlan, at: Moment, memo: Memo | None = None) -> SitePlan:
    """The plan of the same site as of another moment."""
    return plan(replace(site_plan.inputs, at=at), memo)


def plan(inputs: Inputs, memo: Memo | None = None, profile: Profile = NO_PROFILE) -> SitePlan:
    """What the site is to be, with all problems found on the way: a pure function of what was read.

    `memo` is of an earlier plan; the plan is the same with and without it.
    """
    from laur.checks import check_documents, check_pages
    from laur.pages.stages import start, with_catalog, with_pages, with_wording

    memo = memo or Memo()
    site_plan = start(inputs)
    profile.begins(BuildStage.CATALOG)
    site_plan = with_catalog(site_plan, memo)
    profile.begins(BuildStage.CHECKING)
    site_plan = check_documents(site_plan, memo)
    profile.begins(BuildStage.PLANNING)
    site_plan = with_wording(site_plan)
    site_plan = with_pages(site_plan, memo)
    profile.begins(BuildStage.LINKS)
    return check_pages(site_plan, memo)


def read_all(options: Options, today: Today) -> Inputs:
    """Everything that is read, also where no cache can be written."""
    return with_cache_or_memory(_state(options), tool_version(), partial(_read_all, options, today))


def _read_all(options: Options, today: Today, cache: Cache) -> Inputs:
    return with_compiled_layouts(read_inputs(options, cache, today), cache, Memo())


def read_inputs(
    options: Options,
    cache: Cache,
    today: Today,
    progress: Progress = silent,
    walked: WalkFolder = walk,
    profile: Profile = NO_PROFILE,
) -> Inputs:
    """Layouts and content: what changed is read from the disk, the rest from the cache. `walked` finds the files."""
    from laur.source.preview_key import read_preview_key

    profile.begins(BuildStage.LAYOUTS)
    layouts = read_layouts(options.layouts, cache, _compiled(options, cache), walked, profile)
    profile.begins(BuildStage.CONTENT)
    library, read = read_library(options.content, cache, options.jobs, progress, walked, profile)
    at = moment_of(library, options, today) if library else None
    program = read_program(options, library.site if library else None)
    key = read_preview_key(options, library)
    return Inputs(options=options, layouts=layouts, library=library, read=read, at=at, cms=program, preview_key=key)


def moment_of(library: Library, options: Options, today: Today) -> Moment:
    """The moment as of which a site is built."""
    zone = library.site.time_zone
    return last_of_day(library.stated_times, options.day or today(zone), zone)


def with_compiled_layouts(inputs: Inputs, cache: Cache, memo: Memo) -> Inputs:
    """What was read, with the code of the layouts: a plan renders some pages. `memo` keeps it for the next plan."""
    layouts = inputs.layouts
    work = partial(compile_layouts, layouts, _compiled(inputs.options, cache))
    return replace(inputs, layouts=replace(layouts, codes=memo.get("compiled layouts", (layouts.fingerprint,), work)))


def _compiled(options: Options, cache: Cache) -> CompiledLayouts:
    return CompiledLayouts(options.user, cache.tool)


def _state(options: Options) -> Path | None:
    """The folder of the cache; None without a site to read, so that nothing is left in a wrong folder."""
    return options.state if has_file(options.content, SITE_FILE) else None
