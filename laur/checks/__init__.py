"""Every check of a site, in one place.

A check is *blocking* where it belongs to a plan: `document_problems` (what documents say of each other) and
`page_problems` (what pages lead to and show) run in every build and preview, and an error among them stops the
build. It is *advisory* where it only improves a site: those run in `laur check` and beside a previewed page
(`laur.checks.advisory`, `laur.checks.external`).
"""

from laur.catalog import Catalog
from laur.checks.collisions import check_collisions
from laur.checks.images import check_images
from laur.checks.links import check_links
from laur.checks.references import reference_problems, site_file_problems
from laur.checks.translations import translation_problems
from laur.memo import Memo
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.source.library import Library

__all__ = ["document_problems", "page_problems"]


def document_problems(library: Library, catalog: Catalog, memo: Memo) -> tuple[Problem, ...]:
    """What documents name that is not there, or cannot be."""
    files = site_file_problems(library.site, library.site_places, catalog.unreadable.paths.union(library.media))
    references = reference_problems(library, catalog, memo)
    return (*files, *references, *translation_problems(library.documents), *catalog.award_problems)


def page_problems(site_plan: SitePlan, library: Library, catalog: Catalog, memo: Memo) -> tuple[Problem, ...]:
    """What is wrong among the pages: URLs taken twice, images and links that lead nowhere."""
    texts = site_plan.read.texts(site_plan.options.content)
    return (
        *check_collisions(site_plan.pages, catalog.targets.documents, memo),
        *check_images(library, catalog.pictures, texts),
        *check_links(site_plan, library, catalog, texts, memo),
    )
