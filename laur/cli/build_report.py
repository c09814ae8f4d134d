"""What `build` prints about a build, in the language of the user."""

from pathlib import Path

from laur.i18n import number
from laur.i18n.count import Count
from laur.i18n.messages import texts
from laur.i18n.system_errors import error_text
from laur.output.decide import RenderReason
from laur.output.report import BuildReport
from laur.problems.formats import summary


def not_built(report: BuildReport, output: Path, lang: str) -> str:
    """The number of problems that stopped the build, and how it left the output folder."""
    sentence = texts("build", lang)["not-finished" if report.is_unfinished else "not-built"]
    return sentence.format(problems=summary(report.problems, lang), output=output)


def built(report: BuildReport, seconds: float, output: Path, lang: str) -> str:
    """The numbers of pages rendered, unchanged and removed, the time, and the number of problems."""
    messages, problems = texts("build", lang), summary(report.problems, lang)
    is_same = not report.rendered and not report.removed
    removed = messages["removed"].format(files=Count(len(report.removed), lang)) if report.removed else ""
    return messages["unchanged" if is_same else "built"].format(
        output=output,
        rendered=Count(len(report.rendered), lang),
        written=number(sum(page.is_new for page in report.rendered), lang),
        unchanged=Count(report.unchanged, lang),
        removed=removed,
        seconds=number(round(seconds, 2), lang),
        problems=f"; {problems}" if problems else "",
    )


def why_rendered(reason: RenderReason, lang: str) -> str:
    """Why a page was rendered."""
    messages = texts("build", lang)
    fields = ", ".join(reason.details) or messages["all-fields"]
    return messages[f"reason.{reason.cause.value}"].format(fields=fields)


def cache_was_damaged(lang: str) -> str:
    """A note that the build took longer because the cache could not be read."""
    return texts("build", lang)["cache-damaged"]


def not_atomic(report: BuildReport, output: Path, lang: str) -> str:
    """A note that files were replaced one by one, and why."""
    reason = error_text(report.not_atomic, lang)
    return texts("build", lang)["not-atomic"].format(output=output, reason=reason)


def why_removed(lang: str) -> str:
    """Why a file was removed."""
    return texts("build", lang)["reason.removed"]
