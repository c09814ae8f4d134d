"""The content model: what editors state, as frozen typed values.

Each `Struct` below is at once the shape of a front matter (its field names are the keys that editors write), the
value that the later stages take, and the record in the store. A field's docstring-comment is its meaning; the reader
(`laur.reading`), the JSON Schema and the editors' guide are all derived from these definitions, so none can drift.

Nothing here knows of files, HTML, status or "today".
"""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, field

from laur.dates import Moment, PartialDate, Term

# ---------------------------------------------------------------------------------------------- scalar meanings
# Plain strings with a narrower meaning. `laur.reading.convert` looks at the `Meta` to decide what it accepts.

Text = Annotated[str, Meta(min_length=1, extra={"is": "text"})]
"""One line of text, never empty."""
Lang = Annotated[str, Meta(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", extra={"is": "lang"})]
"""A language tag (BCP 47, the short forms): ``pl``, ``en``."""
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", extra={"is": "slug"})]
"""A word for a URL: lower-case letters without accents, digits, single hyphens."""
Url = Annotated[str, Meta(extra={"is": "url"})]
"""An absolute web address (``https://…``)."""
Path = Annotated[str, Meta(extra={"is": "path"})]
"""A file in ``content/``: relative to the document, or from the content folder with a leading ``/``."""
SitePath = Annotated[str, Meta(extra={"is": "site-path"})]
"""A path on the site itself, with a leading ``/``: an old address, a target in the menu."""
Email = Annotated[str, Meta(extra={"is": "email"})]
OrganisationId = Annotated[str, Meta(extra={"is": "organisation"})]
"""The file name of an organisation, without ``.md``."""
SchemeId = Annotated[str, Meta(extra={"is": "scheme"})]
"""The file name of a scheme, without ``.md``."""
Words = Annotated[dict[str, str], Meta(extra={"is": "words"})]
"""A text per language, ``{"pl": …, "en": …}``. Written as one plain text it stands under ``""`` and serves all."""

Count = Annotated[int, Meta(ge=0)]
Number = Annotated[float, Meta(ge=0)]


class Place(Struct, frozen=True, array_like=True):
    """Where something stands in a file: line and column, both counted from 1; (0, 0) is the file as a whole."""

    line: int = 0
    column: int = 0


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of every value that a front matter can hold."""


# ---------------------------------------------------------------------------------------------- news


class Image(Entry, frozen=True, kw_only=True):
    """A picture with its alternative text."""

    src: Path
    alt: Annotated[str, Meta(extra={"is": "text-or-empty"})]
    """What the picture says; empty for pure decoration."""
    caption: Text | None = None
    credit: Text | None = None
    focus: Annotated[str, Meta(pattern=r"^\d{1,3}% \d{1,3}%$", examples=["50% 30%"])] | None = None
    """The point that stays in sight when the picture is cropped, from the left and the top: ``50% 30%``."""


class Happening(Entry, frozen=True, kw_only=True):
    """The event that an announcement reports: its day is not the day of publication."""

    place: Text | None = None
    starts: Moment | None = None
    ends: Moment | None = None


class Person(Entry, frozen=True, kw_only=True):
    name: Text
    role: Text | None = None


class Link(Entry, frozen=True, kw_only=True):
    """A source or another page elsewhere."""

    title: Text
    url: Url | None = None


class Download(Entry, frozen=True, kw_only=True):
    title: Text
    file: Path


class Mention(Entry, frozen=True, kw_only=True):
    """An organisation that a text speaks of, as it holds something, without any award being announced."""

    organisation: OrganisationId
    note: Text | None = None


# ---------------------------------------------------------------------------------------------- certificates


class Kind(StrEnum):
    """How a certificate came about."""

    INITIAL = "initial"
    RENEWAL = "renewal"
    UPGRADE = "upgrade"


class EventType(StrEnum):
    """What can happen to a certificate while it runs."""

    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


class Score(Entry, frozen=True, kw_only=True):
    value: Number
    max: Annotated[float, Meta(gt=0)]


class CertificateEvent(Entry, frozen=True, kw_only=True):
    type: EventType
    date: PartialDate
    reason: Text | None = None


class Certificate(Entry, frozen=True, kw_only=True, tag_field="entry", tag="certificate"):
    """One award of a scheme (and level) to an organisation for a term, exactly as far as a text states it.

    An absent date is *not known*. `valid_until: open` is for a source that says that it does not run out.
    """

    id: Slug
    organisation: OrganisationId
    scheme: SchemeId
    level: Slug | None = None
    number: Text | None = None
    kind: Kind | None = None
    assessed: PartialDate | None = None
    """When the audit or the interview took place."""
    awarded: PartialDate | None = None
    valid_from: PartialDate | None = None
    """Since when it is held."""
    valid_until: PartialDate | Literal["open"] | None = None
    """The last day on which it counts."""
    term: Term | None = None
    """How long it runs, as the text states it."""
    score: Score | None = None
    indicators: Count | None = None
    areas: tuple[Text, ...] = ()
    issuer: Text | None = None
    """The issuer's name, where the text names another than the scheme's issuer of that time."""
    supersedes: Slug | None = None
    """The certificate that this one renews or upgrades; ``unknown`` where there was one that nobody recorded."""
    events: tuple[CertificateEvent, ...] = ()
    sources: tuple[Link, ...] = ()


class CertificateRef(Entry, frozen=True, kw_only=True, tag_field="entry", tag="reference"):
    """Another announcement's certificate, to which this announcement adds evidence."""

    ref: Slug


# ---------------------------------------------------------------------------------------------- documents


class Announcement(Entry, frozen=True, kw_only=True):
    """One news article."""

    folder: ClassVar[str] = "news"

    title: Text
    date: PartialDate | None = None
    """When it was published, as far as known; left out where the source does not say."""
    updated: PartialDate | None = None
    lang: Lang | None = None
    slug: Slug | None = None
    summary: Text | None = None
    tags: tuple[Text, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()
    image: Image | None = None
    event: Happening | None = None
    people: tuple[Person, ...] = ()
    sources: tuple[Link, ...] = ()
    downloads: tuple[Download, ...] = ()
    mentions: tuple[Mention, ...] = ()
    certificates: tuple[Certificate | CertificateRef, ...] = ()
    related: tuple[Path, ...] = ()
    """Announcements to show as related before any that are found by themselves, by their file."""
    translation_of: Path | None = None
    author: Text | None = None
    draft: bool = False
    publish_at: Moment | None = None
    """Not published before this day (a whole day in the site's time zone)."""
    expires: PartialDate | None = None
    """The last day on which it is published."""
    aliases: tuple[SitePath, ...] = ()
    comments: bool | None = None


class OrganisationKind(StrEnum):
    CLUSTER = "cluster"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    UMBRELLA = "umbrella"
    ISSUER = "issuer"
    MINISTRY = "ministry"
    OTHER = "other"


class Organisation(Entry, frozen=True, kw_only=True):
    folder: ClassVar[str] = "organisations"

    name: Text
    short_name: Text | None = None
    lang: Lang | None = None
    aliases: tuple[Text, ...] = ()
    """Other names under which texts speak of it."""
    kind: OrganisationKind | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["PL"])] | None = None
    """ISO 3166-1 alpha-2: ``PL``."""
    region: Text | None = None
    city: Text | None = None
    founded: PartialDate | None = None
    sectors: tuple[Text, ...] = ()
    url: Url | None = None
    logo: Image | None = None
    coordinator: OrganisationId | None = None
    identifiers: dict[str, str] = field(default_factory=dict)
    """Numbers in public registers by the register's name: ``krs``, ``nip``, ``regon``, ``lei`` …"""


class EndRule(StrEnum):
    """Which day is the last when a term has passed."""

    DAY_BEFORE = "day_before"
    """From 21 October 2016, three years: to 20 October 2019."""
    SAME_DAY = "same_day"
    MONTH_END = "month_end"
    """To the last day of that month; so, too, reads an end that is only stated as a month or a year."""


class CountFrom(StrEnum):
    """The date of a certificate from which its term counts."""

    ASSESSED = "assessed"
    AWARDED = "awarded"
    VALID_FROM = "valid_from"


class IssuerPeriod(Entry, frozen=True, kw_only=True):
    """Who awards a scheme, and in which years; open ends where `from` or `to` is not given."""

    name: Text
    start: PartialDate | None = field(name="from", default=None)
    to: PartialDate | None = None
    url: Url | None = None
    organisation: OrganisationId | None = None


class Level(Entry, frozen=True, kw_only=True):
    id: Slug
    rank: Count
    """Higher is better."""
    name: Words
    tagline: Words = field(default_factory=dict)


class SchemeTerm(Entry, frozen=True, kw_only=True):
    initial: Term | None = None
    renewal: Term | None = None


class Scheme(Entry, frozen=True, kw_only=True):
    """What is awarded, and by which rules its certificates run."""

    folder: ClassVar[str] = "schemes"

    name: Words
    short_name: Text | None = None
    lang: Lang | None = None
    aliases: tuple[Text, ...] = ()
    issuers: tuple[IssuerPeriod, ...] = ()
    levels: tuple[Level, ...] = ()
    term: SchemeTerm | None = None
    count_from: CountFrom | None = None
    end_rule: EndRule | None = None
    grace_after_expiry: Term | None = None
    """How long after the end a renewal still joins on to it."""
    areas: tuple[Words, ...] = ()
    url: Url | None = None
    name_lang: Lang | None = None
    """The language of the official name and level names, where it is not the page's own (for ``lang="en"``)."""


class PlainPage(Entry, frozen=True, kw_only=True):
    folder: ClassVar[str] = "pages"

    title: Text
    lang: Lang | None = None
    slug: Slug | None = None
    summary: Text | None = None
    image: Image | None = None
    translation_of: Path | None = None
    aliases: tuple[SitePath, ...] = ()
    draft: bool = False


Meta_ = Announcement | Organisation | Scheme | PlainPage
DOCUMENT_TYPES: tuple[type[Announcement] | type[Organisation] | type[Scheme] | type[PlainPage], ...] = (
    Announcement,
    Organisation,
    Scheme,
    PlainPage,
)


# ---------------------------------------------------------------------------------------------- the site


class Publisher(Entry, frozen=True, kw_only=True):
    name: Text
    url: Url | None = None
    email: Email | None = None
    organisation: OrganisationId | None = None
    logo: Image | None = None


class NavigationItem(Entry, frozen=True, kw_only=True):
    title: Words
    to: SitePath
    """A path of the site in its default language, or ``/`` for the front page; other languages lead to their own."""


class PathWords(Entry, frozen=True, kw_only=True):
    """The words in URLs, per language; those not given keep the language's own."""

    news: Slug | None = None
    page: Slug | None = None
    undated: Slug | None = None
    tags: Slug | None = None
    certificates: Slug | None = None
    organisations: Slug | None = None
    schemes: Slug | None = None
    changes: Slug | None = None
    by_scheme: Slug | None = None
    """Below the certificates: the listing of one scheme, as the next three of one level, status, region."""
    by_level: Slug | None = None
    by_status: Slug | None = None
    by_region: Slug | None = None
    by_organisation: Slug | None = None
    """Below the certificates: all of them, grouped by organisation."""


class Site(Entry, frozen=True, kw_only=True):
    """``site.yaml``: what holds for the whole site."""

    title: Words
    description: Words = field(default_factory=dict)
    base_url: Url | None = None
    """Where the site will stand, with a path if it has one: ``https://example.org/project/``."""
    languages: tuple[Lang, ...] = ("pl",)
    """The first is the default and stands at the root."""
    time_zone: Text = "Europe/Warsaw"
    publisher: Publisher | None = None
    navigation: tuple[NavigationItem, ...] = ()
    paths: dict[str, PathWords] = field(default_factory=dict)
    page_size: Annotated[int, Meta(ge=1, le=1000)] = 20

    @property
    def lang(self) -> str:
        return self.languages[0]


# ---------------------------------------------------------------------------------------------- what reading yields


class Places(Struct, frozen=True, array_like=True):
    """The place of each field of one front matter, kept as one short text because it is seldom asked for.

    A field's key is its path: ``title``, ``certificates.0.valid_until``.
    """

    index: str = ""
    """Lines of ``key line column``, with a newline before and after each."""

    @classmethod
    def of(cls, places: dict[str, Place]) -> "Places":
        return cls("\n" + "".join(f"{key} {at.line} {at.column}\n" for key, at in places.items()))

    def at(self, key: str) -> Place:
        """The place of a field, or of the nearest thing around it that has one."""
        while key:
            start = self.index.find(f"\n{key} ")
            if start >= 0:
                line, column = self.index[start + len(key) + 2 : self.index.index("\n", start + 1)].split()
                return Place(int(line), int(column))
            key = key.rpartition(".")[0]
        return Place()


class Document(Struct, frozen=True, kw_only=True, tag_field="type", array_like=True):
    """One Markdown file of ``content/``, read and typed."""

    path: str
    """Relative to ``content/``, with ``/`` between folders."""
    places: Places
    body: str
    """Digest of the body (its Markdown, its language): the key of its `Body`."""
    body_line: int
    """The line of the file on which the body begins."""
    lang: str

    @property
    def id(self) -> str:
        """The file name without ``.md``: permanent for organisations and schemes."""
        return self.path.rpartition("/")[2].removesuffix(".md")


class AnnouncementDocument(Document, frozen=True, kw_only=True, array_like=True, tag="announcement"):
    meta: Announcement
    slug: str
    tag_slugs: tuple[str, ...] = ()


class OrganisationDocument(Document, frozen=True, kw_only=True, array_like=True, tag="organisation"):
    meta: Organisation


class SchemeDocument(Document, frozen=True, kw_only=True, array_like=True, tag="scheme"):
    meta: Scheme


class PageDocument(Document, frozen=True, kw_only=True, array_like=True, tag="page"):
    meta: PlainPage
    slug: str


AnyDocument = AnnouncementDocument | OrganisationDocument | SchemeDocument | PageDocument


# ---------------------------------------------------------------------------------------------- bodies


class Heading(Struct, frozen=True, array_like=True):
    level: int
    anchor: str
    text: str


class BodyLink(Struct, frozen=True, array_like=True):
    """A link or a picture in a body, as its author wrote it.

    In the body's HTML an internal target stands as ``laur:N`` (N = its index among `Outline.targets`), because
    where it leads is known only when the whole site is.
    """

    target: str
    text: str = ""
    """The words of the link, or the alternative text of the picture."""
    is_image: bool = False


class BodyFault(Struct, frozen=True, array_like=True):
    """Something in a body that is not shown, for a problem of this code: the element or address that was refused."""

    code: str
    value: str = ""


class Outline(Struct, frozen=True, array_like=True):
    """What the rest of the site may know of a body without its HTML."""

    excerpt: str = ""
    """The first paragraph as plain text, cut at a word's end."""
    words: int = 0
    headings: tuple[Heading, ...] = ()
    targets: tuple[BodyLink, ...] = ()
    """Internal links and pictures, in order of appearance: `laur:N` in the HTML is `targets[N]`.

    A link within the body is among them by its anchor (``#kontakt``); in the HTML it stands as it is.
    """
    external: tuple[BodyLink, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id that a link may lead to."""
    faults: tuple[BodyFault, ...] = ()


class Body(Struct, frozen=True, array_like=True):
    html: str
    outline: Outline
