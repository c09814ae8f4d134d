"""Names of files and folders, in the content folder and on the site, that Windows cannot store."""

from collections.abc import Iterator

from laur.checks.effect import Effect
from laur.model import AnnouncementDocument, AnyDocument, Certificate, PageDocument, certificates_of
from laur.problems import Problem, problem
from laur.source.library import Library
from laur.system.file_names import is_reserved, reserved_part

EFFECT = Effect.ADVISORY


def check_file_names(library: Library) -> Iterator[Problem]:
    """A problem for each file, and for each slug that becomes a folder of the site, with a reserved name."""
    for document in library.documents:
        part = reserved_part(document.path)
        if part:
            yield problem("name-reserved", document.path, value=part)
        else:
            yield from _slug_problems(document)
    for path in library.media:
        part = reserved_part(path)
        if part:
            yield problem("name-reserved", path, value=part)


def _slug_problems(document: AnyDocument) -> Iterator[Problem]:
    for key, value in _slugs(document):
        if is_reserved(value):
            yield problem("name-reserved", document.path, document.places.at(key), length=len(value), value=value)


def _slugs(document: AnyDocument) -> Iterator[tuple[str, str]]:
    """Each key of a document whose value names a folder of the site, with that name."""
    if isinstance(document, AnnouncementDocument | PageDocument):
        yield "slug", document.slug
    if isinstance(document, AnnouncementDocument):
        yield from ((f"tags.{index}", tag) for index, tag in enumerate(document.tag_slugs))
    for index, certificate in enumerate(certificates_of(document)):
        if isinstance(certificate, Certificate):
            yield f"certificates.{index}.id", certificate.id
