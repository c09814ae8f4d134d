"""Fixes: what a problem's message advises, made in the bytes of the file, where the message names one thing to write.

A fix changes the place of the problem and nothing else. Renaming a file is not a fix of this kind: links to it would
have to follow.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from laur.editing.edits import FieldEdit, KeyPath, NotEditable
from laur.editing.file_text import FileText, file_text, offset
from laur.editing.front_matter import edit_front_matter
from laur.editing.spans import ListSpan, MappingSpan, NodeSpan, ScalarSpan, compose_spans
from laur.editing.splices import Splice, line_end, line_start, spliced
from laur.frontmatter.suggest import date_for
from laur.frontmatter.writer import Value, quoted
from laur.model import Entry, Place, Site
from laur.model.dates import parse_moment, parse_partial, parse_term
from laur.problems import Origin, Problem

_DATE_CODES = frozenset({"value-not-date", "value-not-date-or-open", "value-not-moment", "date-impossible"})
Fixer = Callable[[FileText, Problem, type[Entry]], bytes | None]


def fixed(data: bytes, problem: Problem, kind: type[Entry]) -> bytes | None:
    """The file without this problem; None if its message does not name one thing to write.

    `kind` is the type of the document that the file holds. The result is not checked: another problem may remain.
    """
    fixer = FIXERS.get(problem.code)
    if fixer is None or problem.origin is not Origin.CONTENT:
        return None
    file = file_text(data, has_fences=kind is not Site)
    if isinstance(file, NotEditable):
        return None
    return fixer(file, problem, kind)


def all_fixed(data: bytes, problems: Iterable[Problem], kind: type[Entry]) -> tuple[bytes, tuple[Problem, ...]]:
    """The file of these problems without those that can be fixed, and which these are.

    They are fixed from the end of the file on, so that the places of the others stay right.
    """
    done: list[Problem] = []
    for problem in sorted(problems, key=lambda problem: (problem.place.line, problem.place.column), reverse=True):
        without = fixed(data, problem, kind)
        if without is not None and without != data:
            data = without
            done.append(problem)
    return data, tuple(reversed(done))


# ---------------------------------------------------------------------------------------------- lines of YAML


def _line(file: FileText, problem: Problem, _kind: type[Entry]) -> bytes | None:
    """The whole line as the message writes it, with its indentation."""
    meant = problem.values.get("nearest")
    start = offset(file.front, file.place, Place(problem.place.line, 1))
    if meant is None or start is None:
        return None
    end = line_end(file.front, start)
    written = file.front[start:end]
    begins = start + len(written) - len(written.lstrip())
    return file.with_front(spliced(file.front, [Splice(begins, start + len(written.rstrip()), meant)]))


def _tabs(file: FileText, problem: Problem, _kind: type[Entry]) -> bytes | None:
    """Two spaces for each tab before the text of the line."""
    start = offset(file.front, file.place, Place(problem.place.line, 1))
    if start is None:
        return None
    line = file.front[start : line_end(file.front, start)]
    margin = line[: len(line) - len(line.lstrip())]
    return file.with_front(spliced(file.front, [Splice(start, start + len(margin), margin.replace("\t", "  "))]))


def _indented(file: FileText, problem: Problem, _kind: type[Entry]) -> bytes | None:
    """Two spaces before the line."""
    start = offset(file.front, file.place, Place(problem.place.line, 1))
    return None if start is None else file.with_front(spliced(file.front, [Splice(start, start, "  ")]))


def _key(file: FileText, problem: Problem, _kind: type[Entry]) -> bytes | None:
    """The key that was meant, or the same without quotation marks."""
    meant = problem.values.get("key" if problem.code == "key-quoted" else "nearest")
    start = offset(file.front, file.place, problem.place)
    if meant is None or start is None:
        return None
    return file.with_front(spliced(file.front, [Splice(start, start + problem.length, meant)]))


# ---------------------------------------------------------------------------------------------- values


def _value(file: FileText, problem: Problem, kind: type[Entry]) -> bytes | None:
    """The value that was meant, in the quotation marks of the one that stands there."""
    meant, written = problem.values.get("nearest"), problem.values.get("value", "")
    start, path = offset(file.front, file.place, problem.place), _path_at(file, problem.place)
    if meant is None or path is None or start is None or _is_another_day(problem.code, written):
        return None
    if problem.code == "value-not-number" and "," in written and file.front.startswith(written, start):
        return file.with_front(spliced(file.front, [Splice(start, start + len(written), meant)]))
    return _edited(file, kind, path, _typed(problem.code, meant))


def _is_another_day(code: str, written: str) -> bool:
    """Whether a fix would write a day that nobody stated: 29 February in place of the 31st, which does not exist."""
    return code in _DATE_CODES and date_for(written, must_exist=True) is None and date_for(written) is not None


def _slug(file: FileText, problem: Problem, kind: type[Entry]) -> bytes | None:
    """The key `slug` with a value that no other document has."""
    meant = problem.values.get("nearest")
    return None if meant is None else _edited(file, kind, ("slug",), meant)


def _uncut(file: FileText, problem: Problem, _kind: type[Entry]) -> bytes | None:
    """The value in quotation marks, with the part that YAML takes for a comment."""
    hidden = offset(file.front, file.place, problem.place)
    root = compose_spans(file.front)
    if hidden is None or root is None:
        return None
    before = [single for _, single in _singles(root, ()) if single.end <= hidden]
    cut = max(before, key=lambda single: single.end, default=None)
    if cut is None or line_start(file.front, cut.start) != line_start(file.front, hidden):
        return None
    end = line_end(file.front, hidden)
    text = file.front[cut.start : end].rstrip()
    return file.with_front(spliced(file.front, [Splice(cut.start, cut.start + len(text), quoted(text))]))


def _typed(code: str, text: str) -> Value:
    """A value of the kind that the problem is about, so that it is written without needless quotation marks."""
    match code:
        case "value-not-date" | "value-not-date-or-open" | "date-impossible":
            return parse_partial(text) or parse_moment(text) or text
        case "value-not-moment":
            return parse_moment(text) or text
        case "value-not-term":
            return parse_term(text) or text
        case "value-not-yes-no":
            return text == "true"
        case "value-not-number":
            return float(text) if "." in text else int(text)
    return text


def _edited(file: FileText, kind: type[Entry], path: KeyPath, value: Value) -> bytes | None:
    result = edit_front_matter(file.with_front(file.front), kind, [FieldEdit(path, value)])
    return None if isinstance(result, NotEditable) else result


def _path_at(file: FileText, place: Place) -> KeyPath | None:
    """The path of the single value that begins at a place."""
    root, at = compose_spans(file.front), offset(file.front, file.place, place)
    if root is None or at is None:
        return None
    return next((path for path, single in _singles(root, ()) if single.start == at), None)


def _singles(node: NodeSpan, path: KeyPath) -> Iterator[tuple[KeyPath, ScalarSpan]]:
    match node:
        case ScalarSpan():
            yield path, node
        case ListSpan():
            for position, item in enumerate(node.items):
                yield from _singles(item, (*path, position))
        case MappingSpan():
            for entry in node.entries:
                yield from _singles(entry.value, (*path, entry.key.text))


# ---------------------------------------------------------------------------------------------- text


def _link(file: FileText, problem: Problem, kind: type[Entry]) -> bytes | None:
    """The address that was meant, in the text or in front matter."""
    meant = problem.values.get("nearest")
    start = offset(file.after, _after_place(file), problem.place)
    if start is None:
        return _value(file, problem, kind)
    written = problem.values.get("value", "")
    end = start + problem.length
    if meant is None or not file.after[start:end].endswith(written):
        return None
    return file.with_after(spliced(file.after, [Splice(end - len(written), end, meant)]))


def _after_place(file: FileText) -> Place:
    line = file.place.line + file.front.count("\n")
    return Place(line, 1)


FIXERS: Mapping[str, Fixer] = (
    dict.fromkeys(("yaml-colon", "yaml-no-colon", "yaml-quote-continues", "yaml-character"), _line)
    | {"yaml-tab": _tabs, "key-not-indented": _indented, "value-cut": _uncut, "url-duplicate": _slug}
    | dict.fromkeys(("key-unknown", "key-quoted"), _key)
    | dict.fromkeys(("link-missing", "media-unknown", "anchor-missing"), _link)
    | dict.fromkeys(
        (
            "value-not-number", "value-not-yes-no", "value-not-choice", "value-not-date", "value-not-date-or-open",
            "value-not-moment", "date-impossible", "value-not-term", "value-not-url", "value-not-email",
            "value-not-slug", "value-not-lang", "value-not-path", "value-not-site-path", "value-pattern",
            "organisation-unknown", "scheme-unknown", "level-unknown", "certificate-unknown", "issuer-unknown",
            "document-unknown", "reply-unknown", "tag-similar", "translation-of-other", "time-zone-unknown",
        ),
        _value,
    )
)  # fmt: skip
"""How each problem is fixed whose message can name what to write."""
