"""What a build is asked to do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct

STATE = ".laur"
"""The folder of the cache, next to the content folder."""

PREVIEW_KEY_FILE = "preview.key"
"""The file with the secret of previews, next to the content folder."""

Today = Callable[[str], date]
"""Today's date in a time zone, as a `datetime` if the time counts. The only clock; the command line passes it in."""


class Progress(Protocol):
    """Reports progress: the activity, the number of items, and how many are done."""

    def __call__(self, doing: str, count: int, done: int = 0) -> None: ...


def silent(doing: str, count: int, done: int = 0) -> None:
    """Reports nothing."""


class Visibility(Struct, frozen=True):
    """What a build shows in addition to what is published."""

    drafts: bool = False
    future: bool = False


class UserFolders(Struct, frozen=True):
    """Where Laur keeps what belongs to a user, not to a site."""

    cache: Path
    key: Path
    """The file with the key to the cache, in another folder: a cache may be copied to other machines."""


class Options(Struct, frozen=True, kw_only=True):
    """The arguments of a build, named as on the command line."""

    content: Path = Path("content")
    layouts: Path = Path("layouts")
    output: Path = Path("site")
    day: date | None = None
    """The day for which statuses are computed; None for today in the site's time zone. A `datetime` is a time there."""
    base_url: str | None = None
    visibility: Visibility = Visibility()
    clean: bool = False
    """Whether the cache is ignored and everything rendered."""
    strict: bool = False
    """Whether warnings stop the build as errors do."""
    atomic: bool = False
    """Whether the new site takes the place of the old one in a single step, where the system can do that."""
    jobs: int = 1
    user: UserFolders | None = None
    """Where compiled layouts are kept, for all sites of a user; None to keep none."""
    preview_key: str | None = None
    """The secret from which the addresses of previews are made; None if there is none."""
    new_preview_key: Callable[[], str] | None = None
    """Makes a random secret where there is none and an announcement asks for a preview; None to make none."""

    @property
    def preview_key_file(self) -> Path:
        return self.content.absolute().parent / PREVIEW_KEY_FILE

    @property
    def state(self) -> Path:
        return self.content.absolute().parent / STATE
