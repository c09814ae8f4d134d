"""How a part of the desk names the requests that it answers."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct

Calls = Mapping[str, tuple[type[Struct], Callable[[Any], object]]]
"""By name: the type of the request, and the function that answers a request of that type."""


class DeskPart(Protocol):
    """A part of the desk, such as the changes of several documents."""

    def calls(self) -> Calls: ...


class NoRequest(Struct, frozen=True):
    """A request without values."""
