"""The cache of smaller versions in ``.laur/pictures/``: by what they were made from, and how.

Deleting it costs time and nothing else: a file that cannot be trusted is made anew. A file begins with the digest of
the rest, because a machine may stop in the middle of a word.
"""

import os
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from laur.model.digest import DIGEST_BYTES, digest

FOLDER = "pictures"
KEEP_SECONDS = 30 * 24 * 3600
"""How long a version that no page shows any more is kept: an editor may take back what was done."""


class PictureCache:
    """A folder of made pictures."""

    def __init__(self, state: Path) -> None:
        self._folder = state / FOLDER

    def get(self, key: str, engine: str) -> bytes | None:
        """The bytes under a key, as this engine made them."""
        try:
            data = (self._folder / f"{key}.{engine}").read_bytes()
        except OSError:
            return None
        mark, content = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        return content if mark == bytes.fromhex(digest(content)) else None

    def put(self, key: str, engine: str, content: bytes) -> None:
        """Keep bytes. Several processes may keep the same; a full disk is not minded."""
        aside = self._folder / f".{key}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(bytes.fromhex(digest(content)) + content)
            aside.replace(self._folder / f"{key}.{engine}")

    def prune(self, shown: Collection[str], now: float | None = None) -> tuple[str, ...]:
        """Remove what no page shows (`shown` holds the keys) and was made long ago; returns the names removed."""
        oldest = (time.time() if now is None else now) - KEEP_SECONDS
        removed: list[str] = []
        if not self._folder.is_dir():
            return ()
        for file in sorted(self._folder.iterdir()):
            with suppress(OSError):
                if file.name.rpartition(".")[0] not in shown and file.stat().st_mtime < oldest:
                    file.unlink()
                    removed.append(file.name)
        return tuple(removed)
