"""The register's listing with its script: filtering, sorting and searching, on the current day of the reader."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from laur.pages.order import ROWS_A_PAGE
from tests.browser.conftest import Serve
from tests.browser.readers import followed, reading, shown
from tests.browser.test_current_day import standings
from tests.sites import Site, SiteFactory

pytestmark = pytest.mark.browser

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
base_url: https://example.org/
languages: [pl, en]
== content/organisations/lodz.md
---
name: Łódzki Klaster Złota
region: Łódzkie
---
== content/organisations/lublin.md
---
name: Lubelski Klaster
region: lubelskie
---
== content/organisations/cma.md
---
name: Ćma
region: łódzkie
---
== content/organisations/zubr.md
---
name: Żubr
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
  - {id: lodz-zloto, organisation: lodz, scheme: znak, level: gold, valid_from: 2022-05-01, valid_until: 2026-04-30}
  - {id: lublin-zloto, organisation: lublin, scheme: znak, level: gold, valid_from: 2022-01-01, valid_until: 2024-07-01}
  - {id: cma-srebro, organisation: cma, scheme: znak, level: silver, valid_from: 2023-01-01, valid_until: 2025-12-31}
  - {id: cma-status, organisation: cma, scheme: status, valid_from: 2020-01-01, valid_until: 2022-12-31}
  - {id: zubr-status, organisation: zubr, scheme: status}
---
Tekst.
"""

ALL = ["cma-status", "cma-srebro", "lublin-zloto", "lodz-zloto", "lodz-braz", "zubr-status"]
NOON = "2024-06-01T10:00"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("register"), TREE).build()


def ids(page: Page) -> list[str]:
    """The ids of the certificates shown, in order."""
    return [str(row.get_attribute("id")) for row in page.locator("table.register tbody tr:visible").all()]


def said(page: Page) -> str:
    return re.sub(r"\s+", " ", page.get_by_role("status").inner_text())


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name, exact=True)


def counts(page: Page, facet: str) -> dict[str, str]:
    """The count of each visible value of a facet; a value that no certificate has is without a number."""
    items = page.locator(f"[data-facet={facet}] li:visible").all()
    return {str(item.get_attribute("data-key")): item.locator(".count").inner_text() or "0" for item in items}


# ---------------------------------------------------------------------------------------------- filters and search


def test_values_of_a_facet_are_combined_with_or_and_facets_with_and(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        assert ids(page) == ALL
        box(page, "Złoto, Znak jakości").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        assert ids(page) == ["lublin-zloto", "lodz-zloto"]
        box(page, "Brąz, Znak jakości").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 3 certyfikaty")
        assert ids(page) == ["lublin-zloto", "lodz-zloto", "lodz-braz"]
        box(page, "łódzkie").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        assert ids(page) == ["lodz-zloto", "lodz-braz"]


def test_the_counts_of_a_facet_depend_on_the_other_facets_only(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        box(page, "Złoto, Znak jakości").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        assert counts(page, "level") == {"znak.gold": "2", "znak.silver": "1", "znak.bronze": "1"}
        assert counts(page, "region") == {"lubelskie": "1", "lodzkie": "1"}
        assert counts(page, "scheme") == {"status": "0", "znak": "2"}
        box(page, "lubelskie").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        assert counts(page, "level") == {"znak.gold": "1", "znak.silver": "0", "znak.bronze": "0"}
        assert counts(page, "region") == {"lubelskie": "1", "lodzkie": "1"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zlota", ["lodz-zloto", "lodz-braz"]),
        ("ŁÓDZKI", ["cma-status", "cma-srebro", "lodz-zloto", "lodz-braz"]),
        ("lodz braz", ["lodz-braz"]),
        ("cwiczebny", ["cma-status", "zubr-status"]),
        ("lublin-zloto", ["lublin-zloto"]),
        ("nic takiego", []),
    ],
)
def test_a_search_ignores_accents_and_case_and_needs_every_word(
    register: Site, chromium: Browser, serve: Serve, query: str, expected: list[str]
):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        page.get_by_label("Szukaj w rejestrze").fill(query)
        expect(page.get_by_role("status")).to_contain_text("Znaleziono" if expected else "Nie znaleziono")
        assert ids(page) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("-organisation", ALL[::-1]),
        ("-level", ["lublin-zloto", "lodz-zloto", "cma-srebro", "lodz-braz", "cma-status", "zubr-status"]),
        ("level", ["lodz-braz", "cma-srebro", "lublin-zloto", "lodz-zloto", "cma-status", "zubr-status"]),
        ("until", ["lodz-braz", "cma-status", "lublin-zloto", "cma-srebro", "lodz-zloto", "zubr-status"]),
        ("-until", ["lodz-zloto", "cma-srebro", "lublin-zloto", "cma-status", "lodz-braz", "zubr-status"]),
        ("-since", ["cma-srebro", "lodz-zloto", "lublin-zloto", "cma-status", "lodz-braz", "zubr-status"]),
        ("since", ["lodz-braz", "cma-status", "lublin-zloto", "lodz-zloto", "cma-srebro", "zubr-status"]),
    ],
)
def test_every_order_has_two_directions_and_unknown_values_are_last(
    register: Site, chromium: Browser, serve: Serve, order: str, expected: list[str]
):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        page.get_by_label("Kolejność").select_option(order)
        expect(page.get_by_role("status")).to_have_text("Znaleziono 6 certyfikatów")
        assert ids(page) == expected


