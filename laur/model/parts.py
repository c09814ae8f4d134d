"""Groups of keys that several kinds of document share: images and links."""

from typing import Annotated

from msgspec import Meta

from laur.model.scalars import Entry, Path, Text, Url


class Image(Entry, frozen=True, kw_only=True):
    """An image with its alternative text."""

    src: Path
    alt: Annotated[str, Meta(extra={"is": "text-or-empty"})]
    """What the image shows; empty for pure decoration."""
    caption: Text | None = None
    credit: Text | None = None
    focus: Annotated[str, Meta(pattern=r"^\d{1,3}% \d{1,3}%$", examples=["50% 30%"])] | None = None
    """The point that stays visible when the image is cropped, from the left and the top: ``50% 30%``."""


class Link(Entry, frozen=True, kw_only=True):
    """A page on another site."""

    title: Text
    url: Url | None = None


class Source(Entry, frozen=True, kw_only=True):
    """What a statement rests on: a page or a document of somebody else."""

    title: Text
    url: Url | None = None
    archived: Url | None = None
    """The address of a copy in an archive."""
