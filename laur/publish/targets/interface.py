"""The interface of all kinds of hosts."""

from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct

Sent = Callable[[int], None]
"""Is called with the number of bytes that were sent since the last call."""


def unwatched(_bytes: int) -> None:
    """Watches no bytes."""


class ServedAs(Struct, frozen=True):
    """How a host serves a file, if it stores that with the file."""

    content_type: str = "application/octet-stream"
    cache_control: str = ""
    encoding: str = ""
    """Content-Encoding; empty for none."""


class Traits(Struct, frozen=True):
    """What a kind of host can do."""

    stores_headers: bool = False
    """Whether it stores how a file is served (`ServedAs`)."""
    is_transaction: bool = False
    """Whether nothing is visible before `Host.finish`, and everything after it."""
    lists_cheaply: bool = False
    """Whether listing all files takes so few requests that each run can do it."""


class Host(Protocol):
    """A host with the files of the site. A path is relative to the site's folder, with ``/`` between folders.

    Every method raises `laur.publish.failures.PublishError`.
    """

    @property
    def traits(self) -> Traits: ...

    def files(self) -> Mapping[str, int]:
        """The size in bytes of every file, by path; also of files that somebody else put there."""

    def size(self, path: str) -> int | None:
        """The size of a file in bytes; None if there is none."""

    def get(self, path: str) -> bytes | None:
        """The bytes of a file; None if there is none."""

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        """Writes a file: under a temporary name that is then replaced, where the host can."""

    def create(self, path: str, data: bytes) -> bool:
        """Writes a file that does not exist yet, in one step where the host can; False if it exists."""

    def delete(self, path: str) -> None:
        """Deletes a file, and its folder if that is empty then. A file that does not exist is no error."""

    def finish(self) -> None:
        """Makes everything visible, if it is not yet."""

    def close(self) -> None:
        """Ends the connection. Never raises."""
