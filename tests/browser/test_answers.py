"""The sentence above the register's listing: readers choose its words and see the answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.browser.readers import WITH_AND_WITHOUT, choose, reading
from tests.browser.test_finder import NOON, ids
from tests.browser.test_finder import TREE as REGISTER
from tests.sites import ROOT, Site, SiteFactory

pytestmark = pytest.mark.browser

TREE = (
    REGISTER.replace(
        "name: Lubelski Klaster", "name: Lubelski Klaster\nshort_name: LKL\ncity: Chełm\naliases: [Zagłębie]"
    )
    .replace("name: {pl: Znak jakości", "aliases: [Odznaka]\nname: {pl: Znak jakości")
    .replace("valid_until: 2024-07-01}", 'valid_until: 2024-07-01, number: "Z/17/2022", issuer: Biuro Znaku}')
    .replace("levels:", "issuers: [{name: Biuro Znaku, organisation: biuro, from: 2021, to: 2022-02}]\nlevels:", 1)
    + """
== content/organisations/biuro.md
---
name: Biuro Znaku
short_name: BZN
aliases: [Kancelaria Znaku]
kind: issuer
---
"""
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("register"), TREE).build()


def answer(page: Page) -> str:
    """The sentence as a reader sees it: the chosen words, and the number."""
    words = page.locator(".answer").evaluate(
        "at => [...at.childNodes].map(one => one.selectedOptions?.[0].text ?? one.textContent).join('')"
    )
    return re.sub(r"\s+", " ", words).strip()


def test_the_sentence_says_the_answer_to_what_its_words_ask(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        assert answer(page) == "Wszystkie certyfikaty w każdym regionie, ważne i dawne: 6 certyfikatów"
        choose(page, award="Złoto, Znak jakości", region="w łódzkim", when="ważne dziś")
        expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
        assert answer(page) == "Złoto, Znak jakości w łódzkim, ważne dziś: 1 certyfikat"
        assert ids(page) == ["lodz-zloto"]
        assert page.url.endswith("?level=znak.gold&status=held&region=lodzkie")
        page.go_back()
        page.go_back()
        expect(page.locator(".answer-count")).to_have_text("2\u00a0certyfikaty")
        assert answer(page) == "Złoto, Znak jakości w każdym regionie, ważne dziś: 2 certyfikaty"


def test_valid_today_includes_what_ends_soon(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?status=held")
        expect(page.locator(".answer-count")).to_have_text("3\u00a0certyfikaty")
        assert ids(page) == ["cma-srebro", "lublin-zloto", "lodz-zloto"]
        assert page.locator("[id=lublin-zloto]:visible .is-expiring").count() == 1


def test_what_ends_in_a_year_is_found_before_and_after_it_ended(register: Site, chromium: Browser, serve: Serve):
    home = serve(register.output)
    for moment in (NOON, "2026-01-10T10:00"):
        with reading(chromium, moment) as page:
            page.goto(f"{home}/certyfikaty/")
            choose(page, when="kończące się w 2024 r.")
            expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
            assert ids(page) == ["lublin-zloto"]
            assert page.url.endswith("?ends=2024")


def test_the_listing_shows_another_day(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?na=2017-05-15&status=held")
        expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
        assert answer(page) == "Wszystkie certyfikaty w każdym regionie, ważne tego dnia: 1 certyfikat"
        assert ids(page) == ["lodz-braz"]
        expect(page.locator("[id=lodz-braz]:visible .standing")).to_have_text("ważny do 30\u00a0kwietnia 2018")
        expect(page.locator(".results > .time-said")).to_have_text(re.compile("^Stan na 15.maja.2017"))
        page.get_by_role("button", name="Wróć do dziś").click()
        expect(page.locator(".answer-count")).to_have_text("3\u00a0certyfikaty")
        assert page.url.endswith("/certyfikaty/?status=held")


@pytest.mark.parametrize("width", [360, 1280])
def test_results_are_in_sight_after_every_choice(register: Site, chromium: Browser, serve: Serve, width: int):
    with reading(chromium, NOON, viewport={"width": width, "height": 800}) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        choose(page, award="Złoto, Znak jakości")
        expect(page.locator(".answer-count")).to_have_text("2\u00a0certyfikaty")
        expect(page.locator("tr[id=lublin-zloto]:visible")).to_be_in_viewport(ratio=1)
        if width > 960:
            table = page.locator("table.register").bounding_box()
            filters = page.get_by_role("checkbox", name="łódzkie", exact=True).bounding_box()
            assert table
            assert filters
            assert table["x"] + table["width"] < filters["x"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Z/17", ["lublin-zloto"]),
        ("biuro znaku", ["lublin-zloto"]),
        ("lkl", ["lublin-zloto"]),
        ("chelm", ["lublin-zloto"]),
        ("zagłębie", ["lublin-zloto"]),
        ("odznaka srebro", ["cma-srebro"]),
        ("quality", ["cma-srebro", "lublin-zloto", "lodz-zloto", "lodz-braz"]),
        ("brązowego", ["lodz-braz"]),
        ("srebrny", ["cma-srebro"]),
        ("odznaki", ["cma-srebro", "lublin-zloto", "lodz-zloto", "lodz-braz"]),
        ("BZN", ["lublin-zloto"]),
        ("Kancelaria", ["lublin-zloto"]),
        ("z/17/2022", ["lublin-zloto"]),
        ("Kto ma złoto w łódzkim?", ["lodz-zloto"]),
        ("Które organizacje mają certyfikat „złoto” w łódzkim?", ["lodz-zloto"]),
        ("organizacje", []),
        ("kto ma", []),
    ],
)
def test_a_search_finds_other_names_numbers_cities_issuers_and_inflected_words(
    register: Site, chromium: Browser, serve: Serve, query: str, expected: list[str]
):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?q={query}")
        expect(page.get_by_role("status")).to_contain_text("Znaleziono" if expected else "Nie znaleziono")
        assert ids(page) == expected


@pytest.mark.parametrize(
    "query", ["Who has gold in Łódzkie?", "which clusters hold a gold certificate in łódzkie today"]
)
def test_a_question_in_english_finds_what_it_is_about(register: Site, chromium: Browser, serve: Serve, query: str):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/en/certificates/?q={query}")
        expect(page.get_by_role("status")).to_contain_text("1 certificate found")
        assert ids(page) == ["lodz-zloto"]


def test_where_nothing_fits_the_page_says_so_and_leads_on(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?level=znak.silver&region=lubelskie")
        expect(page.get_by_text("Nic nie spełnia wszystkich warunków.")).to_be_visible()
        expect(page.locator("table.register")).to_be_hidden()
        page.get_by_role("button", name="Bez warunku lubelskie: 1 certyfikat").click()
        expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
        assert ids(page) == ["cma-srebro"]
        expect(page.get_by_text("Nic nie spełnia wszystkich warunków.")).to_be_hidden()


def test_a_search_for_what_is_nowhere_finds_nothing_and_says_so(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        home = serve(register.output)
        for query in ("bydg", "rzemiosło", "lubel lodz", "elskie", "klastrowisko"):
            page.goto(f"{home}/certyfikaty/?q={query}")
            expect(page.get_by_role("status")).to_have_text("Nie znaleziono żadnego certyfikatu")
            assert answer(page).endswith(": brak")
            assert zeros(page) == []


def zeros(page: Page) -> list[str]:
    """Numbers 0 that a reader sees, outside of the chart and the table of a year."""
    return re.findall(r"(?<![\d.,/-])0(?![\d.,/-])", page.locator("main").inner_text())


def test_where_nobody_holds_it_today_the_page_says_who_held_it_last(register: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?level=znak.bronze&status=held")
        expect(page.get_by_text("Nikt nie ma dziś takiego certyfikatu.").first).to_be_visible()
        assert answer(page) == "Brąz, Znak jakości w każdym regionie, ważne dziś: brak"
        last = page.locator(".finder-last")
        expect(last.locator("caption")).to_have_text("Ostatnio")
        assert last.locator("tbody th").all_inner_texts() == ["Łódzki Klaster Złota\nŁódzkie"]
        assert last.locator(".to-record").get_attribute("href") == "/certyfikaty/lodz-braz/"
        assert zeros(page) == []
        page.get_by_role("button", name="Bez warunku ważne dziś: 1 certyfikat").click()
        expect(page.locator(".answer-count")).to_have_text("1\u00a0certyfikat")
        assert ids(page) == ["lodz-braz"]


@pytest.mark.parametrize(
    "query", ["ends=2026&region=lubelskie", "status=suspended", "scheme=status&status=held", "q=x&level=znak.gold"]
)
def test_no_combination_of_choices_shows_a_zero(register: Site, chromium: Browser, serve: Serve, query: str):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/?{query}")
        expect(page.locator(".finder-none > .empty")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile(r"^Bez warunku .*: \d+ certyfikat")).first).to_be_visible()
        assert zeros(page) == []


def test_what_is_not_confirmed_is_not_called_nobodys(register: Site, chromium: Browser, serve: Serve):
    home, sentence = serve(register.output), "Nie potwierdzono, że ktoś ma dziś taki certyfikat."
    with reading(chromium, NOON) as page:
        page.goto(f"{home}/certyfikaty/?scheme=status&status=held")
        expect(page.locator(".finder-none > .empty")).to_have_text(sentence)
        assert ids(page) == ["zubr-status", "cma-status"]
        page.goto(f"{home}/certyfikaty/obowiazujace/status/")
        assert page.locator(".answer-nobody .answer-said").inner_text() == "Nikogo nie potwierdzono."
        assert page.locator("table.register caption").all_inner_texts() == ["Niepotwierdzone", "Ostatnio"]


# ------------------------------------------------------------------------------- results in sight at every width

IS_ON_TOP = """row => {
  const { left, bottom } = row.getBoundingClientRect();
  return row.contains(document.elementFromPoint(left + 5, bottom - 5));
}"""
"""Whether nothing covers the lower edge of a row."""
CHOICES: dict[str, Callable[[Page], object]] = {
    "a level": lambda page: page.get_by_role("checkbox", name="Złoto, Znak jakości").check(),
    "a region": lambda page: page.get_by_role("checkbox", name="łódzkie", exact=True).check(),
    "a status": lambda page: page.locator("#box-status-expired").check(),
    "an organisation": lambda page: page.get_by_label("Organizacja", exact=True).fill("Lubelski Klaster"),
    "an order": lambda page: page.get_by_label("Kolejność").select_option("-until"),
    "a day": lambda page: page.get_by_label("Stan na dzień").fill("2017-05-15"),
    "a search": lambda page: page.get_by_label("Szukaj w rejestrze").fill("łódzki"),
    "words": lambda page: choose(page, award="Złoto, Znak jakości"),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "size", [(360, 640), (568, 320), (740, 360), (768, 640), (1280, 720)], ids="{0[0]} × {0[1]} px".format
)
def test_after_every_choice_the_first_result_is_in_the_window(
    register: Site, chromium: Browser, serve: Serve, size: tuple[int, int]
):
    url = f"{serve(register.output)}/certyfikaty/"
    with reading(chromium, NOON, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce") as page:
        for name, choose_one in CHOICES.items():
            page.goto(url)
            if (summary := page.locator(".finder-lists > summary")).is_visible():
                summary.click()
            choose_one(page)
            expect(page.get_by_role("status")).to_contain_text("Znaleziono")
            rows = page.locator("table.register tbody tr:visible")
            expect(rows.first, name).to_be_in_viewport(ratio=1)
            assert rows.first.evaluate(IS_ON_TOP), name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            if page.locator(":focus").count():  # a choice by a script of the test moves no focus
                expect(page.locator(":focus"), name).to_be_in_viewport()


@WITH_AND_WITHOUT
def test_on_a_phone_the_results_come_before_the_folded_choices(
    register: Site, chromium: Browser, serve: Serve, scripts: bool
):
    parts = ["#holders", "table.register", ".facet-scheme", ".choices > .more", "#ways"]
    if scripts:
        parts = ["#holders", ".answer", "#finder-query", "table.register", ".finder-lists", ".choices > .more", "#ways"]
    with reading(chromium, NOON, viewport={"width": 360, "height": 640}, java_script_enabled=scripts) as page:
        page.goto(f"{serve(register.output)}/certyfikaty/")
        tops = [place["y"] for part in parts if (place := page.locator(part).first.bounding_box())]
        assert len(tops) == len(parts)
        assert tops == sorted(tops)
        assert page.locator(".facet-scheme").is_visible() is not scripts
        if not scripts:
            page.get_by_role("link", name="Więcej warunków").click()
            expect(page.locator(".facet-scheme h2")).to_be_in_viewport()


def test_an_embedded_table_says_that_nobody_is_left_when_its_rows_run_out(
    register: Site, chromium: Browser, serve: Serve
):
    embed = f"{serve(register.output)}/certyfikaty/obowiazujace/embed.html"
    for when, is_left in ((NOON, True), ("2080-01-01T10:00:00", False)):
        with reading(chromium, when) as page:
            page.goto(embed)
            expect(page.locator("[data-held] tbody tr:visible")).to_have_count(
                page.locator("[data-held] tbody tr:not([hidden])").count()
            )
            assert page.locator("[data-held]").is_visible() is is_left
            assert page.locator(".answer-said").is_visible() is not is_left


FONT = "at => getComputedStyle(at).fontFamily.split(',')[0].replaceAll('\"', '')"


@pytest.mark.slow
def test_the_sentence_and_the_choices_are_set_in_the_type_of_a_theme(
    site: SiteFactory, chromium: Browser, serve: Serve
):
    file = "file: /media/a.woff2"
    theme = f"theme: {{headings: {{family: Alfa Serif, {file}}}, interface: {{family: Alfa Sans, {file}}}}}\n"
    made = site(TREE.replace("== content/site.yaml\n", f"== content/site.yaml\n{theme}"))
    (made.content / "media").mkdir()
    (made.content / "media/a.woff2").write_bytes((ROOT / "layouts/assets/pagella-regular.woff2").read_bytes())
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(made.build().output)}/certyfikaty/")
        assert [page.locator(part).first.evaluate(FONT) for part in (".answer", ".answer select")] == ["Alfa Serif"] * 2
        others = (".finder input", ".finder select", ".facet a", ".finder-result")
        assert [page.locator(part).first.evaluate(FONT) for part in others] == ["Alfa Sans"] * len(others)
