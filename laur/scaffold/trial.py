"""What a document that is not there yet would do to the site: everything that `check` would say of it."""

from msgspec.structs import replace

from laur.build import plan
from laur.model.digest import digest
from laur.pages.plan import Inputs
from laur.problems import Problem, in_order
from laur.source.content import parse
from laur.source.files import UNSETTLED, SourceFile


def trial(inputs: Inputs, path: str, text: str) -> tuple[Problem, ...]:
    """The problems that the site would have with this document, and does not have without it."""
    if inputs.library is None:
        return ()
    data = text.encode()
    fresh = parse(SourceFile(path, data, digest(data), UNSETTLED), inputs.library.site.lang)
    document = fresh.record.document
    if document is None or fresh.body is None:
        return fresh.record.problems
    others = [each for each in inputs.library.documents if each.path != path]
    library = replace(
        inputs.library,
        documents=tuple(sorted((*others, document), key=lambda each: each.path)),
        outlines={**inputs.library.outlines, document.body: fresh.body.outline},
    )
    before = plan(inputs).problems
    after = plan(replace(inputs, library=library)).problems
    return in_order((*fresh.record.problems, *(found for found in after if found not in before)))
