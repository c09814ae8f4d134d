"""Searching in a browser, in Polish, under a strict policy: in any form of a word, with or without diacritics."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.preview.previews import previewing
from tests.search.conftest import POLICIES
from tests.search.questions import NEWS, QUESTIONS
from tests.sites import Site

pytestmark = pytest.mark.browser

ENOUGH = 0.95
FIRST = 5
ORGANISATIONS = {"alfa": "Klaster Alfa", "beta": "Klaster Beta"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Site(tmp_path_factory.mktemp("search"), "")
    made.write("content/site.yaml", "title: Próba\nbase_url: https://example.org/\nfeatures: {search: true}\n")
    for key, name in ORGANISATIONS.items():
        made.write(f"content/organisations/{key}.md", f"---\nname: {name}\n---\n")
    for number, (slug, (title, text)) in enumerate(NEWS.items()):
        holder, tag = list(ORGANISATIONS)[number % 2], "nagrody" if number % 3 == 0 else "wydarzenia"
        front = f"title: '{title}'\ndate: {2022 + number % 3}-01-02\ntags: [{tag}]\norganisations: [{holder}]"
        made.write(f"content/news/{slug}.md", f"---\n{front}\n---\n{text}\n")
    made.build()
    return made.output


@pytest.fixture
def page(chromium: Browser, built: Path, serve: Serve) -> Page:
    page = chromium.new_context().new_page()
    page.goto(f"{serve(built)}/szukaj/")
    return page


def search(page: Page, question: str) -> None:
    page.fill("#search-query", question)
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_have_text(re.compile(r"\d|^Niczego nie|^Nothing"))


def slugs(page: Page) -> list[str]:
    links = page.locator(".search-results h2 a").evaluate_all("links => links.map(link => link.pathname)")
    return [str(path).rstrip("/").rpartition("/")[2] for path in links]


def test_all_host_configurations_have_the_same_strict_policy(tmp_path: Path):
    made = Site(tmp_path, "== content/site.yaml\ntitle: Klaster\nhost: netlify\nfeatures: {search: true}\n").build()
    headers = (made.output / "_headers").read_text(encoding="utf-8")
    policies = [*POLICIES, *re.findall("Content-Security-Policy: (.*)", headers)]
    assert len(policies) >= 3
    assert len(set(policies)) == 1
    assert "'unsafe-eval'" not in POLICIES[0]
    assert "'unsafe-inline'" not in POLICIES[0]


def test_there_are_at_least_sixty_queries_and_all_announcements_are_looked_for():
    assert len(QUESTIONS) >= 60
    assert {slug for _, slug in QUESTIONS} == set(NEWS)


@pytest.mark.slow
def test_the_right_page_is_among_the_first_five_results(page: Page):
    missed = []
    for question, slug in QUESTIONS:
        page.goto(page.url.partition("?")[0])
        search(page, question)
        if slug not in slugs(page)[:FIRST]:
            missed.append((question, slug))
    assert len(missed) <= (1 - ENOUGH) * len(QUESTIONS), missed


def test_an_excerpt_is_original_text_with_the_word_marked(page: Page):
    search(page, "zlota")
    first = page.locator(".search-results > li").first
    assert first.locator("h2 mark").all_inner_texts() == ["złotym"]
    assert first.locator(".search-excerpt").inner_text() == "Kapituła przyznała wyróżnienie po dwudniowym audycie."
    assert "2022" in first.locator(".search-facts").inner_text()


def test_results_are_filtered_and_the_filter_is_in_the_url(page: Page):
    search(page, "w")
    all_of_them = page.locator(".search-status").inner_text()
    page.select_option("#search-organisation", "Klaster Alfa")
    expect(page.locator(".search-status")).not_to_have_text(all_of_them)
    expect(page.locator(".search-status")).to_have_text(re.compile(r"\d"))
    shown = page.locator(".search-status").inner_text()
    assert "organisation=Klaster" in page.url
    page.reload()
    page.wait_for_selector(".search-results > li")
    assert page.locator(".search-status").inner_text() == shown
    page.go_back()
    expect(page.locator(".search-status")).to_have_text(all_of_them)
    assert page.locator("#search-organisation").input_value() == ""


def test_the_button_shows_more_results_and_focuses_the_first_of_them(page: Page):
    search(page, "w")
    assert page.locator(".search-results > li").count() == 10
    page.click(".search-more button")
    expect(page.locator(".search-results > li").nth(10).locator("a")).to_be_focused()


def test_a_search_without_results_says_so(page: Page):
    search(page, "xyzzyqwv")
    assert page.locator(".search-status").inner_text() == "Niczego nie znaleziono"
    assert page.locator(".search-status").get_attribute("role") == "status"


def test_the_beginning_of_a_word_finds_it(page: Page):
    search(page, "polite")
    assert "umowa" in slugs(page)


def test_without_javascript_the_page_links_to_the_tags(chromium: Browser, built: Path, serve: Serve):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{serve(built)}/szukaj/?q=klaster")
    page.click(".search-browse >> text=Tagi")
    assert page.url.endswith("/tagi/")


def test_without_an_index_nothing_is_fetched_and_nothing_is_found(chromium: Browser, tmp_path: Path, serve: Serve):
    made = Site(tmp_path, "")
    made.write("content/site.yaml", "title: Próba\nlanguages: [pl, en]\nfeatures: {search: true}\n")
    made.write("content/news/a.md", "---\ntitle: Klaster\n---\n").build()
    page = chromium.new_context().new_page()
    wrong: list[str] = []
    page.on("console", lambda reported: wrong.append(reported.text))
    page.goto(f"{serve(made.output)}/en/search/?q=cluster")
    expect(page.locator(".search-status")).to_have_text("Nothing found")
    assert wrong == []


def test_the_preview_says_that_it_has_no_search(chromium: Browser, tmp_path: Path):
    made = Site(tmp_path, "")
    made.write("content/site.yaml", "title: Próba\nfeatures: {search: true}\n")
    made.write("content/news/a.md", "---\ntitle: Klaster\n---\n")
    with previewing(made) as running:
        page = chromium.new_context().new_page()
        page.goto(f"{running.address}/szukaj/?q=klaster")
        expect(page.locator(".search-status")).to_have_text(re.compile(r"W\spodglądzie nie ma wyszukiwarki"))
        page.context.close()
