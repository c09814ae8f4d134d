"""`status`: prints what expires, what is not published, and when the site next changes by itself."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, status_of
from laur.cli.flags import format_flag, site_flags, visibility_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text


def _add_flags(parser: CommandParser) -> None:
    site_flags(parser)
    visibility_flags(parser)
    format_flag(parser, "text", "json")
    place = parser.texts["value.URL"]
    parser.add_argument("--published", default=None, metavar=place, help=parser.texts["status.published"])


def _run(args: argparse.Namespace) -> int:
    if args.published is not None:
        return _answer(args)
    return _report(args)


def _answer(args: argparse.Namespace) -> int:
    """Prints whether a published site has to be built again: also if nobody can tell when it was built.

    Its place is its URL, or its ``build.json`` in a folder of this computer.
    """
    from laur.audit import is_due

    address = args.published if args.published.endswith("build.json") else f"{args.published.rstrip('/')}/build.json"
    due = is_due(_build_json(address), args.as_of or datetime.now(UTC))
    if due is None:
        from laur.cli.language import language
        from laur.i18n.messages import texts

        print_text(texts("status", language(args.lang))["unread"].format(address=address), file=sys.stderr)
    print_text("false" if due is False else "true")
    return DONE


def _build_json(address: str) -> bytes:
    """The bytes of a ``build.json``; none if it cannot be read."""
    from laur.audit.network import web
    from laur.audit.reader import followed

    try:
        is_url = address.startswith(("https://", "http://"))
        return followed(web(), address).body if is_url else Path(address).read_bytes()
    except OSError:
        return b""


def _report(args: argparse.Namespace) -> int:
    from laur.build import plan_site
    from laur.catalog.forecast import forecast
    from laur.cli.environment import options_of, program_name, today
    from laur.cli.language import language
    from laur.cli.printing import print_problems
    from laur.cli.pull_report import silent_data, silent_lines, silent_members
    from laur.cli.status_report import StatusReport, as_data
    from laur.cli.streams import print_data
    from laur.problems import has_errors
    from laur.problems.formats import summary

    site_plan, lang = plan_site(options_of(args), today), language(args.lang)
    if site_plan.catalog is None:
        print_problems(site_plan, lang)
        return status_of(site_plan.problems)
    found = forecast(site_plan.catalog)
    address = site_plan.options.base_url or site_plan.catalog.site.base_url or ""
    report = StatusReport(found, site_plan.catalog, lang, address)
    silent = silent_members(args.content, site_plan.catalog.site)
    if args.format == "json":
        print_data({**as_data(found, site_plan.catalog, address), "silent_members": silent_data(silent)})
    else:
        print_text("\n".join((*report.lines(), *silent_lines(silent, lang))))
    if not has_errors(site_plan.problems):
        return DONE
    print_text(report.errors(summary(site_plan.problems, lang), program_name()), file=sys.stderr)
    return status_of(site_plan.problems)


COMMAND = Command(
    name="status",
    examples=(
        Example("{prog} status", "status.example.today"),
        Example("{prog} status --as-of 2027-01-01", "status.example.as-of"),
        Example("{prog} status --format json", "status.example.json"),
        Example("{prog} status --published https://example.org/", "status.example.published"),
    ),
    add_flags=_add_flags,
    run=_run,
)
