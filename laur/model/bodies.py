"""A rendered body, and what the rest of the site may know of it."""

from msgspec import Struct

from laur.model.documents import Place


class Heading(Struct, frozen=True, array_like=True):
    level: int
    """On the page, whose title is its h1."""
    anchor: str
    text: str
    written: int
    """The level as its author wrote it: the number of #."""


class BodyLink(Struct, frozen=True, array_like=True):
    """A link or a picture in a body, as its author wrote it.

    In the body's HTML an internal target stands as ``laur:N`` (N = its index among `Outline.targets`), because
    where it leads is known only when the whole site is.
    """

    target: str
    text: str = ""
    """The words of the link, or the alternative text of the picture."""
    is_image: bool = False


class BodyFault(Struct, frozen=True, array_like=True):
    """Something in a body that is not shown, or not as it was meant, for a problem of this code."""

    code: str
    value: str = ""
    """The element or address that was refused; the words that were read as no more than words."""
    at: Place | None = None
    """Where it stands in the body, whose first line is 1; None where that is sought when it is told."""


class Outline(Struct, frozen=True, array_like=True):
    """What the rest of the site may know of a body without its HTML."""

    excerpt: str = ""
    """The first paragraph as plain text, cut at a word's end."""
    words: int = 0
    headings: tuple[Heading, ...] = ()
    targets: tuple[BodyLink, ...] = ()
    """Internal links and pictures, in order of appearance: `laur:N` in the HTML is `targets[N]`.

    A link within the body is among them by its anchor (``#kontakt``); in the HTML it stands as it is.
    """
    external: tuple[BodyLink, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id that a link may lead to."""
    faults: tuple[BodyFault, ...] = ()


class Body(Struct, frozen=True, array_like=True):
    html: str
    outline: Outline
