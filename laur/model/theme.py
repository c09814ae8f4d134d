"""A site's own identity: colours, type and logo."""

from typing import Annotated

from msgspec import Meta

from laur.model.parts import Image
from laur.model.scalars import Entry, Path

Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}$", examples=["#1d5f4a"])]
"""Red, green and blue in two hexadecimal digits each."""


class Typeface(Entry, frozen=True, kw_only=True):
    """Type for one use: a family that readers have, or one whose files the site brings."""

    family: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _-]*$", examples=["Source Serif 4"])]
    file: Path | None = None
    """WOFF2; one with all weights (variable) serves best."""
    italic: Path | None = None
    weights: Annotated[str, Meta(pattern=r"^[1-9]\d{0,2}( [1-9]\d{0,2})?$", examples=["200 900"])] | None = None
    """Of the files: one weight, or the first and the last of a variable font."""


class Theme(Entry, frozen=True, kw_only=True):
    """What is not given stays as the layouts have it; `_dark` is for dark mode."""

    logo: Image | None = None
    """In place of the mark and the title in the nameplate."""
    accent: Colour | None = None
    """Links, rules, marks without a level. Without `accent_dark` a lighter one is made from it."""
    accent_dark: Colour | None = None
    board: Colour | None = None
    """The ground of the register's board and of the footer: dark in both modes."""
    paper: Colour | None = None
    paper_dark: Colour | None = None
    ink: Colour | None = None
    ink_dark: Colour | None = None
    text: Typeface | None = None
    headings: Typeface | None = None
    interface: Typeface | None = None
