"""Which announcements are published on a day, and why others are not."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from laur.model import AnnouncementDocument
from laur.model.dates import Moment
from laur.source.options import Visibility


class WithheldReason(StrEnum):
    """Why an announcement is not published."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"


class Withheld(Struct, frozen=True):
    """An announcement that is not published, and the day on which that changes by itself, if any."""

    document: AnnouncementDocument
    reason: WithheldReason
    until: date | None = None


def published(
    documents: Iterable[AnnouncementDocument], at: Moment, visibility: Visibility
) -> tuple[tuple[AnnouncementDocument, ...], tuple[Withheld, ...]]:
    """The announcements to show as of a moment, and those withheld; both in the order given."""
    shown: list[AnnouncementDocument] = []
    withheld: list[Withheld] = []
    for document in documents:
        kept_back = _withheld(document, at, visibility)
        if kept_back is None:
            shown.append(document)
        else:
            withheld.append(kept_back)
    return tuple(shown), tuple(withheld)


def embargoed(withheld: Iterable[Withheld]) -> tuple[AnnouncementDocument, ...]:
    """The scheduled announcements that ask for a preview."""
    return tuple(
        held.document for held in withheld if held.reason is WithheldReason.SCHEDULED and held.document.meta.preview
    )


def recorded(documents: Iterable[AnnouncementDocument], withheld: Iterable[Withheld]) -> list[AnnouncementDocument]:
    """The announcements whose certificates are in the register: those published now or in the past.

    The URL of a certificate is permanent: it stays in the register when its announcement expires.
    """
    never = {
        held.document.path for held in withheld if held.reason is not WithheldReason.EXPIRED or _was_over(held.document)
    }
    return [document for document in documents if document.path not in never]


def _was_over(document: AnnouncementDocument) -> bool:
    """Whether it expires before it would be published."""
    starts, expires = scheduled_for(document), document.meta.expires
    return starts is not None and expires is not None and expires.last < starts


def scheduled_for(document: AnnouncementDocument) -> date | None:
    """The day from which an announcement may be published, where it states one."""
    return document.meta.publish_at.day if document.meta.publish_at else None


def is_ahead(document: AnnouncementDocument, at: Moment) -> bool:
    """Whether an announcement is published only after `at`."""
    starts = document.meta.publish_at
    return starts is not None and starts.first > at


def _withheld(document: AnnouncementDocument, at: Moment, visibility: Visibility) -> Withheld | None:
    meta = document.meta
    if meta.draft and not visibility.drafts:
        return Withheld(document, WithheldReason.DRAFT)
    if is_ahead(document, at) and not visibility.future:
        return Withheld(document, WithheldReason.SCHEDULED, scheduled_for(document))
    if meta.expires is not None and meta.expires.last < at.day:
        return Withheld(document, WithheldReason.EXPIRED)
    return None
