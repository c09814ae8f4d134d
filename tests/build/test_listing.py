"""The certificate listing as a reader without JavaScript walks through it."""

from datetime import date

import pytest

from laur.memo import Memo
from laur.pages.kinds import plan_pages
from laur.pages.page import PageInputs
from laur.register import Status
from tests.sites import Site, SiteFactory

TREE = """
== content/organisations/lodz.md
---
name: Łódzki Klaster
region: łódzkie
---
== content/organisations/lublin.md
---
name: Lubelski Klaster
region: lubelskie
---
== content/organisations/cma.md
---
name: Ćma
region: Łódzkie
---
== content/organisations/zubr.md
---
name: Żubr
---
== content/organisations/zebra.md
---
name: Zebra
region: śląskie
---
== content/schemes/znak.md
---
name: {pl: Znak jakości, en: Quality Label}
levels:
  - {id: bronze, rank: 1, name: {pl: Brąz, en: Bronze}}
  - {id: silver, rank: 2, name: {pl: Srebro, en: Silver}}
  - {id: gold, rank: 3, name: {pl: Złoto, en: Gold}}
---
== content/schemes/status.md
---
name: {pl: Ćwiczebny status, en: Practice status}
---
== content/news/2023-01-01-znaki.md
---
title: Znaki
date: 2023-01-01
certificates:
  - {id: lodz-braz, organisation: lodz, scheme: znak, level: bronze, valid_from: 2016-05-01, valid_until: 2018-04-30}
  - {id: lodz-srebro, organisation: lodz, scheme: znak, level: silver, supersedes: lodz-braz}
  - id: lodz-zloto
    organisation: lodz
    scheme: znak
    level: gold
    valid_from: 2022-05-01
    valid_until: 2026-04-30
    supersedes: lodz-srebro
  - {id: lublin-zloto, organisation: lublin, scheme: znak, level: gold, valid_from: 2022-01-01, valid_until: 2024-07-01}
  - {id: cma-status, organisation: cma, scheme: status, valid_from: 2020-01-01, valid_until: 2022-12-31}
  - {id: zubr-status, organisation: zubr, scheme: status}
  - {id: zebra-status, organisation: zebra, scheme: status, valid_from: 2021-01-01, valid_until: open}
---
Tekst.
"""

LISTING, LADDERS = "/certyfikaty/", "/certyfikaty/wedlug-organizacji/"
EXPECTED = {
    "/certyfikaty/program/status/": ["cma-status", "zebra-status", "zubr-status"],
    "/certyfikaty/program/znak/": ["lublin-zloto", "lodz-zloto", "lodz-braz", "lodz-srebro"],
    "/certyfikaty/poziom/znak-gold/": ["lublin-zloto", "lodz-zloto"],
    "/certyfikaty/poziom/znak-silver/": ["lodz-srebro"],
    "/certyfikaty/poziom/znak-bronze/": ["lodz-braz"],
    "/certyfikaty/status/wazne/": ["lodz-zloto", "zebra-status"],
    "/certyfikaty/status/konczace-sie/": ["lublin-zloto"],
    "/certyfikaty/status/wygasle/": ["cma-status"],
    "/certyfikaty/status/zastapione/": ["lodz-braz", "lodz-srebro"],
    "/certyfikaty/status/niepotwierdzone/": ["zubr-status"],
    "/certyfikaty/region/lubelskie/": ["lublin-zloto"],
    "/certyfikaty/region/lodzkie/": ["cma-status", "lodz-zloto", "lodz-braz", "lodz-srebro"],
    "/certyfikaty/region/slaskie/": ["zebra-status"],
}
"""Every listing, in the order of the first page, and the rows of each in the Polish alphabet."""
SCHEMES = {f"/certyfikaty/program/{key}/": f"/programy/{key}/" for key in ("status", "znak")}
"""The name of a scheme leads to its page, whose table is the same listing."""


@pytest.fixture
def built(site: SiteFactory) -> Site:
    return site(TREE).build()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """101 certificates of as many organisations; only to be read."""
    return Site(tmp_path_factory.mktemp("long"), many(101)).build()


def rows(site: Site, url: str) -> list[str]:
    return [str(row["id"]) for row in site.page(url).select("table.register tbody tr")]


def listed(site: Site) -> set[str]:
    """The pages below the listing that the last build rendered; not the register's data files beside them."""
    return {url for url in site.rendered if url.startswith(LISTING) and url.endswith("/")}


