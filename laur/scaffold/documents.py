"""From answers to a document: what is still open, the value that the answers come to, and the text of its file."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from laur.frontmatter.answers import read_answers
from laur.frontmatter.commented import commented
from laur.scaffold.kinds import Making
from laur.scaffold.questions import Fault, Question, fault, meant
from laur.scaffold.situation import SiteChoices, Situation

Ask = Callable[[Question, Situation], tuple[str, ...]]
"""Answers a question that has no answer yet."""


class Missing(Struct, frozen=True):
    """A question that must be answered, and was not."""

    question: Question


class InvalidAnswer(Struct, frozen=True):
    """An answer that cannot be taken."""

    question: Question
    fault: Fault


class Needless(Struct, frozen=True):
    """An answer to what is not asked."""

    question: Question


Complaint = Missing | InvalidAnswer | Needless


def gather(making: Making, context: SiteChoices, given: Mapping[str, tuple[str, ...]], ask: Ask | None) -> Situation:
    """All answers: those that were given, and for the rest what `ask` says, or without it what is proposed."""
    situation = Situation(context, {})
    for question in making.questions:
        if not question.is_asked(situation):
            continue
        if question.name in given:
            answers = tuple(meant(question, text, question.choices(situation)) for text in given[question.name])
        elif ask is not None:
            answers = ask(question, situation)
        else:
            answers = (question.proposal(situation),)
        situation = Situation(context, {**situation.answers, question.name: tuple(each for each in answers if each)})
    return situation


def complaints(making: Making, situation: Situation, given: Mapping[str, tuple[str, ...]]) -> list[Complaint]:
    """All that keeps these answers from becoming a document, in the order of the questions.

    A proposal that follows from a wrong answer is not told beside it.
    """
    found = list(_complaints(making, situation, given))
    of_answers = [each for each in found if not isinstance(each, InvalidAnswer) or each.question.name in given]
    return of_answers or found


def _complaints(making: Making, situation: Situation, given: Mapping[str, tuple[str, ...]]) -> Iterator[Complaint]:
    for question in making.questions:
        if not question.is_asked(situation):
            if any(given.get(question.name, ())):
                yield Needless(question)
            continue
        answers = situation.all(question.name)
        if not answers and question.is_required:
            yield Missing(question)
        for answer in answers:
            fault_found = fault(question, answer, situation)
            if fault_found is not None:
                yield InvalidAnswer(question, fault_found)


def text_of(making: Making, situation: Situation, body: str) -> str:
    """The text of the file. The answers are free of complaints."""
    converted = read_answers(making.path(situation), making.kind, making.values(situation))
    if converted.value is None:
        raise ValueError(converted.problems)
    lang = situation.one("written-in") or situation.context.site.lang
    text = body.strip("\n")
    return commented(converted.value, lang) + (f"\n{text}\n" if text else "")
