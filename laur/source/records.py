"""What the cache keeps: what was read of each source file, and what was written to each output folder."""

from typing import TypeVar

from msgspec import Struct

from laur.model import ALL_READABLE, AnyDocument, PictureFacts, Places, Site, Unreadable
from laur.model.dates import Moment
from laur.problems import Problem
from laur.source.files import Signature


class ReadDocument(Struct, frozen=True, array_like=True, kw_only=True):
    """A document as it was read, by the signature and the digest of its file."""

    path: str
    signature: Signature
    digest: str
    document: AnyDocument | None
    problems: tuple[Problem, ...] = ()
    unreadable: Unreadable = ALL_READABLE
    """What could not be read of it."""


class ReadSite(Struct, frozen=True, array_like=True, kw_only=True):
    """``site.yaml`` as it was read."""

    path: str
    signature: Signature
    digest: str
    site: Site | None
    places: Places
    problems: tuple[Problem, ...] = ()


class ReadFile(Struct, frozen=True, array_like=True, kw_only=True):
    """Any other file: an image, a layout, interface wording."""

    path: str
    signature: Signature
    digest: str
    references: tuple[str, ...] = ()
    """Of a layout: the layouts that it names."""
    text: str = ""
    """Of a layout: what is compiled. Its code is not kept here, as a cache that is shared must not run anything."""
    words: dict[str, str | dict[str, str]] = {}
    """Of a language file: its wording."""
    picture: PictureFacts | None = None
    """Of an image: all that a page needs to show it."""
    problems: tuple[Problem, ...] = ()


class BuildOutcome(Struct, frozen=True, array_like=True, kw_only=True):
    """The last build that was written to an output folder."""

    inputs: str
    """Digest of everything that its plan was a function of."""
    problems: tuple[Problem, ...] = ()
    """Its warnings and hints."""
    seen: str = ""
    """Digest of how all files looked, those of the output, too; empty where that does not say everything."""
    time_zone: str = ""
    stated_times: tuple[Moment, ...] = ()
    """The times at which announcements are to be published."""
    kept: frozenset[str] = frozenset()
    """The paths of files that only the pages of the build before need."""


class WrittenFile(Struct, frozen=True, array_like=True, kw_only=True):
    """A file of the output folder: what it was made from, and its state when it was written."""

    url: str
    layout: str
    """Digest of the layout's closure."""
    frame: str
    """Digest of the site frame."""
    view: str
    """Digest of the view."""
    signature: Signature
    content: str
    """Digest of the file's bytes."""
    made_from: str = ""
    """Digest of all that the view was made from; empty if that is not known."""


StoredRecord = TypeVar("StoredRecord", ReadDocument, ReadSite, ReadFile)
