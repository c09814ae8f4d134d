"""Each page with numbers or statuses says of which days they are, without a script, and is not rendered daily."""

from datetime import date

import pytest

from tests.sites import Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 2, name: Złoto}, {id: silver, rank: 1, name: Srebro}]
---
== content/organisations/alfa.md
== content/organisations/beta.md
---
name: Klaster Beta
region: pomorskie
---
== content/organisations/gamma.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: a, organisation: alfa, scheme: znak, level: gold, valid_from: 2022-01-01, valid_until: 2024-08-31}
  - {id: b, organisation: beta, scheme: znak, level: silver, valid_from: 2023-05-01, valid_until: 2026-04-30}
  - {id: c, organisation: gamma, scheme: znak, level: silver, awarded: 2019-03-02}
---
Tekst.
"""
ALL = "Stan od 1 maja 2023 do 31 sierpnia 2024."
ALFA = "Stan od 1 stycznia 2022 do 31 sierpnia 2024."
BETA = "Stan od 1 maja 2023 do 30 kwietnia 2026."


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("days"), TREE).build(day=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("/", ALL),
        ("/certyfikaty/", ALL),
        ("/certyfikaty/wedlug-organizacji/", ALL),
        ("/programy/", ALL),
        ("/programy/znak/", ALL),
        ("/organizacje/", ALL),
        ("/organizacje/beta/", BETA),
        ("/organizacje/gamma/", "Stan od 2 marca 2019."),
        ("/certyfikaty/a/", ALFA),
        ("/certyfikaty/poziom/znak-gold/", ALFA),
        ("/certyfikaty/region/pomorskie/", BETA),
        ("/certyfikaty/status/wazne/", ALL),
        ("/certyfikaty/koniec/2026/", BETA),
        ("/certyfikaty/koniec/2024/", ALFA),
        ("/certyfikaty/obowiazujace/znak/gold/", ALFA),
        ("/certyfikaty/obowiazujace/znak/gold/embed.html", ALFA),
    ],
)
def test_each_page_says_from_which_day_to_which_it_is_true(register: Site, url: str, days: str):
    assert register.text(url, ".day-said").replace(" .", ".") == days


def test_a_page_is_rendered_again_only_when_a_status_on_it_changes(site: SiteFactory):
    made = site(TREE).build(day=date(2024, 6, 3))
    assert made.build(day=date(2024, 6, 4)).rendered == {"/build.json"}
    rendered = made.build(day=date(2024, 9, 1)).rendered
    assert {"/", "/certyfikaty/a/", "/organizacje/alfa/"} <= rendered
    assert not {"/certyfikaty/b/", "/organizacje/beta/", "/certyfikaty/region/pomorskie/"} & rendered
    assert made.text("/organizacje/alfa/", ".day-said").replace(" .", ".") == "Stan od 1 września 2024."
