"""The site frame: what every page of one language shares."""

from laur.model import Publisher
from laur.model.palette import TOKENS
from laur.views.base import Picture, View
from laur.views.forms import FormLink


class NavigationLink(View, frozen=True, kw_only=True):
    title: str
    url: str


class Frame(View, frozen=True, kw_only=True):
    """What every page of one language shares. If it changes, all these pages are rendered again."""

    lang: str
    title: str
    description: str
    base_url: str
    """Without a trailing slash; empty if `site.yaml` does not set it."""
    base_path: str
    """The path of the site on its host, without a trailing slash: ``/project`` or empty."""
    languages: tuple[str, ...]
    home_url: str
    navigation: tuple[NavigationLink, ...]
    feeds: tuple[tuple[str, str], ...]
    """(media type, URL)."""
    is_of_one: bool
    """Whether the register has only the publisher's own certificates (`laur.catalog.own`)."""
    has_register: bool
    """Whether there is any certificate."""
    direction: str
    """The direction of writing: ``ltr`` or ``rtl``."""
    time_zone: str
    """The time zone in which scripts determine the current day: ``Europe/Warsaw``."""
    assets: dict[str, str]
    """URLs by asset name (``site.css``)."""
    share: tuple[str, ...]
    """The ways to share an announcement (`laur.model.Share`)."""
    publisher: Publisher | None = None
    fonts: bool = True
    """Whether pages load the typeface that comes with the layouts."""
    logo: Picture | None = None
    """Shown instead of the mark and the title at the top."""
    theme_color: str = TOKENS["board"][0]
    """The colour of the browser's interface."""
    forms: tuple[FormLink, ...] = ()
    """The public forms that are not in the menu."""
    report: FormLink | None = None
    """The form to report an error in the register."""
    search_url: str | None = None
    """None if the site has no search."""
    subscribe_url: str = ""
    developers_url: str = ""
    members_url: str | None = None
    """The URL of the page of members, if the site has any."""
    accessibility_url: str | None = None
    """The URL of the accessibility statement, if there is one."""
