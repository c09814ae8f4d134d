"""What is still to be done before a site is published: placeholders, and texts of `site.yaml` in only one language.

Only `laur check` reports it, because a new site is to be built and previewed before all of it is done.
"""

from laur.checks.placeholders import check_placeholders
from laur.checks.site_languages import check_site_languages
from laur.pages.plan import SitePlan
from laur.problems import Problem


def check_readiness(site_plan: SitePlan) -> tuple[Problem, ...]:
    """All problems of this kind; none without a readable site."""
    library = site_plan.inputs.library
    if library is None:
        return ()
    return (*check_placeholders(site_plan), *check_site_languages(library.site, library.site_places))
