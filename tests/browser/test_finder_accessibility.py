"""Accessibility of the register's listing while its script is used: axe-core, keyboard, screen reader."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import npm
from tests.browser.conftest import Serve
from tests.browser.readers import reading
from tests.browser.test_accessibility import SCREENS
from tests.browser.test_finder import NOON, TREE, ids
from tests.sites import Site, SiteFactory
from tests.validators.axe import colour_faults, faults

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
SCREENS_TRIED: dict[str, dict[str, Any]] = {**SCREENS, "light on the narrowest phone": {"viewport": NARROW}}
STATES = {
    "untouched": ("", ""),
    "filtered": ("?level=znak.gold&region=lodzkie", "Znaleziono 1 certyfikat"),
    "of one organisation": ("?organisation=lodz&order=-level", "Znaleziono 2 certyfikaty"),
    "with no result": ("?q=zzz&status=valid", "Nie znaleziono żadnego certyfikatu"),
    "over several pages": ("?order=-organisation", "Znaleziono 106 certyfikatów"),
}
MANY = "".join(
    f"  - {{id: z{n:03}, organisation: zubr, scheme: znak, level: bronze, valid_from: 2000-01-{n % 28 + 1:02}, "
    f"valid_until: 2000-02-{n % 28 + 1:02}, kind: initial}}\n"
    for n in range(100)
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The register of the other tests, with enough certificates for two pages. No test changes it."""
    return Site(tmp_path_factory.mktemp("register"), TREE.replace("---\nTekst", f"{MANY}---\nTekst")).build()


def reached(page: Page, home: str, state: str) -> None:
    address, words = STATES[state]
    page.goto(f"{home}/certyfikaty/{address}")
    expect(page.get_by_role("status")).to_have_text(words.replace("Znaleziono ", "Znaleziono\u00a0"))


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS_TRIED)
def test_axe_finds_nothing_in_any_state_of_the_listing(register: Site, chromium: Browser, serve: Serve, screen: str):
    npm.package("axe-core")
    home = serve(register.output)
    with reading(chromium, NOON, **SCREENS_TRIED[screen]) as page:
        for state in STATES:
            reached(page, home, state)
            filters = page.locator(".finder-lists > summary")
            if filters.is_visible():
                assert faults(page) == [], f"{state}, lists closed"
                filters.click()
            assert faults(page) == [], state
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
            assert colour_faults(page) == [], state


def test_axe_reports_a_mistake_of_the_script(register: Site, chromium: Browser, serve: Serve):
    npm.package("axe-core")
    with reading(chromium, NOON) as page:
        reached(page, serve(register.output), "filtered")
        unnamed = "for (const name of ['labelledby', 'describedby']) box.removeAttribute(`aria-${name}`)"
        page.evaluate(f"box = document.querySelector('.facets input'); {unnamed}")
        assert [fault.partition(":")[0] for fault in faults(page)] == ["label"]


