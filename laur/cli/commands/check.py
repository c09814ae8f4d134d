"""`check`: prints all problems and writes nothing."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, PROBLEMS
from laur.cli.flags import format_flag, site_flags, visibility_flags
from laur.cli.parser import CommandParser

if TYPE_CHECKING:
    from laur.pages.plan import SitePlan
    from laur.problems import Problem


def _add_flags(parser: CommandParser) -> None:
    site_flags(parser)
    visibility_flags(parser)
    parser.add_argument("--strict", action="store_true", help=parser.texts["check.strict"])
    parser.add_argument("--external", action="store_true", help=parser.texts["check.external"])
    format_flag(parser, "text", "json", "github")


def _run(args: argparse.Namespace) -> int:
    from functools import partial

    from laur.build import plan_for_day, plan_site
    from laur.checks.advisory import inspect
    from laur.cli.environment import options_of, today
    from laur.cli.language import language
    from laur.cli.printing import print_problems
    from laur.cli.streams import print_data
    from laur.i18n.messages import texts
    from laur.memo import Memo
    from laur.problems import stops
    from laur.problems.formats import as_github, as_json, summary
    from laur.source.lines import folders

    lang = language(args.lang)
    memo = Memo()
    site_plan = plan_site(options_of(args), today, memo)
    site_plan = site_plan.with_problems(inspect(site_plan, partial(plan_for_day, site_plan, memo=memo)))
    if args.external:
        site_plan = site_plan.with_problems(_external(site_plan, lang))
    roots = folders(site_plan.options)
    if args.format == "json":
        print_data([as_json(problem, roots, lang) for problem in site_plan.problems])
    elif args.format == "github":
        for problem in site_plan.problems:
            print(as_github(problem, roots, lang))
    else:
        print_problems(site_plan, lang, sys.stdout)
        print(summary(site_plan.problems, lang) or texts("build", lang)["no-problems"])
    return PROBLEMS if stops(site_plan.problems, strict=args.strict) else DONE


def _external(site_plan: "SitePlan", lang: str) -> tuple["Problem", ...]:
    """The problems of links to other sites."""
    from laur.checks.external import ExternalCheckOptions, check_external
    from laur.checks.external.network import network
    from laur.cli.progress import ProgressLine

    site = site_plan.options.base_url or (site_plan.catalog.site.base_url if site_plan.catalog else None)
    with ProgressLine(sys.stderr, is_on=True, lang=lang) as progress:
        return check_external(site_plan, ExternalCheckOptions(network(site), progress.update))


COMMAND = Command(
    name="check",
    examples=(
        Example("{prog} check", "check.example.all"),
        Example("{prog} check --lang pl", "check.example.polish"),
        Example("{prog} check --external", "check.example.external"),
        Example("{prog} check --format github", "check.example.github"),
    ),
    add_flags=_add_flags,
    run=_run,
)
