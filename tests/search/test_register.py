"""What the site's own search knows of the register: it leads with the answer, and finds nothing that is not there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import serving
from tests.search.conftest import Searchable
from tests.search.test_in_a_browser import search
from tests.sites import Site

pytestmark = pytest.mark.browser

TREE = """
== content/site.yaml
title: {pl: Próba, en: Trial}
languages: [pl, en]
base_url: https://example.org/
features: {search: true}
== content/schemes/label.md
---
name: {pl: Odznaka jakości, en: Quality Label}
aliases: [Wyróżnik Doskonałości, QLab]
issuers: [{name: Europejski Sekretariat, organisation: esca}]
levels: [{id: gold, rank: 2, name: {pl: Złoto, en: Gold}}, {id: silver, rank: 1, name: {pl: Srebro, en: Silver}}]
---
== content/organisations/alfa.md
---
name: Klaster Alfa
city: Bydgoszcz
region: kujawsko-pomorskie
---
== content/organisations/kom.md
---
name: Klaster Obróbki Metali
short_name: KOM
aliases: [Metalowcy]
---
== content/organisations/esca.md
---
name: Europejski Sekretariat
short_name: ESCA
aliases: [Biuro Ocen]
kind: issuer
---
== content/organisations/beta.md
---
name: Klaster Beta
city: Rzeszów
region: podkarpackie
---
== content/news/znaki.md
---
title: Rozdano znaki po audycie
certificates:
  - {id: alfa-zloto, organisation: alfa, scheme: label, level: gold, valid_until: 2026-12-31}
  - {id: beta-zloto, organisation: beta, scheme: label, level: gold, valid_until: 2027-12-31}
  - {id: beta-srebro, organisation: beta, scheme: label, level: silver, valid_until: 2022-12-31}
  - {id: kom-zloto, organisation: kom, scheme: label, level: gold, valid_until: 2021-12-31, number: Z/17/2019}
---
Gala odbyła się pod koniec roku, a po niej otwarto wystawę.
== content/news/komisja.md
---
title: Komisja obradowała o komunikacji
---
Na złotym jubileuszu srebrnego kombajnu był kombatant.
"""


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search page; each test asks something else."""
    made = Site(tmp_path_factory.mktemp("search"), TREE).build()
    with contextmanager(serving)(Searchable) as serve, chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{serve(made.output)}/szukaj/")
        yield page


def titles(page: Page) -> list[str]:
    return [title.replace("\u00a0", " ") for title in page.locator(".search-results h2").all_inner_texts()]


def test_the_answer_leads_with_its_holders_and_their_dates(page: Page):
    search(page, "złoto kujawsko-pomorskie")
    assert titles(page)[0] == "Złoto, Odznaka jakości w kujawsko-pomorskim: ważne dziś"
    first = page.locator(".search-results > li").first
    assert "Klaster Alfa, do 31 grudnia 2026" in first.inner_text().replace("\u00a0", " ")
    assert "odpowiedź" in first.locator(".search-facts").inner_text()


@pytest.mark.parametrize(
    "question",
    [
        "kto ma złoto w kujawsko-pomorskim",
        "Kto ma dziś złoto w kujawsko-pomorskiem?",
        "Które organizacje mają złoty certyfikat w kujawsko-pomorskim",
    ],
)
def test_of_a_question_only_the_words_that_say_what_it_is_about_are_sought(page: Page, question: str):
    search(page, question)
    assert titles(page)[0] == "Złoto, Odznaka jakości w kujawsko-pomorskim: ważne dziś"


def test_so_it_is_in_english(page: Page):
    polish = page.url.partition("?")[0]
    page.goto(polish.replace("/szukaj/", "/en/search/"))
    for question in ("who has gold in Kujawsko-Pomorskie", "Which clusters held gold in kujawsko-pomorskie?"):
        search(page, question)
        found = titles(page)
        assert found[:1] == ["Gold, Quality Label in kujawsko-pomorskie: valid today"], question
    page.goto(polish)


def test_with_one_condition_the_answer_is_that_of_all_regions(page: Page):
    search(page, "złotego")
    found = titles(page)
    assert found[0] == "Złoto, Odznaka jakości: ważne dziś"
    assert found.index("Złoto, Odznaka jakości: Klaster Alfa") < found.index(
        "Złoto, Odznaka jakości w kujawsko-pomorskim: ważne dziś"
    )


@pytest.mark.parametrize(
    ("question", "certificate"),
    [
        ("Bydgoszcz", "Złoto, Odznaka jakości: Klaster Alfa"),
        ("podkarpackie srebro", "Srebro, Odznaka jakości: Klaster Beta"),
        ("wygasły", "Srebro, Odznaka jakości: Klaster Beta"),
    ],
)
def test_certificates_are_found_by_city_region_and_status(page: Page, question: str, certificate: str):
    search(page, question)
    assert certificate in titles(page)


def test_a_certificate_is_not_found_by_another_level_of_its_scheme(page: Page):
    search(page, "złoto")
    assert "Złoto, Odznaka jakości: Klaster Beta" in titles(page)
    assert "Srebro, Odznaka jakości: Klaster Beta" not in titles(page)


def test_an_answer_that_nobody_gives_today_says_who_gave_it_last(page: Page):
    search(page, "srebro")
    first = page.locator(".search-results > li").first.inner_text().replace("\u00a0", " ")
    assert first.startswith("Srebro, Odznaka jakości: ważne dziś")
    assert "ostatnio: Klaster Beta, do 31 grudnia 2022" in first


@pytest.mark.parametrize("question", ["podlaskie", "pomorze", "złoto podlaskie", "wystawiennictwo"])
def test_no_page_is_found_by_the_first_letters_of_a_word_that_is_nowhere(page: Page, question: str):
    search(page, question)
    assert page.locator(".search-status").inner_text() == "Niczego nie znaleziono"
    assert titles(page) == []


def test_a_short_name_is_found_and_not_what_only_begins_with_it(page: Page):
    search(page, "KOM")
    found = titles(page)
    assert "Klaster Obróbki Metali" in found
    assert "Złoto, Odznaka jakości: KOM" in found
    assert "Komisja obradowała o komunikacji" not in found
    search(page, "komis")
    assert titles(page) == ["Komisja obradowała o komunikacji"], "while a word is typed, its beginning is enough"


@pytest.mark.parametrize(
    ("question", "level"), [("złotego", "Złoto"), ("złotym", "Złoto"), ("srebrnego", "Srebro"), ("srebrny", "Srebro")]
)
def test_the_answer_leads_also_for_forms_that_announcements_have(page: Page, question: str, level: str):
    search(page, question)
    assert titles(page)[0] == f"{level}, Odznaka jakości: ważne dziś"
    assert "Komisja obradowała o komunikacji" in titles(page)


@pytest.mark.parametrize(
    "question", ["Z/17/2019", "ESCA", "Biuro Ocen", "QLab złoto", "Wyróżnik Doskonałości", "Metalowcy"]
)
def test_certificates_are_found_by_number_issuer_and_other_names(page: Page, question: str):
    search(page, question)
    assert "Złoto, Odznaka jakości: KOM" in titles(page)
