"""`build`: makes the site, and says what was done."""

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.flags import shown_flags, site_flags
from laur.cli.status import DONE, OUTSIDE, PROBLEMS

if TYPE_CHECKING:
    from laur.build import Plans, Report


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    shown_flags(parser)
    parser.add_argument("--clean", action="store_true", help="render everything anew")
    parser.add_argument("--strict", action="store_true", help="warnings stop the build, too")
    parser.add_argument("--explain", action="store_true", help="say of each rendered page why")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def _run(asked: argparse.Namespace) -> int:
    from laur.build import build
    from laur.cli.outside import Ticker, language, options_of, today
    from laur.cli.words import explained, tell_problems
    from laur.problems import Origin, Severity

    began = time.perf_counter()
    with Ticker(sys.stderr, is_on=not asked.quiet) as ticker:
        report = build(options_of(asked), today, ticker.tell)
    lang = language(asked.lang)
    tell_problems(report.plans, lang)
    if not report.is_published:
        print(_refusal(report.plans, asked.output, lang), file=sys.stderr)
        grave = [p for p in report.problems if p.severity is Severity.ERROR] or report.problems
        return OUTSIDE if all(p.origin is Origin.OUTSIDE for p in grave) else PROBLEMS
    if asked.explain:
        for page in report.rendered:
            print(f"{page.url}  {explained(page.reason)}")
        for path in report.removed:
            print(f"/{path}  removed: no longer part of the site")
    if not asked.quiet:
        print(_done(report, time.perf_counter() - began, asked.output))
    return DONE


def _refusal(plans: "Plans", output: Path, lang: str) -> str:
    from laur.problems.show import summary

    counts = summary(plans.problems, lang)
    if lang == "pl":
        return f"Nie zbudowano: {counts}. {output}/ pozostaje bez zmian."
    return f"Not built: {counts}. {output}/ stands as it was."


def _done(report: "Report", seconds: float, output: Path) -> str:
    if not report.rendered and not report.removed:
        return f"Nothing changed: {report.unchanged} pages left alone, {seconds:.2f} s."
    written = sum(page.is_new for page in report.rendered)
    parts = [f"{len(report.rendered)} rendered ({written} written)", f"{report.unchanged} left alone"]
    if report.removed:
        parts.append(f"{len(report.removed)} removed")
    return f"{output}/: {', '.join(parts)}, {seconds:.2f} s."


COMMAND = Command(
    name="build",
    purpose="build the site (what happens without a command)",
    examples="""
        {prog} build --explain                          say of each rendered page why
        {prog} build --as-of 2024-06-01                 the register as of that day
        {prog} build --base-url https://example.org/x/  for another address than site.yaml's
    """,
    add_flags=_flags,
    run=_run,
)
