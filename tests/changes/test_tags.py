"""A tag is renamed in every announcement, and its old address leads to the new one."""

from pathlib import Path

import pytest

from laur.changes import ImpossibleChangeError
from laur.changes.tags import rename_tag
from tests.changes.plans import changed, planned
from tests.sites import Site

TREE = """
== content/site.yaml
title: Próba   # zostaje
languages: [pl, en]
== content/news/a.md
---
title: A
tags: [ "wyróżnienie" , jakość]   # uwaga
---
Tekst.
== content/news/b.md
---
title: B
tags:
  - nagrody   # pierwszy
  - Wyróżnienie
---
Tekst.
== content/news/c.md
---
title: C
lang: en
tags: [quality]
---
Text.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, TREE)


def test_merged_tags_are_one_everywhere_and_the_old_address_leads_to_it(site: Site):
    files = changed(site, rename_tag(*planned(site), "wyróżnienie", "Nagrody"))
    assert files == {
        "news/a.md": '---\ntitle: A\ntags: [ "nagrody" , jakość]   # uwaga\n---\nTekst.\n',
        "news/b.md": "---\ntitle: B\ntags:\n  - nagrody   # pierwszy\n---\nTekst.\n",
        "site.yaml": (
            "title: Próba   # zostaje\nlanguages: [pl, en]\n"
            "redirects:\n  - from: /tagi/wyroznienie/\n    to: /tagi/nagrody/\n"
        ),
    }
    site.build()
    redirect = site.page("/tagi/wyroznienie/").select_one("meta[http-equiv=refresh]")
    assert redirect is not None
    assert "/tagi/nagrody/" in str(redirect["content"])


def test_a_tag_renamed_twice_and_back_has_no_redirect_to_itself(site: Site):
    changed(site, rename_tag(*planned(site), "jakość", "dobra jakość"))
    changed(site, rename_tag(*planned(site), "dobra jakość", "najlepsza"))
    text = (site.content / "site.yaml").read_text(encoding="utf-8")
    assert "from: /tagi/jakosc/\n    to: /tagi/najlepsza/" in text
    assert "from: /tagi/dobra-jakosc/\n    to: /tagi/najlepsza/" in text
    changed(site, rename_tag(*planned(site), "najlepsza", "jakość"))
    text = (site.content / "site.yaml").read_text(encoding="utf-8")
    assert "from: /tagi/jakosc/" not in text
    assert "from: /tagi/najlepsza/\n    to: /tagi/jakosc/" in text
    site.build()


def test_another_spelling_of_the_same_tag_needs_no_redirect(site: Site):
    files = changed(site, rename_tag(*planned(site), "wyróżnienie", "Wyróżnienie"))
    assert list(files) == ["news/a.md"]


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [("nagroda", "x", "no-tag"), ("nagrody", "nagrody", "same-tag"), ("nagrody", "!", "tag-empty")],
)
def test_what_cannot_be_renamed_is_said(site: Site, old: str, new: str, refusal: str):
    with pytest.raises(ImpossibleChangeError) as found:
        rename_tag(*planned(site), old, new)
    assert found.value.refusal == refusal
    if refusal == "no-tag":
        assert found.value.values["nearest"] == "nagrody"
