"""`check` tells of the night on which the site will stop being built, although nobody edits it."""

from datetime import date

import pytest

from tests.checks.test_lints import reported
from tests.sites import Site, SiteFactory

TREE = """
== content/organisations/alfa.md
== content/schemes/znak.md
== content/news/gala.md
---
title: Gala
date: 2024-05-01
certificates:
  - {id: znak-alfy, organisation: alfa, scheme: znak, valid_from: 2024-05-01, valid_until: 2026-04-30}
---
Tekst.
== content/news/potem.md
---
title: Potem
date: 2024-05-02
---
[Gala](gala.md)
"""
SAME = "certificates:\n  - {id: znak-alfy, organisation: alfa, scheme: znak, valid_from: 2026-05-01}"


def predicted(site: Site) -> list[tuple[str, int, str, str, str]]:
    found = [problem for problem in reported(site) if problem.code == "breaks-later"]
    return [(p.path, p.place.line, p.values["day"], p.values["reason"], p.values["where"]) for p in found]


@pytest.fixture
def sound(site: SiteFactory) -> Site:
    return site(TREE)


def test_a_scheduled_announcement_that_will_not_fit_is_reported_at_its_day(sound: Site):
    assert predicted(sound) == []
    sound.edit("content/news/potem.md", "date: 2024-05-02", f"date: 2024-05-02\npublish_at: 2024-07-01\n{SAME}")
    at = ("news/potem.md", 4, "2024-07-01", "certificate-duplicate", "news/potem.md:6")
    assert predicted(sound) == [at]
    sound.build(day=date(2024, 6, 30)).build(day=date(2024, 7, 1), expect="problems")


def test_what_leads_to_an_announcement_that_goes_is_reported_at_the_day_on_which_it_goes(sound: Site):
    sound.edit("content/news/gala.md", "date: 2024-05-01", "date: 2024-05-01\nexpires: 2024-08-31")
    assert predicted(sound) == [("news/gala.md", 4, "2024-09-01", "link-unpublished", "news/potem.md:5")]
    sound.build(day=date(2024, 8, 31)).build(day=date(2024, 9, 1), expect="problems")


def test_nothing_is_predicted_of_what_will_be_sound(sound: Site):
    sound.edit("content/news/potem.md", "date: 2024-05-02", "date: 2024-05-02\npublish_at: 2024-07-01")
    sound.edit("content/news/potem.md", "publish_at: 2024-07-01", "publish_at: 2024-07-01\nexpires: 2024-08-01")
    assert predicted(sound) == []


def test_what_is_wrong_today_is_reported_first(sound: Site):
    sound.edit("content/news/gala.md", "date: 2024-05-01", "date: 2024-05-01\nexpires: 2024-08-31")
    sound.edit("content/news/potem.md", "gala.md", "gaala.md")
    assert [problem.code for problem in reported(sound) if problem.severity == "error"] == ["link-missing"]
    assert predicted(sound) == []
