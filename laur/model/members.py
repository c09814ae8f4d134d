"""Members of a union: other sites whose registers are shown with our own, and the copies of these registers."""

from datetime import date

from msgspec import Struct, field

from laur.model.certificates import Certificate
from laur.model.scalars import Entry, OrganisationId, SchemeId, Text, Url

MEMBERS = "members/"
"""The folder of the copies in ``content/``."""
COPY_SUFFIX = ".json"


class Member(Entry, frozen=True, kw_only=True):
    """Another site whose register is part of ours (``members`` in ``site.yaml``)."""

    name: Text
    register: Url
    """The address of its ``register.json``."""
    feed: Url | None = None
    """The address of the feed of its news."""
    organisations: dict[str, OrganisationId] = field(default_factory=dict)
    """Our organisation for an id of its register, where names do not show it."""
    schemes: dict[str, SchemeId] = field(default_factory=dict)
    """Our scheme for an id of its register."""


class RemoteHolder(Struct, frozen=True, array_like=True):
    """A holder as a member's register states it."""

    id: str
    name: str
    country: str | None = None
    region: str | None = None
    identifiers: dict[str, str] = {}


class RemoteLevel(Struct, frozen=True, array_like=True):
    """A level as a member's register states it."""

    id: str
    name: str
    rank: int | None = None


class MemberEntry(Struct, frozen=True, array_like=True):
    """A certificate of a member's register."""

    certificate: Certificate
    """With the ids of that register."""
    holder: RemoteHolder
    scheme: str
    """The name of the scheme."""
    level: RemoteLevel | None
    url: str
    """Its page there."""
    end: tuple[date, date] | None
    """The first and last day that can be the last one, if the member computed its end."""
    evidence: tuple[str, ...]
    """The addresses of the member's announcements about it."""
    fetched: date
    """The day on which it was fetched in this form."""
    gone: date | None
    """The day since which the member's register does not have it any more."""


class MemberNews(Struct, frozen=True, array_like=True):
    """An announcement of a member, as its feed has it."""

    title: str
    url: str
    date: date
    summary: str = ""


class MemberRegister(Struct, frozen=True, array_like=True):
    """The copy of a member's register, and its newest announcements."""

    title: str
    home: str
    """The page of the register there."""
    lang: str | None
    licence: str = ""
    """By its SPDX identifier, as far as it has one; empty if the register states none."""
    licence_url: str = ""
    entries: tuple[MemberEntry, ...] = ()
    """Sorted by id."""
    news: tuple[MemberNews, ...] = ()
    """Newest first."""
