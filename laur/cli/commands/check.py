"""`check`: says everything that is wrong, and writes nothing."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.exit_status import DONE, PROBLEMS
from laur.cli.flags import format_flag, shown_flags, site_flags

if TYPE_CHECKING:
    from laur.pages.plan import SitePlan
    from laur.problems import Problem


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    shown_flags(parser)
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--external", action="store_true", help="ask other sites whether what you link to is there")
    format_flag(parser, "text", "json", "github")


_FINE = {"pl": "Wszystko w porządku.", "en": "Nothing is wrong."}


def _run(asked: argparse.Namespace) -> int:
    from functools import partial

    from laur.build import plan_for_day, plan_site
    from laur.checks.advisory import inspect
    from laur.cli.environment import language, options_of, today
    from laur.cli.printing import print_problems
    from laur.cli.streams import print_data
    from laur.memo import Memo
    from laur.problems import stops
    from laur.problems.formats import as_github, as_json, summary
    from laur.source.lines import folders

    memo = Memo()
    site_plan = plan_site(options_of(asked), today, memo)
    site_plan = site_plan.with_problems(inspect(site_plan, partial(plan_for_day, site_plan, memo=memo)))
    if asked.external:
        site_plan = site_plan.with_problems(_asked_outside(site_plan, language(asked.lang)))
    lang, roots = language(asked.lang), folders(site_plan.options)
    if asked.format == "json":
        print_data([as_json(p, roots, lang) for p in site_plan.problems])
    elif asked.format == "github":
        for found in site_plan.problems:
            print(as_github(found, roots, lang))
    else:
        print_problems(site_plan, lang, sys.stdout)
        print(summary(site_plan.problems, lang) or _FINE[lang])
    return PROBLEMS if stops(site_plan.problems, strict=asked.strict) else DONE


def _asked_outside(site_plan: "SitePlan", lang: str) -> tuple["Problem", ...]:
    from laur.checks.external import ExternalCheckOptions, check_external
    from laur.checks.external.network import network
    from laur.cli.progress import ProgressLine

    site = site_plan.options.base_url or (site_plan.catalog.site.base_url if site_plan.catalog else None)
    with ProgressLine(sys.stderr, is_on=True, lang=lang) as ticker:
        return check_external(site_plan, ExternalCheckOptions(network(site), ticker.tell))


COMMAND = Command(
    name="check",
    purpose="say everything that is wrong; nothing is written",
    examples="""
        {prog} check                    each problem with its line and how to mend it
        {prog} check --lang pl          the same in Polish
        {prog} check --external         links to other sites, too; answers are remembered for a week
        {prog} check --format github    as annotations of a pull request
    """,
    add_flags=_flags,
    run=_run,
)
