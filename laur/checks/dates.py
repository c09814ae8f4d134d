"""Dates of published announcements that are in the future."""

from collections.abc import Iterator
from datetime import date, timedelta

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.model import AnnouncementDocument, AnyDocument, Certificate, OrganisationDocument, certificates_of
from laur.model.dates import PartialDate
from laur.problems import Problem, problem

EFFECT = Effect.ADVISORY

TOLERANCE = timedelta(days=31)
"""An announcement may state a date of next month before it comes; a later one is probably a typing error."""


def check_dates(catalog: Catalog) -> Iterator[Problem]:
    """A hint for each date that a published announcement cannot know yet."""
    for document in catalog.targets.documents.values():
        if not isinstance(document, AnnouncementDocument | OrganisationDocument):
            continue
        if isinstance(document, AnnouncementDocument) and document.meta.publish_at:
            continue
        for key, stated in _dates(document):
            if stated is not None and _is_ahead(stated, catalog.day):
                name, at = key.rpartition(".")[2], document.places.at(key)
                yield problem("date-ahead", document.path, at, length=len(str(stated)), key=name, value=stated)


def _is_ahead(stated: PartialDate, day: date) -> bool:
    return stated.first > day + TOLERANCE


def _dates(document: AnyDocument) -> Iterator[tuple[str, PartialDate | None]]:
    """The dates of what happened before a document was written."""
    if isinstance(document, AnnouncementDocument):
        yield "date", document.meta.date
        yield "updated", document.meta.updated
    for index, certificate in enumerate(certificates_of(document)):
        if isinstance(certificate, Certificate):
            yield f"certificates.{index}.assessed", certificate.assessed
            yield f"certificates.{index}.awarded", certificate.awarded
