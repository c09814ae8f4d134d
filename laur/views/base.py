"""Parts of views: references, images, bodies, cards, the head of a page."""

from msgspec import Struct

from laur.model.dates import Moment, PartialDate
from laur.views.kinds import PageKind


class View(Struct, frozen=True, kw_only=True):
    """Base of all views."""


class Ref(View, frozen=True, kw_only=True):
    """A link to another page of the site."""

    title: str
    url: str
    lang: str | None = None
    """The language of the title if it is not that of the page."""


class TagRef(View, frozen=True, kw_only=True):
    """A tag with its number of announcements."""

    title: str
    url: str
    count: int


class Alternate(View, frozen=True, kw_only=True):
    """The same page in another language."""

    lang: str
    url: str


class Untranslated(View, frozen=True, kw_only=True):
    """A language in which a page does not exist, with a link to the most similar page in it."""

    lang: str
    note: str
    """A sentence that says so. Like the link's title, it is in that language."""
    title: str
    url: str


class BodyView(View, frozen=True, kw_only=True):
    """A body by its digest, and the URLs of its internal links (``links[N]`` for ``laur:N``)."""

    digest: str
    links: tuple[str, ...] = ()
    pictures: dict[int, "Picture"] = {}
    """The images among the links, by the same number; without texts, which are in the body."""


class Rendition(View, frozen=True, kw_only=True):
    """An image in one size."""

    url: str
    width: int
    height: int


class PictureSource(View, frozen=True, kw_only=True):
    """An image in one format, narrowest first."""

    format: str
    type: str
    """``image/avif``."""
    files: tuple[Rendition, ...]


class Picture(View, frozen=True, kw_only=True):
    """An image with its URLs. The macros in ``parts/pictures.html`` make its HTML."""

    url: str
    """For programs that use a single URL: a medium size, in the format of the original."""
    alt: str
    caption: str | None = None
    credit: str | None = None
    focus: str | None = None
    """The point that stays visible when the image is cropped, from the left and the top: ``50% 30%``."""
    original: str = ""
    """The URL of the original file, without its metadata."""
    width: int = 0
    """The width of the upright original; 0 if unknown."""
    height: int = 0
    sources: tuple[PictureSource, ...] = ()
    """Modern formats, best first; empty for SVG and for animated images."""
    files: tuple[Rendition, ...] = ()
    """The sizes in the format of the original."""
    mosaic: tuple[str, ...] = ()
    """Its colours (``a1b2c3``) on a grid of 4 by 3, shown until the image is loaded."""

    @property
    def focal_point(self) -> tuple[int, int] | None:
        """The focus in tenths from the left and the top; None for the middle."""
        if self.focus is None:
            return None
        x, y = (min(10, round(int(part.removesuffix("%")) / 10)) for part in self.focus.split())
        return None if (x, y) == (5, 5) else (x, y)


class Pager(View, frozen=True, kw_only=True):
    """The position in a listing of several pages; `pages` are the URLs of all pages."""

    number: int
    pages: tuple[str, ...]
    total: int
    """The number of items in the whole listing."""

    @property
    def previous(self) -> str | None:
        return self.pages[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.pages[self.number] if self.number < len(self.pages) else None


class Head(View, frozen=True, kw_only=True):
    """The fields of every HTML page."""

    url: str
    kind: PageKind
    lang: str
    title: str = ""
    """Empty on the home page, whose title is that of the site."""
    description: str = ""
    crumbs: tuple[Ref, ...] = ()
    """The breadcrumbs, without the home page and without this page."""
    alternates: tuple[Alternate, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()
    """The languages of the site in which the page does not exist."""
    picture: Picture | None = None
    card: str | None = None
    """The URL of the social card: the page's own, or that of the home page."""
    published: PartialDate | None = None
    modified: PartialDate | None = None


class CardAward(View, frozen=True, kw_only=True):
    """What an announcement awards: a level, or a scheme without levels."""

    metal: str
    """The colour and the mark: ``gold``, ``silver``, ``bronze``, ``none``."""
    title: str
    """The name of the level, or the short name of the scheme."""
    lang: str | None = None
    """The language of the title if it is not that of the page."""
    url: str = ""
    """The listing of the level, or the page of the scheme; empty if there is none."""


class Card(View, frozen=True, kw_only=True):
    """An announcement in a listing."""

    title: str
    url: str
    lang: str
    summary: str
    date: PartialDate | None = None
    picture: Picture | None = None
    organisations: tuple[Ref, ...] = ()
    awards: tuple[CardAward, ...] = ()
    """What it announces, each once."""
    draft: bool = False
    scheduled: Moment | None = None
    """When it will be published; only the preview shows it before."""
