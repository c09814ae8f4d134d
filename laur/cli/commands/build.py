"""`build`: makes the site, and says what was done."""

import argparse
import sys
import time

from laur.cli.command import Command
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS
from laur.cli.flags import shown_flags, site_flags


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    shown_flags(parser)
    parser.add_argument("--clean", action="store_true", help="render everything anew")
    parser.add_argument("--strict", action="store_true", help="warnings stop the build, too")
    parser.add_argument("--explain", action="store_true", help="say of each rendered page why")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")


def _run(asked: argparse.Namespace) -> int:
    from laur.build import build
    from laur.cli.build_messages import done, explained, gone, refused
    from laur.cli.environment import language, options_of, today
    from laur.cli.printing import print_problems
    from laur.cli.progress import ProgressLine
    from laur.problems import Origin, Severity

    began, lang = time.perf_counter(), language(asked.lang)
    with ProgressLine(sys.stderr, is_on=not asked.quiet, lang=lang) as ticker:
        report = build(options_of(asked), today, ticker.tell)
    print_problems(report.site_plan, lang)
    if not report.is_written:
        print(refused(report, asked.output, lang), file=sys.stderr)
        grave = [p for p in report.problems if p.severity is Severity.ERROR] or report.problems
        return OUTSIDE if all(p.origin is Origin.OUTSIDE for p in grave) else PROBLEMS
    if asked.explain:
        for page in report.rendered:
            print(f"{page.url}  {explained(page.reason, lang)}")
        for path in report.removed:
            print(f"/{path}  {gone(lang)}")
    if not asked.quiet:
        print(done(report, time.perf_counter() - began, asked.output, lang))
    return DONE


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
