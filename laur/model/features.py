"""Optional features of a site."""

from enum import StrEnum

from laur.model.scalars import Entry


class Share(StrEnum):
    """A way to share an announcement: a plain link, which sends nothing to the service until a reader follows it."""

    EMAIL = "email"
    COPY = "copy"
    """Copies the address to the clipboard."""
    BLUESKY = "bluesky"
    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"
    MASTODON = "mastodon"
    WHATSAPP = "whatsapp"
    X = "x"


class Features(Entry, frozen=True, kw_only=True):
    share: tuple[Share, ...] = (Share.LINKEDIN, Share.FACEBOOK, Share.EMAIL, Share.COPY)
    """The share links below each announcement, in this order; empty for none."""
    cms: bool = False
    """The browser editor (Decap CMS), at ``/admin/``."""
    comments: bool = True
    """Whether readers' comments are shown below announcements."""
    search: bool = False
    """The search page, and its index, which Pagefind makes when the site is built."""
    social_cards: bool = False
    """An image of each page with its title, for messages in which the page is shared."""
