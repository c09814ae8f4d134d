"""The site of one organisation: its certificates with their dates, in its own words, and no list of one."""

import random
import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from laur.build import plan_at, plan_site
from laur.checks.advisory import inspect
from laur.problems import Problem
from laur.scaffold.starter_site import create_starter_site
from laur.source.options import Options
from tests.own_sites import OWN, own_site
from tests.sites import DAY, Site, SiteFactory

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org/
languages: [pl, en]
publisher: {name: Klaster Alfa, organisation: alfa}
navigation:
  - {title: Certyfikaty, to: /certyfikaty/}
  - {title: Organizacje, to: /organizacje/}
  - {title: Programy, to: /programy/}
  - {title: Tagi, to: /tagi/}
== content/organisations/alfa.md
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 1, name: {pl: Złoto, en: Gold}}]
---
== content/schemes/status.md
---
name: Status
---
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, valid_from: 2023-07-01, valid_until: 2025-06-30}
  - {id: alfa-status, organisation: alfa, scheme: status, awarded: 2016-10-21}
---
Tekst.
"""
OTHER = """
== content/organisations/beta.md
== content/news/beta.md
---
title: Beta
certificates:
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, valid_until: 2025-06-30}
---
Tekst.
"""
BARE_ZERO = re.compile(r"(?<![\w.,–-])0(?![\w.,:/–-]| %)")


@pytest.fixture(scope="module")
def alfa(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared; no test changes it."""
    return Site(tmp_path_factory.mktemp("alfa"), TREE).build()


def test_the_front_page_has_its_certificates_with_their_dates(alfa: Site):
    board = alfa.text("/", ".board")
    assert board.startswith("Nasze certyfikaty")
    assert "Złoto Znak ważny do 30 czerwca 2025 od 1 lipca 2023" in board
    assert "Status od 21 października 2016 ; nie podaliśmy daty końca" in board
    assert "/certyfikaty/alfa-zloto/" in alfa.links("/", ".board a")
    assert [b.get_text() for b in alfa.page("/").select(".board h3 b")] == ["Złoto", "Status"]
    assert alfa.text("/en/", ".board").startswith("Our certificates")


EMPTY_LINKS = """
== content/site.yaml
title: Próba
base_url: https://example.org/
publisher: {name: Klaster Alfa, organisation: alfa}
== content/organisations/alfa.md
---
name: Klaster Alfa
region: śląskie
---
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 1, name: Złoto}]
---
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, valid_from: 2020-01-01, valid_until: 2021-12-31}
---
Tekst.
"""


def test_nothing_leads_to_what_is_valid_today_or_ends_this_year_if_nothing_is_or_does(site: SiteFactory):
    made = site(EMPTY_LINKS).build(day=date(2026, 6, 1))
    urls = ("/", "/certyfikaty/", "/certyfikaty/alfa-zloto/", "/certyfikaty/poziom/znak-gold/", "/organizacje/alfa/")
    links = {
        link
        for url in (*urls, "/programy/znak/", "/certyfikaty/region/slaskie/")
        for link in made.links(url, "a[href]")
    }
    assert not [link for link in links if "obowiazujace" in link or link.endswith("/koniec/2026/")]
    assert "/certyfikaty/koniec/2021/" in links
    earlier = made.build(day=date(2021, 6, 1))
    assert {"/certyfikaty/obowiazujace/", "/certyfikaty/koniec/2021/"} <= set(earlier.links("/certyfikaty/"))


def test_neither_its_name_nor_a_number_of_holders_is_repeated(alfa: Site):
    for url in ("/", "/certyfikaty/", "/programy/znak/", "/certyfikaty/obowiazujace/"):
        words = alfa.text(url).replace("Dane publikuje: Klaster Alfa", "")
        assert "Klaster Alfa" not in words, url
        assert not re.search(r"posiadacz|organizacj|niepotwierdz|nie potwierdz", words), url
    for url in ("/subskrybuj/", "/organizacje/", "/certyfikaty/wedlug-organizacji/"):
        assert not re.search(r"[Kk]to co ma|1 organizacja", alfa.text(url)), url


def test_the_list_of_its_certificates_has_no_choices_among_one_organisation(alfa: Site):
    page = alfa.page("/certyfikaty/")
    assert alfa.text("/certyfikaty/", "h1") == "Nasze certyfikaty"
    assert alfa.text("/certyfikaty/", ".tally") == "2 certyfikaty"
    assert page.select("#finder, .facets, .roll") == []
    assert [head.get_text() for head in page.select("table.register thead th")] == ["Certyfikat", "Ważność"]
    assert page.select("#part_time"), "any day of the past can still be asked for"


def test_a_table_for_other_sites_still_names_it(alfa: Site):
    assert "Klaster Alfa" in alfa.text("/certyfikaty/obowiazujace/embed.html")


def test_the_menu_has_no_link_to_a_section_without_content(alfa: Site, site: SiteFactory):
    assert alfa.links("/", ".menu a") == ["/certyfikaty/", "/programy/"]
    tagged = site(TREE).edit("content/news/znaki.md", "title: Znaki", "title: Znaki\ntags: [nagrody]").build()
    assert "/tagi/" in tagged.links("/", ".menu a")


def test_the_only_holder_of_a_register_is_its_own_organisation(site: SiteFactory):
    made = site(TREE).edit("content/site.yaml", ", organisation: alfa", "").build()
    assert made.text("/certyfikaty/", "h1") == "Nasze certyfikaty"


def test_another_publisher_does_not_call_the_only_holders_certificates_its_own(site: SiteFactory):
    made = site(TREE + "== content/organisations/beta.md\n")
    made.edit("content/site.yaml", "organisation: alfa", "organisation: beta").build()
    assert made.text("/certyfikaty/", "h1") == "Certyfikaty"
    assert "Klaster Alfa" in made.text("/", ".board")
    assert "Nasze" not in made.text("/")


