"""The typeface of the pages: small, from the site itself, and without a jump when it arrives."""

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.conftest import Serve
from tests.browser.readers import reading
from tests.sites import ROOT, Site, SiteFactory

pytestmark = pytest.mark.browser

MOST_BYTES = 60 * 1024
NOON = "2024-06-01T10:00"
TREE = """
== content/news/a.md
---
title: Złoty poziom dla bydgoskiej Doliny Narzędziowej
date: 2024-05-01
---
{text}
"""
TEXT = "Klaster przeszedł audyt i otrzymał najwyższy poziom odznaki jakości zarządzania. " * 12
PAGE = "/aktualnosci/2024/05/a/"
HEIGHTS = "() => ['h1', '.prose p'].map(part => document.querySelector(part).getBoundingClientRect().height)"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Shared by the tests; no test changes it."""
    return Site(tmp_path_factory.mktemp("fonts"), TREE.format(text=TEXT)).build()


def test_the_font_files_are_small_and_their_licence_is_beside_them():
    files = sorted((ROOT / "layouts/assets").glob("*.woff2"))
    assert [file.name for file in files] == ["pagella-bold.woff2", "pagella-regular.woff2"]
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES
    licence = (ROOT / "layouts/assets/pagella-license.txt").read_text(encoding="utf-8")
    assert "GUST Font License" in licence


def test_texts_are_set_in_the_font_of_the_site_with_every_polish_letter(built: Site, chromium: Browser, serve: Serve):
    with reading(chromium, NOON) as page:
        page.goto(f"{serve(built.output)}{PAGE}", wait_until="networkidle")
        assert page.evaluate("document.fonts.check('400 16px Pagella', 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–')")
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": ".prose p"})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert [(font["familyName"], font["isCustomFont"]) for font in used] == [("TeX Gyre Pagella", True)]


def test_no_line_moves_when_the_font_arrives(built: Site, chromium: Browser, serve: Serve):
    home = serve(built.output)
    heights = []
    for is_late in (True, False):
        with reading(chromium, NOON) as page:

            def answer(route: Route, is_late: bool = is_late) -> None:
                if is_late:
                    route.fulfill(status=204)
                else:
                    route.continue_()

            page.route("**/*.woff2", answer)
            page.goto(f"{home}{PAGE}", wait_until="networkidle")
            heights.append(page.evaluate(HEIGHTS))
    assert heights[0] == pytest.approx(heights[1], rel=0.001)


def test_a_site_can_do_with_the_fonts_of_its_readers(site: SiteFactory, chromium: Browser, serve: Serve):
    made = site("== content/site.yaml\ntitle: Próba\ntheme: {serif: system}\n").build()
    with reading(chromium, NOON) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{serve(made.output)}/", wait_until="networkidle")
        assert [url for url in asked if "font" in url or url.endswith(".woff2")] == []
