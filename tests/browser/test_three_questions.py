"""The three questions that readers come with, each answered in at most three actions from the front page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.browser.readers import WITH_AND_WITHOUT, choose, followed, reading, said_day, to_register
from tests.sites import Site

pytestmark = pytest.mark.browser

TREE = """
== content/site.yaml
title: Rejestr Próbny
base_url: https://example.org/
navigation:
  - {title: Certyfikaty, to: /certyfikaty/}
  - {title: Organizacje, to: /organizacje/}
== content/schemes/label.md
---
name: Odznaka jakości
levels: [{id: gold, rank: 2, name: Złoto}, {id: silver, rank: 1, name: Srebro}]
---
== content/schemes/kkk.md
---
name: Krajowy Klaster Kluczowy
term: {initial: 3 years, renewal: 3 years}
count_from: awarded
---
== content/organisations/alfa.md
---
name: Klaster Alfa
region: kujawsko-pomorskie
---
== content/organisations/beta.md
---
name: Klaster Beta
region: pomorskie
---
== content/organisations/gamma.md
---
name: Klaster Gamma
region: kujawsko-pomorskie
---
== content/organisations/kom.md
---
name: Klaster Obróbki Metali
short_name: KOM
region: podlaskie
---
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: label, level: gold, valid_from: 2025-01-01, valid_until: 2026-12-31}
  - {id: gamma-zloto, organisation: gamma, scheme: label, level: gold, valid_from: 2020-01-01, valid_until: 2022-12-31}
  - {id: beta-zloto, organisation: beta, scheme: label, level: gold, valid_from: 2025-01-01, valid_until: 2027-12-31}
  - {id: kom-kkk, organisation: kom, scheme: kkk, kind: renewal, supersedes: unknown, valid_until: 2024-12-31}
---
Tekst.
"""
NOON = "2026-06-01T10:00"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    from datetime import date

    return Site(tmp_path_factory.mktemp("register"), TREE).build(day=date(2026, 6, 1))


def holders(page: Page) -> list[str]:
    return page.locator("table.register tbody tr:visible th a").all_inner_texts()


@WITH_AND_WITHOUT
def test_who_has_gold_in_kujawsko_pomorskie_now(home: Site, chromium: Browser, serve: Serve, scripts: bool):
    with reading(chromium, NOON, java_script_enabled=scripts) as page:
        page.goto(serve(home.output))
        if scripts:
            to_register(page)
            choose(page, award="Złoto, Odznaka jakości", region="w kujawsko-pomorskim")
            expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
            assert page.locator("#answer-when option:checked").inner_text() == "ważne dziś"
        else:
            followed(page.locator(".board .roll-title").get_by_role("link", name="Złoto, Odznaka jakości"))
            followed(page.locator("main").get_by_role("link", name="kujawsko-pomorskie"))
            assert "Złoto, Odznaka jakości w kujawsko-pomorskim" in re.sub(r"\s", " ", page.locator("h1").inner_text())
        assert holders(page) == ["Klaster Alfa"]


@WITH_AND_WITHOUT
def test_which_labels_end_this_year(home: Site, chromium: Browser, serve: Serve, scripts: bool):
    with reading(chromium, NOON, java_script_enabled=scripts) as page:
        page.goto(serve(home.output))
        to_register(page)
        if scripts:
            choose(page, when="kończące się w 2026 r.")
            expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
        else:
            followed(page.locator('a[href="/certyfikaty/koniec/2026/"]'))
        assert holders(page) == ["Klaster Alfa"]


@WITH_AND_WITHOUT
def test_was_kom_a_key_cluster_in_may_2023(home: Site, chromium: Browser, serve: Serve, scripts: bool):
    with reading(chromium, NOON, java_script_enabled=scripts) as page:
        page.goto(serve(home.output))
        if scripts:
            followed(page.get_by_role("navigation").get_by_role("link", name="Organizacje"))
            followed(page.get_by_role("link", name="Klaster Obróbki Metali").first)
            said_day(page, "2023-05-15", "15 maja 2023")
            words = page.locator(".register .standing").inner_text()
        else:
            to_register(page)
            followed(page.locator('a[href="/certyfikaty/stan/2023/"]'))
            row = page.locator("tr", has_text="Klaster Obróbki Metali")
            assert row.locator(".held-days").inner_text() == "przez cały 2023 rok"
            assert page.locator("th", has_text="Ważny w 2023 r.").count() == 1
            words = row.locator(".standing").inner_text()
        assert re.sub(r"\s", " ", words).startswith("ważny do 31 grudnia 2024")


def test_the_answer_sentence_leads_to_the_page_of_the_answer(home: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(home.output)}/certyfikaty/")
        link = page.locator(".answer-page")
        expect(link).to_be_hidden()
        choose(page, award="Złoto, Odznaka jakości", region="w kujawsko-pomorskim")
        expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
        choose(page, when="ważne i dawne")
        expect(page.locator(".answer-count")).to_have_text("2\u00a0certyfikaty")
        expect(link).to_be_hidden()
        choose(page, when="ważne dziś")
        expect(link).to_be_visible()
        followed(link.get_by_role("link"))
        assert page.url.endswith("/certyfikaty/obowiazujace/label/gold/region/kujawsko-pomorskie/")
        assert holders(page) == ["Klaster Alfa"]


def test_an_answer_that_nobody_ever_gave_has_no_page(home: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(home.output)}/certyfikaty/?level=label.silver&region=podlaskie&status=held")
        expect(page.locator(".answer-count")).to_have_text("brak")
        expect(page.locator(".answer-page")).to_be_hidden()
