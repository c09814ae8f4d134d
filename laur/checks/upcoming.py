"""Errors on a later day: what will stop a build although nobody edits the site.

An announcement that is published or expires on its own day can break a site that is valid today: a certificate id is
then used twice, a link leads nowhere. That is reported early, while somebody can fix it.
"""

from collections.abc import Callable, Iterator, Sequence

from laur.catalog import Catalog
from laur.catalog.forecast import ForecastChange, ForecastEvent, ForecastTurn, announcement_turns
from laur.checks.effect import Effect
from laur.model.dates import Moment
from laur.pages.plan import SitePlan
from laur.problems import Problem, Severity, has_errors, problem

EFFECT = Effect.ADVISORY

PlanOn = Callable[[Moment], SitePlan]
"""Plans the same site as of another moment (`laur.build.plan_at`)."""
_KEYS = {ForecastEvent.PUBLISHED: "publish_at", ForecastEvent.REMOVED: "expires"}
"""The front matter key by which an announcement is published or expires."""


def check_ahead(site_plan: SitePlan, catalog: Catalog, plan_on: PlanOn) -> Iterator[Problem]:
    """The first day on which the build will fail, reported at the announcement that is published or expires then.

    Later days depend on how that is fixed, so they are not reported; nor is any while there are errors today.
    """
    if has_errors(site_plan.problems):
        return
    for turn in announcement_turns(catalog):
        moved = [change for change in turn.changes if change.what in _KEYS]
        errors = _errors(plan_on, turn) if moved else []
        if errors:
            yield _problem(site_plan, turn, moved, errors)
            return


def _errors(plan_on: PlanOn, turn: ForecastTurn) -> Sequence[Problem]:
    later = plan_on(turn.at)
    return [found for found in later.problems if found.severity is Severity.ERROR]


def _problem(
    site_plan: SitePlan, turn: ForecastTurn, moved: Sequence[ForecastChange], errors: Sequence[Problem]
) -> Problem:
    wrong = {found.path for found in errors}
    change = next((one for one in moved if one.subject in wrong), moved[0])
    library = site_plan.inputs.library
    documents = {document.path: document for document in library.documents} if library else {}
    at = documents[change.subject].places.at(_KEYS[change.what])
    where = f"{errors[0].path}:{errors[0].place.line}"
    return problem("breaks-later", change.subject, at, day=turn.day, reason=errors[0].code, where=where)
