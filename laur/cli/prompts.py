"""Questions on a terminal. `TerminalPrompt` shows a suggestion to edit, a menu of choices, and a hint below the line.

`PlainPrompt` prints and reads whole lines only, for screen readers and simple terminals.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from laur.i18n.keys import choice_label
from laur.scaffold.context import Choice, QuestionContext
from laur.scaffold.question import Question, check_answer, resolve
from laur.scaffold.question_texts import QuestionTexts, fault_text

if TYPE_CHECKING:
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

    def answer(self, text: str) -> str:
        return resolve(self.question, text, self.choices)

    def fault(self, text: str) -> str | None:
        """What is wrong with a text as the answer; None if it is valid."""
        answer = self.answer(text)
        fitting = [each for each in self.choices if text.strip() and each.fits(text)]
        if self.question.is_closed and len(fitting) > 1 and answer not in {each.value for each in self.choices}:
            known = ", ".join(each.shown for each in fitting[:MOST_LISTED])
            return self._texts.say("ambiguous", value=text.strip(), known=known)
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
        answer = self.answer(text)
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
        if not question.is_many:
            return (self._ask(checker, checker.choices, checker.proposal),)
        answers: list[str] = []
        while True:
            choices = [choice for choice in checker.choices if choice.value not in answers]
            answer = self._ask(checker, choices, "" if answers else checker.proposal)
            if not answer:
                return tuple(answers)
            answers.append(answer)

    def _ask(self, checker: AnswerChecker, choices: Sequence[Choice], proposal: str) -> str:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.application import get_app
        from prompt_toolkit.shortcuts import CompleteStyle

        session: PromptSession[str] = PromptSession()
        text = session.prompt(
            f"{checker.label}: ",
            default=proposal,
            pre_run=_select_all,
            completer=_completer(choices) if choices else None,
            complete_while_typing=bool(choices),
            complete_style=CompleteStyle.COLUMN,
            reserve_space_for_menu=6 if choices else 0,
            validator=_validator(checker),
            validate_while_typing=False,
            bottom_toolbar=lambda: checker.below(get_app().current_buffer.text),
            refresh_interval=0,
        )
        return checker.answer(text)


def _select_all() -> None:
    """Select the suggestion: typing replaces it, and the arrow keys edit it."""
    from prompt_toolkit.application import get_app

    buffer = get_app().current_buffer
    end, buffer.cursor_position = len(buffer.text), 0
    if end:
        buffer.start_selection()
        buffer.cursor_position = end
    if buffer.selection_state is not None:
        buffer.selection_state.enter_shift_mode()


def _completer(choices: Sequence[Choice]) -> "Completer":
    """The choices that match the text so far, ignoring case and accents."""
    from prompt_toolkit.completion import Completer, Completion

    class ChoiceCompleter(Completer):
        def get_completions(self, document: "Document", complete_event: "CompleteEvent") -> "Iterable[Completion]":
            del complete_event
            text = document.text_before_cursor
            for choice in choices:
                if choice.fits(text):
                    shown = choice.label or choice.value
                    yield Completion(shown, -len(text), display_meta=choice.value if choice.label else "")

    return ChoiceCompleter()


def _validator(checker: AnswerChecker) -> "Validator":
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
        print(f"\n{checker.hint}")
        listed = checker.choices[:MOST_LISTED]
        for number, choice in enumerate(listed, 1):
            print(f"  {number}. {choice.shown}")
        if checker.choices:
            print(checker.say("choose-number" if listed else "choose"))
        answers: list[str] = []
        while True:
            answer = self._ask(checker, listed, "" if answers else checker.proposal)
            if not question.is_many:
                return (answer,)
            if not answer:
                return tuple(answers)
            answers.append(answer)

    def _ask(self, checker: AnswerChecker, listed: Sequence[Choice], proposal: str) -> str:
        shown = f" [{proposal}]" if proposal else ""
        while True:
            text = _line(f"{checker.label}{shown}: ").strip() or proposal
            if text.isdigit() and 1 <= int(text) <= len(listed):
                return listed[int(text) - 1].value
            fault = checker.fault(text)
            if fault is None:
                if checker.question.longest and text:
                    print(checker.below(text))
                return checker.answer(text)
            print(fault)


def _line(label: str) -> str:
    sys.stdout.write(label)
    sys.stdout.flush()
    text = sys.stdin.readline()
    if not text:
        raise EOFError
    return text.rstrip("\n")
