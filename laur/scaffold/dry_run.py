"""Checks a new document before its file is written."""

from collections.abc import Mapping

from msgspec.structs import replace

from laur.build import plan
from laur.memo import Memo
from laur.model.digest import digest
from laur.pages.plan import Inputs
from laur.problems import Problem, in_order
from laur.source.content import parse
from laur.source.files import UNSETTLED, SourceFile
from laur.source.library import Library


def dry_run(inputs: Inputs, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems that `check` would report with these files (texts by path) in the site, and does not without."""
    library, faults = inputs.library, list[Problem]()
    if library is None:
        return ()
    for path, text in files.items():
        library, problems = _with_document(library, path, text.encode())
        faults += problems
    memo = Memo()
    before = plan(inputs, memo).problems
    after = plan(replace(inputs, library=library), memo).problems
    return in_order((*faults, *(found for found in after if found not in before)))


def _with_document(library: Library, path: str, data: bytes) -> tuple[Library, tuple[Problem, ...]]:
    """The library with one document more, unless it cannot be read, and the problems of reading it."""
    parsed = parse(SourceFile(path, data, digest(data), UNSETTLED), library.site.lang)
    document = parsed.record.document
    if document is None or parsed.body is None:
        return library, parsed.record.problems
    others = [each for each in library.documents if each.path != path]
    more = replace(
        library,
        documents=tuple(sorted((*others, document), key=lambda each: each.path)),
        outlines={**library.outlines, document.body: parsed.body.outline},
    )
    return more, parsed.record.problems
