"""The accessibility statement, as the Polish act of 4 April 2019 on digital accessibility asks for it.

The model is the ministry's "Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji
dostępności", version 2.0 (31 July 2024).
"""

from enum import StrEnum

from msgspec import field

from laur.model.dates import PartialDate
from laur.model.parts import Link
from laur.model.scalars import Email, Entry, Text, Url, Words


class Conformance(StrEnum):
    """How far the site meets the act."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class AccessibilityContact(Entry, frozen=True, kw_only=True):
    """Who answers questions and requests."""

    name: Text | None = None
    email: Email
    phone: Text


class Accessibility(Entry, frozen=True, kw_only=True):
    entity: Text | None = None
    """Whose statement it is; without it, the publisher's."""
    published: PartialDate
    """When the site was published."""
    updated: PartialDate
    """When it last changed in a way that matters for its accessibility."""
    status: Conformance
    barriers: tuple[Words, ...] = ()
    """What does not meet the act, and how one gets at it all the same."""
    burden: tuple[Words, ...] = ()
    """What is left out because its cost would be excessive."""
    exempt: tuple[Words, ...] = ()
    """What the act does not apply to."""
    prepared: PartialDate
    """When the statement was first made."""
    reviewed: PartialDate | None = None
    auditor: Text | None = None
    """Who assessed the site; without it, the entity itself did."""
    report: Url | None = None
    features: tuple[Words, ...] = ()
    """What helps on this site besides the display menu."""
    shortcuts: Words = field(default_factory=dict)
    """Keyboard shortcuts of the site's own; without it, that it has none."""
    contact: AccessibilityContact
    apps: tuple[Link, ...] = ()
    architecture: Words
    """How one gets into the building and moves about in it."""
    architecture_url: Url | None = None
    communication: Words
    """How one can communicate with the office: sign language, induction loop, plain text."""