def test_an_organisation_is_chosen_by_name_and_removed_with_its_chip(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        field = page.get_by_label("Organizacja", exact=True)
        for name, so_far in (("ćma", "2 certyfikaty"), ("Zubr", "3 certyfikaty")):
            field.focus()
            field.fill(name)
            field.press("Enter")
            expect(page.get_by_role("status")).to_have_text(f"Znaleziono {so_far}")
            expect(field).to_have_value("")
        assert ids(page) == ["cma-status", "cma-srebro", "zubr-status"]
        page.get_by_role("button", name="Usuń filtr: Ćma").press("Enter")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        assert ids(page) == ["zubr-status"]
        expect(page.get_by_role("button", name="Usuń filtr: Żubr")).to_be_focused()
        page.get_by_role("button", name="Wyczyść wszystko").click()
        expect(page.get_by_role("list", name="Wybrane filtry")).to_be_hidden()
        assert ids(page) == ALL
        assert page.url.endswith("/certyfikaty/")


def test_a_row_made_by_the_script_equals_the_row_of_the_build(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        built = {one: page.locator(f"[id={one}]").evaluate(LOOKS) for one in ALL}
        page.get_by_label("Kolejność").select_option("-organisation")
        expect(page.get_by_role("status")).not_to_be_empty()
        made = {one: page.locator(f"tr[id={one}]:visible").evaluate(LOOKS) for one in ALL}
        assert made == built


LOOKS = """row => [...row.querySelectorAll("th, td, a, b, svg, use, .region, .standing")].map(at => [
  at.localName, at.getAttribute("class"), at.getAttribute("href"), at.lang,
  at.innerText?.replace(/\\s+/g, " ").trim(), at.dataset.status])"""


# ---------------------------------------------------------------------------------------------- URL


def test_the_url_has_the_filters_and_back_and_forward_restore_them(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?from=newsletter")
        box(page, "Złoto, Znak jakości").check()
        box(page, "łódzkie").check()
        page.get_by_label("Kolejność").select_option("-until")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        copied = page.url
        assert copied.endswith("?from=newsletter&level=znak.gold&region=lodzkie&order=-until")
        page.go_back()
        page.go_back()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        expect(box(page, "łódzkie")).not_to_be_checked()
        expect(page.get_by_label("Kolejność")).to_have_value("")
        page.go_back()
        expect(box(page, "Złoto, Znak jakości")).not_to_be_checked()
        assert ids(page) == ALL
        page.go_forward()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        assert ids(page) == ["lublin-zloto", "lodz-zloto"]
    with reading(chromium, NOON) as page:
        page.goto(copied)
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        expect(box(page, "łódzkie")).to_be_checked()
        expect(page.get_by_label("Kolejność")).to_have_value("-until")
        assert ids(page) == ["lodz-zloto"]


def test_typing_changes_the_url_without_a_history_entry_for_each_letter(
    register: Site, chromium: Browser, serve: Serve
):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        steps = page.evaluate("history.length")
        page.get_by_label("Szukaj w rejestrze").press_sequentially("zlota")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        assert page.url.endswith("?q=zlota")
        assert page.evaluate("history.length") == steps


def test_unknown_values_in_the_url_are_ignored(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?order=sideways&page=-3&level=%3Cb%3E&status=valid")
        expect(page.get_by_role("status")).to_have_text("Nie znaleziono żadnego certyfikatu")
        assert shown(page, ".finder-name") == ["<b>", "ważne do podanego dnia lub bezterminowo"]


# ---------------------------------------------------------------------------------------------- long results


@pytest.mark.slow
def test_a_long_result_has_several_pages_with_links(chromium: Browser, serve: Serve, site: SiteFactory):
    entries = "".join(f"  - {{id: c-{n:03}, organisation: o-{n:03}, scheme: status}}\n" for n in range(125))
    holders = "".join(f"== content/organisations/o-{n:03}.md\n---\nname: Klaster {n:03}\n---\n" for n in range(125))
    made = site(
        f"== content/schemes/status.md\n---\nname: {{pl: Status}}\n---\n{holders}"
        f"== content/news/wiele.md\n---\ntitle: Wiele\ncertificates:\n{entries}---\nTekst.\n"
    ).build()
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(made.output)}/certyfikaty/")
        page.get_by_label("Kolejność").select_option("-organisation")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 125 certyfikatów")
        pages = [[f"c-{n:03}" for n in range(124, -1, -1)][at : at + ROWS_A_PAGE] for at in range(0, 125, ROWS_A_PAGE)]
        assert ids(page) == pages[0]
        last = f"Strona {len(pages)}"
        page.get_by_role("navigation", name="Strony listy").get_by_role("link", name=last).click()
        expect(page.locator("tr[id=c-000]:visible")).to_have_count(1)
        assert ids(page) == pages[-1]
        assert page.url.endswith(f"?order=-organisation&page={len(pages)}")
        expect(page.locator("table.register")).to_be_focused()
        page.get_by_role("link", name="Poprzednia").click()
        before_last = page.locator(f"tr[id={pages[-2][0]}]:visible")
        expect(before_last).to_have_count(1)
        page.reload()
        expect(before_last).to_have_count(1)
        page.get_by_label("Szukaj w rejestrze").fill("c-12")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 5 certyfikatów")
        expect(page.get_by_role("navigation", name="Strony listy")).to_be_hidden()


# ---------------------------------------------------------------------------------------------- loading


@pytest.mark.slow
def test_the_data_is_loaded_only_when_it_is_needed(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        home = serve(register.output)
        page.goto(f"{home}/certyfikaty/", wait_until="networkidle")
        assert [url for url in asked if url.endswith("finder.json")] == []
        page.get_by_label("Szukaj w rejestrze").fill("zubr")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        page.get_by_label("Szukaj w rejestrze").fill("ćma")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        assert [url for url in asked if url.endswith("finder.json")] == [f"{home}/certyfikaty/finder.json"]
        for other in ("/", "/aktualnosci/2023/01/znaki/", "/certyfikaty/region/lodzkie/", "/certyfikaty/lodz-zloto/"):
            asked.clear()
            page.goto(home + other, wait_until="networkidle")
            assert [url for url in asked if "finder" in url] == [], other


def test_if_the_data_cannot_be_loaded_the_lists_are_links_again(register: Site, chromium: Browser, serve: Serve):
    opened = chromium.new_context()
    page = opened.new_page()
    page.clock.set_fixed_time(f"{NOON}Z")
    page.route("**/finder.json", lambda route: route.abort())
    page.goto(f"{serve(register.output)}/certyfikaty/")
    box(page, "lubelskie").click()
    expect(page.get_by_role("status")).to_contain_text("Nie udało się wczytać rejestru")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    assert ids(page) == ALL
    followed(page.get_by_role("link", name="lubelskie"))
    assert page.url.endswith("/certyfikaty/region/lubelskie/")
    assert ids(page) == ["lublin-zloto"]
    opened.close()


def test_without_javascript_no_control_is_shown_that_does_nothing(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON, java_script_enabled=False) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        assert page.locator("input:visible, select:visible, button:visible").count() == 0
        assert ids(page) == ALL
        followed(page.locator(".facet-level").get_by_role("link", name="Złoto, Znak jakości"))
        assert ids(page) == ["lublin-zloto", "lodz-zloto"]


# ---------------------------------------------------------------------------------------------- keyboard and language


def test_everything_works_by_keyboard(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        page.get_by_label("Szukaj w rejestrze").focus()
        names = []
        for _ in range(8):
            page.keyboard.press("Tab")
            names.append(page.evaluate("document.activeElement.id"))
        assert names == [
            *("finder-organisation", "finder-order"),
            *("box-scheme-status", "box-scheme-znak"),
            *("box-level-znak.gold", "box-level-znak.silver", "box-level-znak.bronze", "box-status-valid"),
        ]
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 2 certyfikaty")
        expect(page.locator("[id=box-status-valid]")).to_be_focused()


def test_a_plain_click_on_a_list_filters_and_a_click_with_a_key_follows_the_link(
    register: Site, chromium: Browser, serve: Serve
):
    with reading(chromium, NOON) as page:
        home = serve(register.output)
        page.goto(f"{home}/certyfikaty/")
        link = page.locator("[data-facet=region] a", has_text="lubelskie")
        assert link.get_attribute("href") == "/certyfikaty/region/lubelskie/"
        link.click()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        assert page.url == f"{home}/certyfikaty/?region=lubelskie"
        with page.context.expect_page() as other:
            link.click(modifiers=["ControlOrMeta"])
        other.value.wait_for_url(f"{home}/certyfikaty/region/lubelskie/")


def test_the_script_uses_the_language_of_the_page(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/en/certificates/")
        page.get_by_label("Search the register").fill("gold lublin")
        expect(page.get_by_role("status")).to_have_text("1 certificate found")
        assert page.locator("tr:visible td .to-record").first.get_attribute("href") == "/en/certificates/lublin-zloto/"
        assert standings(page)["lublin-zloto"].startswith("valid until 1 July 2024")


# ---------------------------------------------------------------------------------------------- the current day


def test_three_years_later_only_expired_certificates_and_their_counts_change(
    register: Site, chromium: Browser, serve: Serve
):
    home = serve(register.output)
    with reading(chromium, NOON) as page:
        page.goto(f"{home}/certyfikaty/?order=until")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 6 certyfikatów")
        assert counts(page, "status") == {"valid": "2", "expiring": "1", "expired": "2", "unknown": "1"}
        then, others = standings(page), [counts(page, facet) for facet in ("scheme", "level", "region")]
    with reading(chromium, "2027-06-01T10:00") as page:
        page.goto(f"{home}/certyfikaty/?order=until")
        expect(page.get_by_role("status")).to_have_text("Znaleziono 6 certyfikatów")
        assert counts(page, "status") == {"valid": "0", "expiring": "0", "expired": "5", "unknown": "1"}
        now = standings(page)
        assert {key for key in now if now[key] != then[key]} == {"lodz-zloto", "lublin-zloto", "cma-srebro"}
        assert [counts(page, facet) for facet in ("scheme", "level", "region")] == others
        box(page, "wygasłe").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 5 certyfikatów")
        assert ids(page) == ["lodz-braz", "cma-status", "lublin-zloto", "cma-srebro", "lodz-zloto"]


def test_counts_are_updated_if_the_day_is_later_than_the_page_is_valid_for(
    register: Site, chromium: Browser, serve: Serve
):
    home = serve(register.output)
    with reading(chromium, "2027-06-01T10:00") as page:
        page.goto(f"{home}/certyfikaty/")
        expect(page.locator("[data-facet=status] [data-key=expired] .count")).to_have_text("5")
        assert said(page) == ""
        assert page.url == f"{home}/certyfikaty/"
        assert standings(page)["lodz-zloto"] == "wygasł 30 kwietnia 2026"


def test_a_status_without_certificates_is_listed_on_the_day_that_a_certificate_gets_it(
    chromium: Browser, serve: Serve, site: SiteFactory
):
    made = site(TREE).edit(
        "content/news/2023-01-01-znaki.md", "scheme: status, valid_from: 2020", "scheme: status, valid_from: 2022"
    )
    made.edit(
        "content/news/2023-01-01-znaki.md",
        "valid_until: 2022-12-31",
        "valid_until: open, events: [{type: withdrawn, date: 2025-01-01}]",
    )
    home = serve(made.build().output)
    with reading(chromium, "2025-01-02T10:00") as page:
        page.goto(f"{home}/certyfikaty/")
        expect(box(page, "cofnięte")).to_be_visible()
        box(page, "cofnięte").check()
        expect(page.get_by_role("status")).to_have_text("Znaleziono 1 certyfikat")
        assert ids(page) == ["cma-status"]


@pytest.mark.slow
def test_a_later_build_and_the_script_agree_on_that_day(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    for when in ("2024-07-02", "2025-10-02", "2026-05-01"):
        with reading(chromium, f"{when}T12:00") as page:
            page.goto(f"{home}/certyfikaty/?order=until")
            expect(page.get_by_role("status")).not_to_be_empty()
            reported = {key: number for key, number in counts(page, "status").items() if number != "0"}
        built = Site(register.folder / when, "")
        built.content = register.content
        items = built.build(day=date.fromisoformat(when)).page("/certyfikaty/").select("section[data-facet=status] li")
        assert reported == {str(item["data-key"]): item.select(".count")[0].text for item in items}
