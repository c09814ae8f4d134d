"""“See also”: what an announcement has in common with others, and which of it counts more."""

from tests.sites import Site, SiteFactory

WORLD = """
== content/organisations/alfa.md
== content/organisations/beta.md
== content/schemes/znak.md
== content/news/sama.md
---
title: Sama
date: 2024-03-01
organisations: [alfa]
tags: [nagrody]
certificates: [{id: a-1, organisation: alfa, scheme: znak, awarded: 2024-02-01, valid_until: 2024-02-29}]
---
"""


def related(made: Site) -> list[str]:
    titles = made.page("/aktualnosci/2024/03/sama/").select(".related .card-title")
    return [title.get_text(strip=True) for title in titles]


def with_news(made: Site, title: str, date: str, *lines: str) -> Site:
    front = "\n".join(("---", f"title: {title}", f"date: {date}", *lines, "---", ""))
    return made.write(f"content/news/{title.lower()}.md", front)


def test_an_organisation_counts_more_than_a_scheme_and_that_more_than_a_tag(site: SiteFactory):
    made = site(WORLD)
    with_news(made, "Tag", "2024-02-28", "tags: [Nagrody]")
    scheme = "certificates: [{id: b-1, organisation: beta, scheme: znak, awarded: 2019-02-01, valid_until: 2019-12-31}]"
    with_news(made, "Program", "2019-02-01", scheme)
    with_news(made, "Organizacja", "2012-01-01", "organisations: [alfa]")
    with_news(made, "Obca", "2024-03-02")
    assert related(made.build()) == ["Organizacja", "Program", "Tag"]


def test_of_what_is_equally_near_the_nearest_in_time_comes_first(site: SiteFactory):
    made = site(WORLD)
    for title, date in (
        ("Dawna", "2011-01-01"),
        ("Starsza", "2020-01-01"),
        ("Nowsza", "2024-04-01"),
        ("Inna", "2015-01-01"),
    ):
        with_news(made, title, date, "tags: [nagrody]")
    assert set(related(made.build())[:2]) == {"Nowsza", "Starsza"}
    assert "Dawna" not in related(made)


def test_a_misspelt_tag_brings_nothing_together(site: SiteFactory):
    made = site(WORLD)
    with_news(made, "Druga", "2024-01-01", "tags: [Nagrody]")
    with_news(made, "Trzecia", "2024-01-02", "tags: [nagordy]")
    assert related(made.build()) == ["Druga"]
