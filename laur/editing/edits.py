"""What an edit asks for, and why it can be refused."""

from enum import StrEnum

from msgspec import Struct

from laur.frontmatter.writer import Value
from laur.model import Place

KeyPath = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists from 0: ``("certificates", 0, "valid_until")``."""


class FieldEdit(Struct, frozen=True):
    """One value of front matter as it should be."""

    path: KeyPath
    """A key that does not exist is added in the order of the model; the position after the last item adds an item."""
    value: Value | None
    """None removes the key or the item, and each list and group that has nothing left."""


class RefusalReason(StrEnum):
    """Why a document cannot be edited in this way."""

    NOT_TEXT = "not-text"
    """It is not UTF-8, or its lines end with a carriage return alone."""
    NO_FRONT_MATTER = "no-front-matter"
    """It has no front matter, or one that is not closed."""
    UNREADABLE = "unreadable"
    """Its YAML has errors, or uses anchors, aliases or tags."""
    NO_SUCH_VALUE = "no-such-value"
    """The path leads through a list position or a single value that is not there."""
    COMMENTS = "comments"
    """The old value contains comments that the new one cannot keep."""
    AMBIGUOUS = "ambiguous"
    """The edited text would not be read as the values that were asked for."""


class NotEditable(Struct, frozen=True):
    """Returned in place of an edited document; the document stays as it is."""

    reason: RefusalReason
    place: Place = Place(1, 1)
