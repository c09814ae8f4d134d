"""The build: composes the stages. Reads like a table of contents, and does no work of its own."""

from pathlib import Path

from msgspec.structs import replace

from laur.build.editor import read_editor
from laur.build.layouts import read_layouts
from laur.build.library import SITE_FILE, read_library
from laur.build.links import check_links
from laur.build.options import Options, Progress, Today, silent
from laur.build.pictures import check_pictures
from laur.build.publish import Publisher
from laur.build.report import Inputs, Plans, Rendered, Report
from laur.build.search import with_search
from laur.build.tool import tool_version
from laur.catalog import catalog
from laur.interface import Wording, WordingError
from laur.model import Place
from laur.output import Output
from laur.pages import Made, Plan, collisions, plan_pages, same_urls
from laur.pages.frame import frames
from laur.problems import Origin, in_order, problem, stops
from laur.rendering.words import unsaid
from laur.sources import Walk, has_file, reason, walk
from laur.store import Store, looking_at_store, with_store

__all__ = [
    "Options",
    "Plans",
    "Rendered",
    "Report",
    "Today",
    "build",
    "look",
    "plan",
    "read_all",
    "read_inputs",
    "silent",
]


def build(options: Options, today: Today, progress: Progress = silent) -> Report:
    """Build the site: read what changed, relate, plan, and write the pages whose trace changed.

    With errors nothing is written and the output folder stays as it was. Raises `StoreBusyError`, and `OSError` where
    the store cannot be written.
    """
    return with_store(_state(options), tool_version(), lambda store: _build(options, store, today, progress))


def look(options: Options, today: Today) -> Plans:
    """Everything but the writing: what the site would be, and all that is wrong with it."""
    return plan(read_all(options, today))


def read_all(options: Options, today: Today) -> Inputs:
    """Everything that is read, also where nothing can be written."""
    return looking_at_store(_state(options), tool_version(), lambda store: read_inputs(options, store, today))


def _state(options: Options) -> Path | None:
    """Where what was read is kept; nowhere without a site to read, so that nothing is left in a wrong folder."""
    return options.state if has_file(options.content, SITE_FILE) else None


def _build(options: Options, store: Store, today: Today, progress: Progress) -> Report:
    inputs = read_inputs(options, store, today, progress)
    output = Output(options.output)
    publisher = Publisher(output, store, options)
    settled = publisher.settled(inputs)
    if settled is not None:
        return settled
    plans = with_search(plan(inputs), store, progress)
    if stops(plans.problems, strict=options.strict):
        return Report(plans=plans)
    if output.is_foreign():
        foreign = problem("output-foreign", "", origin=Origin.OUTSIDE, folder=str(options.output))
        return Report(plans=plans.with_problems([foreign]))
    try:
        return publisher.publish(plans, progress)
    except OSError as error:
        folder, why = str(options.output), reason(error)
        full = problem("output-unwritable", "", origin=Origin.OUTSIDE, folder=folder, reason=why)
        return Report(plans=plans.with_problems([full]))


def read_inputs(options: Options, store: Store, today: Today, progress: Progress = silent, look: Walk = walk) -> Inputs:
    """Read layouts and content: what changed from the disk, the rest from the store. `look` finds the files."""
    layouts = read_layouts(options.layouts, store, look)
    library, read = read_library(options.content, store, options.jobs, progress, look)
    day = options.day or (today(library.site.time_zone) if library else None)
    editor = read_editor(options, library.site if library else None)
    return Inputs(options=options, layouts=layouts, library=library, read=read, day=day, editor=editor)


def plan(inputs: Inputs, last: Plans | None = None) -> Plans:
    """What the site is to be, with all problems found on the way: a pure function of what was read.

    `last` is a plan of an earlier moment, from which is taken what has not changed: the plan is the same with and
    without it.
    """
    options, layouts, library, day = inputs.options, inputs.layouts, inputs.library, inputs.day
    found = (*inputs.read.problems, *layouts.problems, *inputs.editor.problems)
    if library is None or day is None:
        return Plans(inputs=inputs, problems=in_order(found))
    related, relations = catalog(library, day, options.visibility, last.catalog if last else None)
    found += relations
    missing = layouts.missing_wording(library.site.languages)
    if missing or not all(layouts.wording(lang) for lang in library.site.languages):
        return Plans(inputs=inputs, problems=in_order((*found, *missing)))
    wording = {lang: Wording(lang, layouts.wording(lang)) for lang in library.site.languages}
    try:
        pages = plan_pages(Plan(related, wording, Made()), layouts.assets, inputs.editor.files)
    except WordingError as error:
        lacking = unsaid(error, "", Place(), library.site.lang)
        return Plans(inputs=inputs, problems=in_order((*found, lacking)))
    texts = inputs.read.texts(options.content)
    is_clear = last is not None and not last.collisions and same_urls(last.pages, pages)
    clashes = () if is_clear else collisions(pages, related.targets.documents)
    found += (*clashes, *check_pictures(library, related.pictures, texts))
    plans = Plans(
        inputs=inputs,
        catalog=related,
        wording=wording,
        frames=frames(library.site, layouts.assets, options.base_url),
        pages=pages,
        collisions=clashes,
        problems=in_order(found),
    )
    links, broken = check_links(plans, library, related, texts, last.links if last else None)
    return replace(plans, links=links).with_problems(broken)
