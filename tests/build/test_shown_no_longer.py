"""An announcement that is shown no longer takes nothing out of the register: what was awarded was awarded."""

import json
from datetime import date, timedelta

import pytest

from tests.sites import Site, SiteFactory

LAST, NEXT = date(2024, 6, 30), date(2024, 7, 1)
TREE = """
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/2023-01-01-pierwszy.md
---
title: Pierwszy znak
date: 2023-01-01
expires: 2024-06-30
certificates:
  - {id: pierwszy, organisation: alfa, scheme: znak, valid_from: 2023-01-01, valid_until: 2025-12-31}
---
Tekst.
== content/news/2024-01-01-drugi.md
---
title: Drugi znak
date: 2024-01-01
certificates:
  - {ref: pierwszy}
  - {id: drugi, organisation: alfa, scheme: znak, supersedes: pierwszy, valid_from: 2026-01-01, valid_until: 2027-12-31}
---
Tekst.
"""
FIRST = "/certyfikaty/pierwszy/"


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build(day=LAST)


def test_its_certificates_keep_their_pages_their_place_and_their_log(built: Site):
    log = built.read("/certyfikaty/changes.json")
    entry = json.loads(built.read(f"{FIRST}index.json"))
    assert "/aktualnosci/2023/01/pierwszy/" in entry["evidence"][0]
    built.build(day=NEXT)
    assert not built.exists("/aktualnosci/2023/01/pierwszy/")
    assert built.read("/certyfikaty/changes.json") == log
    later = json.loads(built.read(f"{FIRST}index.json"))
    assert later == entry | {"evidence": ["https://example.org/aktualnosci/2024/01/drugi/"]}
    assert [row["id"] for row in built.page("/certyfikaty/").select("table.register tbody tr")] == ["drugi", "pierwszy"]


def test_what_refers_to_its_certificates_does_not_break_overnight(built: Site):
    assert built.codes == built.build(day=NEXT).codes == []


def test_no_page_of_its_certificates_leads_to_it(built: Site):
    built.build(day=NEXT)
    pages = (FIRST, "/certyfikaty/drugi/", "/organizacje/alfa/", "/programy/znak/")
    assert [
        link for url in pages for link in built.links(url, "a") if "pierwszy" in link and "aktualnosci" in link
    ] == []


@pytest.mark.parametrize("held", ["draft: true", "publish_at: 2024-08-01"])
def test_what_was_never_published_is_not_entered(site: SiteFactory, held: str):
    made = site(
        TREE.replace("expires: 2024-06-30", held)
        .replace("  - {ref: pierwszy}\n", "")
        .replace(" supersedes: pierwszy,", "")
    ).build(day=NEXT + timedelta(days=1))
    assert not made.exists(FIRST)


def test_what_was_over_before_it_was_to_be_published_never_was(site: SiteFactory):
    never = TREE.replace("expires: 2024-06-30", "expires: 2024-06-30\npublish_at: 2024-07-15")
    made = site(never.replace("  - {ref: pierwszy}\n", "").replace(" supersedes: pierwszy,", ""))
    assert not made.build(day=date(2024, 8, 1)).exists(FIRST)
