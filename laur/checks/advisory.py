"""What is not wrong enough to keep a site from being published, and still to be mended: for readers, and for search.

`inspect` looks at a plan and at nothing else; `laur.checks.external` asks other servers whether what links lead to is
there. A build does neither.
"""

from laur.checks.bodies import check_bodies, check_body
from laur.checks.tags import check_tags
from laur.checks.titles import check_media, check_summaries, check_title_lengths, check_titles
from laur.checks.upcoming import PlanOn, check_ahead
from laur.pages.plan import SitePlan
from laur.problems import Problem

__all__ = ["inspect", "inspect_document"]


def inspect(site_plan: SitePlan, plan_on: PlanOn) -> tuple[Problem, ...]:
    """All that a site's readers would stumble over; nothing where there is no catalog to look at."""
    catalog, library = site_plan.catalog, site_plan.inputs.library
    if catalog is None or library is None:
        return ()
    return (
        *check_bodies(catalog, site_plan.read.texts(site_plan.options.content)),
        *check_titles(catalog),
        *check_title_lengths(catalog),
        *check_summaries(catalog),
        *check_tags(catalog),
        *check_media(library),
        *check_ahead(site_plan, catalog, plan_on),
    )


def inspect_document(site_plan: SitePlan, path: str) -> tuple[Problem, ...]:
    """All that readers of one document would stumble over, in little time: for whoever waits for it."""
    catalog = site_plan.catalog
    document = catalog.targets.documents.get(path) if catalog else None
    if catalog is None or document is None:
        return ()
    lengths = (*check_title_lengths(catalog), *check_summaries(catalog))
    beside = (*check_titles(catalog), *lengths, *check_tags(catalog))
    return (
        *check_body(document, catalog, site_plan.read.texts(site_plan.options.content)),
        *(found for found in beside if found.path == path),
    )
