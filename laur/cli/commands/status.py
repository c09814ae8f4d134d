"""`status`: says what the day makes of the site."""

import argparse
import sys

from laur.cli.command import Command
from laur.cli.exit_status import DONE, PROBLEMS
from laur.cli.flags import format_flag, shown_flags, site_flags


def _flags(parser: argparse.ArgumentParser) -> None:
    site_flags(parser)
    shown_flags(parser)
    format_flag(parser, "text", "json")


def _run(asked: argparse.Namespace) -> int:
    from laur.build import plan_site
    from laur.catalog.forecast import forecast
    from laur.cli.environment import language, options_of, today
    from laur.cli.forecast import ForecastPrinter, as_data
    from laur.cli.forecast_messages import WORDS
    from laur.cli.printing import print_problems
    from laur.cli.streams import print_data
    from laur.problems import has_errors
    from laur.problems.formats import summary

    site_plan, lang = plan_site(options_of(asked), today), language(asked.lang)
    if site_plan.catalog is None:
        print_problems(site_plan, lang)
        return PROBLEMS
    found = forecast(site_plan.catalog)
    if asked.format == "json":
        print_data(as_data(found, site_plan.catalog))
    else:
        print("\n".join(ForecastPrinter(found, site_plan.catalog, lang).lines()))
    if not has_errors(site_plan.problems):
        return DONE
    print(WORDS[lang]["wrong"].format(problems=summary(site_plan.problems, lang)), file=sys.stderr)
    return PROBLEMS


COMMAND = Command(
    name="status",
    purpose="say what expires, what is not published and why, when the site next changes by itself",
    examples="""
        {prog} status                       what ran out, what soon will, what is held back and why
        {prog} status --as-of 2027-01-01    the same as of any day
        {prog} status --format json         for programs: “next_change” is the day of the next build
    """,
    add_flags=_flags,
    run=_run,
)
