"""Every page of the desk in both languages, on a screen of 320 pixels, which is one of 1280 at 400 %."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from laur.i18n.messages import texts
from tests.desk.desks import ALFA, TREE, Desk, desk
from tests.desk.test_inbox import COMMENT, COMMENT_TEXT
from tests.desk.windows import window
from tests.sites import Site
from tests.validators.axe import faults

WIDTH = 320
OPEN = "location.hash = '#' + encodeURIComponent({path!r})"
PAGES = (
    "", "new/news", "new/organisations", "new/schemes", "new/pages", ALFA, "organisations/alfa.md", "schemes/znak.md",
    "pages/o-nas.md", "news/zla.md", "site.yaml", "tags", "changes", "inbox", "bin", "publish",
)  # fmt: skip
MORE = """
== content/pages/o-nas.md
---
title: O nas
---
Tekst.
== content/news/zla.md
---
title: [Zła
---
"""
NAMED = "button|textbox|combobox|checkbox|link|searchbox|spinbutton|dialog"
UNNAMED = re.compile(rf"^\s*- ({NAMED})(:|$)", re.MULTILINE)


def check(page: Page, what: str) -> None:
    """Sees that axe finds nothing, a screen reader has a name for everything, and nothing is cut off."""
    page.locator("main details").evaluate_all("found => found.forEach((each) => { each.open = true; })")
    assert [each for each in faults(page) if "iframe" not in each] == [], what
    assert UNNAMED.findall(page.locator("body").aria_snapshot()) == [], what
    unnamed = "fieldset:not([aria-label]):not(:has(> legend)), fieldset[aria-label='']"
    assert page.locator(unnamed).evaluate_all("found => found.map((each) => each.textContent)") == [], what
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, what


def conflict(page: Page, running: Desk, words: dict[str, str]) -> None:
    page.evaluate(OPEN.format(path=ALFA))
    page.locator("textarea.text").fill("Moja treść.")
    running.site.edit(f"content/{ALFA}", "date: 2024-01-10", "date: 2024-01-11")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("dialog", name=words["conflict"])).to_be_visible()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_page_and_dialog_is_accessible(tmp_path: Path, chromium: Browser, lang: str):
    site, words = Site(tmp_path, TREE + MORE), dict(texts("desk", lang))
    site.write(f".laur/inbox/{COMMENT}", COMMENT_TEXT)
    with desk(site, lang) as running, window(chromium, running) as page:
        page.emulate_media(color_scheme="dark" if lang == "en" else "light")
        page.set_viewport_size({"width": WIDTH, "height": 800})
        page.goto(running.address)
        for path in PAGES:
            page.evaluate(OPEN.format(path=path))
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            page.wait_for_timeout(150)
            check(page, path)
        conflict(page, running, words)
        check(page, "conflict")
        page.keyboard.press("Escape")
        page.locator(".actions").get_by_role("button", name=words["delete"]).click()
        expect(page.get_by_role("dialog", name=words["delete"])).to_be_visible()
        check(page, "delete")
