"""What `publish` prints, in the language of the user, and its report as data."""

import re
from collections import defaultdict
from collections.abc import Sequence

from laur.cli.progress import byte_size
from laur.i18n import number
from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.i18n.system_errors import error_text
from laur.publish.failures import PublishError
from laur.publish.notices import Changed, Notice
from laur.publish.online import OnlineReport, PageState
from laur.publish.plan import ChangeKind, PublishPlan
from laur.publish.run import PublishReport
from laur.system.errors import is_system_error
from laur.urls.permalinks import is_preview


class PublishTexts:
    """The sentences of `publish` in one language."""

    def __init__(self, lang: str) -> None:
        self._lang, self._messages = lang, texts("publish", lang)

    def say(self, key: str, **values: object) -> str:
        return self._messages[key].format(**values)

    def placeholders(self, count: int) -> str:
        return self.say("refused.placeholders", count=Count(count, self._lang))

    def failure(self, error: PublishError) -> str:
        """What is wrong, and what to do."""
        return self.say("failed", what=self.what(error), fix=self._filled(f"fix.{error.reason}", error))

    def advice(self, error: PublishError) -> str:
        """What is wrong, and what to do, where nothing was to be published yet."""
        return f"{self.what(error)} {self._filled(f'fix.{error.reason}', error)}".strip()

    def what(self, error: PublishError) -> str:
        """What is wrong."""
        return self._filled(f"what.{error.reason}", error)

    def done(self, report: PublishReport, seconds: float) -> list[str]:
        """What was done, a sentence a line."""
        plan, lines = report.plan, self._notes(report)
        if not plan.steps:
            return [*lines, self.say("nothing", unchanged=Count(plan.unchanged, self._lang))]
        sent = len(plan.paths(ChangeKind.SEND, ChangeKind.REPLACE))
        published = self.say(
            "published",
            sent=Count(sent, self._lang),
            deleted=number(len(plan.paths(ChangeKind.DELETE)), self._lang),
            size=byte_size(plan.bytes, self._lang),
            seconds=number(round(seconds, 1), self._lang),
        )
        return [*lines, published]

    def dry_run(self, report: PublishReport) -> list[str]:
        """Every change in its order, and a summary."""
        steps = [f"{self.say(f'action.{step.action}')}  {step.path}" for step in report.plan.steps]
        return [*steps, self._summary(report.plan), *self._notes(report), self.say("dry-run")]

    def seen(self, report: OnlineReport) -> list[str]:
        """Whether a reader sees what was sent."""
        address = report.address
        if report.having(PageState.UNREACHABLE):
            return [self.say("online-unreachable", address=address)]
        if not report.is_reachable:
            return [self.say("online-missing", address=address)]
        if report.is_current:
            return [self.say("online", address=address, pages=Count(len(report.pages), self._lang))]
        lines = []
        for key, pages in (
            ("online-other", report.having(PageState.OTHER, PageState.MISSING)),
            ("online-cached", report.having(PageState.CACHED)),
        ):
            if pages:
                count, first = Count(len(pages), self._lang), pages[0]
                lines.append(self.say(key, pages=count, first=first.url, status=first.detail))
        return lines

    def noticed(self, notice: Notice) -> str:
        """Who was notified."""
        return self.say("noticed", receiver=notice.receiver, urls=Count(len(notice.urls), self._lang))

    def _summary(self, plan: PublishPlan) -> str:
        counts = {str(action): Count(len(plan.paths(action)), self._lang) for action in ChangeKind}
        unchanged, size = number(plan.unchanged, self._lang), byte_size(plan.bytes, self._lang)
        return self.say("plan", unchanged=unchanged, size=size, **counts)

    def _notes(self, report: PublishReport) -> list[str]:
        lines = [self.say("damaged")] if report.was_damaged else []
        foreign = len(report.plan.foreign)
        return [*lines, self.say("foreign", files=Count(foreign, self._lang))] if foreign else lines

    def _filled(self, key: str, error: PublishError) -> str:
        values = {name: self._shown(name, value) for name, value in error.values.items()}
        text = self._messages[key].format_map(defaultdict(str, values))
        return re.sub(" +", " ", text).replace(" .", ".")  # some values can be empty

    def _shown(self, name: str, value: str) -> object:
        if name == "files":
            return Count(int(value), self._lang)
        if name == "said":
            return (error_text(value, self._lang) if is_system_error(value) else value).rstrip(".")
        return value


def as_data(
    report: PublishReport, found: Changed, seen: OnlineReport | None, sent: Sequence[Notice]
) -> dict[str, object]:
    """The report for programs. ``changed`` are site-relative URLs whose view changed, ``purge`` those of caches."""
    plan = report.plan
    return {
        "sent": list(plan.paths(ChangeKind.SEND)),
        "replaced": list(plan.paths(ChangeKind.REPLACE)),
        "deleted": list(plan.paths(ChangeKind.DELETE)),
        "unchanged": plan.unchanged,
        "bytes": plan.bytes,
        "foreign": list(plan.foreign),
        "changed": list(found.pages),
        "purge": [*found.everything, *_previews(plan)],
        "online": None if seen is None else {page.url: page.state for page in seen.pages},
        "notices": [{"receiver": each.receiver, "urls": list(each.urls), "status": each.status} for each in sent],
    }


def _previews(plan: PublishPlan) -> list[str]:
    """The site-relative URLs of files of previews that changed, which are in no list of views."""
    return [f"/{path}".removesuffix("index.html") for path in plan.paths(*ChangeKind) if is_preview(path)]
