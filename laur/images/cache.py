"""The cache of smaller versions of images in ``.laur/pictures/``.

A file's name is the key of the version (`RenditionView.key`) and a digest of the encoders. Its content begins with the
digest of the rest, because a machine may stop in the middle of a write; a damaged file counts as missing. Deleting the
cache only costs time.
"""

import os
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from laur.model.digest import DIGEST_BYTES, digest

FOLDER = "pictures"
KEEP_SECONDS = 30 * 24 * 3600
"""How long a version that no page shows is kept, as an editor may undo a change."""


class ImageCache:
    """A folder of encoded images."""

    def __init__(self, state: Path) -> None:
        self._folder = state / FOLDER

    def get(self, key: str, encoders: str) -> bytes | None:
        """The bytes under a key, made by encoders with this digest; None if there are none or they are damaged."""
        try:
            data = (self._folder / f"{key}.{encoders}").read_bytes()
        except OSError:
            return None
        stored, content = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        return content if stored == bytes.fromhex(digest(content)) else None

    def put(self, key: str, encoders: str, content: bytes) -> None:
        """Saves bytes. Several processes may save the same key; errors, such as a full disk, are ignored."""
        aside = self._folder / f".{key}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(bytes.fromhex(digest(content)) + content)
            aside.replace(self._folder / f"{key}.{encoders}")

    def prune(self, shown: Collection[str], now: float | None = None) -> tuple[str, ...]:
        """Removes old files whose key is not in `shown`. Returns the names of the removed files."""
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
