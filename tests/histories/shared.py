"""What the histories of one run share, so that each is cheap: compiled layouts, and clean builds of equal sites."""

import sys
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from laur.source.options import UserFolders
from laur.source.tool_version import tool_version

FAST = Path("/dev/shm")
"""Files in memory, where there are such: a history makes and removes thousands."""
KEPT = 200
"""How many clean builds are kept."""

FileState = tuple[str, int]
"""What a file of the output is: the digest of its bytes, or its kind if it is no regular file; and its permissions."""
Fingerprint = tuple[str, ...]


class CleanBuild(Struct, frozen=True):
    """What a clean build made of a site."""

    is_written: bool
    problems: list[tuple[str, ...]]
    looks: Mapping[str, FileState] = {}
    fingerprints: Mapping[str, Fingerprint] = {}
    """Of each file, by URL."""


class Shared:
    """What histories share. A clean build is a function of all files of a site and of what is asked of the build."""

    def __init__(self, folder: Path) -> None:
        self.user = UserFolders(cache=folder / "cache", key=folder / "key/key")
        self._kept: OrderedDict[Hashable, CleanBuild] = OrderedDict()

    def clean_build(self, key: Hashable, make: Callable[[], CleanBuild]) -> CleanBuild:
        """The clean build under a key that has all that it is a function of."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found


@contextmanager
def sharing() -> Iterator[Shared]:
    """What the histories within this context share."""
    with tempfile.TemporaryDirectory(prefix="laur-histories-", dir=fast_folder()) as folder:
        yield Shared(Path(folder))


def fast_folder() -> Path | None:
    """Where files are cheap; None for the usual place."""
    return FAST if FAST.is_dir() else None


def tool() -> str:
    """The tool version of the builds in this process: a function of its libraries, as its own files do not change."""
    return _tool(tuple(sys.path))


@lru_cache(maxsize=32)
def _tool(_path: tuple[str, ...]) -> str:
    return tool_version()
