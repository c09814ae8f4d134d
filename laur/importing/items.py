"""The articles, pages, comments and files of an export or a feed, as frozen values.

They are the same for every source, and do not depend on Markdown or on the files of the new site.
"""

from enum import StrEnum

from msgspec import Struct

from laur.model.dates import Moment, PartialDate


class ItemKind(StrEnum):
    """What an item becomes."""

    NEWS = "news"
    PAGE = "page"


class ItemStatus(StrEnum):
    """Whether readers of the old site could see an item."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    DRAFT = "draft"


class Markup(StrEnum):
    """How an item's text is written."""

    HTML = "html"
    WORDPRESS = "wordpress"
    """HTML with shortcodes, in which blank lines separate paragraphs unless it was written in the block editor."""


class ItemComment(Struct, frozen=True, kw_only=True):
    """An approved comment."""

    key: str
    author: str
    text: str
    date: Moment | None = None
    url: str = ""
    reply_to: str = ""
    """The key of the comment that it answers."""


class Item(Struct, frozen=True, kw_only=True):
    """An article or a page."""

    key: str
    """Its permanent name in its source: ``post-12``."""
    kind: ItemKind = ItemKind.NEWS
    title: str = ""
    link: str = ""
    """Its address."""
    addresses: tuple[str, ...] = ()
    """Other addresses that texts may link to (``https://example.org/?p=12``)."""
    slug: str = ""
    """The last part of its address."""
    date: Moment | None = None
    updated: PartialDate | None = None
    status: ItemStatus = ItemStatus.PUBLISHED
    author: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    group: str = ""
    """A name that it shares with its translations, if the old site had any."""
    image: str = ""
    """The key or the address of its featured image."""
    text: str = ""
    is_empty: bool = False
    """Whether it has no text."""
    markup: Markup = Markup.HTML
    comments: tuple[ItemComment, ...] = ()


class Attachment(Struct, frozen=True, kw_only=True):
    """A file of the old site."""

    key: str
    url: str
    pages: tuple[str, ...] = ()
    """Addresses of the page that showed it."""
    parent: str = ""
    """The key of the item to which it was uploaded."""
    title: str = ""
    alt: str = ""
    caption: str = ""
