"""`build`: builds the site and prints what was done."""

import argparse
import sys
import time
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, status_of
from laur.cli.flags import site_flags, visibility_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.cli.build_profile import BuildProfile
    from laur.output.report import BuildReport


def _add_flags(parser: CommandParser) -> None:
    site_flags(parser)
    visibility_flags(parser)
    parser.add_argument("--clean", action="store_true", help=parser.texts["build.clean"])
    parser.add_argument("--strict", action="store_true", help=parser.texts["build.strict"])
    parser.add_argument("--atomic", action="store_true", help=parser.texts["build.atomic"])
    parser.add_argument("--explain", action="store_true", help=parser.texts["build.explain"])
    parser.add_argument("--profile", action="store_true", help=parser.texts["build.profile"])
    parser.add_argument("--quiet", action="store_true", help=parser.texts["build.quiet"])


def _run(args: argparse.Namespace) -> int:
    from laur.build import build
    from laur.cli.build_report import built, cache_was_damaged, not_atomic, not_built, why_removed, why_rendered
    from laur.cli.environment import options_of, today
    from laur.cli.language import language
    from laur.cli.printing import print_problems
    from laur.cli.progress import ProgressLine
    from laur.system.profile import NO_PROFILE

    began, lang = time.perf_counter(), language(args.lang)
    profile = _new_profile() if args.profile else None
    with ProgressLine(sys.stderr, is_on=not args.quiet, lang=lang) as progress:
        report = build(options_of(args), today, progress.update, profile or NO_PROFILE)
    print_problems(report.site_plan, lang)
    if report.cache_was_damaged:
        print_text(cache_was_damaged(lang), file=sys.stderr)
    if not report.is_written:
        print_text(not_built(report, args.output, lang), file=sys.stderr)
        _print_profile(profile, lang)
        return status_of(report.problems)
    if report.not_atomic:
        print_text(not_atomic(report, args.output, lang), file=sys.stderr)
    if args.explain:
        for page in report.rendered:
            print_text(f"{page.url}  {why_rendered(page.reason, lang)}")
        for path in report.removed:
            print_text(f"/{path}  {why_removed(lang)}")
    if not args.quiet:
        print_text(built(report, time.perf_counter() - began, args.output, lang))
        _print_previews(report, lang)
    _print_profile(profile, lang)
    return DONE


def _new_profile() -> "BuildProfile":
    from laur.cli.build_profile import BuildProfile

    return BuildProfile()


def _print_profile(profile: "BuildProfile | None", lang: str) -> None:
    if profile is None:
        return
    from laur.cli.build_profile import profile_lines

    for line in profile_lines(profile, lang):
        print_text(line)


def _print_previews(report: "BuildReport", lang: str) -> None:
    """Prints the addresses of previews; a build with nothing to do knows none."""
    catalog = report.site_plan.catalog
    if catalog is None or not catalog.previews:
        return
    from laur.cli.status_report import preview_section

    address = report.site_plan.options.base_url or catalog.site.base_url or ""
    for line in preview_section(catalog, address, lang):
        print_text(line)


COMMAND = Command(
    name="build",
    examples=(
        Example("{prog} build --explain", "build.example.explain"),
        Example("{prog} build --as-of 2024-06-01", "build.example.as-of"),
        Example("{prog} build --base-url https://example.org/x/", "build.example.base-url"),
    ),
    add_flags=_add_flags,
    run=_run,
)
