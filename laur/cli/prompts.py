"""Questions on a terminal. `TerminalPrompt` shows a suggestion to edit, a menu of choices, and a hint below the line.

`PlainPrompt` prints and reads whole lines only, for screen readers and simple terminals.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from laur.cli.streams import print_text
from laur.i18n.keys import choice_label
from laur.problems.near_ids import near_id
from laur.scaffold.context import Choice, QuestionContext
from laur.scaffold.question import Question, answers_in, check_answer, resolve
from laur.scaffold.question_texts import QuestionTexts, fault_text

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.validation import Validator

MOST_LISTED = 20
"""The number of choices that are listed; for the others the user types part of the name."""


class Prompt(Protocol):
    """Asks a question."""

    def __call__(self, question: Question, context: QuestionContext) -> tuple[str, ...]:
        """The answers, all of them valid. Raises `EOFError` or `KeyboardInterrupt` if the user stops."""


class AnswerChecker:
    """A question in one language: its texts and choices, and what is wrong with an answer."""

    def __init__(self, kind: str, question: Question, context: QuestionContext, lang: str) -> None:
        self.question, self._context, self._lang = question, context, lang
        self._texts = QuestionTexts(lang)
        text = self._texts.of(kind, question.name)
        self.label, self.hint = text.label, text.hint
        self.choices = [
            Choice(each.value, each.label or self._texts.choice(each.value) or choice_label(each.value, lang))
            for each in question.choices(context)
        ]
        self.proposal = self._shown(question.proposal(context))

    def answers(self, text: str) -> tuple[str, ...]:
        """The answers in a line; none in an empty one."""
        return answers_in(self.question, (text,), self.choices)

    def fault(self, text: str) -> str | None:
        """What is wrong with a line; None if it is valid. The name of an organisation to create is valid."""
        answers = self.answers(text) or ("",)
        parts = answers if len(answers) > 1 else (text,)
        return next((fault for part in parts if (fault := self._fault(part))), None)

    def new_names(self, answers: Iterable[str]) -> tuple[str, ...]:
        """The answers that name an organisation that does not exist yet."""
        known = {each.value for each in self.choices}
        return tuple(each for each in answers if self.question.can_create and each not in known)

    def creation(self, name: str) -> str:
        """Asks whether to create an organisation, and names one that the user may have meant."""
        near = near_id(name, {each.value: each.names for each in self.choices})
        shown = next((each.shown for each in self.choices if each.value == near), None)
        return self.say("create-organisation-near" if shown else "create-organisation", value=name, nearest=shown)

    def _fault(self, text: str) -> str | None:
        answer = resolve(self.question, text, self.choices)
        fitting = [each for each in self.choices if text.strip() and each.fits(text)]
        if self.question.is_closed and len(fitting) > 1 and answer not in {each.value for each in self.choices}:
            known = ", ".join(each.shown for each in fitting[:MOST_LISTED])
            return self._texts.say("ambiguous", value=text.strip(), known=known)
        if self.new_names([answer] if answer else []):
            return None
        found = check_answer(self.question, answer, self._context)
        return fault_text(found, self._lang) if found is not None else None

    def below(self, text: str) -> str:
        """The line below the text that is being typed: a hint, or its length, or what is wrong with it so far."""
        if not text.strip():
            return f"{self.hint} {self._texts.say('choose')}." if self.choices else self.hint
        if self.question.longest:
            n, longest = len(text.strip()), self.question.longest
            return self._texts.say("characters" if n <= longest else "too-long", n=n, longest=longest)
        fault = self.fault(text)
        answer = ", ".join(self.answers(text))
        return fault or (f"→ {answer}" if answer != text.strip() else f"✓ {self._texts.say('good')}")

    def say(self, key: str, **values: object) -> str:
        return self._texts.say(key, **values)

    def _shown(self, proposal: str) -> str:
        return next((each.label or each.value for each in self.choices if each.value == proposal), proposal)


def prompt(kind: str, lang: str, *, plain: bool) -> Prompt:
    """The prompt that suits this terminal; `plain` asks for lines of text only."""
    return PlainPrompt(kind, lang) if plain or os.environ.get("TERM", "") == "dumb" else TerminalPrompt(kind, lang)


class TerminalPrompt:
    """Asks with menus and hints (prompt_toolkit)."""

    def __init__(self, kind: str, lang: str) -> None:
        self._kind, self._lang = kind, lang

    def __call__(self, question: Question, context: QuestionContext) -> tuple[str, ...]:
        checker = AnswerChecker(self._kind, question, context, self._lang)
        answers: list[str] = []
        while True:
            choices = [choice for choice in checker.choices if choice.value not in answers]
            found = self._ask(checker, choices, "" if answers else checker.proposal, answers)
            answers += (answer for answer in found if answer not in answers)
            if not found or not question.is_many:
                return tuple(answers)

    def _ask(
        self, checker: AnswerChecker, choices: Sequence[Choice], proposal: str, known: Sequence[str]
    ) -> tuple[str, ...]:
        """Asks until every organisation in the answer exists, or is to be created."""
        while True:
            text = self._line(checker, choices, proposal)
            answers = checker.answers(text)
            new = [name for name in checker.new_names(answers) if name not in known]
            if all(self._is_confirmed(checker.creation(name)) for name in new):
                return answers
            proposal = text

    def _is_confirmed(self, question: str) -> bool:
        from prompt_toolkit import PromptSession

        session: PromptSession[str] = PromptSession()
        return is_yes(session.prompt(f"{question} "))

    def _line(self, checker: AnswerChecker, choices: Sequence[Choice], proposal: str) -> str:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.application import get_app
        from prompt_toolkit.shortcuts import CompleteStyle

        session: PromptSession[str] = PromptSession()
        return session.prompt(
            f"{checker.label}: ",
            default=proposal,
            pre_run=_select_all,
            completer=_completer(choices, is_split=checker.question.is_split) if choices else None,
            complete_while_typing=bool(choices),
            complete_style=CompleteStyle.COLUMN,
            reserve_space_for_menu=6 if choices else 0,
            validator=validator(checker),
            validate_while_typing=False,
            bottom_toolbar=lambda: toolbar(checker, get_app().current_buffer),
            refresh_interval=0,
        )


def toolbar(checker: AnswerChecker, buffer: "Buffer") -> str:
    """The line at the bottom; only the hint while the validator shows above it what is wrong."""
    return checker.hint if buffer.validation_error else checker.below(buffer.text)


def _select_all() -> None:
    """Selects the suggestion: typing replaces it, and the arrow keys edit it."""
    from prompt_toolkit.application import get_app

    buffer = get_app().current_buffer
    end, buffer.cursor_position = len(buffer.text), 0
    if end:
        buffer.start_selection()
        buffer.cursor_position = end
    if buffer.selection_state is not None:
        buffer.selection_state.enter_shift_mode()


def _completer(choices: Sequence[Choice], *, is_split: bool) -> "Completer":
    """The choices that match the text so far (after the last comma if `is_split`), ignoring case and accents."""
    from prompt_toolkit.completion import Completer, Completion

    class ChoiceCompleter(Completer):
        def get_completions(self, document: "Document", complete_event: "CompleteEvent") -> "Iterable[Completion]":
            del complete_event
            text = document.text_before_cursor
            text = text.rpartition(",")[2].lstrip() if is_split else text
            for choice in choices:
                if choice.fits(text):
                    shown = choice.label or choice.value
                    yield Completion(shown, -len(text), display_meta=choice.value if choice.label else "")

    return ChoiceCompleter()


def validator(checker: AnswerChecker) -> "Validator":
    """Rejects an invalid answer and says why."""
    from prompt_toolkit.validation import ValidationError, Validator

    class AnswerValidator(Validator):
        def validate(self, document: "Document") -> None:
            fault = checker.fault(document.text)
            if fault is not None:
                raise ValidationError(len(document.text), fault)

    return AnswerValidator()


class PlainPrompt:
    """Asks with lines of text."""

    def __init__(self, kind: str, lang: str) -> None:
        self._kind, self._lang = kind, lang

    def __call__(self, question: Question, context: QuestionContext) -> tuple[str, ...]:
        checker = AnswerChecker(self._kind, question, context, self._lang)
        print_text(f"\n{checker.hint}")
        listed = checker.choices[:MOST_LISTED]
        for number, choice in enumerate(listed, 1):
            print_text(f"  {number}. {choice.shown}")
        if checker.choices:
            print_text(checker.say("choose-number" if listed else "choose"))
        answers: list[str] = []
        while True:
            found = self._ask(checker, listed, "" if answers else checker.proposal, answers)
            answers += (answer for answer in found if answer not in answers)
            if not found or not question.is_many:
                return tuple(answers)

    def _ask(
        self, checker: AnswerChecker, listed: Sequence[Choice], proposal: str, known: Sequence[str]
    ) -> tuple[str, ...]:
        shown = f" [{proposal}]" if proposal else ""
        while True:
            text = _line(f"{checker.label}{shown}: ").strip() or proposal
            if text.isdecimal() and 1 <= int(text) <= len(listed):
                return (listed[int(text) - 1].value,)
            fault = checker.fault(text)
            if fault is not None:
                print_text(fault)
                continue
            if checker.question.longest and text:
                print_text(checker.below(text))
            answers = checker.answers(text)
            new = [name for name in checker.new_names(answers) if name not in known]
            if all(is_yes(_line(f"{checker.creation(name)} ")) for name in new):
                return answers


def is_yes(text: str) -> bool:
    """Whether somebody answered yes, in English or Polish."""
    return text.strip().lower() in {"y", "yes", "t", "tak"}


def _line(label: str) -> str:
    print_text(label, end="", flush=True)
    text = sys.stdin.readline()
    if not text:
        raise EOFError
    return text.rstrip("\n")
