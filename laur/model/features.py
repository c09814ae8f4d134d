"""What a site offers its readers besides its texts."""

from enum import StrEnum

from laur.model.scalars import Entry


class Share(StrEnum):
    """A way to pass an announcement on: a plain link that asks nobody for anything until it is followed."""

    EMAIL = "email"
    COPY = "copy"
    """Puts the address on the clipboard."""
    BLUESKY = "bluesky"
    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"
    MASTODON = "mastodon"
    WHATSAPP = "whatsapp"
    X = "x"


class Features(Entry, frozen=True, kw_only=True):
    share: tuple[Share, ...] = (Share.LINKEDIN, Share.FACEBOOK, Share.EMAIL, Share.COPY)
    """In this order below each announcement; an empty list for none."""
    cms: bool = False
    """A browser editor (Decap CMS) below ``/admin/``."""
    comments: bool = True
    """Comments that stand beside an announcement are shown with it."""
    search: bool = False
    """A page to search the site by, and its index, which Pagefind makes when the site is built."""
    social_cards: bool = False
    """A picture of each page, with its title, for messages in which it is shared."""
