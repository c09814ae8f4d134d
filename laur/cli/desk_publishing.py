"""Publishes for the desk: `laur publish` with a dialogue in the browser in place of the terminal."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from laur.build import build, plan_site, published_views
from laur.catalog.names import award_name, holder_name
from laur.cli.environment import today
from laur.cli.publish_report import PublishTexts
from laur.cli.publishing import Publishing, ReadySite
from laur.desk.first_page import site_problems
from laur.desk.publishing import MOST_ROWS, PublishAnswers, PublishState, ReaderChange
from laur.i18n import number
from laur.i18n.messages import texts
from laur.i18n.system_errors import exception_text
from laur.model import PublishTarget
from laur.pages.page import Page
from laur.problems import Problem, Severity
from laur.problems.formats import summary
from laur.publish.failures import PublishError, Reason
from laur.publish.plan import ChangeKind, PublishPlan
from laur.publish.run import QUESTIONS, PublishReport, TransferProgress
from laur.register import changes
from laur.source.database import CacheBusyError
from laur.source.options import Options, Visibility
from laur.urls.permalinks import output_path
from laur.views.kinds import PageKind

Report = Callable[[PublishState], None]
_NAMED = (
    PageKind.ANNOUNCEMENT, PageKind.PAGE, PageKind.CERTIFICATE, PageKind.ORGANISATION, PageKind.SCHEME, PageKind.HOME,
)  # fmt: skip
"""The pages that are shown by name; lists, tags and years follow from these."""
_NEEDS = {Reason.SECRET_MISSING: "password", Reason.SIGN_IN: "password", Reason.HOST_KEY_UNKNOWN: "trust"}


class DeskDialogue:
    """Answers with what was typed before; what it cannot answer, it notes and refuses."""

    def __init__(self, answers: PublishAnswers, report: Report, lang: str) -> None:
        self._answers, self._report, self._lang = answers, report, lang
        self.state = PublishState(is_running=True, look=answers.look)

    def password(self, account: str) -> str | None:
        del account
        return self._answers.password or None

    def keeps(self, account: str) -> bool:
        del account
        return self._answers.keep

    def trusts(self, host: str, fingerprint: str) -> bool:
        del host
        self.state = replace(self.state, fingerprint=fingerprint)
        return bool(fingerprint) and fingerprint == self._answers.trusted

    def confirms(self, doubt: PublishError) -> bool:
        del doubt
        return self._answers.confirmed

    @contextmanager
    def transfers(self) -> Iterator[TransferProgress]:
        def watch(doing: str, count: int, done: int, size: int = 0, sent: int = 0) -> None:
            del size, sent
            self.progress(doing, count, done)

        yield watch

    def say(self, line: str, *, is_good: bool = True) -> None:
        del is_good
        self.state = replace(self.state, lines=(*self.state.lines, line))

    def progress(self, doing: str, count: int, done: int = 0) -> None:
        """What is being done."""
        self.state = replace(self.state, doing=texts("progress", self._lang)[doing], done=done, total=count)
        self._report(self.state)


def reader_changes(plan: PublishPlan, pages: Iterable[Page]) -> list[ReaderChange]:
    """The pages that a reader knows by name and that change, the most important kinds first; and pages that go."""
    named = {output_path(page.url): page for page in pages if page.is_html and page.kind in _NAMED}
    found = [(step.action.value, page) for step in plan.steps if (page := named.get(step.path))]
    found.sort(key=lambda each: (_NAMED.index(each[1].kind), each[1].url))
    gone = [step.path for step in plan.steps if step.action is ChangeKind.DELETE and step.path.endswith("index.html")]
    return [
        *(ReaderChange(action, page.title, page.url) for action, page in found),
        *(ReaderChange(ChangeKind.DELETE.value, f"/{path.removesuffix('index.html')}") for path in gone),
    ]


def shortened(rows: Sequence[ReaderChange], lang: str) -> tuple[ReaderChange, ...]:
    """The first `MOST_ROWS` of each kind of change, and how many more there are."""
    shown: list[ReaderChange] = []
    for kind in ChangeKind:
        of_kind = [row for row in rows if row.what == kind.value]
        shown += of_kind[:MOST_ROWS]
        if len(of_kind) > MOST_ROWS:
            more = texts("desk", lang)["more-problems"].format(count=number(len(of_kind) - MOST_ROWS, lang))
            shown.append(ReaderChange(kind.value, more))
    return tuple(shown)


class SitePublisher:
    """Publishes one site, or says what would change (`laur.desk.publishing.PublicationRunner`)."""

    def __init__(self, options: Options, lang: str) -> None:
        self._options = replace(options, visibility=Visibility(), jobs=1)
        self._lang, self._texts, self._words = lang, PublishTexts(lang), texts("desk", lang)

    def run(self, answers: PublishAnswers, report: Report) -> PublishState:
        """Builds the site, and publishes it or says what would change."""
        dialogue = DeskDialogue(answers, report, self._lang)
        waiting: Sequence[Problem] = ()
        """What does not keep anybody from a look, but from publishing."""
        with self._failures_in(dialogue):
            ready = self._ready(dialogue)
            if ready is not None:
                waiting = ready.placeholders.problems
                publishing = Publishing(self._args(answers), self._lang, ready, dialogue)
                dialogue.state = replace(dialogue.state, address=publishing.address)
                publishing.publish()
                if publishing.report is not None:
                    self._note(dialogue, ready, publishing.report)
        if waiting and dialogue.state.needs not in _NEEDS.values():
            self._refuse(dialogue, waiting)
        return dialogue.state

    def test(self, name: str, settings: PublishTarget, answers: PublishAnswers) -> PublishState:
        """Signs in and looks, without writing anything at the host."""
        dialogue = DeskDialogue(answers, lambda _: None, self._lang)
        with self._failures_in(dialogue):
            site_plan = plan_site(self._options, today)
            if site_plan.catalog is None:
                raise PublishError(Reason.NO_TARGET)
            ready = ReadySite.of(site_plan, {})
            ready = replace(ready, site=replace(ready.site, publish={name: settings}))
            was_there = Publishing(self._args(answers, name), self._lang, ready, dialogue).test()
            dialogue.say(self._words["publish-test-known" if was_there else "publish-test-new"])
        return replace(dialogue.state, is_running=False, is_finished=True)

    # ---------------------------------------------------------------------------------------------- helpers

    def _ready(self, dialogue: DeskDialogue) -> ReadySite | None:
        """The built site; None if it must not be published, which is noted."""
        report = build(self._options, today, dialogue.progress)
        found = report.problems
        site_plan = report.site_plan
        if report.is_written:
            site_plan = site_plan if site_plan.catalog else plan_site(self._options, today)
            ready = ReadySite.of(site_plan, published_views(self._options))
            found = ready.placeholders.problems
            if dialogue.state.look or not found:
                return ready
        self._refuse(dialogue, found)
        return None

    def _refuse(self, dialogue: DeskDialogue, found: Sequence[Problem]) -> None:
        """Notes what must be corrected before the site can be published."""
        counts = summary(found, self._lang)
        refused = self._texts.say("refused.problems", problems=counts)
        if dialogue.state.look:
            refused = self._words["publish-not-yet"].format(problems=counts)
        stopping = [each for each in found if each.severity is Severity.ERROR] or found
        problems = site_problems(stopping, self._lang)
        dialogue.state = replace(dialogue.state, failure=refused, needs="check", problems=problems)

    def _note(self, dialogue: DeskDialogue, ready: ReadySite, report: PublishReport) -> None:
        """What changed or would change for readers: pages by name, and what happened to certificates."""
        rows = reader_changes(report.plan, ready.site_plan.pages)
        objections = report.objections
        dialogue.state = replace(
            dialogue.state,
            changes=shortened(rows, self._lang),
            others=len(report.plan.steps) - len(rows),
            statuses=tuple(self._statuses(ready, report)),
            needs="confirm" if objections and all(each.reason in QUESTIONS for each in objections) else "",
            failure=self._texts.advice(objections[0]) if objections else "",
        )

    def _statuses(self, ready: ReadySite, report: PublishReport) -> Iterator[ReaderChange]:
        """What happened to certificates since the day of the last publication."""
        words, catalog = self._words, ready.catalog
        records = catalog.awards.records
        for change in changes(records, catalog.day):
            if not report.before.day or str(change.day) <= report.before.day:
                return
            claim = records[change.certificate].claim.certificate
            names = {"award": award_name(claim, catalog), "holder": holder_name(claim, catalog)}
            yield ReaderChange(words[f"change.{change.type}"], words["award"].format_map(names))

    @contextmanager
    def _failures_in(self, dialogue: DeskDialogue) -> Iterator[None]:
        """Notes a failure, with what can answer it."""
        try:
            yield
        except PublishError as error:
            needs = "confirm" if error.reason in QUESTIONS else _NEEDS.get(error.reason, "")
            said = self._texts.advice(error) if dialogue.state.look else self._texts.failure(error)
            dialogue.state = replace(dialogue.state, failure=said, needs=needs)
        except CacheBusyError:
            dialogue.state = replace(dialogue.state, failure=texts("outside", self._lang)["cache-busy"])
        except OSError as error:
            dialogue.state = replace(dialogue.state, failure=exception_text(error, self._lang))

    def _args(self, answers: PublishAnswers, target: str = "") -> argparse.Namespace:
        """As the command line has them."""
        return argparse.Namespace(
            target=target or answers.target or None,
            dry_run=answers.look,
            yes=answers.confirmed,
            verify=False,
            overwrite_foreign=False,
            delete_foreign=False,
            break_lock=False,
            no_online_check=False,
            quiet=False,
            format="text",
        )
