"""The cache of smaller versions gives back what it was given, or nothing."""

import time
from pathlib import Path

from laur.images.cache import KEEP_SECONDS, PictureCache


def test_what_was_kept_comes_back(tmp_path: Path):
    cache = PictureCache(tmp_path)
    assert cache.get("k", "e") is None
    cache.put("k", "e", b"bytes")
    assert cache.get("k", "e") == b"bytes"
    assert cache.get("k", "another engine") is None


def test_what_was_damaged_is_not_trusted(tmp_path: Path):
    cache = PictureCache(tmp_path)
    cache.put("k", "e", b"bytes")
    (file,) = (tmp_path / "pictures").iterdir()
    for damage in (file.read_bytes()[:-1], b"", b"x" * 30):
        file.write_bytes(damage)
        assert cache.get("k", "e") is None


def test_what_is_shown_stays_and_the_rest_goes_in_time(tmp_path: Path):
    cache = PictureCache(tmp_path)
    for key in ("shown", "gone"):
        cache.put(key, "e", b"bytes")
    assert cache.prune({"shown"}) == ()
    assert cache.prune({"shown"}, now=time.time() + KEEP_SECONDS + 60) == ("gone.e",)
    assert cache.get("shown", "e") == b"bytes"


def test_nothing_is_pruned_where_nothing_is(tmp_path: Path):
    assert PictureCache(tmp_path / "none").prune(()) == ()
