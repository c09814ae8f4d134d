"""A page of the site that another program has open on Windows while it is built again."""

from pathlib import Path

import pytest

from tests.locks import locking
from tests.sites import Site

TREE = """
== content/site.yaml
title: Klaster
== content/news/2024-01-10-alfa.md
---
title: Alfa
date: 2024-01-10
---
Tekst.
== content/media/plan.pdf
%PDF-1.4
"""


def test_a_file_that_is_free_after_a_moment_is_replaced_or_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = Site(tmp_path, TREE).build()
    lock = locking(monkeypatch, "plan.pdf")
    lock(3)
    site.write("content/media/plan.pdf", "%PDF-1.7\n").build()
    assert (site.output / "media/plan.pdf").read_bytes() == b"%PDF-1.7\n"
    site.delete("content/media/plan.pdf")
    lock(3)
    site.build()
    assert not (site.output / "media/plan.pdf").exists()
