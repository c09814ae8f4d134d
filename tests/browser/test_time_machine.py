"""The register as of another day: one address, the words of that day, and a citation."""

import json
import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.browser.readers import followed, reading, shown
from tests.sites import Site

pytestmark = pytest.mark.browser

TREE = """
== content/site.yaml
title: Rejestr Próbny
base_url: https://example.org/
publisher: {name: Wydawca}
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 2, name: Złoto}, {id: silver, rank: 1, name: Srebro}]
---
== content/organisations/alfa.md
== content/organisations/beta.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa-srebro, organisation: alfa, scheme: znak, level: silver, valid_from: 2019-05-01, valid_until: 2021-04-30}
  - {id: alfa-zloto, organisation: alfa, scheme: znak, level: gold, valid_from: 2022-01-01, valid_until: 2024-12-31}
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, valid_from: 2023-01-01, valid_until: 2026-12-31}
---
Tekst.
"""
NOON = "2026-06-01T10:00"
ORGANISATION, CERTIFICATE, SCHEME = "/organizacje/alfa/", "/certyfikaty/alfa-zloto/", "/programy/znak/"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("register"), TREE).build()


def said(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator(".time-said").inner_text())


def test_the_address_of_a_day_shows_what_was_true_then(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, NOON) as page:
        page.goto(f"{home}{CERTIFICATE}?na=2023-05-15")
        expect(page.locator(".verdict .standing")).to_have_text("ważny do 31\u00a0grudnia 2024")
        assert said(page) == "Stan na 15 maja 2023 według tego, co rejestr wie dziś."
        page.goto(f"{home}{ORGANISATION}?na=2020-01-01")
        expect(page.locator(".time-said")).not_to_be_empty()
        assert shown(page, ".register .standing") == [
            "od 1 stycznia 2022 do 31 grudnia 2024",
            "ważny do 30 kwietnia 2021",
        ]
        line = page.locator(".timeline .t-day")
        assert line.count() == 1
        # The axis is from 2019 to the end of 2026, the year of the reader; the day is after one of its eight years.
        assert float(str(line.get_attribute("x1")).rstrip("%")) == pytest.approx(100 / 8, abs=0.1)


def test_numbers_of_holders_are_those_of_that_day(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, NOON) as page:
        page.goto(home + SCHEME)
        assert shown(page, ".levels-count a:visible") == ["1 posiadacz"]
        for day, counts in (
            ("2020-01-01", ["1 posiadacz"]),
            ("2023-06-01", ["2 posiadaczy"]),
        ):
            page.goto(f"{home}{SCHEME}?na={day}")
            expect(page.locator(".time-said")).not_to_be_empty()
            assert [
                text.replace("posiadacze", "posiadaczy") for text in shown(page, ".levels-count a:visible")
            ] == counts


def test_the_day_is_chosen_in_the_field_and_the_reader_returns_to_today(
    register: Site, chromium: Browser, serve: Serve
):
    home = serve(register.output)
    with reading(chromium, NOON) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(home + CERTIFICATE, wait_until="networkidle")
        now = page.locator(".verdict").inner_text()
        assert [url for url in asked if url.endswith("history.json")] == []
        page.get_by_label("Stan na dzień").fill("2021-01-01")
        expect(page.locator(".verdict .standing")).to_have_text(re.compile("^od 1"))
        assert page.url == f"{home}{CERTIFICATE}?na=2021-01-01"
        page.get_by_role("button", name="Wróć do dziś").click()
        assert page.locator(".verdict").inner_text() == now
        assert page.url == home + CERTIFICATE
        expect(page.get_by_label("Stan na dzień")).to_be_focused()
        page.go_back()
        expect(page.locator(".verdict .standing")).to_have_text(re.compile("^od 1"))
        assert len([url for url in asked if url.endswith("history.json")]) == 1


def test_the_slider_moves_by_days_and_says_the_day(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(serve(register.output) + CERTIFICATE)
        slider = page.get_by_label("Przesuń w czasie")
        slider.focus()
        slider.press("ArrowLeft")
        assert page.url.endswith("?na=2026-05-31")
        assert slider.get_attribute("aria-valuetext") == "31\u00a0maja\u00a02026"
        slider.press("Home")
        assert page.url.endswith("?na=2022-01-01")


def test_a_citation_names_the_entry_the_day_the_address_and_the_day_of_access(
    register: Site, chromium: Browser, serve: Serve
):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}{CERTIFICATE}?na=2023-05-15")
        page.get_by_text("Cytuj ten zapis").click()
        address = "https://example.org/certyfikaty/alfa-zloto/?na=2023-05-15"
        assert " ".join(page.get_by_label("Tekst").input_value().split()) == (
            "Złoto, Znak: Klaster Alfa. W: Rejestr Próbny. Stan na 15 maja 2023 według rejestru. "
            f"{address} (dostęp: 1 czerwca 2026)."
        )
        (entry,) = json.loads(page.get_by_label("CSL-JSON").input_value())
        assert (entry["URL"], entry["container-title"], entry["publisher"]) == (address, "Rejestr Próbny", "Wydawca")
        assert entry["issued"] == {"date-parts": [[2023, 5, 15]]}
        assert entry["accessed"] == {"date-parts": [[2026, 6, 1]]}
        bibtex = page.get_by_label("BibTeX").input_value()
        assert bibtex.startswith("@misc{alfa-zloto-2023-05-15,")
        assert bibtex.count("{") == bibtex.count("}")
        assert f"\\url{{{address}}}" in bibtex
        assert "urldate = {2026-06-01}" in bibtex


