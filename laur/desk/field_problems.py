"""Problems of a document, each at its field: what `check` says, where a form can show it."""

from msgspec import Struct

from laur.desk.documents import StoredDocument
from laur.editing.edits import KeyPath
from laur.editing.file_text import FileText, file_text, offset
from laur.editing.fixes import fixed
from laur.editing.spans import ListSpan, MappingSpan, NodeSpan, compose_spans
from laur.model import Site
from laur.problems import Problem, Severity
from laur.problems.messages import message_for


class FieldProblem(Struct, frozen=True):
    """One problem, as JSON."""

    code: str
    severity: Severity
    what: str
    fix: str
    line: int
    column: int
    path: KeyPath | None
    """The field; empty if it is the front matter as a whole, None if it is in the text."""
    is_fixable: bool
    """Whether one click fixes it."""


def field_problem(problem: Problem, document: StoredDocument, lang: str) -> FieldProblem:
    """A problem of a document with its message and its field."""
    message = message_for(problem, lang)
    return FieldProblem(
        code=problem.code,
        severity=problem.severity,
        what=message.what,
        fix=message.fix,
        line=problem.place.line,
        column=problem.place.column,
        path=_field(problem, document),
        is_fixable=fixed(document.data, problem, document.kind) is not None,
    )


def _field(problem: Problem, document: StoredDocument) -> KeyPath | None:
    """The innermost field around the place of a problem."""
    file = file_text(document.data, has_fences=document.kind is not Site)
    if not isinstance(file, FileText) or not problem.place.line:
        return ()
    at = offset(file.front, file.place, problem.place)
    if at is None:
        return None
    root = compose_spans(file.front)
    return () if root is None else _around(root, at)


def _around(node: NodeSpan, at: int) -> KeyPath:
    if isinstance(node, MappingSpan):
        for entry in node.entries:
            if entry.key.start <= at <= max(entry.value.end, entry.key.end):
                return (entry.key.text, *_around(entry.value, at))
    if isinstance(node, ListSpan):
        for position, item in enumerate(node.items):
            if item.start <= at <= item.end:
                return (position, *_around(item, at))
    return ()
