"""Publishes for the desk: `laur publish` with a dialogue in the browser in place of the terminal."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from laur.build import build, plan_site, published_views
from laur.cli.environment import today
from laur.cli.publish_report import PublishTexts
from laur.cli.publishing import Publishing, ReadySite
from laur.desk.first_page import site_problems
from laur.desk.publishing import MOST_ROWS, PublishAnswers, PublishState, ReaderChange
from laur.i18n.messages import texts
from laur.i18n.system_errors import exception_text
from laur.model import PublishTarget
from laur.problems import Severity
from laur.problems.formats import summary
from laur.publish.failures import PublishError, Reason
from laur.publish.plan import ChangeKind
from laur.publish.run import QUESTIONS, PublishReport, TransferProgress
from laur.register import changes
from laur.source.database import CacheBusyError
from laur.source.options import Options, Visibility
from laur.urls.permalinks import output_path

Report = Callable[[PublishState], None]
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


class SitePublisher:
    """Publishes one site, or says what would change (`laur.desk.publishing.PublicationRunner`)."""

    def __init__(self, options: Options, lang: str) -> None:
        self._options = replace(options, visibility=Visibility(), jobs=1)
        self._lang, self._texts = lang, PublishTexts(lang)

    def run(self, answers: PublishAnswers, report: Report) -> PublishState:
        """Builds the site, and publishes it or says what would change."""
        dialogue = DeskDialogue(answers, report, self._lang)
        with self._failures_in(dialogue):
            ready = self._ready(dialogue)
            if ready is not None:
                publishing = Publishing(self._args(answers), self._lang, ready, dialogue)
                dialogue.state = replace(dialogue.state, address=publishing.address)
                publishing.publish()
                if publishing.report is not None:
                    self._note(dialogue, ready, publishing.report)
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
            dialogue.say(texts("desk", self._lang)["publish-test-known" if was_there else "publish-test-new"])
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
            if not ready.placeholders.problems:
                return ready
            found = ready.placeholders.problems
        refused = self._texts.say("refused.problems", problems=summary(found, self._lang))
        stopping = [each for each in found if each.severity is Severity.ERROR] or found
        problems = site_problems(stopping, self._lang)
        dialogue.state = replace(dialogue.state, failure=refused, needs="check", problems=problems)
        return None

    def _note(self, dialogue: DeskDialogue, ready: ReadySite, report: PublishReport) -> None:
        """What changed or would change for readers: pages by name, and what happened to certificates."""
        titles = {output_path(page.url): page for page in ready.site_plan.pages if page.is_html}
        steps = [step for step in report.plan.steps if step.path in titles or step.action is ChangeKind.DELETE]
        rows = tuple(
            ReaderChange(step.action.value, page.title if page else step.path, page.url if page else "")
            for step in steps
            for page in (titles.get(step.path),)
        )
        objections = report.objections
        dialogue.state = replace(
            dialogue.state,
            changes=rows[:MOST_ROWS],
            others=len(report.plan.steps) - len(rows[:MOST_ROWS]),
            statuses=tuple(self._statuses(ready, report)),
            needs="confirm" if objections and all(each.reason in QUESTIONS for each in objections) else "",
            failure=self._texts.failure(objections[0]) if objections else "",
        )

    def _statuses(self, ready: ReadySite, report: PublishReport) -> Iterator[ReaderChange]:
        """What happened to certificates since the day of the last publication."""
        words, catalog = texts("desk", self._lang), ready.catalog
        records = catalog.awards.records
        for change in changes(records, catalog.day):
            if not report.before.day or str(change.day) <= report.before.day:
                return
            claim = records[change.certificate].claim.certificate
            holder = catalog.organisations.get(claim.organisation)
            name = holder.meta.name if holder else claim.organisation
            yield ReaderChange(words[f"change.{change.type}"], f"{name}: {claim.id}")

    @contextmanager
    def _failures_in(self, dialogue: DeskDialogue) -> Iterator[None]:
        """Notes a failure, with what can answer it."""
        try:
            yield
        except PublishError as error:
            needs = "confirm" if error.reason in QUESTIONS else _NEEDS.get(error.reason, "")
            dialogue.state = replace(dialogue.state, failure=self._texts.failure(error), needs=needs)
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
