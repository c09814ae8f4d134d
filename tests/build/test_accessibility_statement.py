"""The accessibility statement: what the Polish ministry's validator and a reader look for in it."""

import re

import pytest

from tests.sites import SiteFactory

REQUIRED = (
    "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja",
    "a11y-status", "a11y-kontakt", "a11y-osoba", "a11y-email", "a11y-telefon", "a11y-procedura",
    "a11y-data-sporzadzenie", "a11y-audytor", "a11y-aplikacje", "a11y-architektura", "a11y-komunikacja",
)  # fmt: skip
"""By the technical conditions, version 2.0."""
DATES = ("a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-data-sporzadzenie", "a11y-data-przeglad")

TREE = """
== content/site.yaml
title: {pl: Klaster Alfa, en: Cluster Alfa}
base_url: https://example.org/alfa/
languages: [pl, en]
publisher: {name: Klaster Alfa}
accessibility:
  published: 2021-01-15
  updated: 2024-05-01
  status: partial
  barriers: [{pl: Skany dokumentów, en: Scans of documents}]
  burden: [{pl: Napisy, en: Subtitles}]
  prepared: 2024-05-01
  reviewed: 2024-05-20
  contact: {email: biuro@example.org, phone: 12 345 67 89}
  architecture: {pl: Wejście bez stopni., en: The entrance has no steps.}
  communication: {pl: Odpowiadamy na SMS-y., en: We answer text messages.}
"""
URLS = ["/deklaracja-dostepnosci/", "/en/accessibility-statement/"]


@pytest.mark.parametrize("url", URLS)
def test_every_id_that_the_law_asks_for_is_there_once(site: SiteFactory, url: str):
    page = site(TREE).build().page(url)
    for name in (*REQUIRED, *DATES, "a11y-ocena"):
        assert len(page.select(f"#{name}")) == 1, name
    for name in DATES:
        at = page.select(f"#{name}")[0]
        assert at.name == "time"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(at["datetime"]))
    assert page.select("#a11y-url")[0]["href"] == "https://example.org/alfa" + ("/en/" if "/en/" in url else "/")
    assert page.select("#a11y-email")[0]["href"] == "mailto:biuro@example.org"
    assert page.select("#a11y-telefon")[0]["href"] == "tel:123456789"
    assert page.select("#a11y-podmiot")[0].get_text() == "Klaster Alfa"


def test_the_headings_stand_in_the_order_of_the_conditions(site: SiteFactory):
    page = site(TREE).build().page(URLS[0])
    assert [at.get_text() for at in page.select("main h1")] == ["Deklaracja dostępności"]
    assert [at.get_text().replace("\u00a0", " ") for at in page.select("main h2")] == [
        "Stan dostępności cyfrowej",
        "Niedostępne treści",
        "Przygotowanie deklaracji dostępności",
        "Udogodnienia, ograniczenia i inne informacje",
        "Skróty klawiszowe",
        "Informacje zwrotne i dane kontaktowe",
        "Obsługa wniosków i skarg związanych z dostępnością",
        "Pozostałe informacje",
    ]


@pytest.mark.parametrize(("home", "url", "name"), [
    ("/", URLS[0], "Deklaracja dostępności"), ("/en/", URLS[1], "Accessibility statement"),
])  # fmt: skip
def test_every_page_links_to_it_from_the_footer(site: SiteFactory, home: str, url: str, name: str):
    links = site(TREE).build().page(home).select(f'footer a[href="/alfa{url}"]')
    assert [link.get_text() for link in links] == [name]


def test_a_site_that_fully_conforms_lists_no_barriers(site: SiteFactory):
    made = site(TREE)
    made.edit("content/site.yaml", "status: partial", "status: full")
    made.edit("content/site.yaml", "  barriers: [{pl: Skany dokumentów, en: Scans of documents}]\n", "")
    made.edit("content/site.yaml", "  burden: [{pl: Napisy, en: Subtitles}]\n", "").build()
    page = made.page(URLS[0])
    assert "w pełni zgodna" in page.select("#a11y-status")[0].get_text().replace("\u00a0", " ")
    assert "Niedostępne treści" not in made.text(URLS[0])
    assert page.select("#a11y-ocena") == []


def test_a_site_without_one_says_nothing_of_it(site: SiteFactory):
    made = site("").build()
    assert not made.exists(URLS[0])
    assert "Deklaracja" not in made.text("/", "footer")


@pytest.mark.parametrize(("old", "new", "code"), [
    ("  status: partial\n", "", "key-missing"),
    ("  status: partial\n", "  status: partly\n", "value-not-choice"),
    ("publisher: {name: Klaster Alfa}\n", "", "statement-nobody"),
    ("  status: partial\n", "  status: full\n", "barriers-unexpected"),
    ("{pl: Wejście bez stopni.", "{de: Ohne Stufen., pl: Wejście bez stopni.", "language-not-on-site"),
])  # fmt: skip
def test_a_statement_that_cannot_be_right_is_reported(site: SiteFactory, old: str, new: str, code: str):
    made = site(TREE)
    made.edit("content/site.yaml", old, new).build(expect="problems")
    assert made.codes == [code]
