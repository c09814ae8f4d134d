"""`import register`: asks what a list leaves open, shows what it would do, and writes it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from laur.cli.exit_status import DONE, OUTSIDE, PROBLEMS, status_of
from laur.cli.streams import print_data, print_text

if TYPE_CHECKING:
    from laur.pages.plan import Inputs
    from laur.spreadsheets.answers import ListAnswers, OpenQuestion
    from laur.spreadsheets.importer import ListImport

MAPPING_FILE = ".register-list.yaml"
"""In the content folder, where a build ignores it: the answers about the lists of this site."""


def import_list(args: argparse.Namespace, lang: str) -> int:
    """Runs the import; returns the exit status."""
    from laur.build import read_all
    from laur.cli.environment import own_layouts, today
    from laur.source.options import Options
    from laur.spreadsheets.answers import MappingFileError, read_answers_file
    from laur.spreadsheets.cells import UnreadableSheetError
    from laur.spreadsheets.ledger import DamagedListLedgerError, read_list_ledger
    from laur.spreadsheets.reading import read_workbook

    inputs = read_all(Options(content=args.content, layouts=own_layouts()), today)
    if inputs.library is None or inputs.at is None:
        return _site_unreadable(inputs, lang)
    mapping = args.mapping or args.content / MAPPING_FILE
    try:
        workbook, values, ledger = (
            read_workbook(Path(args.sources[0])),
            read_answers_file(mapping),
            read_list_ledger(args.content),
        )
        library, day = inputs.library, inputs.at.day

        def prepare(answers: "ListAnswers") -> "ListImport":
            from laur.spreadsheets.importer import prepare_import

            return prepare_import(workbook, library, ledger, answers, _reader(args.content), day, lang)

        return _answered(args, lang, mapping, values, prepare)
    except UnreadableSheetError as error:
        status = OUTSIDE if error.code == "package-missing" else PROBLEMS
        return _refuse(args.sources[0], error.code, error.values, lang, status)
    except MappingFileError as error:
        return _refuse(str(mapping), str(error.args[0]), {"value": str(error.args[1])}, lang, PROBLEMS)
    except DamagedListLedgerError as error:
        return _refuse(str(error), "ledger-damaged", {}, lang, PROBLEMS)


def _site_unreadable(inputs: "Inputs", lang: str) -> int:
    from laur.build import plan
    from laur.cli.printing import print_problems

    site_plan = plan(inputs)
    print_problems(site_plan, lang)
    return status_of(site_plan.problems)


def _reader(content: Path) -> Callable[[str], bytes]:
    return lambda path: (content / path).read_bytes()


def _refuse(source: str, code: str, values: dict[str, str], lang: str, status: int) -> int:
    from laur.i18n.messages import texts

    print_text(f"{source}: {texts('spreadsheets', lang)[f'refused.{code}'].format_map(values)}", file=sys.stderr)
    return status


def _answered(
    args: argparse.Namespace,
    lang: str,
    mapping: Path,
    values: dict[str, str | dict[str, str]],
    prepare: Callable[["ListAnswers"], "ListImport"],
) -> int:
    """Asks until nothing is open, if somebody can answer; then shows, and writes, what the import does."""
    from laur.i18n.messages import texts
    from laur.spreadsheets.answers import ListAnswers, answers_text, with_answers

    words = texts("spreadsheets", lang)
    is_asking = sys.stdin.isatty() and sys.stdout.isatty() and args.format == "text"
    done = prepare(ListAnswers(values))
    while done.questions and is_asking:
        answered = [(question, answer) for question in done.questions if (answer := _ask(question, lang))]
        if not answered:
            break
        values = with_answers(values, answered)
        _write_mapping(args, mapping, answers_text(values, words["mapping-head"]))
        done = prepare(ListAnswers(values))
    if done.questions and not is_asking:
        open_answers = with_answers(values, [(question, "") for question in done.questions])
        _write_mapping(args, mapping, answers_text(open_answers, words["mapping-head"]))
    _print(args, done, mapping, lang)
    if done.questions:
        return PROBLEMS
    return DONE if args.dry_run else _write(args, done, lang)


def _write_mapping(args: argparse.Namespace, mapping: Path, text: str) -> None:
    """Saves the answers; a dry run saves them only to a file that was named for it."""
    if not args.dry_run or args.mapping:
        mapping.write_text(text, encoding="utf-8")


def _ask(question: "OpenQuestion", lang: str) -> str:
    """Asks one question on the terminal; returns an empty text if it is left open."""
    from laur.i18n.messages import texts
    from laur.spreadsheets.list_report import question_lines

    words = texts("spreadsheets", lang)
    print_text("\n" + "\n".join(question_lines(question, lang)))
    while True:
        print_text(words["prompt"].format(proposal=question.proposal or "–"), end=" ", flush=True)
        line = sys.stdin.readline()
        typed = line.strip()
        if not typed:
            return question.proposal if line else ""
        if typed.isdecimal() and 0 < int(typed) <= len(question.choices):
            return question.choices[int(typed) - 1].value
        if question.takes(typed):
            return typed
        print_text(words["prompt-again"])


def _print(args: argparse.Namespace, done: "ListImport", mapping: Path, lang: str) -> None:
    import json

    from laur.i18n.messages import texts
    from laur.spreadsheets.list_report import as_data, as_lines, question_lines

    words, data = texts("spreadsheets", lang), as_data(done, lang)
    if args.report:
        args.report.write_text(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    if args.format == "json":
        print_data(data)
        return
    print_text("\n".join(as_lines(done, lang)))
    if done.questions:
        print_text("\n" + words["open"].format(n=len(done.questions)))
        for question in done.questions:
            print_text("\n" + "\n".join(question_lines(question, lang)))
        key = "answer-in" if not args.dry_run or args.mapping else "answer-later"
        print_text("\n" + words[key].format(path=mapping))
    elif args.dry_run:
        print_text("\n" + texts("importing", lang)["dry-run"])


def _write(args: argparse.Namespace, done: "ListImport", lang: str) -> int:
    from laur.i18n.messages import texts
    from laur.spreadsheets.importer import write_files
    from laur.system.interrupts import interrupts_deferred
    from laur.system.new_files import FileChangedError

    words = texts("spreadsheets", lang)
    try:
        with interrupts_deferred():
            write_files(args.content, done.files)
    except FileChangedError as error:
        return _refuse(str(error), "file-changed", {}, lang, PROBLEMS)
    if args.format == "text":
        code = "written" if done.files else "nothing-to-write"
        print_text("\n" + words[code].format(n=len(done.files), content=args.content))
    return DONE
