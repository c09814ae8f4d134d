"""A language that is written from right to left, in a browser."""

from playwright.sync_api import Browser, ViewportSize

from tests.browser.conftest import Serve
from tests.build.test_languages import ARABIC, with_arabic
from tests.sites import SiteFactory, parse_tree

WIDE, NARROW = ViewportSize(width=1200, height=800), ViewportSize(width=320, height=640)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def test_a_right_to_left_page_begins_at_the_right_and_fits_the_window(
    chromium: Browser, site: SiteFactory, serve: Serve
) -> None:
    made = with_arabic(site(ARABIC)).build()
    address = serve(made.output)
    for size in (WIDE, NARROW):
        page = chromium.new_page(viewport=size)
        for url in ("/ar/", "/ar/news/", "/ar/news/2024/05/khabar/", "/ar/certificates/", "/ar/organisations/alfa/"):
            page.goto(address + url)
            assert page.evaluate(FITS), (url, size)
            brand = page.locator(".masthead .brand").bounding_box()
            assert brand is not None
            left, right = brand["x"], size["width"] - brand["x"] - brand["width"]
            assert right < left or size is NARROW, url
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
        page.goto(f"{address}/ar/news/2024/05/khabar/")
        name = page.locator('.facts a[lang="pl"]').first
        assert name.evaluate("e => getComputedStyle(e).direction") == "ltr"
        page.close()


MANY = """
== content/news/znaki.md
---
title: Znaki
certificates:
  - {id: stary, organisation: alfa, scheme: znak, valid_from: 2010-01-01, valid_until: 2012-12-31}
  - {id: nowy, organisation: alfa, scheme: znak, valid_from: 2024-03-01, valid_until: 2026-12-31}
---
Tekst.
"""
OUTSIDE = """() => [...document.querySelectorAll(".drawing > svg")].flatMap(svg => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter(text => {
    const own = text.getBoundingClientRect();
    return own.left < box.left - 1 || own.right > box.right + 1;
  }).map(text => text.textContent);
})"""


def test_no_label_of_a_drawing_is_outside_of_it(chromium: Browser, site: SiteFactory, serve: Serve) -> None:
    tree = {**parse_tree(ARABIC), **parse_tree(MANY)}
    made = site("")
    for path, text in tree.items():
        made.write(path, text)
    made.write("content/schemes/znak.md", "---\nname: Cluster Management Excellence Label\n---\n")
    address = serve(with_arabic(made).build().output)
    for size in (WIDE, NARROW):
        page = chromium.new_page(viewport=size)
        for url in ("/ar/organisations/alfa/", "/organizacje/alfa/"):
            page.goto(address + url)
            assert page.locator(".drawing > svg text").count() > 2, url
            assert page.evaluate(OUTSIDE) == [], (url, size)
        page.close()
