"""The accessibility statement that the Polish act of 4 April 2019 on digital accessibility requires.

The model is the ministry's "Warunki techniczne publikacji i struktura dokumentu elektronicznego deklaracji
dostępności", version 2.0 (31 July 2024).
"""

from enum import StrEnum

from msgspec import field

from laur.model.dates import PartialDate
from laur.model.parts import Link
from laur.model.scalars import Email, Entry, LocalisedText, Text, Url


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
    """The entity that makes the statement; by default, the publisher."""
    published: PartialDate
    """When the site was published."""
    updated: PartialDate
    """When it last changed in a way that matters for its accessibility."""
    status: Conformance
    barriers: tuple[LocalisedText, ...] = ()
    """Content that does not meet the act, and how to get it another way."""
    burden: tuple[LocalisedText, ...] = ()
    """What is left out because it would cost too much (“disproportionate burden”)."""
    exempt: tuple[LocalisedText, ...] = ()
    """What the act does not apply to."""
    prepared: PartialDate
    """When the statement was first made."""
    reviewed: PartialDate | None = None
    auditor: Text | None = None
    """Who assessed the site; by default, the entity itself."""
    report: Url | None = None
    features: tuple[LocalisedText, ...] = ()
    """What makes the site easier to use, besides the display menu."""
    shortcuts: LocalisedText = field(default_factory=dict)
    """The site's own keyboard shortcuts; if empty, the statement says that it has none."""
    contact: AccessibilityContact
    apps: tuple[Link, ...] = ()
    architecture: LocalisedText
    """How to get into the building and move around in it."""
    architecture_url: Url | None = None
    communication: LocalisedText
    """How to communicate with the office: sign language, induction loop, plain text."""
