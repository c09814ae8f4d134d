"""What a question is, and how an answer is checked: by the rules of front matter, as `check` does.

Where the answers come from (a terminal, flags, a test) does not matter here.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from laur.frontmatter.answers import faults_of
from laur.model import Entry
from laur.problems import Problem, nearest, problem
from laur.problems.near_ids import unknown_id
from laur.scaffold.context import Choice, QuestionContext

_UNKNOWN_IDS = frozenset({"organisation-unknown", "scheme-unknown"})
"""The codes for an id that is the name of no file."""


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
    is_split: bool = False
    """A comma separates several answers in one line or flag."""
    choices: Callable[[QuestionContext], Sequence[Choice]] = _no_choices
    is_closed: bool = False
    """Only its choices are valid answers."""
    unknown: str = "value-not-choice"
    """The problem code for an answer that is not one of the choices."""
    can_create: bool = False
    """The answer may be the name of an organisation that is created with the document, if the user confirms it."""
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


def answers_in(question: Question, typed: Sequence[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """The answers in what somebody typed, each of them once.

    A comma separates answers where the question says so, except in the name of a choice.
    """
    found = [resolve(question, part, choices) for text in typed for part in _parts(question, text, choices)]
    return tuple(dict.fromkeys(each for each in found if each))


def _parts(question: Question, text: str, choices: Sequence[Choice]) -> Sequence[str]:
    if not question.is_split or any(choice.is_named(text) for choice in choices):
        return (text,)
    return text.split(",")


def check_answer(question: Question, answer: str, context: QuestionContext) -> Fault | None:
    """What is wrong with an answer; None for a valid one, and for an empty one to an optional question."""
    if not answer:
        return QuestionMessage("answer-needed") if question.is_required else None
    choices = question.choices(context)
    if question.is_closed and all(answer != choice.value for choice in choices):
        return _unknown(question, answer, choices)
    if question.model is not None:
        found = faults_of("", question.model, question.key, [answer] if question.is_many else answer)
        if found:
            return found[0]
    return question.check(answer, context)


def _unknown(question: Question, answer: str, choices: Sequence[Choice]) -> Problem:
    """The problem of an answer that is none of the choices."""
    if question.unknown in _UNKNOWN_IDS:
        return unknown_id(question.unknown, "", answer, {each.value: each.names for each in choices})
    known = [choice.value for choice in choices]
    near, key = nearest(answer, known), question.key or question.name
    return problem(question.unknown, "", value=answer, key=key, known=", ".join(known), nearest=near)
