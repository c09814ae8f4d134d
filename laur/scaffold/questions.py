"""What a question is, and how an answer is judged: by the reader of front matter, so by the rules of `check`.

Who asks is not known here: a terminal, flags, or a test.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from laur.frontmatter.answers import faults_of
from laur.model import Entry
from laur.problems import Problem, nearest, problem
from laur.scaffold.situation import Choice, Situation


def _nothing(_: Situation) -> str:
    return ""


def _always(_: Situation) -> bool:
    return True


def _no_choice(_: Situation) -> Sequence[Choice]:
    return ()


def _no_fault(_answer: str, _: Situation) -> "Fault | None":
    return None


class Phrase(Struct, frozen=True):
    """Something to say that is no problem of content: a key of `laur.scaffold.words`, and what it names."""

    key: str
    values: dict[str, str] = {}


Fault = Problem | Phrase
"""What is wrong with an answer."""


class Question(Struct, frozen=True, kw_only=True):
    """One question. Its name is its flag (``--valid-until``) and the key of its wording."""

    name: str
    kind: type[Entry] | None = None
    """The type of the model that has the key; None for what is no key."""
    key: str = ""
    value: str = "TEXT"
    """The shape of an answer, as help shows it."""
    is_required: bool = False
    is_many: bool = False
    """Asked again until nothing more comes; its flag may be given several times."""
    choices: Callable[[Situation], Sequence[Choice]] = _no_choice
    is_closed: bool = False
    """Nothing but its choices can be answered."""
    unknown: str = "value-not-choice"
    """The code of the problem of an answer that is none of the choices."""
    proposal: Callable[[Situation], str] = _nothing
    is_asked: Callable[[Situation], bool] = _always
    check: Callable[[str, Situation], Fault | None] = _no_fault
    """What else may be wrong with an answer."""
    longest: int = 0
    """How many characters are good, where that is told while one types."""


def meant(question: Question, text: str, choices: Sequence[Choice]) -> str:
    """The answer that a text stands for: a choice by its label or by a part of it that only one has, else itself."""
    text = " ".join(text.split())
    if any(choice.value == text for choice in choices):
        return text
    meant_ones = [choice for choice in choices if choice.is_meant_by(text)]
    if question.is_closed and text and not meant_ones:
        meant_ones = [choice for choice in choices if choice.fits(text)]
    return meant_ones[0].value if len(meant_ones) == 1 else text


def fault(question: Question, answer: str, situation: Situation) -> Fault | None:
    """What is wrong with an answer; None for a good one, and for none where none is needed."""
    if not answer:
        return Phrase("answer-needed") if question.is_required else None
    choices = [choice.value for choice in question.choices(situation)]
    if question.is_closed and answer not in choices:
        key, known = question.key or question.name, ", ".join(choices)
        near = nearest(answer, choices)
        return problem(question.unknown, "", value=answer, key=key, known=known, nearest=near)
    if question.kind is not None:
        found = faults_of("", question.kind, question.key, [answer] if question.is_many else answer)
        if found:
            return found[0]
    return question.check(answer, situation)
