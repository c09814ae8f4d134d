"""Printed pages: an announcement as a press release, a certificate on one sheet with its QR code."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.conftest import Serve
from tests.photographs import photograph
from tests.sites import DAY, SiteFactory

pytestmark = pytest.mark.browser

NEWS = """
== content/site.yaml
title: Wieści Klastra Alfa
base_url: https://example.org/
publisher: {name: Klaster Alfa, email: biuro@example.org}
features: {share: [email, linkedin]}
navigation:
  - {title: Organizacje, to: /organizacje/}
== content/news/znak.md
---
title: Złoty znak dla Klastra Alfa
date: 2024-05-02
summary: Rada przyznała znak na dwa lata.
tags: [nagrody]
image: {src: foto.jpg, alt: Wręczenie, caption: Na zdjęciu zarząd, credit: Anna Próba}
organisations: [alfa]
sources: [{title: Lista Rady, url: "https://example.com/lista"}]
people: [{name: Jan Próbny, role: prezes}]
certificates:
  - {id: alfa-znak, organisation: alfa, scheme: znak, valid_until: 2026-05-31}
---
LONG

## Dalej

Ostatnie zdanie.
== content/news/znak.comments/1.md
---
author: Ewa
---
Gratulacje!
== content/news/inna.md
---
title: Zupełnie inna wiadomość
date: 2024-05-01
organisations: [alfa]
tags: [nagrody]
---
Tekst.
== content/organisations/alfa.md
== content/schemes/znak.md
---
name: Znak Wyróżnienia
---
"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.clock.set_fixed_time(f"{DAY}T10:00:00+02:00")
    yield page
    context.close()


def printed(page: Page, address: str) -> list[str]:
    """The text of each printed page, with single spaces."""
    page.goto(address, wait_until="networkidle")
    paper = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in paper.pages]


def test_an_announcement_prints_as_a_press_release(site: SiteFactory, serve: Serve, page: Page):
    made = site(NEWS.replace("LONG", "Klaster przeszedł ocenę. " * 24)).write(
        "content/news/foto.jpg", photograph(1400, 1000)
    )
    home = serve(made.build().output)
    (sheet,) = printed(page, f"{home}/aktualnosci/2024/05/znak/")
    for kept in (
        "Wieści Klastra Alfa",
        "2 maja 2024",
        "Złoty znak dla Klastra Alfa",
        "Rada przyznała znak na dwa lata.",
        "Na zdjęciu zarząd",
        "Anna Próba",
        "Ostatnie zdanie.",
        "Jan Próbny",
        "https://example.com/lista",
        "ważny do 31 maja 2026",
        "biuro@example.org",
        "https://example.org/aktualnosci/2024/05/znak/",
    ):
        assert kept in sheet, kept
    for gone in ("Organizacje", "Szukaj", "nagrody", "LinkedIn", "Gratulacje", "Zupełnie inna", "Kanał", "czytania"):
        assert gone not in sheet, gone


def test_a_long_announcement_is_printed_completely_on_several_sheets(site: SiteFactory, serve: Serve, page: Page):
    words = [f"słowo{number}" for number in range(1500)]
    made = site(NEWS.replace("LONG", "\n\n".join(" ".join(words[at : at + 60]) for at in range(0, 1500, 60))))
    home = serve(made.write("content/news/foto.jpg", photograph(1400, 1000)).build().output)
    sheets = printed(page, f"{home}/aktualnosci/2024/05/znak/")
    assert 3 <= len(sheets) <= 7
    whole = " ".join(sheets).split()
    assert [word for word in whole if word.startswith("słowo")] == words
    assert all(len(sheet) > 400 for sheet in sheets[:-1])


def test_text_is_dark_on_white_paper_also_in_dark_mode(site: SiteFactory, serve: Serve, page: Page):
    made = site(NEWS.replace("LONG", "Tekst.")).write("content/news/foto.jpg", photograph(1400, 1000))
    page.goto(f"{serve(made.build().output)}/aktualnosci/2024/05/znak/")
    page.emulate_media(media="print")
    looks = page.evaluate("(at => [at.backgroundColor, at.color])(getComputedStyle(document.body))")
    assert looks == ["rgb(255, 255, 255)", "rgb(21, 33, 28)"]


def test_a_certificate_prints_on_one_sheet_with_all_its_facts(demo: Path, serve: Serve, page: Page):
    home = serve(demo)
    (sheet,) = printed(page, f"{home}/certyfikaty/alfa-zloto-2022/")
    for kept in ("Złoto", "Klaster Alfa", "ważny do 31 maja 2025", "Z/17/2022", "91,5 z 100", "alfa-zloto-2022"):
        assert kept in sheet, kept
    for gone in ("Wklej ten kod", "Szukaj", "Strona główna"):
        assert gone not in sheet, gone