def words(site: Site, url: str, selector: str) -> list[str]:
    """What stands in each element, with single spaces."""
    return [" ".join(found.get_text(" ").split()) for found in site.page(url).select(selector)]


def many(count: int) -> str:
    """A news file with `count` certificates of one organisation each, and the organisations."""
    entries = "".join(f"  - {{id: c-{n:03}, organisation: o-{n:03}, scheme: status}}\n" for n in range(count))
    holders = "".join(f"== content/organisations/o-{n:03}.md\n---\nname: Klaster {n:03}\n---\n" for n in range(count))
    news = f"== content/news/wiele.md\n---\ntitle: Wiele\ncertificates:\n{entries}---\nTekst.\n"
    return f"== content/schemes/status.md\n---\nname: {{pl: Status}}\n---\n{holders}{news}"


# ---------------------------------------------------------------------------------------------- ways in


def test_the_listing_leads_to_every_facet_in_the_polish_alphabet(built: Site):
    assert built.links(LISTING, ".facets a") == [SCHEMES.get(url, url) for url in EXPECTED]
    assert built.links("/programy/", ".dateline a") == list(SCHEMES)
    for listing, page in SCHEMES.items():
        assert built.links(listing, "table.register .to-record") == built.links(page, "table.register .to-record"), page


def test_every_facet_lists_its_certificates_and_no_other_in_the_polish_alphabet(built: Site):
    assert {url: rows(built, url) for url in EXPECTED} == EXPECTED


def test_the_count_beside_each_facet_is_the_number_of_its_rows(built: Site):
    assert words(built, LISTING, ".facets .count") == [str(len(ids)) for ids in EXPECTED.values()]


def test_the_whole_listing_has_every_certificate_once_with_its_holders_in_the_polish_alphabet(built: Site):
    holders = words(built, LISTING, "tbody th > a")
    assert holders == ["Ćma", "Lubelski Klaster", *["Łódzki Klaster"] * 3, "Zebra", "Żubr"]
    assert sorted(rows(built, LISTING)) == sorted({key for ids in EXPECTED.values() for key in ids})
    assert "7 certyfikatów w rejestrze" in built.text(LISTING)


def test_an_empty_register_has_a_listing_and_no_ways_into_it(site: SiteFactory):
    made = site("== content/news/a.md\n---\ntitle: A\n---\nTekst.\n").build()
    assert "Rejestr jest jeszcze pusty" in made.text(LISTING)
    assert made.page(LISTING).select(".facets") == []
    assert [path for path in made.tree() if path.startswith("certyfikaty/") and path.endswith(".html")] == [
        "certyfikaty/index.html"
    ]


def test_another_language_has_its_own_words_in_the_addresses_and_leads_to_the_same_listing_in_each(site: SiteFactory):
    made = (
        site(TREE).write("content/site.yaml", "title: P\nbase_url: https://example.org/\nlanguages: [pl, en]\n").build()
    )
    for polish, english in (
        ("/certyfikaty/poziom/znak-gold/", "/en/certificates/level/znak-gold/"),
        ("/certyfikaty/status/zastapione/", "/en/certificates/status/superseded/"),
        ("/certyfikaty/region/lodzkie/", "/en/certificates/region/lodzkie/"),
        (LADDERS, "/en/certificates/by-organisation/"),
    ):
        linked = {str(link["href"]) for link in made.page(polish).select('link[rel="alternate"][hreflang="en"]')}
        assert linked == {f"https://example.org{english}"}
        assert made.exists(english)
    assert "Gold, Quality Label" in made.text("/en/certificates/level/znak-gold/", "h1")


def test_the_words_in_the_addresses_are_the_sites_to_choose(site: SiteFactory):
    words = "title: P\npaths: {pl: {by_level: stopien, by_organisation: posiadacze}}\n"
    made = site(TREE).write("content/site.yaml", words).build()
    assert rows(made, "/certyfikaty/stopien/znak-gold/") == ["lublin-zloto", "lodz-zloto"]
    assert made.exists("/certyfikaty/posiadacze/")


def test_a_certificate_with_the_address_of_a_listing_is_a_problem_in_its_announcement(site: SiteFactory):
    made = site(TREE).edit("content/news/2023-01-01-znaki.md", "id: zubr-status", "id: wedlug-organizacji")
    made.build(expect="problems")
    (problem,) = made.problems
    assert (problem.code, problem.path) == ("url-duplicate", "news/2023-01-01-znaki.md")
    assert problem.values["url"] == LADDERS


