"""`new`: creates a document with commented front matter, from answers to questions or from flags."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from laur.cli.command import Command, Example
from laur.cli.exit_status import DONE, INTERRUPTED, PROBLEMS, USAGE, status_of
from laur.cli.flags import content_flag, lang_flag, layouts_flag
from laur.cli.parser import CommandParser
from laur.cli.streams import print_text

if TYPE_CHECKING:
    from laur.pages.plan import Inputs
    from laur.problems import Problem
    from laur.scaffold.context import ExistingContent
    from laur.scaffold.new_document import AnswerError, Ask, NewFile

_NEEDED = {"source-url": "--source"}
"""The flag that another flag needs, by the name of the question."""
KINDS = ("announcement", "certificate", "organisation", "scheme", "page")


def _add_flags(parser: CommandParser) -> None:
    texts = parser.texts
    kinds = parser.add_commands("kind_of_document", texts["kinds"], texts["value.kind"])
    for kind in KINDS:
        purpose = texts[f"new.{kind}"]
        _add_flags_of(kind, kinds.add_parser(kind, help=purpose, description=purpose, lang=parser.lang))


def _add_flags_of(kind: str, parser: CommandParser) -> None:
    """The flags of one kind of document: one for each question, and those of every kind."""
    from laur.scaffold.question_texts import QuestionTexts
    from laur.scaffold.questions import QUESTIONNAIRES

    texts, questions = parser.texts, QuestionTexts(parser.lang)
    for question in QUESTIONNAIRES[kind].questions:
        meaning = questions.of(kind, question.name).meaning.replace("%", "%%")
        parser.add_argument(
            f"--{question.name}",
            action="append",
            dest=f"answer {question.name}",
            metavar=texts[f"value.{question.metavar}"],
            help=f"{meaning} {texts['repeatable']}" if question.is_many else meaning,
        )
    if not QUESTIONNAIRES[kind].added_to:
        parser.add_argument("--text", default="", metavar=texts["value.TEXT"], help=texts["new.text"])
    parser.add_argument("--no-input", action="store_true", help=texts["new.no-input"])
    parser.add_argument("--plain", action="store_true", help=texts["new.plain"])
    content_flag(parser)
    layouts_flag(parser)
    lang_flag(parser)


def _run(args: argparse.Namespace) -> int:
    from laur.build import plan, read_all
    from laur.cli.environment import layouts_of, own_user_folders, today
    from laur.cli.language import language
    from laur.cli.printing import print_problems
    from laur.scaffold.context import ExistingContent
    from laur.source.options import Options
    from laur.system.interrupts import TerminatedError

    args.lang = language(args.lang)
    options = Options(content=args.content, layouts=layouts_of(args), user=own_user_folders())
    inputs = read_all(options, today)
    if inputs.library is None or inputs.day is None:
        site_plan = plan(inputs)
        print_problems(site_plan, args.lang)
        return status_of(site_plan.problems)
    try:
        files = _new_files(args, inputs, ExistingContent.of(inputs.library, inputs.day))
    except TerminatedError:
        raise
    except (KeyboardInterrupt, EOFError):
        _print_error(f"\n{_text(args.lang, 'nothing-written')}")
        return INTERRUPTED
    return files if isinstance(files, int) else _write(args, files)


def _new_files(
    args: argparse.Namespace, inputs: "Inputs", existing: "ExistingContent"
) -> Mapping[str, "NewFile"] | int:
    """The files to write by path, the document last; or an exit status if nothing is to be written."""
    from laur.editing import NotEditable
    from laur.problems import has_errors
    from laur.scaffold.dry_run import dry_run
    from laur.scaffold.new_document import InvalidAnswer, answer_errors, files_of, gather
    from laur.scaffold.questions import QUESTIONNAIRES

    questionnaire, given, ask = QUESTIONNAIRES[args.kind_of_document], _given(args), _ask(args)
    errors = answer_errors(questionnaire, gather(questionnaire, existing, given, None), given)
    if ask is not None:
        errors = [each for each in errors if isinstance(each, InvalidAnswer) and each.question.name in given]
    if errors:
        return _print_answer_errors(errors, args.kind_of_document, args.lang)
    if ask is not None:
        print_text(_heading(args.kind_of_document, args.lang))
    context = gather(questionnaire, existing, given, ask)
    files = files_of(questionnaire, context, getattr(args, "text", ""), lambda path: (args.content / path).read_bytes())
    if isinstance(files, NotEditable):
        _print_error(_text(args.lang, "not-editable", path=args.content / questionnaire.path(context)))
        return PROBLEMS
    texts = {path: file.text for path, file in files.items()}
    problems = dry_run(inputs, texts)
    _print_problems(problems, inputs, texts, args.lang)
    if has_errors(problems) and (ask is None or not _save_anyway(args.lang)):
        _print_error(_text(args.lang, "nothing-written"))
        return PROBLEMS
    return files


def _write(args: argparse.Namespace, files: Mapping[str, "NewFile"]) -> int:
    from laur.cli.environment import program_name
    from laur.system.interrupts import interrupts_deferred
    from laur.system.new_files import FileChangedError, create, update

    for path, file in files.items():
        try:
            with interrupts_deferred():  # a file that is written is also reported
                if file.replaces is None:
                    create(args.content / path, file.text)
                else:
                    update(args.content / path, file.replaces, file.data)
                print_text(_text(args.lang, "written", path=args.content / path))
        except FileExistsError:
            _print_error(_text(args.lang, "file-exists", value=path))
            return USAGE
        except FileChangedError:
            _print_error(_text(args.lang, "file-changed", value=path))
            return PROBLEMS
    if not getattr(args, "text", "no text belongs to it"):
        print_text(_text(args.lang, "next", prog=program_name()))
    return DONE


# ---------------------------------------------------------------------------------------------- asking


def _given(args: argparse.Namespace) -> Mapping[str, tuple[str, ...]]:
    """The answers from flags, by the name of the question."""
    answers = {name.removeprefix("answer "): found for name, found in vars(args).items() if name.startswith("answer ")}
    return {name: tuple(found) for name, found in answers.items() if found is not None}


def _ask(args: argparse.Namespace) -> "Ask | None":
    """Asks what the flags leave open; None without a terminal, or with ``--no-input``."""
    from laur.cli.prompts import prompt

    if args.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return prompt(args.kind_of_document, args.lang, plain=args.plain)


def _save_anyway(lang: str) -> bool:
    """Whether to write a document with errors, so that the answers are not lost."""
    from laur.cli.prompts import is_yes

    print_text(f"{_text(lang, 'anyway')} ", end="", flush=True)
    return is_yes(sys.stdin.readline())


# ---------------------------------------------------------------------------------------------- printing


def _text(lang: str, message: str, **values: object) -> str:
    from laur.scaffold.question_texts import QuestionTexts

    return QuestionTexts(lang).say(message, **values)


def _print_error(text: str) -> None:
    print_text(text, file=sys.stderr)


def _heading(kind: str, lang: str) -> str:
    from laur.scaffold.question_texts import QuestionTexts

    return f"{QuestionTexts(lang).heading(kind)}. {_text(lang, 'begin')}\n"


def _print_answer_errors(errors: Sequence["AnswerError"], kind: str, lang: str) -> int:
    """Prints everything that is missing or wrong, and returns the exit status for it."""
    from laur.cli.environment import program_name
    from laur.scaffold.new_document import InvalidAnswer, MissingAnswer
    from laur.scaffold.question_texts import QuestionTexts, fault_text

    for error in errors:
        flag, question = f"--{error.question.name}", QuestionTexts(lang).of(kind, error.question.name)
        if isinstance(error, MissingAnswer):
            _print_error(_text(lang, "missing", flag=flag, label=question.label, hint=question.meaning))
        elif isinstance(error, InvalidAnswer):
            _print_error(_text(lang, "wrong", flag=flag, fault=fault_text(error.fault, lang)))
        else:
            needs = _NEEDED.get(
                error.question.name, "--scheme" if kind in ("announcement", "certificate") else "--term"
            )
            _print_error(_text(lang, "unexpected", flag=flag, needs=needs))
    _print_error(_text(lang, "see", prog=program_name(), kind=kind))
    return USAGE


def _print_problems(problems: Sequence["Problem"], inputs: "Inputs", files: Mapping[str, str], lang: str) -> None:
    """Prints the problems that the new files would bring, with their lines in texts that are not in a file yet."""
    from laur.build import plan
    from laur.problems.formats import as_text
    from laur.source.lines import folders, lines_of

    if not problems:
        return
    site_plan = plan(inputs)
    existing_lines = lines_of(site_plan.options)

    def line(problem: "Problem") -> str | None:
        text = files.get(problem.path)
        is_new = text is not None and problem.place.line
        return text.split("\n")[problem.place.line - 1] if text and is_new else existing_lines(problem)

    for problem in problems:
        _print_error(as_text(problem, line, folders(site_plan.options), lang, colour=False))


COMMAND = Command(
    name="new",
    examples=(
        Example("{prog} new announcement", "new.example.ask"),
        Example('{prog} new organisation --name "Cluster Alpha"', "new.example.rest"),
        Example(
            "{prog} new certificate --holder alpha --scheme mark --awarded 2016-10-21 --source Ministry",
            "new.example.certificate",
        ),
        Example('{prog} new page --title "About us" --no-input', "new.example.no-input"),
        Example(
            '{prog} new announcement --title "Alpha wins gold" --organisation alpha --scheme mark --awarded 2024-03'
        ),
    ),
    add_flags=_add_flags,
    run=_run,
)
