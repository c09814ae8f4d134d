"""The roll of honour: holders by name with their dates, and never a number that says that there are none."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from laur.catalog.holders import held_steps
from laur.register import status_on
from laur.scaffold.starter_site import create_starter_site
from tests.sites import Site, SiteFactory

TREE = """
== content/schemes/znak.md
---
name: Znak
levels:
  - {id: silver, rank: 1, name: Srebro}
  - {id: gold, rank: 2, name: Złoto}
term: {initial: 2 years}
count_from: assessed
end_rule: month_end
---
== content/organisations/alfa.md
---
name: Klaster Alfa
city: Łódź
---
== content/organisations/beta.md
== content/organisations/gamma.md
== content/news/2024-01-10-znaki.md
---
title: Znaki przyznane
date: 2024-01-10
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, assessed: 2023-11}
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, valid_from: 2024-01-01, valid_until: 2024-12-31}
  - {id: gamma-srebro, organisation: gamma, scheme: znak, level: silver, valid_from: 2020-01, valid_until: 2021-12-31}
  - {id: beta-srebro, organisation: beta, scheme: znak, level: silver, valid_from: 2018-01-01, valid_until: 2019-12-31}
---
Tekst.
"""


def levels(site: Site, url: str = "/") -> list[str]:
    """What the roll says of each level, without what is hidden."""
    page = site.page(url)
    for hidden in page.select(".roll [hidden], .levels-since"):
        hidden.decompose()
    return [re.sub(r"\s+", " ", level.get_text(" ")).replace(" ,", ",").strip() for level in page.select(".roll-level")]


def test_holders_are_named_with_their_place_and_the_end_also_if_it_is_computed(site: SiteFactory):
    made = site(TREE).build()
    gold, _ = levels(made)
    assert gold == (
        "Złoto, Znak 2 posiadacze Klaster Beta do 31 grudnia 2024 Klaster Alfa, Łódź do ok. 30 listopada 2025"
    )
    (number,) = made.page("/").select(".roll-level:first-child .levels-count a")
    rows = made.page(str(number["href"])).select("table.register tbody tr")
    assert sorted(str(row["id"]) for row in rows) == ["alfa-zloto", "beta-zloto"]


def test_where_nobody_holds_a_level_it_says_who_held_it_last_and_until_when(site: SiteFactory):
    made = site(TREE).build()
    _, silver = levels(made)
    assert silver == "Srebro, Znak ostatnio: Klaster Gamma do 31 grudnia 2021 Klaster Beta do 31 grudnia 2019"
    made.build(day=date(2025, 6, 1))
    gold, _ = levels(made)
    assert gold == (
        "Złoto, Znak 1 posiadacz Klaster Alfa, Łódź do ok. 30 listopada 2025 "
        "byli wśród nich: Klaster Beta do 31 grudnia 2024"
    )


def test_the_home_page_the_listing_and_the_scheme_say_the_same(site: SiteFactory):
    made = site(TREE).build()
    home = levels(made)
    assert levels(made, "/certyfikaty/") == home
    assert levels(made, "/programy/znak/") == [level.replace(", Znak", "") for level in home]


def test_a_holders_name_leads_to_the_organisation_and_the_status_to_the_certificate(site: SiteFactory):
    made = site(TREE).build()
    (beta,) = [one for one in made.page("/").select(".roll-held li") if "Beta" in one.get_text()]
    assert [(link.get_text(), link["href"]) for link in beta.select("a")] == [
        ("Klaster Beta", "/organizacje/beta/"),
        ("do 31\u00a0grudnia 2024", "/certyfikaty/beta-zloto/"),
    ]


def test_a_level_with_many_holders_names_some_and_has_the_later_numbers_in_a_file(site: SiteFactory):
    holders = [f"o-{number:02}" for number in range(9)]
    entries = "".join(
        f"  - {{id: {key}, organisation: {key}, scheme: znak, level: gold, valid_from: 2024-01-01, "
        f"valid_until: 2025-0{1 + number}-28}}\n"
        for number, key in enumerate(holders)
    )
    organisations = "".join(f"== content/organisations/{key}.md\n---\nname: Klaster {key}\n---\n" for key in holders)
    news = f"== content/news/wiele.md\n---\ntitle: Wiele\ncertificates:\n{entries}---\nTekst.\n"
    made = site(TREE + organisations + news).build()
    assert len(made.page("/").select(".roll-level:first-child .roll-held li")) == 6
    assert "data-words" in made.read("/")
    steps = json.loads(made.read("/certyfikaty/roll.json"))
    assert made.last.site_plan.catalog is not None
    records = made.last.site_plan.catalog.awards.records
    gold = [r for r in records.values() if r.claim.certificate.level == "gold"]
    expected = held_steps([(r, status_on(r, date(2024, 6, 1))) for r in gold], date(2024, 6, 1))[1]
    assert steps == {"znak.gold": [[day.isoformat(), number] for day, number in expected]}


# ---------------------------------------------------------------------------------------------- on any day

ZERO = re.compile(r"(?<![\w.,:/–-])0(?![\w.,:/–-])")
DAYS_TRIED = 30


def random_days(seed: str) -> list[date]:
    chance = Random(seed)
    return [date(2019, 1, 1) + timedelta(days=chance.randrange(10 * 365)) for _ in range(DAYS_TRIED)]


PAGES = {
    "pl": ("/", "/certyfikaty/", "/organizacje/", "/programy/"),
    "en": ("/", "/certificates/", "/organisations/", "/schemes/"),
}


def bare_zeros(site: Site, lang: str = "pl") -> list[str]:
    """The places on the register's pages where a number is 0."""
    found = []
    for url in PAGES[lang]:
        page = site.page(url)
        for gone in page.select("script, [hidden], template, svg"):
            gone.decompose()
        found += [f"{url}: {text.strip()}" for text in page.find_all(string=ZERO)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_a_starter_site_shows_no_bare_zero_and_names_its_holder_on_any_day(tmp_path: Path, lang: str):
    for number, day in enumerate(random_days(lang)):
        folder = tmp_path / str(number)
        create_starter_site(folder, lang, None, day)
        site = Site(folder, "").build(day=day)
        assert site.page("/").select(".roll-level li:not([hidden])"), day
        assert bare_zeros(site, lang) == [], day
