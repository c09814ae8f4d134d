"""The advisory checks: problems that do not stop a build, and that readers or search engines would notice.

`inspect` needs only a plan; `laur.checks.readiness` reports what to do before publishing; `laur.checks.external` asks
other servers whether links to them work. A build runs none of them.
"""

from laur.checks.bodies import check_bodies, check_body
from laur.checks.dates import check_dates
from laur.checks.file_names import check_file_names
from laur.checks.identifiers import check_identifiers
from laur.checks.own import check_own_certificates
from laur.checks.tags import check_tags
from laur.checks.titles import check_media, check_summaries, check_title_lengths, check_titles
from laur.checks.upcoming import PlanOn, check_ahead
from laur.pages.plan import SitePlan
from laur.problems import Problem

__all__ = ["inspect", "inspect_document"]


def inspect(site_plan: SitePlan, plan_on: PlanOn) -> tuple[Problem, ...]:
    """All advice for a site; none without a catalog."""
    catalog, library = site_plan.catalog, site_plan.inputs.library
    if catalog is None or library is None:
        return ()
    return (
        *check_bodies(catalog, site_plan.read.texts(site_plan.options.content)),
        *check_titles(catalog),
        *check_title_lengths(catalog.targets.documents.values()),
        *check_summaries(catalog.targets.documents.values()),
        *check_tags(catalog),
        *check_identifiers(catalog),
        *check_dates(catalog),
        *check_own_certificates(catalog),
        *check_media(library),
        *check_file_names(library),
        *check_ahead(site_plan, catalog, plan_on),
    )


def inspect_document(site_plan: SitePlan, path: str) -> tuple[Problem, ...]:
    """The advice for one document; quick, for the preview."""
    catalog = site_plan.catalog
    document = catalog.targets.documents.get(path) if catalog else None
    if catalog is None or document is None:
        return ()
    return (
        *check_body(document, catalog, site_plan.read.texts(site_plan.options.content)),
        *check_titles(catalog, path),
        *check_title_lengths([document]),
        *check_summaries([document]),
        *check_tags(catalog, path),
    )
