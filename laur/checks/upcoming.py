"""The nights to come: what will keep the site from being built although nobody edits it.

An announcement that comes or goes on its own day can break what is sound today: a certificate is given twice, a link
leads to what is no longer there. That is told while somebody is there to mend it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from laur.catalog import Catalog
from laur.catalog.forecast import ForecastChange, ForecastDay, ForecastEvent, forecast
from laur.pages.plan import SitePlan
from laur.problems import Problem, Severity, has_errors, problem

PlanOn = Callable[[date], SitePlan]
"""Plans the same site as of another day (`laur.build.plan`)."""
_KEYS = {ForecastEvent.PUBLISHED: "publish_at", ForecastEvent.REMOVED: "expires"}
"""By which key of its front matter an announcement comes or goes."""


def check_ahead(site_plan: SitePlan, catalog: Catalog, plan_on: PlanOn) -> Iterator[Problem]:
    """The first day on which the site cannot be built, at the announcement that comes or goes then.

    Later days are not told, as they depend on how the first is mended; nor is any while something is wrong today.
    """
    if has_errors(site_plan.problems):
        return
    for turn in forecast(catalog).turns:
        moved = [change for change in turn.changes if change.what in _KEYS]
        errors = _errors(plan_on, turn) if moved else []
        if errors:
            yield _told(site_plan, turn, moved, errors)
            return


def _errors(plan_on: PlanOn, turn: ForecastDay) -> Sequence[Problem]:
    later = plan_on(turn.day)
    return [found for found in later.problems if found.severity is Severity.ERROR]


def _told(
    site_plan: SitePlan, turn: ForecastDay, moved: Sequence[ForecastChange], errors: Sequence[Problem]
) -> Problem:
    wrong = {found.path for found in errors}
    change = next((one for one in moved if one.subject in wrong), moved[0])
    library = site_plan.inputs.library
    documents = {document.path: document for document in library.documents} if library else {}
    at = documents[change.subject].places.at(_KEYS[change.what])
    where = f"{errors[0].path}:{errors[0].place.line}"
    return problem("breaks-later", change.subject, at, day=turn.day, reason=errors[0].code, where=where)
