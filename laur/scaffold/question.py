"""What a question is, and how an answer is checked: by the rules of front matter, as `check` does.

Where the answers come from (a terminal, flags, a test) does not matter here.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from laur.frontmatter.answers import faults_of
from laur.model import Entry
from laur.problems import Problem, nearest, problem
from laur.scaffold.context import Choice, QuestionContext


def _nothing(_: QuestionContext) -> str:
    return ""


def _always(_: QuestionContext) -> bool:
    return True


def _no_choices(_: QuestionContext) -> Sequence[Choice]:
    return ()


def _no_fault(_answer: str, _: QuestionContext) -> "Fault | None":
    return None


class QuestionMessage(Struct, frozen=True):
    """A fault that is not a problem of content: a message id of `laur/i18n/messages/*/questions.py`, and its values."""

    message: str
    values: dict[str, str] = {}


Fault = Problem | QuestionMessage
"""What is wrong with an answer."""


class Question(Struct, frozen=True, kw_only=True):
    """One question. Its name is that of its flag (``--valid-until``) and the id of its texts."""

    name: str
    model: type[Entry] | None = None
    """The type that has the front-matter key; None if the question is not about one key."""
    key: str = ""
    """The front-matter key."""
    metavar: str = "TEXT"
    """The form of an answer, as help shows it."""
    is_required: bool = False
    is_many: bool = False
    """Asked until the answer is empty; its flag may be given several times."""
    choices: Callable[[QuestionContext], Sequence[Choice]] = _no_choices
    is_closed: bool = False
    """Only its choices are valid answers."""
    unknown: str = "value-not-choice"
    """The problem code for an answer that is not one of the choices."""
    proposal: Callable[[QuestionContext], str] = _nothing
    """The answer that is filled in beforehand."""
    is_asked: Callable[[QuestionContext], bool] = _always
    check: Callable[[str, QuestionContext], Fault | None] = _no_fault
    """A further check of an answer."""
    longest: int = 0
    """How many characters an answer should have at most, shown while it is typed; 0 for no limit."""


def resolve(question: Question, text: str, choices: Sequence[Choice]) -> str:
    """The answer that somebody typed: a choice by its value, its label or a part that only it has; else the text."""
    text = " ".join(text.split())
    if any(choice.value == text for choice in choices):
        return text
    found = [choice for choice in choices if choice.is_named(text)]
    if question.is_closed and text and not found:
        found = [choice for choice in choices if choice.fits(text)]
    return found[0].value if len(found) == 1 else text


def check_answer(question: Question, answer: str, context: QuestionContext) -> Fault | None:
    """What is wrong with an answer; None for a valid one, and for an empty one to an optional question."""
    if not answer:
        return QuestionMessage("answer-needed") if question.is_required else None
    choices = [choice.value for choice in question.choices(context)]
    if question.is_closed and answer not in choices:
        key, known = question.key or question.name, ", ".join(choices)
        near = nearest(answer, choices)
        return problem(question.unknown, "", value=answer, key=key, known=known, nearest=near)
    if question.model is not None:
        found = faults_of("", question.model, question.key, [answer] if question.is_many else answer)
        if found:
            return found[0]
    return question.check(answer, context)
