"""The stages from what was read to the plan of pages. Each takes a plan and returns it with more.

A stage that lacks something returns the plan unchanged, or without pages and with the problem.
"""

from msgspec.structs import replace

from laur.catalog import catalog
from laur.i18n.wording import Wording, WordingError
from laur.memo import Memo
from laur.model import Place
from laur.pages.frame import frames
from laur.pages.kinds import plan_pages
from laur.pages.page import PageInputs
from laur.pages.plan import Inputs, SitePlan
from laur.problems import in_order
from laur.rendering.wording import wording_problem
from laur.source.layouts import Wordings

OWN = "own."
"""Begins the keys of wording that a site of one organisation has instead."""


def start(inputs: Inputs) -> SitePlan:
    """An empty plan, with the problems of everything that was read."""
    return SitePlan(
        inputs=inputs, problems=in_order((*inputs.read.problems, *inputs.layouts.problems, *inputs.cms.problems))
    )


def with_catalog(site_plan: SitePlan, memo: Memo) -> SitePlan:
    """The plan with its catalog; unchanged if no site could be read."""
    inputs = site_plan.inputs
    if inputs.library is None or inputs.at is None:
        return site_plan
    made = catalog(inputs.library, inputs.at, inputs.options.visibility, memo, inputs.preview_key)
    return replace(site_plan, catalog=made)


def with_wording(site_plan: SitePlan) -> SitePlan:
    """The plan with the interface wording of each language; without pages if some is missing."""
    if site_plan.catalog is None:
        return site_plan
    layouts, languages = site_plan.layouts, site_plan.catalog.site.languages
    missing = layouts.missing_wording(languages)
    if missing or not all(layouts.wording(lang) for lang in languages):
        return site_plan.without_pages(missing)
    is_of_one = site_plan.catalog.is_of_one
    return replace(
        site_plan,
        wording={lang: Wording(lang, _entries(layouts.wording(lang), is_of_one=is_of_one)) for lang in languages},
    )


def _entries(entries: Wordings, *, is_of_one: bool) -> Wordings:
    """The wording of a language; on a site of one organisation ``own.NAME`` replaces ``NAME``."""
    if not is_of_one:
        return entries
    return {**entries, **{key.removeprefix(OWN): text for key, text in entries.items() if key.startswith(OWN)}}


def with_pages(site_plan: SitePlan, memo: Memo) -> SitePlan:
    """The plan with all pages, and the frame of each language."""
    related, layouts = site_plan.catalog, site_plan.layouts
    if related is None:
        return site_plan
    try:
        pages = plan_pages(PageInputs(related, site_plan.wording, memo), layouts.assets, site_plan.inputs.cms.files)
    except WordingError as error:
        return site_plan.without_pages([wording_problem(error, "", Place(), related.site.lang)])
    return replace(site_plan, pages=pages, frames=frames(related, layouts.assets, site_plan.options.base_url))
