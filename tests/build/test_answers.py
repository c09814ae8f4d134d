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
    assert register.text(GOLD_THERE, "h1") == "Złoto, Znak jakości w kujawsko-pomorskim: ważne dziś"
    assert register.text(GOLD_THERE, ".answer-said") == "1 certyfikat"
    assert holders(register, GOLD_THERE) == ["Klaster Alfa"]
    assert holders(register, f"{TODAY}znak/gold/") == ["Klaster Alfa", "Klaster Beta"]
    assert holders(register, f"{TODAY}region/pomorskie/") == ["Klaster Beta"]
    assert holders(register, TODAY) == ["Klaster Alfa", "Klaster Beta", "Klaster Gamma"]
    assert not register.exists(f"{TODAY}znak/silver/region/pomorskie/")


def test_an_answer_has_one_title_wherever_it_is_named(register: Site):
    title = "Złoto, Znak jakości: ważne dziś"
    page = register.page(f"{TODAY}znak/gold/")
    assert page.select("h1")[0].get_text() == title
    assert page.select("title")[0].get_text() == f"{title} – Próba"
    assert page.select('meta[property="og:title"]')[0]["content"] == title
    assert f'title="{title}\xa0– Próba"' in page.select("textarea#embed-code")[0].get_text()
    assert f"<title>{title}" in register.read(f"{TODAY}znak/gold/changes.xml")
    assert f"NAME:{title.replace(',', chr(92) + ',')}" in register.read(f"{TODAY}znak/gold/register.ics")
    (listed,) = [link for link in register.page(TODAY).select("nav a") if "znak/gold/" in str(link["href"])]
    assert listed.get_text() == "Złoto, Znak jakości, dziś"
    assert register.text("/certyfikaty/poziom/znak-gold/", "h1") == "Certyfikaty: Złoto, Znak jakości"


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


UNDATED = """
== content/news/bez-dat.md
---
title: Bez dat
certificates: [{id: gamma-zloto, organisation: gamma, scheme: znak, level: gold}]
---
Tekst.
"""


def test_an_embedded_answer_says_the_same_of_nobody_as_its_page(site: SiteFactory):
    made = site(TREE + UNDATED).build(day=date(2025, 2, 1))
    gold = f"{TODAY}znak/gold/"
    said = {url: made.text(url, ".answer-said") for url in (gold, f"{gold}embed.html", f"{GOLD_THERE}embed.html")}
    assert list(said.values()) == ["Nikogo nie potwierdzono.", "Nikogo nie potwierdzono.", "Dziś nikt."]
    assert (
        holders(made, f"{gold}embed.html") == holders(made, gold) == ["Klaster Gamma", "Klaster Alfa", "Klaster Beta"]
    )
    assert holders(made, f"{GOLD_THERE}embed.html") == ["Klaster Alfa"]


def test_a_page_does_not_call_the_unconfirmed_nobodys_when_the_others_run_out(site: SiteFactory):
    made = site(TREE + UNDATED).build(day=date(2024, 2, 1))
    said = made.page(f"{TODAY}znak/gold/").select_one(".answer-nobody .answer-said")
    assert said
    assert said.get_text() == "Nikogo nie potwierdzono."


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


def of_year(made: Site, year: int, *, part: str = "main > table") -> list[list[str]]:
    """Holder, award, days and status of each row of a part of the page of a year."""
    rows = made.page(f"/certyfikaty/stan/{year}/").select(f"{part} tbody tr")
    cells = "th a, td .award, .held-days, td .standing"
    return [[" ".join(cell.get_text().split()) for cell in row.select(cells)] for row in rows]


def test_each_past_year_shows_who_held_what_on_its_last_day_and_between_which_days(register: Site):
    assert [row[::2] for row in of_year(register, 2023)] == [
        ["Klaster Alfa", "przez cały 2023 rok"],
        ["Klaster Beta", "przez cały 2023 rok"],
        ["Klaster Gamma", "przez cały 2023 rok"],
    ]
    assert [row[0] for row in of_year(register, 2021)] == ["Klaster Gamma"]
    assert of_year(register, 2021, part="#during + table") == [
        ["Klaster Alfa", "Srebro, Znak jakości", "od 1 stycznia 2021 do 30 kwietnia 2021", "wygasł 30 kwietnia 2021"]
    ]
    assert of_year(register, 2019)[0][::2] == ["Klaster Alfa", "od 1 maja 2019 do 31 grudnia 2019"]
    assert register.text("/certyfikaty/stan/2021/", ".tally") == "1 certyfikat"
    assert not register.exists("/certyfikaty/stan/2024/")
    assert not register.exists("/certyfikaty/stan/2018/")
    assert "/certyfikaty/stan/2023/" in register.links("/certyfikaty/")


