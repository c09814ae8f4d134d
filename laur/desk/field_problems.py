"""Problems of a document, each at its field: what `check` says, where a form can show it."""

from msgspec import Struct

from laur.desk.documents import StoredDocument
from laur.desk.forms import field_at
from laur.editing.edits import KeyPath, NotEditable
from laur.editing.file_text import FileText, file_text, offset
from laur.editing.fixes import fixed
from laur.editing.spans import ListSpan, MappingSpan, NodeSpan, compose_spans
from laur.frontmatter.split import Parts, split
from laur.i18n.messages import texts
from laur.model import Site
from laur.problems import Problem, Severity
from laur.problems.messages import Message, message_for


class FieldProblem(Struct, frozen=True):
    """One problem, as JSON."""

    code: str
    severity: Severity
    what: str
    fix: str
    line: int
    """In the text if the problem is there, else in the file."""
    column: int
    path: KeyPath | None
    """The field; empty if it is the front matter as a whole, None if it is in the text."""
    is_fixable: bool
    """Whether one click fixes it."""


def field_problem(problem: Problem, document: StoredDocument, lang: str) -> FieldProblem:
    """A problem of a document with its message and its field."""
    path = _field(problem, document)
    message = _message(problem, document, path, lang)
    return FieldProblem(
        code=problem.code,
        severity=problem.severity,
        what=message.what,
        fix=message.fix,
        line=problem.place.line - (_lines_before_text(document) if path is None else 0),
        column=problem.place.column,
        path=path,
        is_fixable=fixed(document.data, problem, document.kind) is not None,
    )


def _message(problem: Problem, document: StoredDocument, path: KeyPath | None, lang: str) -> Message:
    """The message for a form, which names a field that is missing as the form does, and not by its key."""
    field = field_at(document.kind, path, lang) if path and problem.code == "key-missing" else None
    if field is None or not field.label:
        return message_for(problem, lang)
    words = texts("desk", lang)
    return Message(words["field-missing"].format(label=field.label), words["field-missing.fix"])


def _lines_before_text(document: StoredDocument) -> int:
    """How many lines of the file are before its text; none if the document is shown as a whole file."""
    file = file_text(document.data)
    if isinstance(file, NotEditable) or compose_spans(file.front) is None:
        return 0
    parts = split(document.path, document.data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))
    return parts.body_line - 1 if isinstance(parts, Parts) else 0


def _field(problem: Problem, document: StoredDocument) -> KeyPath | None:
    """The innermost field around the place of a problem."""
    file = file_text(document.data, has_fences=document.kind is not Site)
    if not isinstance(file, FileText) or not problem.place.line:
        return ()
    is_missing = problem.code == "key-missing"
    at = offset(file.front, file.place, problem.place)
    if at is None:  # a key that the whole front matter lacks is reported at its first line
        return (str(problem.values["key"]),) if is_missing else None
    root = compose_spans(file.front)
    if root is None:
        return ()
    around = _around(root, at)
    return (*_group(root, around, at), str(problem.values["key"])) if is_missing else around


def _group(root: NodeSpan, around: KeyPath, at: int) -> KeyPath:
    """The innermost group that begins at a place; the innermost one around the place if none begins there."""
    groups: list[tuple[KeyPath, int]] = []
    node = root
    for depth in range(len(around) + 1):
        if isinstance(node, MappingSpan):
            groups.append((around[:depth], node.start))
        if depth < len(around):
            node = _member(node, around[depth])
    begun = [path for path, start in groups if start == at]
    return (begun or [path for path, _ in groups])[-1]


def _member(node: NodeSpan, step: str | int) -> NodeSpan:
    if isinstance(node, MappingSpan):
        return next(entry.value for entry in node.entries if entry.key.text == step)
    assert isinstance(node, ListSpan)
    assert isinstance(step, int)
    return node.items[step]


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
