"""The template of a problem's message."""

from msgspec import Struct


class MessageTemplate(Struct, frozen=True):
    """Templates (`str.format`) over a problem's values."""

    what: str
    fix: str
    near: str | None = None
    """The fix if a nearest known value was found."""
