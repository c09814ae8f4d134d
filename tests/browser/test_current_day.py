"""The register on the current day of the reader, which is later than the day of the build."""

import re
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.browser.readers import reading, shown
from tests.sites import ROOT, Site, SiteFactory

pytestmark = pytest.mark.browser

MOST_BYTES = 3 * 1024

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
languages: [pl, en]
time_zone: Europe/Warsaw
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
  - {id: beta-zloto, organisation: beta, scheme: znak, level: gold, valid_from: 2023-01-01, valid_until: open}
  - {id: gamma-zloto, organisation: gamma, scheme: znak, level: gold, valid_from: 2024-09-01, valid_until: 2030-05}
  - {id: beta-srebro, organisation: beta, scheme: znak, level: silver}
---
Tekst.
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("register"), TREE).build()


def standings(page: Page) -> dict[str, str]:
    """The wording of each certificate's status, by its id."""
    rows = page.locator("table.register tbody tr[id]")
    return {
        str(row.get_attribute("id")): re.sub(r"\s+", " ", row.locator(".standing").inner_text()).strip()
        for row in rows.all()
    }


def on_the_roll(page: Page) -> list[str]:
    """What a reader sees of each level on the roll of honour."""
    return shown(page, ".roll-level")


def slide(page: Page) -> tuple[str, int]:
    """What the slider of the day says, and the number of days on it, which is also its value."""
    slider = page.get_by_role("slider")
    last = int(slider.get_attribute("max") or 0)
    assert int(slider.input_value()) == last
    return str(slider.get_attribute("aria-valuetext")).replace("\u00a0", " "), last


def statuses(page: Page) -> dict[str, str]:
    """The count of each status in the listing; one that no certificate has is without a number."""
    items = page.locator(".facet-status li:visible").all()
    return {str(item.get_attribute("data-key")): item.locator(".count").inner_text() or "0" for item in items}


def words_of(element: Tag) -> str:
    return re.sub(r"\s+", " ", element.get_text()).strip()


def without(html: str, *selectors: str) -> str:
    """The HTML of a page without some of its elements."""
    soup = BeautifulSoup(html, "html5lib")
    for selector in selectors:
        for found in soup.select(selector):
            found.decompose()
    return str(soup)


def test_three_years_later_only_expired_certificates_and_their_counts_change(
    register: Site, chromium: Browser, serve: Serve
):
    home = serve(register.output)
    with reading(chromium, "2024-06-01T10:00:00") as page:
        page.goto(f"{home}/certyfikaty/")
        then, held = standings(page), on_the_roll(page)
        before = without(page.content(), ".standing", ".roll", ".facet-status", "#part_time-slide", ".day-said")
        assert slide(page) == ("1 czerwca 2024", (date(2024, 6, 1) - date(2023, 1, 1)).days)
        assert statuses(page) == {"valid": "2", "upcoming": "1", "unknown": "1"}
    with reading(chromium, "2027-06-01T10:00:00") as page:
        page.goto(f"{home}/certyfikaty/")
        expect(page.locator("[data-key=expired] .count")).to_have_text("1")
        now, holding = standings(page), on_the_roll(page)
        after = without(page.content(), ".standing", ".roll", ".facet-status", "#part_time-slide", ".day-said")
        assert slide(page) == ("1 czerwca 2027", (date(2027, 6, 1) - date(2023, 1, 1)).days)
        assert statuses(page) == {"valid": "2", "upcoming": "0", "unknown": "1", "expired": "1"}
        assert shown(page, ".day-said") == ["Stan na 1 czerwca 2027."]
        expired = page.locator("tr:has(.is-expired)").all()
        assert [row.get_attribute("id") for row in expired] == ["alfa-zloto"]
    assert then == {
        "alfa-zloto": "ważny do 31 grudnia 2024",
        "beta-zloto": "ważny bezterminowo",
        "gamma-zloto": "od 1 września 2024 do maja 2030",
        "beta-srebro": "nie podano okresu obowiązywania",
    }
    assert now == {
        "alfa-zloto": "wygasł 31 grudnia 2024",
        "beta-zloto": "ważny bezterminowo",
        "gamma-zloto": "ważny do maja 2030",
        "beta-srebro": "nie podano okresu obowiązywania",
    }
    assert held == [
        (
            "Złoto, Znak 2 posiadacze Klaster Alfa do 31 grudnia 2024 Klaster Beta bezterminowo "
            "Klaster Gamma od 1 września 2024 do maja 2030"
        ),
        "Srebro, Znak Klaster Beta nie podano okresu obowiązywania",
    ]
    assert holding == [
        (
            "Złoto, Znak 2 posiadacze Klaster Beta bezterminowo Klaster Gamma do maja 2030 "
            "byli wśród nich: Klaster Alfa do 31 grudnia 2024"
        ),
        "Srebro, Znak Klaster Beta nie podano okresu obowiązywania",
    ]
    assert after == before


