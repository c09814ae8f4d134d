"""Pages of news, and plain pages."""

from laur.model import Download, Person, Source
from laur.model.dates import Moment, PartialDate
from laur.views.base import BodyView, Card, Head, Pager, Picture, Ref, TagRef, View
from laur.views.certificates import CertificateRow, DatedView
from laur.views.members import MemberNewsView
from laur.views.roll import RollLevel


class HomeView(DatedView, frozen=True, kw_only=True):
    page: Head
    lead: Card | None
    recent: tuple[Card, ...]
    news_url: str
    roll: tuple[RollLevel, ...]
    roll_url: str
    """The URL of the data of its script (`RollDataView`)."""
    is_own: bool
    """Whether the roll has only the certificates of the organisation whose site it is."""
    certificates: tuple[CertificateRow, ...]
    """Those that end next; none if the roll is the organisation's own."""
    certificates_url: str
    tags: tuple[TagRef, ...]
    member_news: tuple[MemberNewsView, ...] = ()
    """The newest announcements of members."""
    members_url: str = ""
    """The URL of the page of members; empty if the site has none."""


class NewsView(View, frozen=True, kw_only=True):
    """A page of a listing of announcements: all, those of a year, or those with a tag."""

    page: Head
    cards: tuple[Card, ...]
    pager: Pager
    years: tuple[TagRef, ...] = ()
    tag: TagRef | None = None
    feeds: tuple[tuple[str, str], ...] = ()
    """Media type and URL of the feeds of this listing, if it has its own."""


class AnnouncementView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView
    date: PartialDate | None
    updated: PartialDate | None
    summary: str | None
    reading_minutes: int
    picture: Picture | None
    organisations: tuple[Ref, ...]
    tags: tuple[TagRef, ...]
    event_place: str | None
    event_starts: Moment | None
    event_ends: Moment | None
    people: tuple[Person, ...]
    mentions: tuple["MentionView", ...]
    sources: tuple[Source, ...]
    downloads: tuple[Download, ...]
    """`file` is the URL of the file."""
    certificates: tuple[CertificateRow, ...]
    """Those that it announces."""
    earlier: tuple[CertificateRow, ...]
    """Those that it mentions although they were awarded long before."""
    previous: Ref | None
    """The next older announcement."""
    next: Ref | None
    """The next newer announcement."""
    related: tuple[Card, ...]
    comments: tuple["CommentView", ...]
    """The comments that are not answers, oldest first."""
    comment_count: int
    comment_form: Ref | None
    """The form for comments; None if comments are off."""
    author: str | None
    draft: bool
    scheduled: Moment | None
    """When it will be published; only the preview shows it before."""


class CommentView(View, frozen=True, kw_only=True):
    """A reader's comment, approved by an editor."""

    anchor: str
    """The id of its element."""
    author: str
    url: str | None
    """The author's website."""
    date: Moment | None
    lang: str
    body: BodyView
    answered: Ref | None
    """The comment that it answers: the author's name and the link to it."""
    answers: tuple["CommentView", ...] = ()


class MentionView(View, frozen=True, kw_only=True):
    organisation: Ref
    note: str | None = None


class TagsView(View, frozen=True, kw_only=True):
    page: Head
    tags: tuple[TagRef, ...]
    """In alphabetical order of the language."""


class PlainPageView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView
    picture: Picture | None
    downloads: tuple[Download, ...]
    draft: bool


class NotFoundView(View, frozen=True, kw_only=True):
    page: Head
    news_url: str
    certificates_url: str
    tags_url: str