def test_check_says_what_to_state_about_an_own_certificate_without_an_end(alfa: Site):
    found = advice(alfa)
    assert [(each.code, each.values["value"], each.path) for each in found] == [
        ("own-end-missing", "alfa-status", "news/znaki.md")
    ]


def advice(made: Site) -> list[Problem]:
    options = Options(content=made.content, layouts=made.layouts, output=made.output, day=DAY)
    planned = plan_site(options, lambda _zone: DAY)
    found = inspect(planned, partial(plan_at, planned))
    return [each for each in found if each.code == "own-end-missing"]


def test_a_publisher_that_is_no_organisation_is_reported(site: SiteFactory):
    made = site(TREE).edit("content/site.yaml", "organisation: alfa", "organisation: alfaa")
    found = made.build(expect="problems").problems
    assert [(each.code, each.path) for each in found] == [("organisation-unknown", "site.yaml")]


def test_with_others_in_the_register_only_the_front_page_is_about_its_own(site: SiteFactory):
    made = site(TREE + OTHER).build()
    assert made.text("/", ".board").startswith("Nasze certyfikaty")
    assert "Klaster Beta" not in made.text("/", ".board")
    assert made.text("/certyfikaty/", "h1") == "Certyfikaty"
    assert "Klaster Beta" in made.text("/certyfikaty/")
    assert "od 21 października 2016 ; nie potwierdzono, że nadal obowiązuje" in made.text("/certyfikaty/")


def test_a_second_holder_turns_every_page_as_a_clean_build_does(site: SiteFactory, tmp_path: Path):
    made = site(TREE).build()
    for path, text in ((path, text) for path, text in _parts(OTHER)):
        made.write(path, text)
    made.build()
    assert made.tree() == Site(tmp_path / "clean", TREE + OTHER).build().tree()


def _parts(tree: str) -> list[tuple[str, str]]:
    from tests.sites import parse_tree

    return list(parse_tree(tree).items())


@pytest.mark.slow
@pytest.mark.parametrize("name", [*OWN, "starter"])
def test_no_page_of_a_small_site_has_a_bare_zero_on_any_day(name: str, tmp_path: Path):
    chance = random.Random(name)
    made = own_site(tmp_path / name, name) if name in OWN else starter(tmp_path / name)
    for day in sorted(date(2015, 1, 1) + timedelta(days=chance.randrange(366 * 15)) for _ in range(30)):
        made.build(day=day)
        assert zeros(made) == [], day


def test_the_starter_has_no_bare_zero_before_during_and_after_its_certificate(tmp_path: Path):
    made = starter(tmp_path / "starter")
    for day in (date(2026, 1, 15), date(2026, 1, 31), date(2028, 1, 31)):
        assert zeros(made.build(day=day)) == [], day


def starter(folder: Path) -> Site:
    create_starter_site(folder, "pl", None, date(2026, 1, 31))
    return Site(folder, "")


def zeros(made: Site) -> list[tuple[str, str]]:
    """The pages of the last build with a number 0 that a reader sees outside of tables, with the words around it."""
    found = []
    for url in sorted(made.rendered):
        if not url.endswith(("/", ".html")):
            continue
        page = made.page(url)
        for unseen in page.select("[hidden], template, .numbers, script, textarea"):
            unseen.decompose()
        words = " ".join(page.get_text(" ").split())
        found += [(url, words[max(0, zero.start() - 40) : zero.end() + 20]) for zero in BARE_ZERO.finditer(words)]
    return found


def test_an_announcement_without_a_date_says_that_there_is_none(tmp_path: Path):
    made = own_site(tmp_path / "wkict", "wkict").build()
    (url,) = (link for link in made.links("/", "h2 a") if link.startswith("/aktualnosci/"))
    assert made.text(url, ".dateline").startswith("Data publikacji: brak")


OF_OTHERS = {
    "": re.compile(r"rejestr|posiadacz|kto co|(?:tej|poszczególnych) organizacji|tego serwisu", re.IGNORECASE),
    "en/": re.compile(
        r"\bregister\b|\bholders?\b|who holds|(?:this|each) organisation|the publisher of", re.IGNORECASE
    ),
}
"""How a register speaks of others, in either language."""


def of_others(made: Site) -> list[str]:
    """The places at which a page speaks of its own organisation as of one among others."""
    found = []
    for file in sorted(made.output.rglob("*.html")):
        path = file.relative_to(made.output).as_posix()
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")
        # Texts of editors; fields of data; what other sites show; organisations that are mentioned.
        for part in page.select(".prose, .wide-table, textarea, script, style, nav .crumbs"):
            part.decompose()
        words = [page.get_text(" "), *(str(meta["content"]) for meta in page.select("meta[name=description]"))]
        words += [str(labelled["aria-label"]) for labelled in page.select("[aria-label]")]
        pattern = OF_OTHERS["en/" if path.startswith("en/") else ""]
        if not path.endswith("embed.html") and not re.search("programistow|developers", path):
            found += [f"{path}: {match[0]}" for text in words for match in pattern.finditer(text)]
    return found


def test_no_page_speaks_of_it_as_of_one_among_others(alfa: Site):
    assert of_others(alfa) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", OWN)
def test_no_page_of_a_real_organisation_speaks_of_it_as_of_one_among_others(tmp_path: Path, name: str):
    made = own_site(tmp_path, name)
    for page in (made.content / "pages").glob("*.md"):
        page.unlink()  # they describe the reference site
    assert [place for place in of_others(made.build(day=date(2026, 11, 30))) if "slaski-klaster" not in place] == []
