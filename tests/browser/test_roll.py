"""The roll of honour on the reader's day, with and without the script."""

from functools import partial

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.conftest import Serve
from tests.browser.readers import reading, shown
from tests.sites import Site, SiteFactory

pytestmark = pytest.mark.browser

TREE = """
== content/schemes/znak.md
---
name: Znak
levels:
  - {id: silver, rank: 1, name: Srebro}
  - {id: gold, rank: 2, name: Złoto}
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/organisations/gamma.md
== content/news/2024-01-10-znaki.md
---
title: Znaki przyznane
date: 2024-01-10
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, valid_from: 2023-01-01, valid_until: 2024-12-31}
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, valid_from: 2023-01-01, valid_until: 2024-08-31}
  - {id: gamma-zloto, organisation: gamma, scheme: znak, level: gold, valid_from: 2024-09-01, valid_until: 2025-05-31}
  - {id: beta-srebro, organisation: beta, scheme: znak, level: silver, valid_from: 2019-01-01, valid_until: 2020-12-31}
---
Tekst.
"""
SILVER = "Srebro, Znak ostatnio: Klaster Beta do 31 grudnia 2020"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("register"), TREE).build()


@pytest.mark.parametrize(
    ("day", "gold"),
    [
        (
            "2024-06-01",
            (
                "2 posiadacze Klaster Alfa do 31 grudnia 2024 Klaster Beta do 31 sierpnia 2024 "
                "Klaster Gamma od 1 września 2024 do 31 maja 2025"
            ),
        ),
        (
            "2024-09-01",
            (
                "2 posiadacze Klaster Alfa do 31 grudnia 2024 Klaster Gamma do 31 maja 2025 "
                "byli wśród nich: Klaster Beta do 31 sierpnia 2024"
            ),
        ),
        (
            "2025-01-01",
            (
                "1 posiadacz Klaster Gamma do 31 maja 2025 "
                "byli wśród nich: Klaster Alfa do 31 grudnia 2024 Klaster Beta do 31 sierpnia 2024"
            ),
        ),
        (
            "2026-01-01",
            "ostatnio: Klaster Alfa do 31 grudnia 2024 Klaster Beta do 31 sierpnia 2024 Klaster Gamma do 31 maja 2025",
        ),
    ],
)
def test_who_has_run_out_moves_to_the_former_holders_and_no_zero_is_left(
    register: Site, chromium: Browser, serve: Serve, day: str, gold: str
):
    home = serve(register.output)
    with reading(chromium, f"{day}T12:00") as page:
        for url in ("/", "/certyfikaty/"):
            page.goto(home + url)
            assert shown(page, ".roll-level") == [f"Złoto, Znak {gold}", SILVER], url


def test_without_the_script_the_roll_is_as_built(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, "2026-01-01T12:00", java_script_enabled=False) as page:
        page.goto(home)
        gold, silver = shown(page, ".roll-level")
        assert gold.startswith("Złoto, Znak 2 posiadacze Klaster Alfa do 31 grudnia 2024")
        assert silver == SILVER


def test_the_number_leads_to_exactly_the_holders_that_are_named(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, "2024-06-01T12:00") as page:
        page.goto(home)
        page.get_by_role("link", name="2 posiadacze").click()
        expect(page.locator("h1")).to_have_text("Złoto, Znak: ważne dziś")
        assert shown(page, "tbody tr:visible th") == ["Klaster Alfa", "Klaster Beta"]


def many(count: int) -> str:
    """Gold of `count` organisations: each runs out a month after the one before."""
    ends = [f"{2025 + number // 12}-{1 + number % 12:02}-28" for number in range(count)]
    entries = "".join(
        f"  - {{id: o-{number}, organisation: o-{number}, scheme: znak, level: gold, valid_from: 2024-01-01, "
        f"valid_until: {end}}}\n"
        for number, end in enumerate(ends)
    )
    holders = "".join(f"== content/organisations/o-{n}.md\n---\nname: Klaster {n}\n---\n" for n in range(count))
    return f"{holders}== content/news/wiele.md\n---\ntitle: Wiele\ncertificates:\n{entries}---\nTekst.\n"


def _keep(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def test_the_number_of_many_holders_is_that_of_the_readers_day(site: SiteFactory, chromium: Browser, serve: Serve):
    home = serve(site(TREE + many(20)).build().output)
    for day, count, asks in (("2024-06-01", "22 posiadacze", 0), ("2026-06-01", "3 posiadacze", 1)):
        with reading(chromium, f"{day}T12:00") as page:
            asked: list[str] = []
            page.on("request", partial(_keep, asked))
            page.goto(home)
            expect(page.locator(".levels-count").first).to_have_text(count)
            assert sum(url.endswith("/roll.json") for url in asked) == asks
    with reading(chromium, "2030-06-01T12:00") as page:
        page.goto(home)
        expect(page.locator(".levels-count").first).to_be_hidden()
