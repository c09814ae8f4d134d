"""`check`: prints all problems and does not write the site."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, USAGE, status_of
from laur.cli.flags import format_flag, site_flags, visibility_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.pages.plan import SitePlan
    from laur.problems import Problem


def _add_flags(parser: CommandParser) -> None:
    site_flags(parser)
    visibility_flags(parser)
    file = parser.texts["value.FILE"]
    parser.add_argument("files", type=Path, nargs="*", metavar=file, help=parser.texts["check.files"])
    parser.add_argument("--strict", action="store_true", help=parser.texts["check.strict"])
    parser.add_argument("--external", action="store_true", help=parser.texts["check.external"])
    parser.add_argument("--allow-private", action="store_true", help=parser.texts["check.allow-private"])
    format_flag(parser, "text", "json", "github", "gitlab")
    parser.add_argument("--fix", action="store_true", help=parser.texts["check.fix"])
    parser.add_argument("--yes", action="store_true", help=parser.texts["check.yes"])


def _run(args: argparse.Namespace) -> int:
    from laur.cli.language import language
    from laur.i18n.messages import texts
    from laur.problems import stops

    lang = language(args.lang)
    paths = [(file, _content_path(file, args.content)) for file in args.files]
    missing = [file for file, path in paths if path is None]
    if missing and args.content.is_dir():
        for file in missing:
            print_text(texts("build", lang)["not-in-content"].format(file=file, content=args.content), file=sys.stderr)
        return USAGE
    if args.fix and args.format != "text":
        print_text(texts("fixing", lang)["format"], file=sys.stderr)
        return USAGE
    shown = [path for _, path in paths if path is not None]
    site_plan = _checked(args, lang, shown)
    if args.fix and _fix(args, site_plan, lang):
        site_plan = _checked(args, lang, shown)
    _print(site_plan, args.format, lang)
    return status_of(site_plan.problems) if stops(site_plan.problems, strict=args.strict) else DONE


def _fix(args: argparse.Namespace, site_plan: "SitePlan", lang: str) -> bool:
    """Whether files were changed."""
    from laur.cli.fixing import fix

    return fix(args.content, site_plan.problems, lang, is_confirmed=args.yes)


def _checked(args: argparse.Namespace, lang: str, shown: Sequence[str]) -> "SitePlan":
    """The plan of the whole site with everything that the checks find; of some files only, if any are to be shown."""
    from functools import partial

    from laur.build import plan_at, plan_site
    from laur.checks.advisory import inspect
    from laur.checks.readiness import check_readiness
    from laur.cli.environment import options_of, today
    from laur.memo import Memo

    memo = Memo()
    site_plan = plan_site(options_of(args), today, memo)
    advice = inspect(site_plan, partial(plan_at, site_plan, memo=memo))
    site_plan = site_plan.with_problems((*advice, *check_readiness(site_plan)))
    if args.external:
        site_plan = site_plan.with_problems(_external(site_plan, lang, allows_private=args.allow_private))
    return _only(site_plan, shown) if shown else site_plan


def _print(site_plan: "SitePlan", form: str, lang: str) -> None:
    from laur.cli.printing import print_problems
    from laur.cli.streams import print_data
    from laur.i18n.messages import texts
    from laur.problems.formats import as_github, as_gitlab, as_json, summary
    from laur.source.lines import folders

    roots = folders(site_plan.options)
    if form == "json":
        print_data([as_json(problem, roots, lang) for problem in site_plan.problems])
    elif form == "gitlab":
        print_data(as_gitlab(site_plan.problems, roots, lang))
    elif form == "github":
        for problem in site_plan.problems:
            print_text(as_github(problem, roots, lang))
    else:
        print_problems(site_plan, lang, sys.stdout)
        print_text(summary(site_plan.problems, lang) or texts("build", lang)["no-problems"])


def _content_path(file: Path, content: Path) -> str | None:
    """The path in the content folder of a file or folder that somebody named from here, or from there.

    None if there is none; empty for the content folder.
    """
    for named in (file, content / file):
        absolute, root = named.absolute().resolve(), content.absolute().resolve()
        if named.exists() and absolute.is_relative_to(root):
            path = absolute.relative_to(root).as_posix()
            return "" if path == "." else path
    return None


def _only(site_plan: "SitePlan", paths: Sequence[str]) -> "SitePlan":
    """The plan with only the problems of these files and folders, and those that are about no file at all."""
    from msgspec.structs import replace

    from laur.problems import Origin

    def is_shown(problem: "Problem") -> bool:
        if not problem.path or problem.origin is not Origin.CONTENT:
            return not site_plan.pages
        return any(problem.path == path or problem.path.startswith(f"{path}/" if path else "") for path in paths)

    return replace(site_plan, problems=tuple(filter(is_shown, site_plan.problems)))


def _external(site_plan: "SitePlan", lang: str, *, allows_private: bool) -> tuple["Problem", ...]:
    """The problems of links to other sites."""
    from laur.checks.external import ExternalCheckOptions, check_external
    from laur.checks.external.network import network
    from laur.cli.progress import ProgressLine

    site = site_plan.options.base_url or (site_plan.catalog.site.base_url if site_plan.catalog else None)
    with ProgressLine(sys.stderr, is_on=True, lang=lang) as progress:
        return check_external(
            site_plan, ExternalCheckOptions(network(site, allows_private=allows_private), progress.update)
        )


COMMAND = Command(
    name="check",
    examples=(
        Example("{prog} check", "check.example.all"),
        Example("{prog} check content/news/2024-03-15-gold.md", "check.example.file"),
        Example("{prog} check --lang pl", "check.example.polish"),
        Example("{prog} check --fix", "check.example.fix"),
        Example("{prog} check --external", "check.example.external"),
        Example("{prog} check --format github", "check.example.github"),
        Example("{prog} check --format gitlab > codequality.json", "check.example.gitlab"),
    ),
    add_flags=_add_flags,
    run=_run,
)
