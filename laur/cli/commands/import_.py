"""`import`: content from WordPress or from a feed."""

import argparse
import json
import sys
from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, USAGE
from laur.cli.flags import content_flag, format_flag, lang_flag

if TYPE_CHECKING:
    from laur.importing import ImportOptions, ImportReport


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind", choices=("wordpress", "feed"), help="an export of WordPress (WXR), or RSS, Atom or JSON Feed"
    )
    parser.add_argument("source", metavar="FILE", help="the export; for a feed, a file or an address")
    content_flag(parser)
    parser.add_argument("--uploads", type=Path, metavar="DIR", help="a copy of wp-content/uploads to take files from")
    parser.add_argument("--download", action="store_true", help="ask the old server for files, one after the other")
    parser.add_argument("--no-comments", action="store_true", help="leave comments out")
    parser.add_argument("--as-news", action="append", default=[], metavar="TYPE", help="import this type of posts, too")
    parser.add_argument("--encoding", default="", metavar="NAME", help="of a file that is not what it says it is")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write all findings to a file as JSON, too")
    format_flag(parser, "text", "json")
    lang_flag(parser)


_MISSING = {
    "en": "import needs {name}; install it with: pip install 'laur[import]'",
    "pl": "import potrzebuje {name}; zainstaluj: pip install 'laur[import]'",
}


def _run(asked: argparse.Namespace) -> int:
    from laur.cli.environment import language
    from laur.cli.progress import ProgressLine

    lang = language(asked.lang)
    try:
        from laur import importing
    except ModuleNotFoundError as error:
        print(_MISSING[lang].format(name=error.name), file=sys.stderr)
        return OUTSIDE
    for folder in (asked.uploads, asked.report and asked.report.absolute().parent):
        if folder is not None and not folder.is_dir():
            raise FileNotFoundError(ENOENT, strerror(ENOENT), str(folder))
    work = importing.import_wordpress if asked.kind == "wordpress" else importing.import_feed
    try:
        with ProgressLine(sys.stderr, is_on=True, lang=lang) as ticker:
            report = work(_wanted(asked), ticker.tell)
    except (importing.UnreadableExportError, importing.UnreadableSiteError, importing.DamagedLedgerError) as error:
        return _refuse(asked, error, lang)
    _tell(asked, report, lang)
    return DONE


def _wanted(asked: argparse.Namespace) -> "ImportOptions":
    """What the flags ask the importer for."""
    from laur.importing import ImportOptions

    return ImportOptions(
        content=asked.content,
        source=asked.source,
        uploads=asked.uploads,
        is_download=asked.download,
        is_dry_run=asked.dry_run,
        with_comments=not asked.no_comments,
        encoding=asked.encoding,
        as_news=tuple(asked.as_news),
    )


def _refuse(asked: argparse.Namespace, error: Exception, lang: str) -> int:
    """Say why nothing was imported; the exit status for it."""
    from laur.i18n.messages import texts
    from laur.importing import DamagedLedgerError, UnreadableExportError

    where, code, reason, status = asked.content, "site-unreadable", "", PROBLEMS
    if isinstance(error, DamagedLedgerError):
        where, code = asked.content / str(error), "ledger-damaged"
    elif isinstance(error, UnreadableExportError):
        where, code, reason = asked.source, error.code, f" ({error.value})" if error.value else ""
        status = {"export-fetch": OUTSIDE, "encoding-unknown": USAGE}.get(code, PROBLEMS)
    print(f"{where}: {texts('importing', lang)[code]}{reason}.", file=sys.stderr)
    return status


def _tell(asked: argparse.Namespace, report: "ImportReport", lang: str) -> None:
    """What was done and what was lost, for people or for programs."""
    from laur.cli.streams import print_data
    from laur.i18n.messages import texts
    from laur.importing.report import as_data, as_lines

    data = as_data(report, lang)
    if asked.report:
        asked.report.write_text(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    if asked.format == "json":
        print_data(data)
        return
    print("\n".join(as_lines(report, lang, str(asked.content))))
    if asked.dry_run:
        print(texts("importing", lang)["dry-run"])


COMMAND = Command(
    name="import",
    purpose="take over content from WordPress or from a feed",
    examples="""
        {prog} import wordpress export.xml --uploads wp-content/uploads    pictures from a copy of the old folder
        {prog} import wordpress export.xml --download                      pictures from the old server
        {prog} import wordpress export.xml --dry-run                       what would be done, and what is lost
        {prog} import feed https://example.org/feed/                       the articles that a feed has
    """,
    add_flags=_flags,
    run=_run,
)
