"""What comes from elsewhere, as frozen values: the same whether an export or a feed brought it.

Nothing here knows of files of ours, of Markdown, or of where a thing will stand.
"""

from enum import StrEnum

from msgspec import Struct

from laur.model.dates import Moment, PartialDate


class ItemKind(StrEnum):
    """What an item becomes."""

    NEWS = "news"
    PAGE = "page"


class ItemStatus(StrEnum):
    """Whether readers saw an item."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    DRAFT = "draft"


class Markup(StrEnum):
    """How an item's text is written."""

    HTML = "html"
    WORDPRESS = "wordpress"
    """HTML with shortcodes, and with blank lines for paragraphs where no block editor made it."""


class Remark(Struct, frozen=True, kw_only=True):
    """A comment that was approved."""

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
    """What it is called in its source for ever: ``post-12``."""
    kind: ItemKind = ItemKind.NEWS
    title: str = ""
    link: str = ""
    """Its address."""
    addresses: tuple[str, ...] = ()
    """Other addresses by which texts may link to it (``https://example.org/?p=12``)."""
    slug: str = ""
    """The last word of its address."""
    date: Moment | None = None
    updated: PartialDate | None = None
    status: ItemStatus = ItemStatus.PUBLISHED
    author: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    group: str = ""
    """What it has in common with its translations, where the old site had any."""
    image: str = ""
    """The key or the address of the picture beside it."""
    text: str = ""
    is_blank: bool = False
    """Whether there is no text at all."""
    markup: Markup = Markup.HTML
    remarks: tuple[Remark, ...] = ()


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
