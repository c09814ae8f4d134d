"""What could run in a reader's browser or on the server is not copied from `media/`."""

import pytest

from tests.sites import SiteFactory

TREE = "== content/news/a.md\n---\ntitle: A\n---\n"


@pytest.mark.parametrize("name", ["x.html", "x.HTM", "a/x.xhtml", "x.js", "x.xml", "x.svgz", "x.php", "x.shtml"])
def test_a_file_that_could_run_is_a_problem(site: SiteFactory, name: str):
    made = site(TREE).write(f"content/media/{name}", "<script>alert(1)</script>").build(expect="problems")
    assert [(found.code, found.path) for found in made.problems] == [("media-active", f"media/{name}")]


def test_a_file_that_can_only_be_saved_or_shown_is_copied(site: SiteFactory):
    made = site(TREE)
    for name in ("x.pdf", "x.zip", "x.csv", "x.txt", "x.docx", "html", "x.html.zip"):
        made.write(f"content/media/{name}", "x")
    made.build()
    assert {path for path in made.tree() if path.startswith("media/")} == {
        *("media/x.pdf", "media/x.zip", "media/x.csv", "media/x.txt", "media/x.docx", "media/html", "media/x.html.zip")
    }
