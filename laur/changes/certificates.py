"""What happens to a certificate after the award: an event with its date and reason. Nothing is deleted."""

from collections.abc import Mapping

from laur.changes.plan import ChangePlan, Draft, ImpossibleChangeError, Read, Refusal
from laur.editing import FieldEdit
from laur.frontmatter.writer import Value
from laur.model import AnyDocument, Certificate, EventType, certificates_of
from laur.model.dates import PartialDate
from laur.source.library import Library

CORRECTABLE = (
    "level",
    "number",
    "kind",
    "assessed",
    "awarded",
    "valid_from",
    "valid_until",
    "term",
    "indicators",
    "issuer",
)
"""The keys that a correction can change; another holder or scheme would make another certificate of it."""


def record_event(
    library: Library, read: Read, certificate: str, event: EventType, day: PartialDate, reason: str = "",
    changes: Mapping[str, Value | None] | None = None,
) -> ChangePlan:  # fmt: skip
    """The plan that adds an event to a certificate; a correction also changes values.

    Raises `ImpossibleChangeError`.
    """
    document, position, stated = stating(library, certificate)
    draft = Draft(read)
    for key, value in (changes or {}).items():
        if key not in CORRECTABLE:
            raise ImpossibleChangeError(Refusal.NOT_STATED_HERE, key=key)
        if value is not None or getattr(stated, key) is not None:
            draft.edit(document.path, FieldEdit(("certificates", position, key), value))
    added: dict[str, Value] = {"type": event.value, "date": day}
    if reason:
        added["reason"] = reason
    draft.edit(document.path, FieldEdit(("certificates", position, "events", len(stated.events)), added))
    return draft.plan()


def stating(library: Library, certificate: str) -> tuple[AnyDocument, int, Certificate]:
    """The document that states a certificate, its position there, and the certificate."""
    for document in library.documents:
        for position, each in enumerate(certificates_of(document)):
            if isinstance(each, Certificate) and each.id == certificate:
                return document, position, each
    raise ImpossibleChangeError(Refusal.NO_CERTIFICATE, id=certificate)
