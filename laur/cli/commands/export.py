"""`export`: writes the register as a spreadsheet that an office can keep, and that `import register` reads again."""

import argparse
import sys
from pathlib import Path

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, USAGE, status_of
from laur.cli.flags import content_flag, lang_flag, layouts_flag
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    parser.add_argument("kind", choices=("register",), metavar=texts["value.kind"], help=texts["export.kind"])
    parser.add_argument("file", type=Path, metavar=texts["value.FILE"], help=texts["export.file"])
    content_flag(parser)
    layouts_flag(parser)
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.build import plan, read_all
    from laur.cli.environment import layouts_of, today
    from laur.cli.language import language
    from laur.cli.printing import print_problems
    from laur.i18n.messages import texts
    from laur.source.options import Options
    from laur.spreadsheets.exporter import csv_list, exported_ledger, list_rows, xlsx_list
    from laur.spreadsheets.files import ListFile
    from laur.spreadsheets.importer import write_files
    from laur.spreadsheets.ledger import LEDGER_FILE, DamagedListLedgerError, read_list_ledger

    lang = language(args.lang)
    words = texts("spreadsheets", lang)
    if args.file.suffix.lower() not in {".csv", ".xlsx"}:
        print_text(f"{args.file}: {words['refused.ending']}", file=sys.stderr)
        return USAGE
    inputs = read_all(Options(content=args.content, layouts=layouts_of(args)), today)
    site_plan = plan(inputs)
    if inputs.library is None or site_plan.catalog is None:
        print_problems(site_plan, lang)
        return status_of(site_plan.problems)
    rows = list_rows(inputs.library, site_plan.catalog.awards.statuses, lang)
    try:
        ledger = read_list_ledger(args.content)
        title = words["sheet-title"]
        data = csv_list(rows, lang) if args.file.suffix.lower() == ".csv" else xlsx_list(rows, lang, title)
    except ModuleNotFoundError as error:
        print_text(f"{args.file}: {words['refused.package-missing'].format(name=error.name)}", file=sys.stderr)
        return OUTSIDE
    except DamagedListLedgerError as error:
        print_text(f"{error}: {words['refused.ledger-damaged']}", file=sys.stderr)
        return PROBLEMS
    after, known = exported_ledger(inputs.library, ledger), args.content / LEDGER_FILE
    args.file.write_bytes(data)
    if after != ledger:
        before = known.read_bytes() if known.exists() else None
        write_files(args.content, {LEDGER_FILE: ListFile(after.data(), before)})
    print_text(words["exported"].format(n=len(rows), path=args.file))
    return DONE


COMMAND = Command(
    name="export",
    examples=(
        Example("{prog} export register list.xlsx", "export.example.xlsx"),
        Example("{prog} export register list.csv", "export.example.csv"),
    ),
    add_flags=_add_flags,
    run=_run,
)