@pytest.mark.parametrize(
    ("when", "count"),
    [("2024-08-31T12:00", "2 posiadacze"), ("2024-09-01T12:00", "3 posiadacze"), ("2031-01-01T12:00", "1 posiadacz")],
)
def test_all_counts_of_holders_are_those_of_the_current_day(
    register: Site, chromium: Browser, serve: Serve, when: str, count: str
):
    home = serve(register.output)
    with reading(chromium, when) as page:
        for url in ("/", "/certyfikaty/", "/programy/znak/"):
            page.goto(home + url)
            assert shown(page, ".levels-count a:visible")[0] == count, url


def test_the_day_is_that_of_the_sites_time_zone(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    for when, zone, words in (
        ("2024-12-31T22:59", "Pacific/Auckland", "ważny do 31 grudnia 2024 (dzisiaj)"),
        ("2024-12-31T23:00", "Pacific/Honolulu", "wygasł 31 grudnia 2024"),
    ):
        with reading(chromium, when, timezone_id=zone) as page:
            page.goto(f"{home}/certyfikaty/alfa-zloto/")
            assert shown(page, ".verdict") == [words], zone


def test_a_certificate_that_expires_soon_shows_the_days_left_in_the_language_of_the_page(
    register: Site, chromium: Browser, serve: Serve
):
    home = serve(register.output)
    with reading(chromium, "2024-12-10T12:00") as page:
        page.goto(f"{home}/certyfikaty/alfa-zloto/")
        assert shown(page, ".verdict") == ["ważny do 31 grudnia 2024 (za 21 dni)"]
        assert page.locator(".verdict .is-expiring time").get_attribute("datetime") == "2024-12-31"
        page.goto(f"{home}/en/certificates/alfa-zloto/")
        assert shown(page, ".verdict") == ["valid until 31 December 2024 (in 21 days)"]


def test_a_tab_left_open_over_midnight_is_updated(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, "2024-12-31T12:00") as page:
        page.goto(f"{serve(register.output)}/certyfikaty/alfa-zloto/")
        assert shown(page, ".verdict") == ["ważny do 31 grudnia 2024 (dzisiaj)"]
        page.clock.set_fixed_time(datetime.fromisoformat("2025-01-01T12:00+00:00"))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert shown(page, ".verdict") == ["wygasł 31 grudnia 2024"]


def test_a_future_withdrawal_is_shown_with_its_date_from_that_day_on(
    site: SiteFactory, chromium: Browser, serve: Serve
):
    events = "events: [{type: suspended, date: 2024-07-01}, {type: withdrawn, date: 2024-10}]"
    home = serve(site(TREE.replace("valid_until: open}", f"valid_until: open, {events}}}")).build().output)
    for when, words in (
        ("2024-06-30T12:00", "ważny bezterminowo"),
        ("2024-07-01T12:00", "zawieszony od 1 lipca 2024"),
        ("2024-10-01T12:00", "cofnięty w październiku 2024"),
    ):
        with reading(chromium, when) as page:
            page.goto(f"{home}/certyfikaty/beta-zloto/")
            assert shown(page, ".verdict") == [words]


def test_a_later_build_and_the_script_agree_on_that_day(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    for when in ("2024-10-02", "2025-01-01", "2030-05-15"):
        with reading(chromium, f"{when}T12:00") as page:
            page.goto(f"{home}/certyfikaty/")
            reported = {key: re.sub(r" \(.*(dni|dzisiaj)\)", "", words) for key, words in standings(page).items()}
            marks = [at.get_attribute("class") for at in page.locator("table .standing").all()]
            counts = shown(page, ".levels-count a:visible")
        built = Site(register.folder / when, "")
        built.content = register.content
        listing = built.build(day=date.fromisoformat(when)).page("/certyfikaty/")
        rows = listing.select("table.register tbody tr[id]")
        assert reported == {str(row["id"]): words_of(row.select(".standing")[0]) for row in rows}
        assert marks == [" ".join(at["class"]) for at in listing.select("table .standing")]
        assert counts == [words_of(at) for at in listing.select(".levels-count:not([hidden]) a")]


def test_without_javascript_the_page_is_as_built(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, "2027-06-01T10:00", java_script_enabled=False) as page:
        page.goto(f"{home}/certyfikaty/alfa-zloto/")
        assert page.locator(".verdict").inner_text() == "ważny do 31\u00a0grudnia 2024"


def test_the_script_is_small_and_deferred_and_defines_no_global_names(register: Site, chromium: Browser, serve: Serve):
    assert len((ROOT / "layouts/assets/laur.js").read_bytes()) <= MOST_BYTES
    home = serve(register.output)
    with reading(chromium, "2024-06-01T10:00") as page:
        page.goto(f"{home}/build.json")
        names = set(page.evaluate("Object.getOwnPropertyNames(window)"))
        page.goto(f"{home}/certyfikaty/")
        assert page.locator("script[src*='/laur.']").get_attribute("defer") is not None
        assert set(page.evaluate("Object.getOwnPropertyNames(window)")) - names == set()


def test_a_status_that_changed_keeps_the_hard_spaces_of_its_words(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, "2027-06-01T10:00:00") as page:
        page.goto(f"{home}/certyfikaty/alfa-zloto/")
        assert page.locator(".verdict .standing").text_content() == "wygasł 31\u00a0grudnia 2024"
    with reading(chromium, "2024-06-01T10:00:00") as page:
        page.goto(f"{home}/certyfikaty/?q=zlot")
        expect(page.get_by_role("status")).to_contain_text("3")
        assert page.locator("#alfa-zloto:visible .standing").text_content() == "ważny do 31\u00a0grudnia 2024"


def test_what_has_run_out_leaves_the_list_of_next_ends_on_the_front_page(
    register: Site, chromium: Browser, serve: Serve
):
    home = serve(register.output)
    for moment, holders in (("2024-12-31T10:00:00", ["Klaster Alfa"]), ("2025-01-01T10:00:00", [])):
        with reading(chromium, moment) as page:
            page.goto(f"{home}/")
            assert shown(page, ".board tbody tr:visible th") == holders
            assert page.get_by_role("table").count() == len(holders)


def test_a_timeline_has_a_line_at_the_current_day(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, "2024-07-01T12:00") as page:
        page.goto(f"{home}/organizacje/alfa/")
        first, end = str(page.locator("svg.timeline").get_attribute("data-years")).split()
        (line,) = page.locator(".timeline .t-today").all()
        days = (date(2024, 7, 1) - date(int(first), 1, 1)).days, (date(int(end), 1, 1) - date(int(first), 1, 1)).days
        assert float(str(line.get_attribute("x1")).rstrip("%")) == pytest.approx(100 * days[0] / days[1], abs=0.1)
        assert shown(page, ".t-legend-today:visible") == ["dziś"]
    with reading(chromium, "2024-07-01T12:00", java_script_enabled=False) as page:
        page.goto(f"{home}/organizacje/alfa/")
        assert shown(page, ".t-legend-today:visible") == []


def test_the_axis_reaches_the_year_of_the_readers_clock(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    with reading(chromium, "2031-07-02T12:00") as page:
        page.goto(f"{home}/organizacje/alfa/")
        svg = page.locator("svg.timeline")
        first, end = (date(int(year), 1, 1).toordinal() for year in str(svg.get_attribute("data-years")).split())
        assert end == date(2032, 1, 1).toordinal()

        def place(selector: str, name: str) -> float:
            return float(str(svg.locator(selector).first.get_attribute(name)).rstrip("%"))

        today = 100 * (date(2031, 7, 2).toordinal() - first) / (end - first)
        assert place(".t-today", "x1") == pytest.approx(today, abs=0.1)
        year = 100 * (date(2031, 1, 1).toordinal() - first) / (end - first)
        assert place(".t-this-year", "x") == pytest.approx(year, abs=0.1)
        assert place(".t-this-year", "x") + place(".t-this-year", "width") == pytest.approx(100, abs=0.1)
        assert "bieżący rok (2031)" in shown(page, ".legend li:visible")
        # What ended in 2024 still ends there.
        ends = svg.locator(".t-bar > rect").evaluate_all(
            "all => all.map(one => parseFloat(one.getAttribute('x')) + parseFloat(one.getAttribute('width')))"
        )
        assert max(ends) == pytest.approx(100 * (date(2025, 1, 1).toordinal() - first) / (end - first), abs=0.1)


COLUMNS = """all => all.map(column => [
  column.dataset.year,
  column.textContent.trim(),
  [...column.querySelectorAll("rect")].map(one => [
    one.getAttribute("class").replaceAll("mark-none", "").trim(),
    ...["x", "width", "y", "height"].map(name => Math.round(parseFloat(one.getAttribute(name)) * 10 + 0.01) / 10),
  ]),
])"""
"""Of each column of the chart by years: its year, its number, and the colour and place of each part."""


def chart_by_years(page: Page) -> tuple[object, ...]:
    """What the chart by years draws, its height, the years below it, and the rows of its table."""
    table = page.locator("#part_years-table tbody tr").all_text_contents()
    svg = page.locator("svg.years")
    return (
        svg.locator("g[data-year]").evaluate_all(COLUMNS),
        round(float(str(svg.get_attribute("height")))),
        svg.locator(".y-year").all_text_contents(),
        [" ".join(row.split()) for row in table],
    )


@pytest.mark.parametrize("when", ["2027-06-01", "2031-06-02"])
def test_the_chart_by_years_of_an_earlier_year_is_that_of_a_later_build(
    register: Site, chromium: Browser, serve: Serve, when: str
):
    later = Site(register.folder / f"chart-{when}", "")
    later.content = register.content
    newer, older = serve(later.build(day=date.fromisoformat(when)).output), serve(register.output)
    with reading(chromium, f"{when}T12:00") as page:
        page.goto(f"{newer}/programy/znak/")
        wanted = chart_by_years(page)
        page.goto(f"{older}/programy/znak/")
        said = page.locator(".y-current").first
        expect(said).to_have_text(re.compile(f"^{when[:4]}: stan na"))
        assert chart_by_years(page) == wanted
        page.get_by_label("Stan na dzień").fill("2023-05-15")
        expect(said).to_have_text(re.compile("^2023: stan na"))
        assert page.locator("#part_years-table tbody th").all_text_contents() == ["2023"]
        page.get_by_role("button", name="Wróć do dziś").click()
        expect(said).to_have_text(re.compile(f"^{when[:4]}: stan na"))
        assert chart_by_years(page) == wanted
