"""The first page of the desk: what is wrong on the whole site, and what changes by itself next."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from laur.catalog import Catalog
from laur.catalog.forecast import ForecastChange, ForecastEvent, forecast
from laur.catalog.names import award_name, holder_name
from laur.desk.calls import Calls, NoRequest
from laur.i18n.dates import moment
from laur.i18n.messages import texts
from laur.model import AnnouncementDocument, AnyDocument
from laur.model.dates import Moment
from laur.pages.plan import SitePlan
from laur.problems import Origin, Problem, Severity, in_order
from laur.problems.messages import message_for

MOST_PROBLEMS = 50
MOST_CHANGES = 20
_UNSEEN = frozenset({ForecastEvent.NEWS, ForecastEvent.AGED})
"""What changes for search engines only."""


class SiteProblem(Struct, frozen=True):
    """One problem of the site, as JSON."""

    path: str
    """The document; empty if it is not in one that the desk can open."""
    severity: Severity
    what: str
    fix: str


class ComingChange(Struct, frozen=True):
    """One change that nobody has to make, as JSON."""

    when: str
    what: str
    path: str
    """The document that states it."""


class FirstPage(Struct, frozen=True):
    problems: tuple[SiteProblem, ...]
    more_problems: int
    """How many problems are not among them."""
    changes: tuple[ComingChange, ...]


class FirstPageService:
    """Answers what the first page asks. Safe to use from several threads."""

    def __init__(self, plan: Callable[[], SitePlan | None], lang: str) -> None:
        """`plan` returns the last plan of the site."""
        self._plan, self._lang = plan, lang

    def calls(self) -> Calls:
        return {"first-page": (NoRequest, lambda _: self.first_page())}

    def first_page(self) -> FirstPage:
        """The problems, errors first, and the next changes."""
        site_plan = self._plan()
        if site_plan is None:
            return FirstPage((), 0, ())
        problems = in_order(tuple(p for p in site_plan.problems if p.severity is not Severity.HINT))
        errors = [p for p in problems if p.severity is Severity.ERROR]
        ordered = [*errors, *(p for p in problems if p.severity is not Severity.ERROR)]
        shown = site_problems(ordered, self._lang)
        changes = tuple(self._changes(site_plan, site_plan.catalog)) if site_plan.catalog else ()
        return FirstPage(shown, len(problems) - len(shown), changes)

    def _changes(self, site_plan: SitePlan, catalog: Catalog) -> Iterator[ComingChange]:
        library = site_plan.inputs.library
        documents = {each.path: each for each in library.documents} if library else {}
        news = [each for each in documents.values() if isinstance(each, AnnouncementDocument)]
        turns = [(turn.at, change) for turn in forecast(catalog).turns for change in turn.changes]
        changes = dict.fromkeys((*turns, *_publications(news, catalog)))
        seen = [(at, change) for at, change in changes if change.what not in _UNSEEN]
        for at, change in sorted(seen, key=lambda each: each[0])[:MOST_CHANGES]:
            yield self._change(catalog, documents, at, change)

    def _change(
        self, catalog: Catalog, documents: Mapping[str, AnyDocument], at: Moment, change: ForecastChange
    ) -> ComingChange:
        words = texts("status", self._lang)
        when = Moment(at.day) if at == Moment(at.day).first else at
        status = words[f"status.{change.status.value}"] if change.status else ""
        name, path = _subject(catalog, documents, change.subject, self._lang)
        what = words[f"change.{change.what.value}"].format(name=name, status=status)
        return ComingChange(moment(when, self._lang), what, path)


def site_problems(found: Sequence[Problem], lang: str) -> tuple[SiteProblem, ...]:
    """The first `MOST_PROBLEMS` of these, as the program shows them."""
    return tuple(_site_problem(each, lang) for each in found[:MOST_PROBLEMS])


def _site_problem(problem: Problem, lang: str) -> SiteProblem:
    message = message_for(problem, lang)
    path = problem.path if problem.origin is Origin.CONTENT and problem.path.endswith((".md", "site.yaml")) else ""
    return SiteProblem(path, problem.severity, message.what, message.fix)


def _publications(news: Sequence[AnnouncementDocument], catalog: Catalog) -> Iterator[tuple[Moment, ForecastChange]]:
    """Those of scheduled announcements, which a preview shows before."""
    for document in news:
        starts = document.meta.publish_at
        if starts is not None and not document.meta.draft and starts.first > catalog.at.first:
            yield starts.first, ForecastChange(ForecastEvent.PUBLISHED, document.path)


def _subject(catalog: Catalog, documents: Mapping[str, AnyDocument], subject: str, lang: str) -> tuple[str, str]:
    """What a change is about, in words, and its document."""
    record = catalog.awards.records.get(subject)
    if record is None:
        document = documents.get(subject)
        title = document.meta.title if isinstance(document, AnnouncementDocument) else ""
        return texts("status", lang)["title"].format(title=title) if title else subject, subject
    stated = record.claim.certificate
    names = {"award": award_name(stated, catalog), "holder": holder_name(stated, catalog)}
    return texts("desk", lang)["award"].format(**names), record.claim.path
