"""Checks a new document before its file is written."""

from msgspec.structs import replace

from laur.build import plan
from laur.model.digest import digest
from laur.pages.plan import Inputs
from laur.problems import Problem, in_order
from laur.source.content import parse
from laur.source.files import UNSETTLED, SourceFile


def dry_run(inputs: Inputs, path: str, text: str) -> tuple[Problem, ...]:
    """The problems that `check` would report with this document in the site, and does not report without it."""
    if inputs.library is None:
        return ()
    data = text.encode()
    parsed = parse(SourceFile(path, data, digest(data), UNSETTLED), inputs.library.site.lang)
    document = parsed.record.document
    if document is None or parsed.body is None:
        return parsed.record.problems
    others = [each for each in inputs.library.documents if each.path != path]
    library = replace(
        inputs.library,
        documents=tuple(sorted((*others, document), key=lambda each: each.path)),
        outlines={**inputs.library.outlines, document.body: parsed.body.outline},
    )
    before = plan(inputs).problems
    after = plan(replace(inputs, library=library)).problems
    return in_order((*parsed.record.problems, *(found for found in after if found not in before)))
