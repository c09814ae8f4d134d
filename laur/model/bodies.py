"""A rendered body, and the data about it that the rest of the site uses."""

from msgspec import Struct

from laur.model.documents import Place


class Heading(Struct, frozen=True, array_like=True):
    level: int
    """The level on the page, where the page's title is h1."""
    anchor: str
    text: str
    written: int
    """The level in the Markdown: the number of #."""


class BodyLink(Struct, frozen=True, array_like=True):
    """A link or an image in a body, as its author wrote it.

    In the body's HTML, an internal target is written as ``laur:N`` (N = its index in `Outline.targets`), because its
    URL is known only when the whole site is.
    """

    target: str
    text: str = ""
    """The text of the link, or the alternative text of the image."""
    is_image: bool = False


class BodyFault(Struct, frozen=True, array_like=True):
    """Something in a body that is not shown, or not shown as its author meant it."""

    code: str
    """The code of its problem."""
    value: str = ""
    """The element or address that was refused, or the text that was not read as Markdown."""
    at: Place | None = None
    """The place in the body, whose first line is 1; None if it is searched for when the problem is reported."""


class Outline(Struct, frozen=True, array_like=True):
    """The data about a body that the rest of the site uses instead of its HTML."""

    excerpt: str = ""
    """The first paragraph as plain text, cut at the end of a word."""
    words: int = 0
    headings: tuple[Heading, ...] = ()
    targets: tuple[BodyLink, ...] = ()
    """Internal links and images, in order of appearance: `laur:N` in the HTML is `targets[N]`.

    A link within the body is one of them, with its anchor (``#kontakt``); in the HTML it is written as it is.
    """
    external: tuple[BodyLink, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id that a link can point to."""
    faults: tuple[BodyFault, ...] = ()


class Body(Struct, frozen=True, array_like=True):
    html: str
    outline: Outline
