"""The cache of smaller versions of images returns the bytes that were saved, or nothing."""

import time
from pathlib import Path

from laur.images.cache import KEEP_SECONDS, ImageCache


def test_saved_bytes_are_returned_for_their_key_and_digest(tmp_path: Path):
    cache = ImageCache(tmp_path)
    assert cache.get("k", "e") is None
    cache.put("k", "e", b"bytes")
    assert cache.get("k", "e") == b"bytes"
    assert cache.get("k", "another digest") is None


def test_a_damaged_file_counts_as_missing(tmp_path: Path):
    cache = ImageCache(tmp_path)
    cache.put("k", "e", b"bytes")
    (file,) = (tmp_path / "pictures").iterdir()
    for damage in (file.read_bytes()[:-1], b"", b"x" * 30):
        file.write_bytes(damage)
        assert cache.get("k", "e") is None


def test_versions_that_no_page_shows_are_removed_after_thirty_days(tmp_path: Path):
    cache = ImageCache(tmp_path)
    for key in ("shown", "gone"):
        cache.put(key, "e", b"bytes")
    assert cache.prune({"shown"}) == ()
    assert cache.prune({"shown"}, now=time.time() + KEEP_SECONDS + 60) == ("gone.e",)
    assert cache.get("shown", "e") == b"bytes"


def test_pruning_without_a_cache_folder_does_nothing(tmp_path: Path):
    assert ImageCache(tmp_path / "none").prune(()) == ()