def test_a_screen_reader_reads_each_value_and_its_count_once(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        listed = page.locator(".facet-region").aria_snapshot()
        assert listed.count("lubelskie") == 1
        assert "link" not in listed
        assert "certyfikat" not in listed
        expect(page.get_by_role("checkbox", name="lubelskie")).to_have_accessible_description(
            "(1 certyfikat w rejestrze)"
        )


def test_the_focus_stays_when_the_reader_returns_to_the_tab(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        reached(page, serve(register.output), "filtered")
        page.locator("tbody tr:visible td .to-record").focus()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert page.evaluate("document.activeElement.closest('tr')?.id") == "lodz-zloto"


def test_a_tab_left_open_over_midnight_uses_the_new_day(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?level=znak.gold")
        words = page.locator("tr[id=lublin-zloto] .standing:visible")
        expect(words).to_have_text("ważny do 1\u00a0lipca 2024 (za 30 dni)")
        for day, reported in (
            ("2024-07-01", "ważny do 1\u00a0lipca 2024 (dzisiaj)"),
            ("2024-07-02", "wygasł 1\u00a0lipca 2024"),
        ):
            page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T10:00+00:00"))
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            expect(words).to_have_text(reported)
        expect(page.locator("[data-key=expired] .count")).to_have_text("1")


def test_a_name_that_is_the_beginning_of_another_can_be_completed(site: SiteFactory, chromium: Browser, serve: Serve):
    longer = TREE.replace("name: Żubr", "name: Ćma Leśna")
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(site(longer).build().output)}/certyfikaty/")
        field = page.get_by_label("Organizacja", exact=True)
        field.press_sequentially("ćma leśna")
        expect(page.locator(".finder-chosen li")).to_have_text(re.compile("Ćma Leśna"))
        assert (ids(page), field.input_value()) == (["zubr-status"], "")
        page.get_by_role("button", name="Wyczyść wszystko").click()
        field.press_sequentially("ćma")
        field.press("Enter")
        expect(page.locator(".finder-chosen li")).to_have_text(re.compile("Ćma(?! Leśna)"))
        assert ids(page) == ["cma-status", "cma-srebro"]


def test_a_name_with_hard_spaces_is_found_by_ordinary_spaces(site: SiteFactory, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        named = site(TREE.replace("name: Żubr", "name: Klaster w Łodzi")).build()
        page.goto(f"{serve(named.output)}/certyfikaty/")
        page.get_by_label("Organizacja", exact=True).press_sequentially("klaster w łodzi")
        expect(page.locator(".finder-chosen li")).to_have_text(re.compile("Klaster w\u00a0Łodzi"))
        assert ids(page) == ["zubr-status"]


def test_all_links_of_the_results_work_under_a_base_path(tmp_path: Path, chromium: Browser, serve: Serve):
    made = Site(tmp_path, TREE)
    made.output = tmp_path / "host" / "y"
    made.build(base_url="https://x.example/y/")
    home = serve(tmp_path / "host")
    with reading(chromium, NOON) as page:
        page.goto(f"{home}/y/certyfikaty/?q=znak&order=-organisation")
        expect(page.get_by_role("status")).to_contain_text("4")
        links = page.locator("main a, head link[href]").evaluate_all("all => all.map(one => one.href)")
        here = {link.partition("?")[0].partition("#")[0] for link in links if link.startswith(home)}
        assert f"{home}/y/certyfikaty/lodz-zloto/" in here
        assert [link for link in sorted(here) if not page.request.get(link).ok] == []
        assert page.evaluate("location.pathname") == "/y/certyfikaty/"


def test_on_a_phone_a_search_and_its_result_are_on_one_screen(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, NOON, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{home}/certyfikaty/")
        page.get_by_label("Szukaj w rejestrze").fill("lubelski")
        expect(page.get_by_role("status")).to_have_text("Znaleziono\u00a01 certyfikat")
        asked = page.get_by_label("Szukaj w rejestrze").bounding_box()
        answer = page.locator("tr[id=lublin-zloto]:visible").bounding_box()
        assert asked
        assert answer
        assert answer["y"] + answer["height"] - asked["y"] < 740, "both are on one screen"
        filters = page.locator(".finder-lists > summary")
        filters.focus()
        page.keyboard.press("Enter")
        page.get_by_role("checkbox", name="Srebro, Znak jakości", exact=True).click()
        expect(page.get_by_role("status")).to_have_text("Nie znaleziono żadnego certyfikatu")
        page.set_viewport_size({"width": 1280, "height": 740})
        expect(filters).to_be_hidden()
        expect(page.get_by_role("checkbox", name="łódzkie", exact=True)).to_be_visible()
    with reading(chromium, NOON, viewport={"width": 360, "height": 740}, java_script_enabled=False) as page:
        page.goto(f"{home}/certyfikaty/")
        expect(page.get_by_role("link", name="łódzkie", exact=True)).to_be_visible()
