"""Certificates, with exactly the facts that a text states."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from laur.model.dates import PartialDate, Term
from laur.model.parts import Source
from laur.model.scalars import Entry, NaturalNumber, Number, OrganisationId, SchemeId, Slug, Text

Open = Literal["open"]
OPEN: Open = "open"
"""The end of a certificate that does not expire."""


class Kind(StrEnum):
    """Why a certificate was awarded."""

    INITIAL = "initial"
    RENEWAL = "renewal"
    UPGRADE = "upgrade"


class EventType(StrEnum):
    """What can happen to a certificate after the award."""

    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


class Score(Entry, frozen=True, kw_only=True):
    value: Number
    max: Annotated[float, Meta(gt=0)]


class CertificateEvent(Entry, frozen=True, kw_only=True):
    type: EventType
    date: PartialDate
    reason: Text | None = None


class Certificate(Entry, frozen=True, kw_only=True, tag_field="entry", tag="certificate"):
    """One award of a scheme (and level) to an organisation for a term, with exactly the facts that a text states.

    A missing date is *not known*. `valid_until: open` means that the source says that the certificate does not expire.
    """

    id: Slug
    organisation: OrganisationId
    scheme: SchemeId
    level: Text | None = None
    """The id of one of the scheme's levels."""
    number: Text | None = None
    kind: Kind | None = None
    assessed: PartialDate | None = None
    """When the audit or the interview took place."""
    awarded: PartialDate | None = None
    valid_from: PartialDate | None = None
    """The first day on which it is valid."""
    valid_until: PartialDate | Open | None = None
    """The last day on which it is valid."""
    term: Term | None = None
    """How long it is valid, as the text states it."""
    score: Score | None = None
    indicators: NaturalNumber | None = None
    areas: tuple[Text, ...] = ()
    issuer: Text | None = None
    """The issuer's name, if the text names another issuer than the scheme's at that time."""
    supersedes: Slug | None = None
    """The certificate that this one renews or upgrades; ``unknown`` for one that nobody recorded."""
    events: tuple[CertificateEvent, ...] = ()
    sources: tuple[Source, ...] = ()
    announces: bool | None = None
    """Whether the announcement reports it as news; None to decide by its dates (`docs/domain.md`)."""


class OwnCertificate(Certificate, frozen=True, kw_only=True, tag_field="entry", tag="own-certificate"):
    """A certificate in its holder's document, which therefore need not name the holder."""

    organisation: OrganisationId = ""


class CertificateRef(Entry, frozen=True, kw_only=True, tag_field="entry", tag="reference"):
    """A reference to a certificate of another document, to which this announcement adds evidence."""

    ref: Slug
    announces: bool | None = None
    """As in `Certificate`."""
