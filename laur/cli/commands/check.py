"""`check`: says everything that is wrong, and writes nothing."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.flags import format_flag, shown_flags, site_flags
from laur.cli.status import DONE, PROBLEMS

if TYPE_CHECKING:
    from laur.build import Plans
    from laur.problems import Problem


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    shown_flags(parser)
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--external", action="store_true", help="ask other sites whether what you link to is there")
    format_flag(parser, "text", "json", "github")


_FINE = {"pl": "Wszystko w porządku.", "en": "Nothing is wrong."}


def _run(asked: argparse.Namespace) -> int:
    from laur.build import look
    from laur.build.places import folders
    from laur.check import inspect
    from laur.cli.outside import language, options_of, today
    from laur.cli.streams import print_data
    from laur.cli.words import tell_problems
    from laur.problems import stops
    from laur.problems.show import as_github, as_json, summary

    plans = look(options_of(asked), today)
    plans = plans.with_problems(inspect(plans))
    if asked.external:
        plans = plans.with_problems(_asked_outside(plans, language(asked.lang)))
    lang, roots = language(asked.lang), folders(plans)
    if asked.format == "json":
        print_data([as_json(p, roots, lang) for p in plans.problems])
    elif asked.format == "github":
        for found in plans.problems:
            print(as_github(found, roots, lang))
    else:
        tell_problems(plans, lang, sys.stdout)
        print(summary(plans.problems, lang) or _FINE[lang])
    return PROBLEMS if stops(plans.problems, strict=asked.strict) else DONE


def _asked_outside(plans: "Plans", lang: str) -> tuple["Problem", ...]:
    from laur.check.external import Surroundings, check_external
    from laur.check.external.network import network
    from laur.cli.ticker import Ticker

    site = plans.options.base_url or (plans.catalog.site.base_url if plans.catalog else None)
    with Ticker(sys.stderr, is_on=True, lang=lang) as ticker:
        return check_external(plans, Surroundings(network(site), ticker.tell))


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
