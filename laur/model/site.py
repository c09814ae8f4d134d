"""The site as a whole, and its plain pages."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from laur.model.accessibility import Accessibility
from laur.model.cms import Cms
from laur.model.features import Features
from laur.model.forms import Form, FormKind
from laur.model.parts import Image
from laur.model.scalars import Email, Entry, Lang, OrganisationId, Path, SitePath, Slug, Text, Url, Words
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
    accessibility: Slug | None = None
    """The accessibility statement."""
    search: Slug | None = None
    membership: Slug | None = None
    """The form of that kind, as the next three."""
    contact: Slug | None = None
    report: Slug | None = None
    comment: Slug | None = None
    thanks: Slug | None = None
    """Below a form: the page that thanks for what was sent."""
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
    theme: Theme | None = None
    accessibility: Accessibility | None = None
    """The accessibility statement; without it there is none."""
    forms: tuple[Form, ...] = ()
    features: Features = field(default_factory=Features)
    cms: Cms | None = None
    """Where the browser editor keeps what is written in it, where there is one."""
    page_size: Annotated[int, Meta(ge=1, le=1000)] = 20

    @property
    def lang(self) -> str:
        return self.languages[0]

    def form(self, kind: FormKind) -> Form | None:
        """The first form of a kind, if there is one."""
        return next((form for form in self.forms if form.kind is kind), None)

    def address(self, form: Form) -> str | None:
        """Whom to write to in place of a form."""
        return form.mailto or (self.publisher.email if self.publisher else None)
