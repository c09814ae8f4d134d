"""`tag`, `move`, `undo`: a diff first, all changes or none, and back again."""

from pathlib import Path

import pytest

from tests.cli.test_commands import laur
from tests.sites import Site, tree_of

TREE = """
== content/site.yaml
title: Serwis
== content/news/a.md
---
title: A
tags: [nagroda, jakość]   # zostaje
---
[B](b.md)
== content/news/b.md
---
title: B
tags: [nagrody]
---
Tekst.
"""


@pytest.fixture
def here(tmp_path: Path) -> Site:
    return Site(tmp_path, TREE)


def test_a_tag_is_renamed_after_a_diff_and_put_back(here: Site):
    before = tree_of(here.folder / "content")
    shown = laur(here.folder, "tag", "rename", "nagroda", "nagrody")
    assert "-tags: [nagroda, jakość]   # zostaje\n+tags: [nagrody, jakość]   # zostaje\n" in shown.stdout
    assert "+  - from: /tagi/nagroda/\n" in shown.stdout
    assert "add --yes" in shown.stdout
    assert tree_of(here.folder / "content") == before
    done = laur(here.folder, "tag", "rename", "nagroda", "nagrody", "--yes", "--lang", "pl")
    assert "Tag „nagroda” zmieniony na „nagrody”: zmieniono 2 pliki." in done.stdout
    assert laur(here.folder, "check").returncode == 0
    assert "2 files put back." in laur(here.folder, "undo").stdout
    assert tree_of(here.folder / "content") == before
    assert "nothing to undo" in laur(here.folder, "undo").stdout


def test_a_document_is_moved_as_it_is_named_from_here_or_from_the_content_folder(here: Site):
    moved = laur(here.folder, "move", "content/news/b.md", "news/2024/beta.md", "--yes")
    assert "--- news/b.md\n+++ news/2024/beta.md\n" in moved.stdout
    assert "[B](2024/beta.md)" in (here.content / "news/a.md").read_text(encoding="utf-8")
    assert laur(here.folder, "check").returncode == 0


def test_what_cannot_be_done_is_said_with_the_nearest(here: Site):
    refused = laur(here.folder, "tag", "rename", "nagrod", "x")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Did you mean “nagrod" in refused.stderr
    assert laur(here.folder, "move", "news/b.md", "pages/b.md").returncode == 2
