"""Files for download below a page, as below an announcement."""

from pathlib import Path

from tests.sites import Site

TREE = """
== content/media/statut.pdf
%PDF-1.4
== content/pages/o-nas.md
---
title: O nas
downloads:
  - {title: Statut (PDF), file: /media/statut.pdf}
---
Tekst.
"""


def test_a_page_lists_its_files_and_a_missing_one_is_reported(tmp_path: Path):
    site = Site(tmp_path, TREE).build()
    assert site.links("/o-nas/", "main .aside-list a") == ["/media/statut.pdf"]
    assert site.exists("/media/statut.pdf")
    site.edit("content/pages/o-nas.md", "statut.pdf", "regulamin.pdf").build(expect="problems")
    assert ("media-unknown", 4) in [(each.code, each.place.line) for each in site.problems]
