"""Other files: the browser editor's page, ``build.json``, copies, smaller images, social cards, redirects."""

from datetime import date

from laur.model.dates import Moment, PartialDate
from laur.views.base import View
from laur.views.certificates import StandingView


class CmsView(View, frozen=True, kw_only=True):
    """The page of the browser editor."""

    lang: str


class BuildView(View, frozen=True, kw_only=True):
    """``build.json``, the only file that contains the day of the build."""

    day: date
    as_of: Moment
    """The time of the day at which an announcement was published last, or the beginning of the day."""
    next_change: Moment | None
    """When the site next changes by itself, as far as known."""
    registers: tuple[str, ...]
    """The register of each language as JSON, for programs that check the site from outside."""
    generator: str


class HostFileView(View, frozen=True, kw_only=True):
    """The redirects and headers of the site, for a file that the host reads."""

    host: str
    policy: str
    """The Content-Security-Policy of all pages but the browser editor's."""
    editor_url: str | None
    editor_policy: str | None
    moves: tuple[tuple[str, str], ...]
    """The old and the new URL of pages."""


class CopyView(View, frozen=True, kw_only=True):
    """A copied file."""

    source: str
    """``content:media/x.svg`` or ``layouts:assets/site.css``."""
    digest: str


class TextView(View, frozen=True, kw_only=True):
    """A file whose text is in the view."""

    text: str


class CardView(View, frozen=True, kw_only=True):
    """The content of a social card."""

    title: str
    section: str
    """The kind of the page, in words."""
    about: str
    """The organisation that it is about."""
    metal: str
    """The metal of the level that it announces (`LevelView.metal`); empty if there is none."""
    award: str
    """The name of the level."""
    date: PartialDate | None
    standing: StandingView | None
    """The status of the certificate whose page it is, without its later changes and never ``expiring``."""
    is_home: bool
    board: str
    """The background colour."""


class RenditionView(View, frozen=True, kw_only=True):
    """An image in another size or format."""

    source: str
    """Its path in ``content/``."""
    digest: str
    """The digest of that file."""
    width: int
    height: int
    format: str

    @property
    def key(self) -> str:
        """A key of everything that its bytes depend on, besides the encoders."""
        return f"{self.digest}-{self.width}x{self.height}-{self.format}"


class RedirectView(View, frozen=True, kw_only=True):
    """A page at an old address that redirects to the new one."""

    target: str
    lang: str