def test_what_is_no_day_in_the_address_shows_today(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, NOON) as page:
        for asked in ("2023-02-31", "wczoraj", "", "2026-06-01"):
            page.goto(f"{home}{CERTIFICATE}?na={asked}")
            expect(page.get_by_label("Stan na dzień")).to_have_value("2026-06-01")
            expect(page.locator(".time-said")).to_be_empty()


def test_if_the_history_cannot_be_loaded_the_page_says_so(register: Site, chromium: Browser, serve: Serve):
    opened = chromium.new_context()
    page = opened.new_page()
    page.route("**/history.json", lambda route: route.abort())
    page.goto(f"{serve(register.output)}{CERTIFICATE}?na=2023-05-15")
    expect(page.locator(".time-said")).to_contain_text("Strona pokazuje stan na dziś")
    opened.close()


def test_without_a_script_nothing_is_shown_that_does_nothing(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON, java_script_enabled=False) as page:
        page.goto(serve(register.output) + CERTIFICATE)
        assert page.locator("input:visible, textarea[id^=cite]:visible").count() == 0


def test_the_chart_by_years_turns_to_the_day(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}{SCHEME}?na=2022-06-01")
        expect(page.locator(".time-said")).not_to_be_empty()
        columns = page.locator("svg.years g[data-year]").evaluate_all(
            "all => all.map(one => [one.dataset.year, one.querySelectorAll('rect').length, one.textContent.trim()])"
        )
        assert columns[:5] == [["2019", 1, "1"], ["2020", 1, "1"], ["2021", 0, "0"], ["2022", 1, "1"], ["2023", 0, ""]]
        assert "2022: stan na 1 czerwca 2022" in shown(page, ".y-current")[0]
        page.get_by_role("button", name="Wróć do dziś").click()
        expect(page.locator("svg.years g[data-year='2023'] rect")).to_have_count(1)


@pytest.mark.parametrize("url", ["/", "/certyfikaty/", "/certyfikaty/obowiazujace/", ORGANISATION, CERTIFICATE, SCHEME])
def test_each_page_with_numbers_says_of_which_day_they_are_on_screen_and_in_print(
    register: Site, chromium: Browser, serve: Serve, url: str
):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}{url}")
        assert shown(page, ".day-said:visible") == ["Stan na 1 czerwca 2026."]
        page.emulate_media(media="print")
        assert shown(page, ".day-said:visible") == ["Stan na 1 czerwca 2026."]
        if page.locator(".time").count():
            page.goto(f"{serve(register.output)}{url}?na=2023-05-15")
            expect(page.locator(".time-said")).not_to_be_empty()
            assert shown(page, ".day-said:visible") == []
            assert page.locator(".time-said").is_visible()


KOM = """
== content/site.yaml
title: Rejestr Próbny
base_url: https://example.org/
navigation: [{title: Certyfikaty, to: /certyfikaty/}]
== content/schemes/kkk.md
---
name: Krajowy Klaster Kluczowy
term: {initial: 3 years, renewal: 3 years}
count_from: awarded
---
== content/schemes/znak.md
---
name: Znak
levels: [{id: gold, rank: 2, name: Złoto}, {id: silver, rank: 1, name: Srebro}]
---
== content/organisations/kom.md
---
name: Klaster Obróbki Metali
region: podlaskie
---
== content/organisations/beta.md
---
name: Klaster Beta
region: pomorskie
---
== content/organisations/gamma.md
---
name: Klaster Gamma
region: pomorskie
---
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: kom-kkk, organisation: kom, scheme: kkk, kind: renewal, supersedes: unknown, valid_until: 2024-12-31}
  - {id: beta-stary, organisation: beta, scheme: znak, level: gold, valid_from: 2010-01-01, valid_until: 2011-12-31}
  - {id: gamma-stary, organisation: gamma, scheme: znak, level: gold, valid_from: 2010-06-01, valid_until: 2013-12-31}
  - {id: a, organisation: kom, scheme: znak, level: gold, valid_from: 2014-01-01, valid_until: 2015-12-31}
  - {id: b, organisation: kom, scheme: znak, level: gold, valid_from: 2016-01-01, valid_until: 2017-12-31}
  - {id: kom-zloto, organisation: kom, scheme: znak, level: gold, valid_from: 2026-01-01, valid_until: 2027-12-31}
---
Tekst.
"""
GOLD = "/certyfikaty/obowiazujace/znak/gold/"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("past"), KOM).build(day=date(2026, 6, 1))


