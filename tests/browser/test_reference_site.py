"""The three questions that readers come with, answered on the reference site in at most three actions."""

import re
import shutil
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.browser.readers import WITH_AND_WITHOUT, choose, followed, reading, said_day, to_register
from tests.sites import ROOT, Site

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 30)
NOON = f"{TODAY}T11:00"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The reference site, when all its dated certificates have run out. Shared by the tests; no test changes it."""
    made = Site(tmp_path_factory.mktemp("reference"), "")
    shutil.copytree(ROOT / "content", made.content, dirs_exist_ok=True)
    return made.edit("content/site.yaml", "features:\n  search: true\n  social_cards: true\n", "").build(day=TODAY)


def words(page: Page, selector: str) -> str:
    return re.sub(r"\s+", " ", page.locator(selector).inner_text()).strip()


@WITH_AND_WITHOUT
def test_who_has_gold_in_kujawsko_pomorskie_now(reference: Site, chromium: Browser, serve: Serve, scripts: bool):
    with reading(chromium, NOON, java_script_enabled=scripts) as page:
        page.goto(serve(reference.output))
        if scripts:
            to_register(page)
            choose(page, award="Złoto, Cluster Management Excellence Label", region="w kujawsko-pomorskim")
            expect(page.locator(".answer-count")).to_have_text("brak")
            expect(page.locator(".finder-none > .empty")).to_have_text("Nikt nie ma dziś takiego certyfikatu.")
            last = words(page, ".finder-last")
        else:
            followed(page.locator(".roll-title").get_by_role("link", name="Złoto"))
            followed(page.locator("main .today").get_by_role("link", name="kujawsko-pomorskie"))
            assert words(page, ".answer-nobody").startswith("Dziś nikt.")
            last = words(page, "table.register")
        assert last.startswith("Ostatnio")
        assert "Bydgoski Klaster Przemysłowy Dolina Narzędziowa" in last
        assert "ok. 30 listopada 2025" in last


@WITH_AND_WITHOUT
def test_which_labels_end_this_year(reference: Site, chromium: Browser, serve: Serve, scripts: bool):
    with reading(chromium, NOON, java_script_enabled=scripts) as page:
        page.goto(serve(reference.output))
        to_register(page)
        if scripts:
            choose(page, when="kończące się w 2026 r.")
            expect(page.locator(".answer-count")).to_have_text("brak")
            assert words(page, ".finder-none > .empty") == "Żaden certyfikat nie kończy się w 2026 r."
            followed(page.locator(".finder-none .more a"))
        else:
            followed(page.locator('a[href="/certyfikaty/koniec/2026/"]'))
            assert words(page, "main .lede") == "Żaden certyfikat nie kończy się w 2026 r."
        assert page.url.endswith("/certyfikaty/koniec/2026/")
        assert "Bydgoski Klaster Przemysłowy Dolina Narzędziowa" in words(page, "main table.register")
        followed(page.get_by_role("navigation").get_by_role("link", name="2024", exact=True))
        assert "Klaster Obróbki Metali" in words(page, "main table.register")


@WITH_AND_WITHOUT
def test_was_kom_a_key_cluster_in_may_2023(reference: Site, chromium: Browser, serve: Serve, scripts: bool):
    with reading(chromium, NOON, java_script_enabled=scripts) as page:
        page.goto(serve(reference.output))
        if scripts:
            followed(page.locator(".board li", has_text="Klaster Obróbki Metali").locator(".to-record").last)
            said_day(page, "2023-05-15", "15 maja 2023")
            status = words(page, ".verdict .standing")
        else:
            to_register(page)
            followed(page.locator('a[href="/certyfikaty/stan/2023/"]'))
            row = page.locator("tr", has_text="Klaster Obróbki Metali")
            status = re.sub(r"\s+", " ", row.locator(".standing").inner_text())
        assert status.startswith("ważny do 31 grudnia 2024")
