"""Previews that cannot be made: nothing is scheduled, or there is no key for their addresses."""

from collections.abc import Iterable, Iterator

from laur.catalog import Catalog
from laur.catalog.publication import embargoed
from laur.checks.effect import Effect
from laur.model import AnnouncementDocument, AnyDocument
from laur.problems import Problem, problem

EFFECT = Effect.BLOCKING


def preview_problems(documents: Iterable[AnyDocument], catalog: Catalog) -> Iterator[Problem]:
    """A problem for each announcement that asks for a preview and gets none."""
    for document in documents:
        if isinstance(document, AnnouncementDocument) and document.meta.preview and not document.meta.publish_at:
            yield _problem("preview-without-time", document)
    for document in embargoed(catalog.withheld):
        if document.path not in catalog.previews:
            yield _problem("preview-key-missing", document)


def _problem(code: str, document: AnyDocument) -> Problem:
    return problem(code, document.path, document.places.at("preview"), length=len("true"))
