"""The list of documents after an edit: made from the list before it, and the same as a list made from nothing."""

from pathlib import Path

from laur.build import plan_site
from laur.desk.overview import Overview
from laur.pages.plan import SitePlan
from laur.source.options import Options
from tests.desk.desks import ALFA, TREE
from tests.sites import DAY, Site

MORE = """
== content/news/2024-02-01-beta.md
---
title: Beta
date: 2024-02-01
---
== content/comments/2024-01-10-alfa/1.md
---
name: Anna
date: 2024-01-11
---
Gratulacje.
"""


def planned(site: Site) -> SitePlan:
    return plan_site(Options(content=site.content, layouts=site.layouts, output=site.output), lambda _zone: DAY)


def test_a_list_made_from_the_one_before_it_equals_one_made_from_nothing(tmp_path: Path):
    site = Site(tmp_path, TREE + MORE)
    before = Overview(planned(site))
    for path, old, new in (
        (ALFA, "Alfa ze złotem", "Alfa z brązem"),
        (ALFA, "date: 2024-01-10", "date: 2024-03-10"),
        (ALFA, "level: zloto", "level: zlotto"),
        (ALFA, "level: zlotto", "level: zloto\n    valid_until: 2024-08-01"),
        ("news/2024-02-01-beta.md", "title: Beta", "title: [Beta"),
        ("news/2024-02-01-beta.md", "title: [Beta", "title: Beta\ndraft: true"),
        ("schemes/znak.md", "name: Znak Jakości", "name: {pl: Znak, en: Mark}"),
        ("site.yaml", "title: Klaster Przykładowy", "title: Klaster\nlang: en"),
    ):
        site.edit(f"content/{path}", old, new)
        site_plan = planned(site)
        after, fresh = Overview(site_plan, before), Overview(site_plan)
        for kind in ("", "news", "organisations", "schemes"):
            for state in ("", "draft", "error", "ending", "unconfirmed"):
                for search in ("", "alfa", "brazem zlota", "znak"):
                    found = after.documents(kind, state, search)
                    assert found == fresh.documents(kind, state, search), (path, new, kind, state, search)
        before = after
    (site.content / ALFA).unlink()
    site_plan = planned(site)
    assert Overview(site_plan, before).documents("", "", "") == Overview(site_plan).documents("", "", "")
