"""Every check of a site, in one place.

A check is *blocking* where it belongs to a plan: `document_problems` (what documents say of each other) and
`page_problems` (what pages lead to and show) run in every build and preview, and an error among them stops the
build. It is *advisory* where it only improves a site: those run in `laur check` and beside a previewed page
(`laur.checks.advisory`, `laur.checks.external`).
"""

from msgspec.structs import replace

from laur.catalog import Catalog
from laur.checks.collisions import collisions, same_urls
from laur.checks.images import check_images
from laur.checks.links import check_links
from laur.checks.references import reference_problems, site_file_problems
from laur.checks.translations import translation_problems
from laur.pages.plan import SitePlan
from laur.problems import Problem
from laur.problems.check_cache import CheckCache
from laur.source.library import Library

__all__ = ["document_problems", "page_problems"]


def document_problems(
    library: Library, catalog: Catalog, last: CheckCache | None
) -> tuple[CheckCache, tuple[Problem, ...]]:
    """What documents name that is not there, or cannot be; `last` is what was found at an earlier moment."""
    references, unknown = reference_problems(library, catalog, last)
    files = site_file_problems(library.site, library.site_places, catalog.unreadable.paths.union(library.media))
    return references, (*files, *unknown, *translation_problems(library.documents), *catalog.award_problems)


def page_problems(plan: SitePlan, library: Library, catalog: Catalog, last: SitePlan | None) -> SitePlan:
    """The plan with what is wrong among its pages: URLs taken twice, images and links that lead nowhere."""
    is_clear = last is not None and not last.collisions and same_urls(last.pages, plan.pages)
    clashes = () if is_clear else collisions(plan.pages, catalog.targets.documents)
    texts = plan.read.texts(plan.options.content)
    images = check_images(library, catalog.pictures, texts)
    links, broken = check_links(plan, library, catalog, texts, last.links if last else None)
    return replace(plan, collisions=clashes, links=links).with_problems((*clashes, *images, *broken))