def test_a_year_says_who_held_what_on_each_day_on_which_something_changed(register: Site):
    days = register.page("/certyfikaty/stan/2021/").select(".ledger-days > li")
    assert [" ".join(day.get_text(" ").split()) for day in days] == [
        "1 maja 2021 1 zmiana Ważny tego dnia: 1 certyfikat Klaster Gamma : Status"
    ]
    (day,) = register.page("/certyfikaty/stan/2019/").select(".ledger-days > li")
    assert [one.get_text(" ", strip=True) for one in day.select(".held-then li")] == [
        "Klaster Alfa : Srebro , Znak jakości",
        "Klaster Gamma : Status",
    ]


UNSURE = """
== content/schemes/znak.md
---
name: Znak
term: {initial: 3 years}
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/organisations/gamma.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa, organisation: alfa, scheme: znak, valid_until: 2021-12-31}
  - {id: beta, organisation: beta, scheme: znak, valid_from: 2016-10-21}
  - {id: gamma, organisation: gamma, scheme: znak}
---
Tekst.
"""


def test_a_year_names_what_is_not_confirmed_and_begins_with_the_first_known_award(site: SiteFactory):
    made = site(UNSURE).build()
    assert [made.exists(f"/certyfikaty/stan/{year}/") for year in (2015, 2016, 2023)] == [False, True, True]
    unconfirmed = [[row[0], row[2]] for row in of_year(made, 2017, part="#unconfirmed ~ table")]
    assert unconfirmed == [
        ["Klaster Beta", "od 21 października 2016; nie potwierdzono, że nadal obowiązuje"],
        ["Klaster Gamma", "nie podano okresu obowiązywania"],
    ]
    assert "nikt nie miał ważnego certyfikatu" in made.text("/certyfikaty/stan/2017/")
    # Alfa began between 1 January and 31 December 2019.
    assert [row[::2] for row in of_year(made, 2019)] == [["Klaster Alfa", "ok. 31 grudnia 2019"]]
    days = [
        " ".join(day.get_text(" ").split()) for day in made.page("/certyfikaty/stan/2019/").select(".ledger-days > li")
    ]
    assert days == [
        "1 stycznia 2019 dzień nie jest pewny Tego dnia żaden certyfikat nie był na pewno ważny; niepotwierdzonych: 3",
        "31 grudnia 2019 dzień nie jest pewny Ważny tego dnia: 1 certyfikat; niepotwierdzonych: 2 Klaster Alfa : Znak",
    ]


def test_a_year_with_many_changes_has_the_numbers_of_its_days_and_no_names(site: SiteFactory):
    entries = "".join(
        f"  - {{id: c{n:03}, organisation: alfa, scheme: znak, level: gold, kind: initial,\n"
        f"     valid_from: 2001-01-{n % 28 + 1:02}, valid_until: 2001-12-31}}\n"
        for n in range(60)
    )
    made = site(TREE.replace("---\nTekst.\n", f"{entries}---\nTekst.\n")).build()
    days = made.page("/certyfikaty/stan/2001/").select(".ledger-days > li")
    assert len(days) == 28
    assert "Ważnych tego dnia: 61 certyfikatów" in days[-1].get_text(" ")
    assert made.page("/certyfikaty/stan/2001/").select(".held-then ul") == []


def test_a_year_lists_the_days_on_which_something_changed(register: Site):
    links = register.page("/certyfikaty/stan/2021/").select(".ledger > li > a")
    assert [link["href"] for link in links] == ["/certyfikaty/zmiany/2021-05/#2021-05-01"]
    assert register.page("/certyfikaty/zmiany/2021-05/").find(id="2021-05-01")
    assert register.text("/certyfikaty/zmiany/2021-05/", ".changes-of-day li") == (
        "Wygasł: Srebro, Znak jakości – Klaster Alfa Ostatni dzień ważności: 30 kwietnia 2021."
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
