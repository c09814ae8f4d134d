"""The settings of the site, and its plain pages."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from laur.model.accessibility import Accessibility
from laur.model.cms import Cms
from laur.model.data import DataTerms
from laur.model.features import Features
from laur.model.forms import Form, FormKind
from laur.model.hosting import HostKind
from laur.model.members import Member
from laur.model.news import Download
from laur.model.parts import Image
from laur.model.publishing import Notices, PublishTarget
from laur.model.scalars import Email, Entry, Lang, LocalisedText, OrganisationId, Path, SitePath, Slug, Text, Url
from laur.model.theme import Theme

SITE_FILE = "site.yaml"
"""The settings of the site, in the content folder."""


class PlainPage(Entry, frozen=True, kw_only=True):
    folder: ClassVar[str] = "pages"

    title: Text
    lang: Lang | None = None
    slug: Slug | None = None
    summary: Text | None = None
    image: Image | None = None
    downloads: tuple[Download, ...] = ()
    translation_of: Path | None = None
    aliases: tuple[SitePath, ...] = ()
    draft: bool = False


class Publisher(Entry, frozen=True, kw_only=True):
    name: Text
    url: Url | None = None
    email: Email | None = None
    organisation: OrganisationId | None = None
    logo: Image | None = None


class NavigationItem(Entry, frozen=True, kw_only=True):
    title: LocalisedText
    to: SitePath
    """A path of the site in its default language, or ``/`` for the home page; other languages have their own paths."""


class DeskSettings(Entry, frozen=True, kw_only=True):
    """Settings of `laur desk`."""

    commit: bool = False
    """Whether each save is committed, if the folder of the site is a git repository."""


class Redirect(Entry, frozen=True, kw_only=True):
    """An old address of a page that no document has as an alias: of a tag, an organisation, a scheme."""

    source: SitePath = field(name="from")
    to: SitePath


class PathWords(Entry, frozen=True, kw_only=True):
    """The words in the URLs of one language; a missing word is the language's usual one."""

    news: Slug | None = None
    page: Slug | None = None
    undated: Slug | None = None
    tags: Slug | None = None
    certificates: Slug | None = None
    organisations: Slug | None = None
    schemes: Slug | None = None
    changes: Slug | None = None
    accessibility: Slug | None = None
    """The accessibility statement."""
    search: Slug | None = None
    membership: Slug | None = None
    """The form of that kind, like the next three."""
    contact: Slug | None = None
    report: Slug | None = None
    comment: Slug | None = None
    thanks: Slug | None = None
    """Below a form: the thank-you page."""
    by_scheme: Slug | None = None
    """Below the certificates: the list of one scheme; the next three: of one level, status, region."""
    by_level: Slug | None = None
    by_status: Slug | None = None
    by_region: Slug | None = None
    held: Slug | None = None
    """Below the certificates: the list of those that are valid; below it, those of one scheme and of one level."""
    by_organisation: Slug | None = None
    """Below the certificates: all of them, grouped by organisation."""
    ending: Slug | None = None
    """Below the certificates: those that end in a year."""
    as_of: Slug | None = None
    """Below the certificates: those that were valid at the end of a year."""
    events: Slug | None = None
    subscribe: Slug | None = None
    developers: Slug | None = None
    members: Slug | None = None
    """The page of the members whose registers are part of ours."""


class Site(Entry, frozen=True, kw_only=True):
    """``site.yaml``: the settings of the whole site."""

    title: LocalisedText
    description: LocalisedText = field(default_factory=dict)
    base_url: Url | None = None
    """The address of the site, with a path if it has one: ``https://example.org/project/``."""
    languages: tuple[Lang, ...] = ("pl",)
    """The first is the default language; its pages have no language in their URLs."""
    time_zone: Text = "Europe/Warsaw"
    publisher: Publisher | None = None
    navigation: tuple[NavigationItem, ...] = ()
    paths: dict[str, PathWords] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()
    theme: Theme | None = None
    accessibility: Accessibility | None = None
    """The accessibility statement; None for a site without one."""
    data: DataTerms | None = None
    """On which terms others may use the register's data; None if nobody said."""
    forms: tuple[Form, ...] = ()
    features: Features = field(default_factory=Features)
    host: HostKind | None = None
    """The host, if it reads redirects and headers from files of the site."""
    embed_on: tuple[Url, ...] = ()
    """The websites that may show pages of this one in a frame, besides itself."""
    cms: Cms | None = None
    """Where the browser editor saves content; None if the site has no browser editor."""
    desk: DeskSettings | None = None
    publish: dict[Slug, PublishTarget] = field(default_factory=dict)
    """Where `laur publish` sends the site, by the name of each target. The first is used if none is named."""
    notices: Notices | None = None
    """Who is notified of changes; None for nobody."""
    members: dict[Slug, Member] = field(default_factory=dict)
    """Other sites whose registers are part of ours, by id. Where they contradict each other, an earlier one counts."""
    page_size: Annotated[int, Meta(ge=1, le=1000)] = 20

    @property
    def lang(self) -> str:
        return self.languages[0]

    def form(self, kind: FormKind) -> Form | None:
        """The first form of a kind, if there is one."""
        return next((form for form in self.forms if form.kind is kind), None)

    def address(self, form: Form) -> str | None:
        """The e-mail address to write to instead of sending the form."""
        return form.mailto or (self.publisher.email if self.publisher else None)
