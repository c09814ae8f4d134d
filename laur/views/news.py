"""The pages of the news, and the plain ones."""

from laur.model import Download, Link, Person
from laur.model.dates import Moment, PartialDate
from laur.views.base import BodyView, Card, Head, Pager, Picture, Ref, TagRef, View
from laur.views.certificates import CertificateRow
from laur.views.register import LevelCount


class HomeView(View, frozen=True, kw_only=True):
    page: Head
    lead: Card | None
    recent: tuple[Card, ...]
    news_url: str
    levels: tuple["LevelCount", ...]
    """How many hold each level of each scheme."""
    certificates: tuple[CertificateRow, ...]
    certificates_url: str
    tags: tuple[TagRef, ...]


class NewsView(View, frozen=True, kw_only=True):
    """A page of a listing of announcements: all of them, a year's, a tag's."""

    page: Head
    cards: tuple[Card, ...]
    pager: Pager
    years: tuple[TagRef, ...] = ()
    tag: TagRef | None = None
    feeds: tuple[tuple[str, str], ...] = ()
    """(media type, URL) of the feeds of this listing alone, where it has any."""


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
    sources: tuple[Link, ...]
    downloads: tuple[Download, ...]
    """With the file's URL as `file`."""
    certificates: tuple[CertificateRow, ...]
    previous: Ref | None
    """The older neighbour."""
    next: Ref | None
    """The newer neighbour."""
    related: tuple[Card, ...]
    comments: tuple["CommentView", ...]
    """Those that answer none, the oldest first."""
    comment_count: int
    comment_form: Ref | None
    """Where a comment can be written; None where none are taken."""
    author: str | None
    draft: bool
    scheduled: Moment | None
    """Shown in a preview although it is published only from this day on."""


class CommentView(View, frozen=True, kw_only=True):
    """A reader's comment that an editor approved."""

    anchor: str
    """The id of its element."""
    author: str
    url: str | None
    """The author's own page."""
    date: Moment | None
    lang: str
    body: BodyView
    answered: Ref | None
    """Whom it answers, and where on the page."""
    answers: tuple["CommentView", ...] = ()


class MentionView(View, frozen=True, kw_only=True):
    organisation: Ref
    note: str | None = None


class TagsView(View, frozen=True, kw_only=True):
    page: Head
    tags: tuple[TagRef, ...]
    """In the alphabet of the language."""


class PlainPageView(View, frozen=True, kw_only=True):
    page: Head
    body: BodyView
    picture: Picture | None
    draft: bool


class NotFoundView(View, frozen=True, kw_only=True):
    page: Head
    news_url: str
    certificates_url: str
    tags_url: str
