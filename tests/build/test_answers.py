"""Answers of the register that have pages: valid today, ending in a year, the end of a year, the changes."""

import csv
import io
from datetime import date

import pytest

from tests.sites import Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org/
languages: [pl, en]
== content/organisations/alfa.md
---
name: Klaster Alfa
region: kujawsko-pomorskie
---
== content/organisations/beta.md
---
name: Klaster Beta
region: Pomorskie
---
== content/organisations/gamma.md
== content/schemes/znak.md
---
name: Znak jakości
short_name: ZJ
levels: [{id: gold, rank: 2, name: {pl: Złoto, en: Gold}}, {id: silver, rank: 1, name: {pl: Srebro, en: Silver}}]
---
== content/schemes/status.md
---
name: Status
---
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa-srebro, organisation: alfa, scheme: znak, level: silver, valid_from: 2019-05-01, valid_until: 2021-04-30}
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, valid_from: 2022-01-01, valid_until: 2024-12-31}
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, valid_from: 2023-01-01, valid_until: 2024-07-31}
  - {id: beta-status, organisation: beta, scheme: status, valid_from: 2024-09-01, valid_until: 2027-08-31}
  - {id: gamma-status, organisation: gamma, scheme: status, valid_until: open}
---
Tekst.
"""
TODAY = "/certyfikaty/obowiazujace/"
GOLD_THERE = f"{TODAY}znak/gold/region/kujawsko-pomorskie/"


@pytest.fixture
def register(site: SiteFactory) -> Site:
    return site(TREE).build()


def holders(made: Site, url: str) -> list[str]:
    return [row.get_text() for row in made.page(url).select("table.register tbody tr:not([hidden]) th a")]


def test_each_scheme_and_level_has_an_answer_everywhere_and_in_each_region(register: Site):
    assert register.text(GOLD_THERE, "h1") == "Złoto (ZJ) w kujawsko-pomorskim: ważne dziś"
    assert register.text(GOLD_THERE, ".answer-said") == "1 certyfikat"
    assert holders(register, GOLD_THERE) == ["Klaster Alfa"]
    assert holders(register, f"{TODAY}znak/gold/") == ["Klaster Alfa", "Klaster Beta"]
    assert holders(register, f"{TODAY}region/pomorskie/") == ["Klaster Beta"]
    assert holders(register, TODAY) == ["Klaster Alfa", "Klaster Beta", "Klaster Gamma"]
    assert not register.exists(f"{TODAY}znak/silver/region/pomorskie/")


def test_who_has_gold_in_a_region_is_two_links_from_all_that_is_valid(register: Site):
    page = register.page(TODAY)
    award = page.select_one('a[href="/certyfikaty/obowiazujace/znak/gold/"]')
    assert award
    region = register.page(str(award["href"])).select_one(f'a[href="{GOLD_THERE}"]')
    assert region
    assert region.get_text() == "kujawsko-pomorskie"
    assert TODAY in register.links("/certyfikaty/")


def test_an_answer_has_its_own_feed_calendar_table_and_embed(register: Site):
    feed = register.read(f"{GOLD_THERE}changes.xml")
    assert "<id>https://example.org/certyfikaty/alfa-zloto/#began</id>" in feed
    assert "beta-zloto" not in feed
    calendar = register.read(f"{GOLD_THERE}register.ics")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20241231" in calendar
    rows = list(csv.DictReader(io.StringIO(register.read(f"{GOLD_THERE}register.csv"))))
    assert [row["id"] for row in rows] == ["alfa-zloto"]
    embed = register.page(f"{GOLD_THERE}embed.html")
    assert holders(register, f"{GOLD_THERE}embed.html") == ["Klaster Alfa"]
    assert embed.select("nav, .masthead, footer") == []
    assert embed.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    code = register.page(GOLD_THERE).select_one("textarea")
    assert code
    assert (
        '<iframe src="https://example.org/certyfikaty/obowiazujace/znak/gold/region/kujawsko-pomorskie/embed.html"'
        in code.get_text()
    )
    assert "embed.html" not in register.read("/sitemap.xml")


def test_an_answer_without_a_holder_says_who_was_the_last(site: SiteFactory):
    made = site(TREE).build(day=date(2025, 2, 1))
    assert made.text(GOLD_THERE, ".answer-said") == "Dziś nikt."
    assert made.text(GOLD_THERE, ".answer-since") == "Tak jest od 1 stycznia 2025 ."
    assert holders(made, GOLD_THERE) == ["Klaster Alfa"]
    assert "Ostatnio" in made.text(GOLD_THERE, "caption")


def test_what_becomes_valid_by_itself_is_there_and_hidden_until_then(register: Site):
    url = f"{TODAY}status/region/pomorskie/"
    (row,) = register.page(url).select("table.register tbody tr")
    assert row.has_attr("hidden")
    said = register.page(url).select_one(".answer-said")
    assert said
    assert str(said["data-counts"]).startswith('[["2024-09-01","1","certyfikat"]')


def test_only_a_day_on_which_the_answer_changes_renders_it_again(register: Site):
    register.build(day=date(2024, 7, 31))
    assert GOLD_THERE not in register.rendered
    register.build(day=date(2024, 8, 1))
    assert f"{TODAY}znak/gold/" in register.rendered
    assert GOLD_THERE not in register.rendered


def test_what_ends_in_a_year_is_listed_by_its_end(register: Site):
    assert holders(register, "/certyfikaty/koniec/2024/") == ["Klaster Beta", "Klaster Alfa"]
    assert "/certyfikaty/koniec/2024/" in register.links("/certyfikaty/")
    assert register.exists("/en/certificates/ending/2024/")


def test_each_past_year_shows_who_held_what_on_its_last_day(register: Site):
    assert holders(register, "/certyfikaty/stan/2023/") == ["Klaster Alfa", "Klaster Beta", "Klaster Gamma"]
    assert holders(register, "/certyfikaty/stan/2021/") == ["Klaster Gamma"]
    assert holders(register, "/certyfikaty/stan/2020/") == ["Klaster Alfa", "Klaster Gamma"]
    assert register.text("/certyfikaty/stan/2020/", "tbody tr .standing") == "ważny do 30 kwietnia 2021"
    assert not register.exists("/certyfikaty/stan/2024/")
    assert not register.exists("/certyfikaty/stan/2018/")
    assert "/certyfikaty/stan/2023/" in register.links("/certyfikaty/")


def test_a_year_lists_the_days_on_which_something_changed(register: Site):
    links = register.page("/certyfikaty/stan/2021/").select(".ledger a")
    assert [link["href"] for link in links] == ["/certyfikaty/zmiany/2021-05/#2021-05-01"]
    assert register.page("/certyfikaty/zmiany/2021-05/").find(id="2021-05-01")
    assert register.text("/certyfikaty/zmiany/2021-05/", ".changes-of-day li") == (
        "Wygasł: Znak jakości, Srebro – Klaster Alfa Ostatni dzień ważności: 30 kwietnia 2021."
    )


def test_the_changes_are_a_page_by_months(register: Site):
    url = "/certyfikaty/zmiany/"
    assert register.text(url, ".tally") == "4 zmiany"
    months = [link["href"] for link in register.page(url).select(".ledger a")]
    assert months == [f"{url}{month}/" for month in ("2023-01", "2022-01", "2021-05", "2019-05")]
    assert url in register.links("/certyfikaty/")


def test_many_changes_of_a_month_are_on_several_pages(site: SiteFactory):
    entries = "".join(
        f"  - {{id: c{n:03}, organisation: alfa, scheme: znak, level: gold, kind: initial,\n"
        f"     valid_from: 2001-01-{n % 20 + 1:02}, valid_until: 2001-12-31}}\n"
        for n in range(250)
    )
    made = site(TREE.replace("---\nTekst.\n", f"{entries}---\nTekst.\n")).build()
    first = made.page("/certyfikaty/zmiany/2001-01/")
    assert len(first.select(".changes-of-day li")) == 200
    (day,) = [
        link["href"]
        for link in made.page("/certyfikaty/stan/2001/").select(".ledger a")
        if link.get_text().startswith("1\u00a0s")
    ]
    page, anchor = str(day).split("#")
    assert page == "/certyfikaty/zmiany/2001-01/strona/2/"
    assert made.page(page).find(id=anchor)
