"""`publish`: builds the site, sends what changed to a target, and checks that it is online."""

import argparse
import sys
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, USAGE, status_of
from laur.cli.flags import format_flag, site_flags
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.cli.publishing import ReadySite
    from laur.publish.failures import PublishError


def _add_flags(parser: CommandParser) -> None:
    parser.add_argument("target", nargs="?", metavar=parser.texts["value.TARGET"], help=parser.texts["publish.target"])
    site_flags(parser)
    for flag in (
        "dry-run",
        "yes",
        "verify",
        "overwrite-foreign",
        "delete-foreign",
        "break-lock",
        "no-online-check",
        "quiet",
    ):
        parser.add_argument(f"--{flag}", action="store_true", help=parser.texts[f"publish.{flag}"])
    format_flag(parser, "text", "json")
    parser.set_defaults(drafts=False, future=False)


def _run(args: argparse.Namespace) -> int:
    from laur.cli.language import language
    from laur.cli.publish_report import PublishTexts
    from laur.cli.publishing import Publishing
    from laur.publish.failures import PublishError

    lang = language(args.lang)
    ready = _ready(args, lang)
    if isinstance(ready, int):
        return ready
    try:
        return DONE if Publishing(args, lang, ready).publish() else OUTSIDE
    except PublishError as error:
        print_text(PublishTexts(lang).failure(error), file=sys.stderr)
        return _status(error)
    except KeyboardInterrupt:
        print_text(f"\n{PublishTexts(lang).say('interrupted')}", file=sys.stderr)
        raise


def _ready(args: argparse.Namespace, lang: str) -> "ReadySite | int":
    """The built site; or an exit status if it must not be published."""
    from laur.build import build, plan_site, published_views
    from laur.cli.environment import options_of, today
    from laur.cli.printing import print_problems
    from laur.cli.progress import ProgressLine
    from laur.cli.publishing import ReadySite, print_refusal

    options = options_of(args)
    with ProgressLine(sys.stderr, is_on=not args.quiet, lang=lang) as progress:
        report = build(options, today, progress.update)
    if not report.is_written:
        print_problems(report.site_plan, lang)
        print_refusal(report.problems, lang)
        return status_of(report.problems)
    site_plan = report.site_plan if report.site_plan.catalog else plan_site(options, today)
    ready = ReadySite.of(site_plan, published_views(options))
    if ready.placeholders.problems:
        print_problems(ready.placeholders, lang)
        print_refusal(ready.placeholders.problems, lang, are_placeholders=True)
        return PROBLEMS
    return ready


def _status(error: "PublishError") -> int:
    from laur.publish.failures import Reason

    if error.reason in {Reason.NO_TARGET, Reason.NO_ADDRESS}:
        return PROBLEMS
    return USAGE if error.reason is Reason.TARGET_UNKNOWN else OUTSIDE


COMMAND = Command(
    name="publish",
    examples=(
        Example("{prog} publish", "publish.example.first"),
        Example("{prog} publish --dry-run", "publish.example.dry-run"),
        Example("{prog} publish --verify", "publish.example.verify"),
    ),
    add_flags=_add_flags,
    run=_run,
)
