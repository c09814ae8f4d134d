"""`import`: imports content from WordPress, a feed or Word files, and the register from a spreadsheet."""

import argparse
import sys
from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, USAGE
from laur.cli.flags import content_flag, format_flag, lang_flag
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.importing import ImportOptions, ImportReport


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    folder, file = texts["value.DIR"], texts["value.FILE"]
    as_news = f"{texts['import.as-news']} {texts['repeatable']}"
    parser.add_argument(
        "kind",
        choices=("wordpress", "feed", "word", "register"),
        metavar=texts["value.kind"],
        help=texts["import.kind"],
    )
    parser.add_argument("sources", nargs="+", metavar=file, help=texts["import.source"])
    content_flag(parser)
    parser.add_argument("--uploads", type=Path, metavar=folder, help=texts["import.uploads"])
    parser.add_argument("--download", action="store_true", help=texts["import.download"])
    parser.add_argument("--allow-private", action="store_true", help=texts["import.allow-private"])
    parser.add_argument("--no-comments", action="store_true", help=texts["import.no-comments"])
    parser.add_argument("--as-news", action="append", default=[], metavar=texts["value.TYPE"], help=as_news)
    parser.add_argument("--encoding", default="", metavar=texts["value.NAME"], help=texts["import.encoding"])
    parser.add_argument("--dry-run", action="store_true", help=texts["import.dry-run"])
    parser.add_argument("--report", type=Path, metavar=file, help=texts["import.report"])
    parser.add_argument("--mapping", type=Path, metavar=file, help=texts["import.mapping"])
    format_flag(parser, "text", "json")
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.cli.language import language
    from laur.cli.progress import ProgressLine
    from laur.i18n.messages import texts

    lang = language(args.lang)
    unused = _unused_flag(args)
    if unused:
        print_text(texts("spreadsheets", lang)["flag-unused"].format(flag=unused, kind=args.kind), file=sys.stderr)
        return USAGE
    if args.report and not args.report.absolute().parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(args.report.absolute().parent))
    if len(args.sources) > 1 and args.kind != "word":
        print_text(texts("importing", lang)["one-source"].format(file=args.sources[1]), file=sys.stderr)
        return USAGE
    if args.kind == "register":
        from laur.cli.list_import import import_list

        return import_list(args, lang)
    try:
        from laur import importing
    except ModuleNotFoundError as error:
        print_text(texts("outside", lang)["package-missing"].format(name=error.name), file=sys.stderr)
        return OUTSIDE
    if args.uploads is not None and not args.uploads.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(args.uploads))
    try:
        with ProgressLine(sys.stderr, is_on=True, lang=lang) as progress:
            match args.kind:
                case "wordpress":
                    report = importing.import_wordpress(_options(args), progress.update)
                case "feed":
                    report = importing.import_feed(_options(args), progress.update)
                case _:
                    files = {Path(source).name: Path(source).read_bytes() for source in args.sources}
                    report = importing.import_word(_options(args), files, progress.update)
    except (importing.UnreadableExportError, importing.UnreadableSiteError, importing.DamagedLedgerError) as error:
        return _print_refusal(args, error, lang)
    _print_report(args, report, lang)
    return DONE


def _unused_flag(args: argparse.Namespace) -> str:
    """A flag that was given and does not belong to this kind of import; empty if there is none."""
    is_list = args.kind == "register"
    given = {
        "--mapping": bool(args.mapping) and not is_list,
        "--uploads": bool(args.uploads) and is_list,
        "--download": args.download and is_list,
        "--allow-private": args.allow_private and is_list,
        "--no-comments": args.no_comments and is_list,
        "--as-news": bool(args.as_news) and is_list,
        "--encoding": bool(args.encoding) and is_list,
    }
    return next((flag for flag, is_unused in given.items() if is_unused), "")


def _options(args: argparse.Namespace) -> "ImportOptions":
    from laur.importing import ImportOptions

    return ImportOptions(
        content=args.content,
        source=args.sources[0],
        uploads=args.uploads,
        is_download=args.download,
        is_dry_run=args.dry_run,
        with_comments=not args.no_comments,
        encoding=args.encoding,
        as_news=tuple(args.as_news),
        allows_private=args.allow_private,
    )


def _print_refusal(args: argparse.Namespace, error: Exception, lang: str) -> int:
    """Prints why nothing was imported, and returns the exit status for it."""
    from laur.i18n.messages import texts
    from laur.importing import DamagedLedgerError, UnreadableExportError

    where, code, reason, status = args.content, "site-unreadable", "", PROBLEMS
    if isinstance(error, DamagedLedgerError):
        where, code = args.content / str(error), "ledger-damaged"
    elif isinstance(error, UnreadableExportError):
        where, code, reason = args.sources[0], error.code, f" ({error.value})" if error.value else ""
        status = {"export-fetch": OUTSIDE, "encoding-unknown": USAGE}.get(code, PROBLEMS)
    print_text(f"{where}: {texts('importing', lang)[code]}{reason}.", file=sys.stderr)
    return status


def _print_report(args: argparse.Namespace, report: "ImportReport", lang: str) -> None:
    """Prints what was imported and what was lost, as text or as JSON."""
    import json

    from laur.cli.streams import print_data
    from laur.i18n.messages import texts
    from laur.importing.report import as_data, as_lines

    data = as_data(report, lang)
    if args.report:
        args.report.write_text(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    if args.format == "json":
        print_data(data)
        return
    print_text("\n".join(as_lines(report, lang, str(args.content))))
    if args.dry_run:
        print_text(texts("importing", lang)["dry-run"])


COMMAND = Command(
    name="import",
    examples=(
        Example("{prog} import wordpress export.xml --uploads wp-content/uploads", "import.example.uploads"),
        Example("{prog} import wordpress export.xml --download", "import.example.download"),
        Example("{prog} import wordpress export.xml --dry-run", "import.example.dry-run"),
        Example("{prog} import register list.xlsx --dry-run", "import.example.register"),
        Example("{prog} import word *.docx", "import.example.word"),
        Example("{prog} import feed https://example.org/feed/", "import.example.feed"),
    ),
    add_flags=_add_flags,
    run=_run,
)
