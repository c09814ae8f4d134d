"""`audit`: checks a published site from outside, as its readers see it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, USAGE
from laur.cli.flags import calendar_moment, format_flag, lang_flag, positive, web_address
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.audit import AuditFinding, AuditReport
    from laur.audit.hosting import MovedPath

DEFAULT_REQUESTS, DEFAULT_SECONDS, DEFAULT_GRACE = 2000, 300, 60


def _add_flags(parser: CommandParser) -> None:
    texts, number = parser.texts, parser.texts["value.N"]
    parser.add_argument("url", type=web_address, metavar=texts["value.URL"], help=texts["audit.url"])
    parser.add_argument("--strict", action="store_true", help=texts["audit.strict"])
    parser.add_argument(
        "--ignore", action="append", default=[], metavar=texts["value.CODE"], help=texts["audit.ignore"]
    )
    parser.add_argument("--content", type=Path, default=None, metavar=texts["value.DIR"], help=texts["audit.content"])
    parser.add_argument("--as-of", type=calendar_moment, default=None, metavar=texts["value.DATE"], help=texts["as-of"])
    for flag, default in (
        ("grace", DEFAULT_GRACE),
        ("max-requests", DEFAULT_REQUESTS),
        ("max-seconds", DEFAULT_SECONDS),
    ):
        meaning = texts[f"audit.{flag}"].format(default=default)
        parser.add_argument(f"--{flag}", type=positive, default=default, metavar=number, help=meaning)
    lang_flag(parser)
    format_flag(parser, "text", "json", "github")


def _run(args: argparse.Namespace) -> int:
    from datetime import UTC, datetime, timedelta

    from laur.audit import CODES, AuditOptions, Limits, audit
    from laur.audit.network import web
    from laur.cli.language import language
    from laur.i18n.messages import texts

    lang = language(args.lang)
    unknown = [code for code in args.ignore if code not in CODES]
    if unknown:
        print_text(texts("audit", lang)["unknown-code"].format(code=unknown[0]), file=sys.stderr)
        return USAGE
    moves = _moves(args.content) if args.content else ()
    options = AuditOptions(
        now=args.as_of or datetime.now(UTC),
        grace=timedelta(minutes=args.grace),
        limits=Limits(requests=args.max_requests, seconds=args.max_seconds),
        moves=moves,
    )
    report = audit(args.url, web(), options)
    shown = [found for found in report.findings if found.code not in args.ignore]
    _print(report, shown, args.format, lang)
    return _status(report, shown, strict=args.strict)


def _moves(content: Path) -> "Sequence[MovedPath]":
    """The old addresses of a content folder, each with the new one, relative to the site."""
    from laur.build import plan_site
    from laur.cli.environment import own_layouts, today
    from laur.pages.aliases import moves
    from laur.source.options import Options

    site_plan = plan_site(Options(content=content, layouts=own_layouts()), today)
    return [(old.lstrip("/"), new.lstrip("/")) for old, new in moves(site_plan.pages)]


def _status(report: "AuditReport", shown: "Sequence[AuditFinding]", *, strict: bool) -> int:
    from laur.problems import Severity

    if report.is_unreachable:
        return OUTSIDE
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return PROBLEMS if any(found.severity in stopping for found in shown) else DONE


def _print(report: "AuditReport", shown: "Sequence[AuditFinding]", form: str, lang: str) -> None:
    from laur.cli.audit_report import as_annotation, as_data, as_line, summary
    from laur.cli.streams import print_data

    if form == "json":
        print_data(as_data(report, shown, lang))
        return
    for found in shown:
        print_text(as_annotation(found, lang) if form == "github" else as_line(found, lang))
    if form == "text":
        print_text(summary(report, shown, lang))


COMMAND = Command(
    name="audit",
    examples=(
        Example("{prog} audit https://example.org/", "audit.example.url"),
        Example("{prog} audit https://example.org/ --format json", "audit.example.json"),
        Example("{prog} audit https://example.org/ --content content", "audit.example.content"),
    ),
    add_flags=_add_flags,
    run=_run,
)
