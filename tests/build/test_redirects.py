"""Old addresses that ``site.yaml`` states: of tags, organisations and schemes, which have no aliases of their own."""

from pathlib import Path

from tests.sites import Site

SITE = "title: Próba\nbase_url: https://example.org/\n"
TREE = """
== content/news/a.md
---
title: Pierwsza
tags: [nagrody]
---
Tekst.
"""


def with_redirects(folder: Path, text: str) -> Site:
    return Site(folder, TREE).write("content/site.yaml", f"{SITE}redirects:\n{text}")


def test_an_old_address_of_a_tag_leads_to_the_new_one(tmp_path: Path):
    site = with_redirects(tmp_path, "  - from: /tagi/wyróżnienia\n    to: /tagi/nagrody/\n").build()
    redirect = site.page("/tagi/wyr%C3%B3%C5%BCnienia/").select_one("meta[http-equiv=refresh]")
    assert redirect is not None
    assert str(redirect["content"]).endswith("/tagi/nagrody/")


def test_a_redirect_that_leads_nowhere_or_takes_an_address_is_reported_at_its_line(tmp_path: Path):
    site = with_redirects(
        tmp_path,
        "  - {from: /stare/, to: /tagi/nie-ma/}\n"
        "  - {from: /tagi/nagrody/, to: /tagi/}\n"
        "  - {from: /dawne/, to: /tagi/}\n"
        "  - {from: /dawne, to: /tagi/}\n",
    ).build(expect="problems")
    found = [(each.code, each.path, each.place.line) for each in site.problems]
    assert found == [
        ("link-missing", "site.yaml", 4),
        ("alias-taken", "site.yaml", 5),
        ("alias-duplicate", "site.yaml", 7),
    ]
