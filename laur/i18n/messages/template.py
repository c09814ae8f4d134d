"""The template of a problem's message."""

from msgspec import Struct


class MessageTemplate(Struct, frozen=True):
    """Templates over a problem's values: ``{value}``, ``{value:slug}``, or ``{value:character|characters}`` for a number.

    A noun has one form for each plural category of the language: “one|other” in English, “one|few|many” in Polish.
    """

    what: str
    """What is wrong."""
    fix: str
    """How to fix it."""
    near: str | None = None
    """The fix where a problem has the value `nearest`: the known value that was probably meant."""
    renamed: str | None = None
    """The fix where a problem has the value `id` and no `nearest`: what the value becomes as an id."""
