"""The accessibility statement."""

from laur.model import Link
from laur.model.dates import PartialDate
from laur.views.base import Head, View


class AccessibilityView(View, frozen=True, kw_only=True):
    page: Head
    home_url: str
    entity: str
    published: PartialDate
    updated: PartialDate
    status: str
    """``full``, ``partial``, ``none``."""
    barriers: tuple[str, ...]
    burden: tuple[str, ...]
    exempt: tuple[str, ...]
    prepared: PartialDate
    reviewed: PartialDate | None
    auditor: str | None
    """None if the entity assessed the site itself."""
    report: str | None
    features: tuple[str, ...]
    shortcuts: str
    contact_name: str | None
    contact_email: str
    contact_phone: str
    apps: tuple[Link, ...]
    architecture: str
    architecture_url: str | None
    communication: str