def test_those_of_whom_nothing_is_known_are_named_and_not_counted(built: Site):
    for url in (LISTING, "/", "/programy/status/"):
        (status,) = [item for item in words(built, url, ".roll-level") if "nie podano" in item]
        assert "1 posiadacz" in status


# ---------------------------------------------------------------------------------------------- several pages


def test_a_long_listing_stands_on_several_pages_and_each_row_on_one_of_them(long: Site):
    pages = [LISTING, "/certyfikaty/strona/2/", "/certyfikaty/strona/3/"]
    assert [len(rows(long, url)) for url in pages] == [34, 34, 33]
    assert [key for url in pages for key in rows(long, url)] == [f"c-{n:03}" for n in range(101)]
    assert not long.exists("/certyfikaty/strona/4/")
    assert rows(long, "/certyfikaty/program/status/strona/3/")[-1] == "c-100"


def test_the_pages_of_a_listing_lead_to_each_other_and_back_to_the_first(long: Site):
    second = "/certyfikaty/program/status/strona/2/"
    assert long.links(second, ".pager a[rel]") == [
        "/certyfikaty/program/status/",
        "/certyfikaty/program/status/strona/3/",
    ]
    assert [f"/certyfikaty/program/status/{page}" for page in ("", "strona/2/", "strona/3/")] == long.links(
        second, ".pager li a"
    )
    assert "101 certyfikatów" in long.text(second)
    assert long.links(second, ".crumbs a") == ["/", LISTING, "/certyfikaty/program/status/"]
    assert words(long, second, "title") != words(long, "/certyfikaty/program/status/", "title")


def test_every_organisation_stands_once_in_the_grouped_listing_over_its_pages(long: Site):
    pages = [LADDERS, *(f"{LADDERS}strona/{page}/" for page in range(2, 7))]
    names = [name.get_text(strip=True) for url in pages for name in long.page(url).select(".holder h2")]
    assert names == [f"Klaster {n:03}" for n in range(101)]


# ---------------------------------------------------------------------------------------------- statuses


def test_what_is_held_has_a_listing_of_its_own_by_scheme_and_level_with_an_address_that_stays(built: Site):
    for url, expected in (
        ("/certyfikaty/obowiazujace/", rows_with(built, "is-valid", "is-expiring")),
        ("/certyfikaty/obowiazujace/znak/gold/", ["lublin-zloto", "lodz-zloto"]),
        ("/certyfikaty/obowiazujace/znak/silver/", []),
    ):
        assert sorted(rows(built, url)) == sorted(expected), url
    assert "nikt nie miał" in built.text("/certyfikaty/obowiazujace/znak/silver/")
    numbers = {str(link["href"]): link.get_text(" ", strip=True) for link in built.page("/").select(".levels-count a")}
    assert numbers["/certyfikaty/obowiazujace/znak/gold/"] == "2 posiadacze"


def rows_with(site: Site, *classes: str) -> list[str]:
    """The certificates of the whole listing whose status has one of these classes."""
    selector = ", ".join(f"table.register tbody tr:has(.{name})" for name in classes)
    return [str(row["id"]) for row in site.page(LISTING).select(selector)]


def test_every_status_has_a_page_with_an_address_of_its_own_even_while_nothing_has_it(built: Site):
    found = {path for path in built.tree() if path.startswith("certyfikaty/status/")}
    assert len(found) == len(Status)
    assert "żaden certyfikat" in built.text("/certyfikaty/status/cofniete/")
    assert rows(built, "/certyfikaty/status/cofniete/") == []


def test_a_status_page_says_that_the_dates_decide_and_bears_no_day_of_the_build(built: Site):
    words = built.text("/certyfikaty/status/wazne/")
    assert "decyduje podana przy nim data" in words
    assert "ważny do 30 kwietnia 2026" in words
    for url in ("/certyfikaty/status/wazne/", LISTING, LADDERS):
        assert "1 czerwca 2024" not in built.text(url)
        assert "2024-06-01" not in built.read(url)


