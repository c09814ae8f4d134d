"""`new`: a document with front matter that explains itself, asked for step by step or by flags."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from laur.cli.command import Command
from laur.cli.exit_status import DONE, INTERRUPTED, PROBLEMS, USAGE
from laur.cli.flags import content_flag, lang_flag, layouts_flag

if TYPE_CHECKING:
    from laur.pages.plan import Inputs
    from laur.problems import Problem
    from laur.scaffold.context import ExistingContent
    from laur.scaffold.new_document import AnswerError, Ask

KINDS = {
    "announcement": "one news article, with the certificate that it announces",
    "organisation": "a cluster, a company, an issuer …",
    "scheme": "what is awarded, and for how long",
    "page": "a plain page",
}


def _flags(parser: argparse.ArgumentParser) -> None:
    from laur.scaffold.question_texts import QuestionTexts
    from laur.scaffold.questions import QUESTIONNAIRES

    kinds = parser.add_subparsers(dest="kind_of_document", metavar="kind", required=True, parser_class=type(parser))
    for kind, purpose in KINDS.items():
        own = kinds.add_parser(
            kind, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", allow_abbrev=False
        )
        for question in QUESTIONNAIRES[kind].questions:
            help_text = QuestionTexts("en").of(kind, question.name).meaning.replace("%", "%%")
            own.add_argument(
                f"--{question.name}",
                action="append",
                dest=f"answer {question.name}",
                metavar=question.metavar,
                help=help_text + (" May be given several times." if question.is_many else ""),
            )
        own.add_argument("--text", default="", metavar="TEXT", help="The text itself, in Markdown.")
        own.add_argument("--no-input", action="store_true", help="ask nothing, not even on a terminal")
        own.add_argument("--plain", action="store_true", help="ask by plain lines, as screen readers like it")
        content_flag(own)
        layouts_flag(own)
        lang_flag(own)


def _run(asked: argparse.Namespace) -> int:
    from laur.build import plan, read_all
    from laur.cli.environment import language, layouts_of, today
    from laur.cli.printing import print_problems
    from laur.scaffold.context import ExistingContent
    from laur.source.options import Options
    from laur.system.interrupts import TerminatedError

    asked.lang = language(asked.lang)
    options = Options(content=asked.content, layouts=layouts_of(asked))
    inputs = read_all(options, today)
    if inputs.library is None or inputs.day is None:
        print_problems(plan(inputs), asked.lang)
        return PROBLEMS
    try:
        made = _make(asked, inputs, ExistingContent.of(inputs.library, inputs.day))
    except TerminatedError:
        raise
    except (KeyboardInterrupt, EOFError):
        _tell(f"\n{_say(asked.lang, 'nothing-written')}")
        return INTERRUPTED
    return made if isinstance(made, int) else _write(asked, *made)


def _make(asked: argparse.Namespace, inputs: "Inputs", existing: "ExistingContent") -> tuple[str, str] | int:
    """The path and the text of the new document; an exit status where there is to be none."""
    from laur.problems import has_errors
    from laur.scaffold.dry_run import dry_run
    from laur.scaffold.new_document import InvalidAnswer, answer_errors, gather, text_of
    from laur.scaffold.questions import QUESTIONNAIRES

    questionnaire, given, ask = QUESTIONNAIRES[asked.kind_of_document], _given(asked), _ask(asked)
    found = answer_errors(questionnaire, gather(questionnaire, existing, given, None), given)
    if ask is not None:
        found = [each for each in found if isinstance(each, InvalidAnswer) and each.question.name in given]
    if found:
        return _complain(found, asked.kind_of_document, asked.lang)
    if ask is not None:
        print(_heading(asked.kind_of_document, asked.lang))
    context = gather(questionnaire, existing, given, ask)
    path, text = questionnaire.path(context), text_of(questionnaire, context, asked.text)
    problems = dry_run(inputs, path, text)
    _tell_problems(problems, inputs, path, text, asked.lang)
    if has_errors(problems) and (ask is None or not _is_wanted_anyway(asked.lang)):
        _tell(_say(asked.lang, "nothing-written"))
        return PROBLEMS
    return path, text


def _write(asked: argparse.Namespace, path: str, text: str) -> int:
    from laur.cli.environment import program_name
    from laur.system.interrupts import interrupts_deferred
    from laur.system.new_files import create

    try:
        with interrupts_deferred():  # what is written is told
            create(asked.content / path, text)
            print(_say(asked.lang, "written", path=asked.content / path))
    except FileExistsError:
        _tell(_say(asked.lang, "file-exists", value=path))
        return USAGE
    if not asked.text:
        print(_say(asked.lang, "next", prog=program_name()))
    return DONE


# ---------------------------------------------------------------------------------------------- asking


def _given(asked: argparse.Namespace) -> Mapping[str, tuple[str, ...]]:
    """What flags answer, by question."""
    answers = {name.removeprefix("answer "): found for name, found in vars(asked).items() if name.startswith("answer ")}
    return {name: tuple(found) for name, found in answers.items() if found is not None}


def _ask(asked: argparse.Namespace) -> "Ask | None":
    """Whoever answers what the flags leave open; nobody where there is no terminal, or where it is not wanted."""
    from laur.cli.prompts import asker

    if asked.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return asker(asked.kind_of_document, asked.lang, plain=asked.plain)


def _is_wanted_anyway(lang: str) -> bool:
    """Whether what has problems is to be written all the same; the answers would be lost otherwise."""
    sys.stdout.write(f"{_say(lang, 'anyway')} ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "t", "tak"}


# ---------------------------------------------------------------------------------------------- words


def _say(lang: str, key: str, **values: object) -> str:
    from laur.scaffold.question_texts import QuestionTexts

    return QuestionTexts(lang).say(key, **values)


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def _heading(kind: str, lang: str) -> str:
    from laur.scaffold.question_texts import QuestionTexts

    return f"{QuestionTexts(lang).heading(kind)}. {_say(lang, 'begin')}\n"


def _complain(found: Sequence["AnswerError"], kind: str, lang: str) -> int:
    """All that is missing or wrong at once."""
    from laur.cli.environment import program_name
    from laur.scaffold.new_document import InvalidAnswer, MissingAnswer
    from laur.scaffold.question_texts import QuestionTexts, fault_text

    for complaint in found:
        flag, asked = f"--{complaint.question.name}", QuestionTexts(lang).of(kind, complaint.question.name)
        if isinstance(complaint, MissingAnswer):
            _tell(_say(lang, "missing", flag=flag, label=asked.label, hint=asked.meaning))
        elif isinstance(complaint, InvalidAnswer):
            _tell(_say(lang, "wrong", flag=flag, fault=fault_text(complaint.fault, lang)))
        else:
            _tell(_say(lang, "unexpected", flag=flag, needs="--scheme" if kind == "announcement" else "--term"))
    _tell(_say(lang, "see", prog=program_name(), kind=kind))
    return USAGE


def _tell_problems(problems: Sequence["Problem"], inputs: "Inputs", path: str, text: str, lang: str) -> None:
    """The problems that the document would bring, with lines that no file has yet."""
    from laur.build import plan
    from laur.problems.formats import as_text
    from laur.source.lines import folders, lines_of

    if not problems:
        return
    site_plan, lines = plan(inputs), text.split("\n")
    standing = lines_of(site_plan.options)

    def line(found: "Problem") -> str | None:
        return lines[found.place.line - 1] if found.path == path and found.place.line else standing(found)

    for found in problems:
        _tell(as_text(found, line, folders(site_plan.options), lang, colour=False))


COMMAND = Command(
    name="new",
    purpose="make an announcement, an organisation, a scheme or a page: asks step by step, or takes flags",
    examples="""
        {prog} new announcement                                   asks for everything
        {prog} new organisation --name "Cluster Alpha"            asks for the rest
        {prog} new page --title "About us" --no-input             asks nothing
        {prog} new announcement --title "Alpha wins gold" --organisation alpha --scheme mark --awarded 2024-03
    """,
    add_flags=_flags,
    run=_run,
)
