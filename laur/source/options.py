"""What a build is asked to do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct

STATE = ".laur"
"""The folder of the cache, beside the content folder."""

Today = Callable[[str], date]
"""The day that it is in a time zone; the only clock, and it comes from the face."""


class Progress(Protocol):
    """Is told what is being done, to how many, and, while it lasts, how many are done."""

    def __call__(self, doing: str, count: int, done: int = 0) -> None: ...


def silent(doing: str, count: int, done: int = 0) -> None:
    """Progress that nobody watches."""


class Visibility(Struct, frozen=True):
    """What a build shows besides what is published."""

    drafts: bool = False
    future: bool = False


class Options(Struct, frozen=True, kw_only=True):
    """A build's arguments, as the command line names them."""

    content: Path = Path("content")
    layouts: Path = Path("layouts")
    output: Path = Path("site")
    day: date | None = None
    """The day as of which statuses hold; None for today in the site's time zone."""
    base_url: str | None = None
    visibility: Visibility = Visibility()
    clean: bool = False
    """Forget what is known and render everything."""
    strict: bool = False
    """Warnings stop the build, too."""
    jobs: int = 1

    @property
    def state(self) -> Path:
        return self.content.absolute().parent / STATE
