"""The search index of a site: complete, reproducible, and built again only if its input changed."""

import shutil
from pathlib import Path

import pytest

from laur.search.documents import SearchDocument
from laur.search.index import build_index
from laur.search.pagefind import SearchError
from tests.sites import Site, SiteFactory

TREE = """\
== content/site.yaml
title: Próba
base_url: https://example.org/
languages: [pl, en]
features: {search: true}
== content/news/a.md
---
title: Klaster Alfa ze znakiem
date: 2024-03-01
tags: [nagrody]
---
Kapituła przyznała znak.
== content/news/b.md
---
title: Targi w Łodzi
date: 2023-05-01
tags: [targi]
---
Wystawcy z regionu.
== content/organisations/alfa.md
== content/pages/o-nas.md
---
title: O nas
---
Kim jesteśmy.
"""
INDEX = "/szukaj/pagefind/"


def index_files_of(made: Site) -> set[str]:
    return {url for url in made.rendered if "/pagefind/" in url}


def test_each_language_has_a_search_page_and_an_index(site: SiteFactory):
    made = site(TREE).build()
    for folder in ("/szukaj/", "/en/search/"):
        assert made.exists(folder)
        assert made.exists(f"{folder}pagefind/pagefind.js")
        assert made.exists(f"{folder}pagefind/facets.json")
    assert "/tagi/" in made.links("/szukaj/")
    assert made.links("/", ".masthead .seek") == ["/szukaj/"]


def test_a_file_of_the_index_that_is_damaged_in_the_cache_is_made_again(site: SiteFactory):
    made = site(TREE).build()
    tree, index = made.tree(), made.folder / ".laur/search/pl"
    fragments = [f"{file.relative_to(index)}" for file in sorted(index.glob("*/*.pf_fragment"))]
    for name in ("facets.json", "pagefind.js", *fragments):
        data = (index / name).read_bytes()
        (index / name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        (made.output / "szukaj/pagefind" / name).unlink()
        assert made.build().tree() == tree, name
        assert (index / name).read_bytes() == data
    (index / "pagefind.js").unlink()
    (made.output / "szukaj/pagefind/pagefind.js").unlink()
    assert made.build().tree() == tree


def test_a_site_without_the_search_feature_has_neither(site: SiteFactory):
    made = site(TREE.replace("features: {search: true}\n", "")).build()
    assert not made.exists("/szukaj/")
    assert made.links("/", ".seek") == []
    assert not [path for path in made.tree() if "pagefind" in path]


def test_a_language_without_content_has_no_index(site: SiteFactory):
    made = site(TREE).delete("content/organisations/alfa.md").build()
    assert made.exists("/en/search/")
    assert not made.exists("/en/search/pagefind/pagefind.js")


def test_the_index_is_not_built_again_if_no_searchable_text_changed(site: SiteFactory):
    made = site(TREE).build()
    made.edit("content/site.yaml", "title: Próba", "title: Inna próba").build()
    assert "/" in made.rendered
    assert index_files_of(made) == set()
    made.edit("content/news/a.md", "Kapituła", "Komisja").build()
    assert index_files_of(made)


def test_an_edit_changes_only_the_fragment_of_its_page(site: SiteFactory):
    made = site(TREE).build()
    made.edit("content/news/a.md", "Kapituła", "Komisja").build()
    assert len([url for url in index_files_of(made) if "/fragment/" in url]) == 1
    assert f"{INDEX}pagefind.js" not in made.rendered


def test_a_clean_build_gives_the_same_index_byte_for_byte(site: SiteFactory):
    made = site(TREE).build()
    made.edit("content/news/a.md", "Kapituła", "Komisja").build()
    made.edit("content/news/a.md", "Komisja", "Kapituła").build()
    kept = made.tree()
    shutil.rmtree(made.folder / ".laur")
    shutil.rmtree(made.output)
    assert made.build().tree() == kept


def test_a_damaged_cache_is_built_again(site: SiteFactory):
    made = site(TREE).build()
    kept = made.tree()
    for file in (made.folder / ".laur/search").rglob("*.pf_*"):
        file.write_bytes(b"")
    assert made.build(clean=True).tree() == kept


def test_the_index_of_a_removed_language_is_removed_from_the_cache(site: SiteFactory):
    made = site(TREE).build()
    made.edit("content/news/a.md", "Kapituła", "Komisja").build()
    made.edit("content/site.yaml", "languages: [pl, en]", "languages: [pl]").build()
    assert [folder.name for folder in (made.folder / ".laur/search").iterdir()] == ["pl"]


def test_drafts_are_not_indexed(site: SiteFactory):
    made = site(TREE).edit("content/news/b.md", "title:", "draft: true\ntitle:").build()
    assert '"nagrody"' in made.read(f"{INDEX}facets.json")
    assert '"targi"' not in made.read(f"{INDEX}facets.json")


def test_the_index_depends_on_the_order_of_nothing(tmp_path: Path):
    """A file system lists its files in an order of its own, and Pagefind numbers documents as it meets them."""
    documents = [
        SearchDocument(
            url=f"/n/{number}/",
            title=f"Wiadomość {number}",
            summary="",
            about="",
            text=" ".join(f"słowo{number * other % 97}" for other in range(60)),
            kind="Aktualność",
            year="2024",
            tags=(),
            organisations=(),
        )
        for number in range(40)
    ]
    found = build_index(tmp_path / "one", "pl", "key", documents)
    assert build_index(tmp_path / "other", "pl", "key", documents[::-1]) == found


def test_a_search_program_that_ends_is_an_error_with_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", shutil.which("true") or "true")
    with pytest.raises(SearchError, match="it ended before"):
        build_index(tmp_path, "pl", "key", ())
