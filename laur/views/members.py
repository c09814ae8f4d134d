"""What comes from members of a union: whose an entry is, the members' page, and their news."""

from laur.model.dates import PartialDate
from laur.views.base import Head, View


class ProvenanceView(View, frozen=True, kw_only=True):
    """The register of another site that states a certificate."""

    member: str
    """The id of the member."""
    name: str
    home: str
    """The address of the register there; empty if it is not known."""
    url: str
    """The address of the entry there."""
    fetched: PartialDate
    """The day on which the entry was fetched as it is."""
    gone: PartialDate | None = None
    """The day since which that register does not have the entry any more."""
    evidence: tuple[str, ...] = ()
    """The addresses of that site's announcements about it."""
    licence: str = ""
    """The licence of that register; empty if it states none."""


class MemberNewsView(View, frozen=True, kw_only=True):
    """An announcement on a member's site."""

    title: str
    url: str
    date: PartialDate
    summary: str
    member: str
    """The name of the member."""
    lang: str | None = None
    """The language of the member's site, if it is not that of the page."""


class MemberItem(View, frozen=True, kw_only=True):
    """A member with what is here from it."""

    id: str
    name: str
    home: str
    licence: str
    licence_url: str
    certificates: int
    """Entries of the register that are the member's."""
    confirmed: int
    """Entries of ours or of other members that the member's register states, too."""
    fetched: PartialDate | None
    """The last day on which something new was fetched; None if there is no copy of the register yet."""


class MembersView(View, frozen=True, kw_only=True):
    page: Head
    members: tuple[MemberItem, ...]
    news: tuple[MemberNewsView, ...]
