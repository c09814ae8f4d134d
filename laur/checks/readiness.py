"""What is still to be done before a site is published: placeholders, texts of `site.yaml` in only one language, the
licence of the data.

Only `laur check` reports it, because a new site is to be built and previewed before all of it is done.
"""

from laur.checks.placeholders import check_placeholders
from laur.checks.site_languages import check_site_languages
from laur.checks.terms import check_terms
from laur.pages.plan import SitePlan
from laur.problems import Problem


def check_readiness(site_plan: SitePlan) -> tuple[Problem, ...]:
    """All problems of this kind; none without a readable site."""
    library = site_plan.inputs.library
    if library is None:
        return ()
    terms = check_terms(site_plan.catalog) if site_plan.catalog else ()
    return (*check_placeholders(site_plan), *check_site_languages(library.site, library.site_places), *terms)
