"""From answers to a document: gathers the answers, checks them, and makes the text of the file."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from laur.editing import FieldEdit, NotEditable, edit_front_matter
from laur.frontmatter.answers import read_answers
from laur.frontmatter.key_comments import with_key_comments
from laur.frontmatter.writer import entry_values
from laur.model import Organisation, OwnCertificate
from laur.scaffold.context import ExistingContent, QuestionContext
from laur.scaffold.question import Fault, Question, answers_in, check_answer
from laur.scaffold.questions import QUESTIONNAIRES, Questionnaire

Ask = Callable[[Question, QuestionContext], tuple[str, ...]]
"""Asks somebody a question; returns the answers. The name of an organisation that is to be created is one."""
Given = Mapping[str, tuple[str, ...]]
"""Answers given by flags, by the name of the question."""


class MissingAnswer(Struct, frozen=True):
    """A required question without an answer."""

    question: Question


class InvalidAnswer(Struct, frozen=True):
    """An answer with a fault."""

    question: Question
    fault: Fault


class UnexpectedAnswer(Struct, frozen=True):
    """An answer to a question that does not apply."""

    question: Question


AnswerError = MissingAnswer | InvalidAnswer | UnexpectedAnswer


def gather(questionnaire: Questionnaire, existing: ExistingContent, given: Given, ask: Ask | None) -> QuestionContext:
    """All answers: those given, and for every other question what `ask` returns, or the proposal if `ask` is None."""
    context = QuestionContext(existing, {})
    for question in questionnaire.questions:
        if not question.is_asked(context):
            continue
        proposed = context.proposed
        if question.name in given:
            answers = answers_in(question, given[question.name], question.choices(context))
        elif ask is not None:
            answers = ask(question, context)
            existing, answers = _with_created(question, answers, context)
        else:
            answers, proposed = (question.proposal(context),), proposed | {question.name}
        stated = {**context.answers, question.name: tuple(each for each in answers if each)}
        context = QuestionContext(existing, stated, proposed)
    return context


def _with_created(
    question: Question, answers: tuple[str, ...], context: QuestionContext
) -> tuple[ExistingContent, tuple[str, ...]]:
    """The content with an organisation for each answer that names none yet, and the answers as ids."""
    existing, ids = context.existing, []
    for answer in answers:
        if question.can_create and answer and answer not in existing.organisations:
            existing, new = existing.with_organisation(answer)
            ids.append(new)
        else:
            ids.append(answer)
    return existing, tuple(ids)


def answer_errors(questionnaire: Questionnaire, context: QuestionContext, given: Given) -> list[AnswerError]:
    """Everything that keeps these answers from becoming a document, in the order of the questions.

    An invalid proposal is reported only if every given answer is valid: a wrong answer may be its cause.
    """
    found = list(_errors(questionnaire, context, given))
    without_proposals = [each for each in found if not isinstance(each, InvalidAnswer) or each.question.name in given]
    return without_proposals or found


def _errors(questionnaire: Questionnaire, context: QuestionContext, given: Given) -> Iterator[AnswerError]:
    for question in questionnaire.questions:
        if not question.is_asked(context):
            if any(given.get(question.name, ())):
                yield UnexpectedAnswer(question)
            continue
        answers = context.all(question.name)
        if not answers and question.is_required:
            yield MissingAnswer(question)
        for answer in answers:
            fault = check_answer(question, answer, context)
            if fault is not None:
                yield InvalidAnswer(question, fault)


class NewFile(Struct, frozen=True):
    """A file to write."""

    data: bytes
    replaces: bytes | None = None
    """What it has now; None for a new file."""

    @property
    def text(self) -> str:
        return self.data.decode()


def files_of(
    questionnaire: Questionnaire, context: QuestionContext, body: str, read: Callable[[str], bytes]
) -> Mapping[str, NewFile] | NotEditable:
    """Each file to write, by path: the organisations that were created on the way, then the document.

    `read` returns the bytes of an existing document.
    """
    organisation = QUESTIONNAIRES["organisation"]
    found: dict[str, NewFile] = {}
    for new in context.existing.created:
        given = {"name": (context.existing.organisations[new].name,), "file": (new,)}
        about = gather(organisation, context.existing, given, None)
        found[organisation.path(about)] = NewFile(text_of(organisation, about, "").encode())
    path = questionnaire.path(context)
    if not questionnaire.added_to:
        return {**found, path: NewFile(text_of(questionnaire, context, body).encode())}
    before = found.get(path) or _existing(read(path))
    added = _with_certificate(questionnaire, context, before.data)
    return added if isinstance(added, NotEditable) else {**found, path: replace(before, data=added)}


def _existing(data: bytes) -> NewFile:
    return NewFile(data, replaces=data)


def _with_certificate(questionnaire: Questionnaire, context: QuestionContext, data: bytes) -> bytes | NotEditable:
    """An organisation's document with the certificate that the answers make."""
    converted = read_answers(questionnaire.path(context), questionnaire.model, questionnaire.front_matter(context))
    certificate = converted.of(OwnCertificate)
    if certificate is None:
        raise ValueError(converted.problems)
    number = len(context.existing.organisations[context.one(questionnaire.added_to)].certificates)
    return edit_front_matter(data, Organisation, [FieldEdit(("certificates", number), entry_values(certificate))])


def text_of(questionnaire: Questionnaire, context: QuestionContext, body: str) -> str:
    """The text of the file, with front matter that explains itself. Raises `ValueError` if an answer is invalid."""
    converted = read_answers(questionnaire.path(context), questionnaire.model, questionnaire.front_matter(context))
    if converted.value is None:
        raise ValueError(converted.problems)
    lang = context.one("written-in") or context.existing.site.lang
    text = body.strip("\n")
    return with_key_comments(converted.value, lang) + (f"\n{text}\n" if text else "")
