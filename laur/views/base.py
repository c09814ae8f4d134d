"""What views are made of: references, pictures, bodies, cards, the head of a page."""

from msgspec import Struct

from laur.model.dates import Moment, PartialDate


class View(Struct, frozen=True, kw_only=True):
    """Base of all views."""


class Ref(View, frozen=True, kw_only=True):
    """A link to another page of the site."""

    title: str
    url: str
    lang: str | None = None
    """The language of the title where it is not the page's own."""


class TagRef(View, frozen=True, kw_only=True):
    """A tag with how many announcements bear it."""

    title: str
    url: str
    count: int


class Alternate(View, frozen=True, kw_only=True):
    """The same page in another language."""

    lang: str
    url: str


class Untranslated(View, frozen=True, kw_only=True):
    """A language in which a page is not to be had, and what is nearest to it there."""

    lang: str
    note: str
    """That it is not, in that language, as are the words of the link."""
    title: str
    url: str


class BodyView(View, frozen=True, kw_only=True):
    """A body by its digest, and where each internal link in it leads (``laur:N`` is ``links[N]``)."""

    digest: str
    links: tuple[str, ...] = ()
    pictures: dict[int, "Picture"] = {}
    """The pictures among the links, by the same number; without words, as those stand in the body."""


class Rendition(View, frozen=True, kw_only=True):
    """A picture in one size."""

    url: str
    width: int
    height: int


class PictureSource(View, frozen=True, kw_only=True):
    """A picture in one format, the narrowest first."""

    format: str
    type: str
    """``image/avif``."""
    files: tuple[Rendition, ...]


class Picture(View, frozen=True, kw_only=True):
    """An image with its final URLs. The macros in ``parts/pictures.html`` make HTML of it."""

    url: str
    """For who takes but one: of a middling size, in the format of the original."""
    alt: str
    caption: str | None = None
    credit: str | None = None
    focus: str | None = None
    """The point that stays in sight when it is cropped, from the left and the top: ``50% 30%``."""
    original: str = ""
    """The file that its author gave, without what it said of its author."""
    width: int = 0
    """Of the original as it is seen; 0 where that is not known."""
    height: int = 0
    sources: tuple[PictureSource, ...] = ()
    """In the formats of today, the best first; none for drawings and for pictures that move."""
    files: tuple[Rendition, ...] = ()
    """In the format of the original."""
    mosaic: tuple[str, ...] = ()
    """Its colours (``a1b2c3``) on a grid of four by three, to be seen until it is loaded."""

    @property
    def focal_point(self) -> tuple[int, int] | None:
        """The focus in tenths from the left and the top; None if it is the middle."""
        if self.focus is None:
            return None
        x, y = (min(10, round(int(part.removesuffix("%")) / 10)) for part in self.focus.split())
        return None if (x, y) == (5, 5) else (x, y)


class Pager(View, frozen=True, kw_only=True):
    """Where one stands in a listing of several pages; `pages` are the URLs of all of them."""

    number: int
    pages: tuple[str, ...]
    total: int
    """How many items the whole listing has."""

    @property
    def previous(self) -> str | None:
        return self.pages[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.pages[self.number] if self.number < len(self.pages) else None


class Head(View, frozen=True, kw_only=True):
    """What every HTML page has."""

    url: str
    kind: str
    """``home``, ``news``, ``announcement``, ``archive``, ``tags``, ``tag``, ``certificates``, ``certificate``,
    ``facet``, ``ladders``, ``organisations``, ``organisation``, ``schemes``, ``scheme``, ``page``, ``accessibility``,
    ``search``, ``form``, ``thanks``, ``not-found``."""
    lang: str
    title: str = ""
    """Empty on the front page, which bears the site's own."""
    description: str = ""
    crumbs: tuple[Ref, ...] = ()
    """The way from the front page to here; without the front page and without this page."""
    alternates: tuple[Alternate, ...] = ()
    untranslated: tuple[Untranslated, ...] = ()
    """The languages of the site in which there is no such page."""
    picture: Picture | None = None
    card: str | None = None
    """The URL of the social card; that of the front page where it has none of its own."""
    published: PartialDate | None = None
    modified: PartialDate | None = None


class Card(View, frozen=True, kw_only=True):
    """An announcement as a listing shows it."""

    title: str
    url: str
    lang: str
    summary: str
    date: PartialDate | None = None
    picture: Picture | None = None
    organisations: tuple[Ref, ...] = ()
    awards: tuple[str, ...] = ()
    """The ids of the levels (or schemes without levels) that it announces, for a mark on the card."""
    draft: bool = False
    scheduled: Moment | None = None
    """Shown in a preview although it is published only from this moment on."""
