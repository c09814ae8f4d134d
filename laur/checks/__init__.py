"""The checks of a site, a module each, marked as blocking or advisory (`EFFECT`).

Blocking checks run in every build and preview: `check_documents` (what documents say of each other) and `check_pages`
(what pages lead to and show). Advisory ones run in `laur check`: `laur.checks.advisory` (for one document also beside a
previewed page), `laur.checks.readiness`, and with `--external` `laur.checks.external`. What is wrong in a single file
is found when it is read (`laur.frontmatter`, `laur.markdown`), what certificates contradict when the register is made
(`laur.register.checks`).
"""

from laur.checks.active_files import check_active_files
from laur.checks.collisions import check_collisions
from laur.checks.images import check_images
from laur.checks.links import check_links
from laur.checks.previews import preview_problems
from laur.checks.references import reference_problems, site_file_problems
from laur.checks.translations import translation_problems
from laur.memo import Memo
from laur.pages.plan import SitePlan

__all__ = ["check_documents", "check_pages"]


def check_documents(site_plan: SitePlan, memo: Memo) -> SitePlan:
    """The plan with a problem for each thing that a document names and that is missing or impossible."""
    catalog, library = site_plan.catalog, site_plan.inputs.library
    if catalog is None or library is None:
        return site_plan
    files = site_file_problems(library.site, library.site_places, catalog.unreadable.paths.union(library.media))
    references = reference_problems(library, catalog, memo)
    translations = translation_problems(library.documents)
    previews = preview_problems(library.documents, catalog)
    return site_plan.with_problems((*files, *references, *translations, *previews, *catalog.award_problems))


def check_pages(site_plan: SitePlan, memo: Memo) -> SitePlan:
    """The plan with the problems of its pages: URLs used twice, files that could run, images and links to nothing."""
    catalog, library = site_plan.catalog, site_plan.inputs.library
    if catalog is None or library is None:
        return site_plan
    texts = site_plan.read.texts(site_plan.options.content)
    places = library.site_places
    redirects = {each.source: places.at(f"redirects.{n}.from") for n, each in enumerate(library.site.redirects)}
    collisions = check_collisions(site_plan.pages, catalog.targets.documents, redirects, memo)
    images = check_images(library, catalog.pictures, texts)
    active = check_active_files(library)
    links = check_links(site_plan, library, catalog, texts, memo)
    return site_plan.with_problems((*collisions, *images, *active, *links))
