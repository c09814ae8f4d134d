"""The site frame: what every page of one language shares."""

from laur.model import Publisher
from laur.model.palette import TOKENS
from laur.views.base import Picture, View
from laur.views.forms import FormLink


class NavigationLink(View, frozen=True, kw_only=True):
    title: str
    url: str


class Frame(View, frozen=True, kw_only=True):
    """What every page of one language shares; part of each page's trace."""

    lang: str
    title: str
    description: str
    base_url: str
    """Without a trailing slash; empty where the site does not know where it will stand."""
    base_path: str
    """The path under which the site stands, without a trailing slash: ``/project`` or empty."""
    languages: tuple[str, ...]
    home_url: str
    navigation: tuple[NavigationLink, ...]
    feeds: tuple[tuple[str, str], ...]
    """(media type, URL)."""
    direction: str
    """Which way the language is written: ``ltr`` or ``rtl``."""
    time_zone: str
    """In which the reader's day is asked for: ``Europe/Warsaw``."""
    assets: dict[str, str]
    """Asset name (``site.css``) to its URL."""
    share: tuple[str, ...]
    """The ways to pass an announcement on (`laur.model.Share`)."""
    publisher: Publisher | None = None
    logo: Picture | None = None
    """In place of the mark and the title in the nameplate."""
    theme_color: str = TOKENS["board"][0]
    """For the browser's own bars."""
    forms: tuple[FormLink, ...] = ()
    """Those for everybody that the menu does not lead to."""
    report: FormLink | None = None
    """To report an error of the register."""
    search_url: str | None = None
    """None where the site has no search."""
    accessibility_url: str | None = None
    """Of the accessibility statement, where there is one."""
