"""The page of certificates by organisation, as it is laid out."""

from playwright.sync_api import Browser, FloatRect, Page

from tests.browser.conftest import Serve
from tests.sites import SiteFactory

URL = "/certyfikaty/wedlug-organizacji/"
TREE = """
== content/organisations/alfa.md
== content/organisations/beta.md
== content/organisations/gamma.md
== content/schemes/znak.md
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: alfa-1, organisation: alfa, scheme: znak, valid_from: 2018-01-01, valid_until: 2019-12-31}
  - {id: beta-1, organisation: beta, scheme: znak, valid_from: 2018-01-01, valid_until: 2019-12-31}
  - {id: gamma-1, organisation: gamma, scheme: znak, valid_from: 2018-01-01, valid_until: 2019-12-31}
  - {id: gamma-2, organisation: gamma, scheme: znak, valid_from: 2020-01-01, valid_until: 2021-12-31}
  - {id: gamma-3, organisation: gamma, scheme: znak, valid_from: 2022-01-01, valid_until: 2025-12-31}
---
Tekst.
"""


def test_on_a_wide_screen_short_ladders_are_side_by_side_and_long_ones_have_the_whole_width(
    site: SiteFactory, chromium: Browser, serve: Serve
):
    made = site(TREE).build()
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(serve(made.output) + URL)
    whole, alfa, beta, gamma = boxes(page)
    assert alfa["y"] == beta["y"] < gamma["y"]
    assert alfa["x"] + alfa["width"] < beta["x"]
    assert gamma["width"] == whole["width"]
    page.set_viewport_size({"width": 360, "height": 900})
    assert len({box["x"] for box in boxes(page)}) == 1
    page.close()


def boxes(page: Page) -> list[FloatRect]:
    """Where the list is, and each organisation."""
    found = [one.bounding_box() for one in page.locator(".holders, .holder").all()]
    return [box for box in found if box is not None]