def test_a_day_moves_a_certificate_between_statuses_and_renders_only_what_says_so(built: Site):
    built.build(day=date(2024, 7, 2))
    assert rows(built, "/certyfikaty/status/konczace-sie/") == []
    assert rows(built, "/certyfikaty/status/wygasle/") == ["cma-status", "lublin-zloto"]
    assert listed(built) - {"/certyfikaty/lublin-zloto/"} == {
        LISTING,
        LADDERS,
        "/certyfikaty/status/konczace-sie/",
        "/certyfikaty/status/wygasle/",
        "/certyfikaty/obowiazujace/",
        "/certyfikaty/obowiazujace/znak/",
        "/certyfikaty/obowiazujace/znak/gold/",
        "/certyfikaty/program/znak/",
        "/certyfikaty/poziom/znak-gold/",
        "/certyfikaty/region/lubelskie/",
        "/certyfikaty/koniec/2023/",
        "/certyfikaty/koniec/2024/",
        "/certyfikaty/zmiany/",
        "/certyfikaty/zmiany/2024-07/",
        "/certyfikaty/obowiazujace/region/lubelskie/",
        "/certyfikaty/obowiazujace/znak/region/lubelskie/",
        "/certyfikaty/obowiazujace/znak/gold/region/lubelskie/",
    }


# ---------------------------------------------------------------------------------------------- ladders


def test_a_ladder_climbs_from_bronze_to_gold_in_the_order_of_time(built: Site):
    assert built.links(LADDERS, ".holder:nth-of-type(3) .step > a") == [
        "/certyfikaty/lodz-braz/",
        "/certyfikaty/lodz-srebro/",
        "/certyfikaty/lodz-zloto/",
    ]
    steps = built.page(LADDERS).select(".holder:nth-of-type(3) .step")
    assert words(built, LADDERS, ".holder:nth-of-type(3) .step b") == ["Brąz", "Srebro", "Złoto"]
    assert [step["class"] for step in steps] == [["step", "drop-2"], ["step", "drop-1"], ["step", "drop-0"]]


def test_a_step_names_its_year_only_where_one_is_stated(built: Site):
    steps = built.page(LADDERS).select(".holder:nth-of-type(3) .step")
    assert [year.text if (year := step.select_one(".award time")) else None for step in steps] == ["2016", None, "2022"]
    assert "rok nieznany" in steps[1].text


def test_the_grouped_listing_shows_organisations_in_the_polish_alphabet_with_their_counts(built: Site):
    assert words(built, LADDERS, ".holder h2") == ["Ćma", "Lubelski Klaster", "Łódzki Klaster", "Zebra", "Żubr"]
    assert "3 certyfikaty" in words(built, LADDERS, ".holder header")[2]
    assert LADDERS in built.links(LISTING)


# ---------------------------------------------------------------------------------------------- cost


def test_a_new_certificate_renders_only_the_listings_that_have_it(built: Site):
    terms = "valid_from: 2024-01-01, valid_until: 2026-01-01"
    new = f"\n  - {{id: zebra-znak, organisation: zebra, scheme: znak, level: gold, {terms}}}\n---"
    built.edit("content/news/2023-01-01-znaki.md", "\n---\nTekst.", f"{new}\nTekst.").build()
    assert {url for url in listed(built) if "zebra" not in url} == {
        LISTING,
        LADDERS,
        "/certyfikaty/program/znak/",
        "/certyfikaty/poziom/znak-gold/",
        "/certyfikaty/status/wazne/",
        "/certyfikaty/obowiazujace/",
        "/certyfikaty/obowiazujace/znak/",
        "/certyfikaty/obowiazujace/znak/gold/",
        "/certyfikaty/region/slaskie/",
        "/certyfikaty/koniec/2026/",
        "/certyfikaty/zmiany/",
        "/certyfikaty/zmiany/2024-01/",
        "/certyfikaty/obowiazujace/region/slaskie/",
        # The first of these in that region, so all answers that name the regions have one more.
        *(f"/certyfikaty/obowiazujace/znak/region/{region}/" for region in ("lodzkie", "lubelskie", "slaskie")),
        *(f"/certyfikaty/obowiazujace/znak/gold/region/{region}/" for region in ("lodzkie", "lubelskie", "slaskie")),
        "/certyfikaty/obowiazujace/status/region/slaskie/",
    }


def test_planning_the_listings_makes_no_row(built: Site):
    site_plan, memo = built.last.site_plan, Memo()
    assert site_plan.catalog is not None
    certificate_ids = site_plan.catalog.awards.records
    pages = plan_pages(PageInputs(site_plan.catalog, site_plan.wording, memo), {}, {})
    assert not [key for key in certificate_ids if memo.kept(("row", "pl", key))]
    next(page for page in pages if page.url == "/certyfikaty/status/wygasle/").view()
    assert [key for key in certificate_ids if memo.kept(("row", "pl", key))] == ["cma-status"]