def rows(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("main table.register tbody tr:visible").all_inner_texts()]


def test_the_axis_of_a_timeline_reaches_the_day(past: Site, chromium: Browser, serve: Serve):
    home = serve(past.output)
    with reading(chromium, NOON) as page:
        svg = page.locator("svg.timeline")
        for day, years in (("2023-05-15", "2014 2028"), ("2005-03-01", "2005 2028"), ("2031-01-01", "2014 2032")):
            page.goto(f"{home}/organizacje/kom/?na={day}")
            expect(page.locator(".time-said")).not_to_be_empty()
            assert svg.get_attribute("data-years") == years
            first, end = (date(int(year), 1, 1).toordinal() for year in years.split())
            place = 100 * (date.fromisoformat(day).toordinal() - first) / (end - first)
            assert float(str(page.locator(".t-day").get_attribute("x1")).rstrip("%")) == pytest.approx(place, abs=0.02)
            # The bar of the gold that began with 2026 begins where that year begins.
            begin = 100 * (date(2026, 1, 1).toordinal() - first) / (end - first)
            bars = svg.locator(".t-bar > rect").evaluate_all("all => all.map(one => parseFloat(one.getAttribute('x')))")
            assert any(at == pytest.approx(begin, abs=0.05) for at in bars)
        page.get_by_role("button", name="Wróć do dziś").click()
        expect(svg).to_have_attribute("data-years", "2014 2028")


def test_an_answer_turns_to_the_day_and_says_so(past: Site, chromium: Browser, serve: Serve):
    home = serve(past.output)
    with reading(chromium, NOON) as page:
        page.goto(home + GOLD)
        assert rows(page)[0].startswith("Klaster Obróbki Metali")
        page.get_by_label("Stan na dzień").fill("2011-01-01")
        expect(page.locator("h1")).to_have_text("Złoto, Znak: ważne 1\u00a0stycznia 2011")
        assert [row.split(" Złoto")[0] for row in rows(page)] == ["Klaster Beta pomorskie", "Klaster Gamma pomorskie"]
        assert shown(page, ".answer-said:visible") == ["2 certyfikaty"]
        assert page.locator(".answer-since:visible").count() == 0
        page.get_by_label("Stan na dzień").fill("2012-06-01")
        expect(page.locator(".answer-said:visible")).to_have_text("1 certyfikat")
        page.get_by_label("Stan na dzień").fill("2005-01-01")
        expect(page.locator(".answer-nobody")).to_be_visible()
        assert "dziś" not in shown(page, "h1, .answer-nobody")[0]
        assert rows(page) == []
        page.get_by_role("button", name="Wróć do dziś").click()
        expect(page.locator("h1")).to_have_text("Złoto, Znak: ważne dziś")
        assert len(rows(page)) == 1


def test_the_roll_of_honour_turns_and_links_keep_the_day(past: Site, chromium: Browser, serve: Serve):
    home = serve(past.output)
    with reading(chromium, NOON) as page:
        page.goto(f"{home}/certyfikaty/?na=2011-01-01")
        gold = page.locator('.roll-level[data-award="znak.gold"]')
        expect(gold.locator(".levels-count")).to_contain_text("2 posiadacze")
        expect(gold.locator(".roll-held li:visible > a:first-child")).to_have_text(["Klaster Gamma", "Klaster Beta"])
        followed(gold.locator(".levels-count a"))
        assert page.url == f"{home}{GOLD}?na=2011-01-01"
        expect(page.locator("h1")).to_contain_text("ważne 1")
        followed(page.get_by_role("link", name="pomorskie", exact=True))
        assert page.url.endswith("/region/pomorskie/?na=2011-01-01")
        expect(page.locator("h1")).to_contain_text("ważne 1")
        followed(page.locator("main table a", has_text="Klaster Beta").first)
        assert page.url == f"{home}/organizacje/beta/?na=2011-01-01"
        expect(page.locator(".time-said")).to_contain_text("1 stycznia 2011".replace(" ", "\u00a0"))
        page.get_by_role("button", name="Wróć do dziś").click()
        assert (
            page.locator("main table.register .to-record").first.evaluate("at => at.pathname + at.search")
            == "/certyfikaty/beta-stary/"
        )


def test_the_page_of_a_level_turns_to_the_day(past: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(past.output)}/certyfikaty/poziom/znak-gold/?na=2011-01-01")
        expect(page.locator(".time-said")).not_to_be_empty()
        words = {row.split(" Złoto")[0]: row for row in rows(page)}
        assert words["Klaster Beta pomorskie"].endswith("ważny do 31 grudnia 2011")
