"""The theme of a site: colours, fonts and logo."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from laur.model.parts import Image
from laur.model.scalars import Entry, Path

Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}$", examples=["#1d5f4a"])]
"""Red, green and blue, with two hexadecimal digits each."""


class Typeface(Entry, frozen=True, kw_only=True):
    """The font for one use: a family that readers have installed, or one with files in the site."""

    family: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _-]*$", examples=["Source Serif 4"])]
    file: Path | None = None
    """WOFF2; best a variable font, which has all weights."""
    italic: Path | None = None
    weights: Annotated[str, Meta(pattern=r"^[1-9]\d{0,2}( [1-9]\d{0,2})?$", examples=["200 900"])] | None = None
    """The weight in the files, or the first and the last weight of a variable font."""


class Serif(StrEnum):
    """The typeface of texts and headings for which a theme names none."""

    PAGELLA = "pagella"
    """The one of the social cards; its files come with the layouts."""
    SYSTEM = "system"
    """One that readers have installed; nothing is loaded."""


class Theme(Entry, frozen=True, kw_only=True):
    """Replaces the layouts' own values; a value that is not given stays. `_dark` is for dark mode."""

    logo: Image | None = None
    """Shown at the top of each page in place of the emblem and the title."""
    accent: Colour | None = None
    """The colour of links, lines, and badges without a level. Without `accent_dark` a lighter one is made from it."""
    accent_dark: Colour | None = None
    board: Colour | None = None
    """The background of the register's board and of the footer: dark in both modes."""
    paper: Colour | None = None
    paper_dark: Colour | None = None
    ink: Colour | None = None
    ink_dark: Colour | None = None
    serif: Serif = Serif.PAGELLA
    text: Typeface | None = None
    headings: Typeface | None = None
    interface: Typeface | None = None
