"""Accessibility of every kind of page: axe-core, keyboard, zoom, small screens, and the display menu."""

import gzip
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests import npm
from tests.browser.conftest import Serve
from tests.sites import SiteFactory
from tests.validators.axe import colour_faults, violations
from tests.validators.kinds import pages_of_each_kind

pytestmark = pytest.mark.browser

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SCREENS: dict[str, dict[str, Any]] = {
    "light on a desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "light on a phone": {"viewport": PHONE, "color_scheme": "light"},
}
ANNOUNCEMENT = "/aktualnosci/2022/05/pelna/"
SMALLEST_TARGET = 24
"""The minimum size in CSS pixels (WCAG 2.2, success criterion 2.5.8); links within sentences are exempt."""
MOST_STYLED, MOST_SCRIPT = 14 * 1024, 6 * 1024


@pytest.fixture
def home(demo: Path, serve: Serve) -> str:
    return serve(demo)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def focused(page: Page) -> str:
    """The text and the tag of the focused element."""
    return str(page.evaluate("(at => `${at.tagName} ${at.textContent.trim()}`)(document.activeElement)"))


# ---------------------------------------------------------------------------------------------- axe-core


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_any_kind_of_page(demo: Path, home: str, chromium: Browser, screen: str):
    npm.package("axe-core")
    context = chromium.new_context(**SCREENS[screen])
    urls = [home + url for url in pages_of_each_kind(demo).values()]
    assert list(violations(context.new_page(), urls)) == []
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_any_kind_of_page_in_other_colours(demo: Path, home: str, chromium: Browser, screen: str):
    npm.package("axe-core")
    context = chromium.new_context(**SCREENS[screen])
    page = context.new_page()
    for kind, url in pages_of_each_kind(demo).items():
        if not kind.endswith("-en"):  # the same layouts
            page.goto(home + url)
            assert colour_faults(page) == [], url
    context.close()


def test_axe_reports_colours_that_are_too_similar_in_one_mode(home: str, page: Page):
    npm.package("axe-core")
    page.goto(f"{home}/")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("@media (prefers-color-scheme: dark) and (prefers-contrast: more) { h2 { color: #222 } }");
      document.adoptedStyleSheets.push(sheet);
    }""")
    assert {fault.partition(" h2")[0].split(": ")[0] for fault in colour_faults(page)} == {"more contrast at night"}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_all_display_options_and_the_menu_open(home: str, chromium: Browser, scheme: str):
    npm.package("axe-core")
    context = chromium.new_context(viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{home}/")
    page.locator(".display > summary").click()
    for box in page.locator(".display input[type=checkbox]").all():
        box.check()
    page.locator(".display input[value=largest]").check()
    assert list(violations(page, [f"{home}/", home + ANNOUNCEMENT, f"{home}/certyfikaty/"])) == []
    context.close()


def test_axe_reports_a_violation_if_there_is_one(home: str, page: Page):
    npm.package("axe-core")
    page.route("**/icon.svg", lambda route: route.abort())
    page.add_init_script("addEventListener('load', () => document.querySelector('main').append(new Image()))")
    assert any("image-alt" in found for found in violations(page, [f"{home}/"]))


# ---------------------------------------------------------------------------------------------- keyboard


def test_pages_are_reached_by_keyboard_alone(home: str, page: Page):
    page.goto(f"{home}/")
    page.keyboard.press("Tab")
    assert focused(page) == "A Przejdź do treści"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    while "Wszystkie aktualności" not in focused(page):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aktualnosci/")
    while focused(page) != "A 2022 7(7 aktualności)":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aktualnosci/2022/")
    assert page.locator("h1").inner_text().replace("\u00a0", " ") == "Aktualności z 2022 roku"


@pytest.mark.slow
def test_the_focused_element_is_visible_and_has_an_outline(demo: Path, home: str, page: Page):
    page.emulate_media(reduced_motion="reduce")  # a long way is scrolled at once
    for url in pages_of_each_kind(demo).values():
        page.goto(home + url)
        stops = page.locator("a[href], summary, textarea, [tabindex='0']").count()
        for _ in range(min(stops, 60)):
            page.keyboard.press("Tab")
            reported = page.evaluate("""(at => {
              if (at === document.body) return "";
              const {top, bottom, left, right} = at.getBoundingClientRect(), style = getComputedStyle(at);
              const across = left >= -1 && right <= innerWidth + 1;
              const isTall = bottom - top > innerHeight && top < innerHeight && bottom > 0;  // a part of it is seen
              const inside = across && (isTall || (top >= -1 && (bottom <= innerHeight + 1 || top < 400)));
              const [line] = at.getClientRects();
              const x = line.left + Math.min(line.width / 2, 8), y = Math.max(line.top, 0) + 4;
              const hit = document.elementFromPoint(x, y);
              const covered = hit && !at.contains(hit) && !hit.contains(at);
              const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              return inside && marked && !covered ? "" : `${at.outerHTML.slice(0, 90)} ${inside} ${marked} ${covered}`;
            })(document.activeElement)""")
            assert reported == "", url


@pytest.mark.slow
def test_links_and_buttons_are_large_enough_to_touch(demo: Path, home: str, chromium: Browser):
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    small = []
    for url in pages_of_each_kind(demo).values():
        page.goto(home + url)
        small += page.evaluate(
            """least => [...document.querySelectorAll(
                "nav a, .tags a, summary, .more a, .pager a, .ledger a, .comments .dateline a, button")]
              .filter(at => at.checkVisibility()).map(at => [at, at.getBoundingClientRect()])
              .filter(([, {width, height}]) => Math.min(width, height) < least)
              .map(([at, {width, height}]) => `${location.pathname} ${at.textContent.trim()} ${width}x${height}`)""",
            SMALLEST_TARGET,
        )
    assert small == []
    context.close()


# ---------------------------------------------------------------------------------------------- small screens and zoom


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 820, 3840])
def test_no_page_scrolls_sideways(demo: Path, home: str, chromium: Browser, width: int):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = []
    for url in pages_of_each_kind(demo).values():
        page.goto(home + url)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(url)
    assert wide == []
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_no_text_is_in_a_very_narrow_column(demo: Path, home: str, chromium: Browser, width: int):
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    for url in pages_of_each_kind(demo).values():
        page.goto(home + url)
        narrow = page.evaluate("""[...document.querySelectorAll("main :is(h1, h2, h3, p, li, dd, dt, td, th, caption)")]
          .filter(at => at.checkVisibility() && at.textContent.trim().length > 8 && !at.closest(".unseen, .wide-table"))
          .filter(at => !(at.closest("thead")?.getBoundingClientRect().width <= 2))  // clipped, for screen readers
          .map(at => [at.textContent.trim().slice(0, 40), at.getBoundingClientRect().width])
          .filter(([, wide]) => wide > 2 && wide < 60)""")
        assert narrow == [], url
    context.close()


def test_the_tools_at_the_top_fit_on_one_line_of_a_phone(home: str, chromium: Browser):
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{home}/")
    tops = page.locator(".tools > *").evaluate_all("every => every.map(at => at.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert max(tops) - min(tops) < 12
    context.close()


def test_text_of_double_size_fits_on_a_phone(home: str, chromium: Browser):
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script('localStorage.setItem(\'laur-display\', \'{"text": "largest", "spacing": "wide"}\')')
    for url in ("/", ANNOUNCEMENT, "/certyfikaty/", "/organizacje/"):
        page.goto(home + url)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), url
    context.close()


# ---------------------------------------------------------------------------------------------- the display menu


def test_display_options_are_remembered_and_applied_before_the_first_paint(home: str, page: Page):
    page.goto(f"{home}/")
    page.locator(".display > summary").click()
    page.get_by_label("większy kontrast").check()
    page.get_by_label("największa").check()
    page.get_by_label("ciemne").check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.add_init_script("""new MutationObserver((_, self) => { if (document.body) {
      window.first = {...document.documentElement.dataset}; self.disconnect(); } })
      .observe(document, {childList: true, subtree: true})""")
    page.goto(home + ANNOUNCEMENT)
    first = page.evaluate("window.first")
    assert (first["contrast"], first["text"], first["theme"]) == ("high", "largest", "dark")
    page.locator(".display > summary").click()
    assert page.get_by_label("większy kontrast").is_checked()
    page.get_by_role("button", name="Przywróć domyślny wygląd").click()
    assert page.evaluate("'contrast' in document.documentElement.dataset") is False
    assert page.evaluate("localStorage.getItem('laur-display')") == "{}"
    assert page.context.cookies() == []


def test_each_display_option_changes_the_page(home: str, page: Page):
    page.goto(home + ANNOUNCEMENT)
    style = "(at => getComputedStyle(document.querySelector(at[0]))[at[1]])"

    def look(selector: str, name: str) -> str:
        return str(page.evaluate(style, [selector, name]))

    before = look("html", "fontSize"), look(".prose p", "letterSpacing"), look(".menu a", "textDecorationLine")
    page.locator(".display > summary").click()
    for label in ("większa", "szersze odstępy", "podkreślone linki", "bez animacji"):
        page.get_by_label(label, exact=True).check()
    after = look("html", "fontSize"), look(".prose p", "letterSpacing"), look(".menu a", "textDecorationLine")
    assert float(after[0][:-2]) == pytest.approx(1.25 * float(before[0][:-2]))
    assert before[1:] == ("normal", "none")
    assert after[1] != "normal"
    assert after[2] == "underline"
    assert look("html", "scrollBehavior") == "auto"


def test_escape_closes_the_menu_and_the_focus_returns_to_its_button(home: str, page: Page):
    page.goto(f"{home}/")
    page.locator(".display > summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".display").get_attribute("open") is None
    assert focused(page) == "SUMMARY Ułatwienia dostępu"


def test_without_javascript_only_the_display_menu_is_hidden(home: str, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/")
    assert not page.locator(".display").is_visible()
    assert page.locator(".menu a").first.is_visible()
    context.close()


@pytest.mark.parametrize("damage", ["{", "null", "7", '"a"', '{"text": {}}'])
def test_damaged_display_options_are_ignored(home: str, page: Page, damage: str):
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{home}/")
    page.evaluate("damage => localStorage.setItem('laur-display', damage)", damage)
    page.reload()
    page.locator(".display > summary").click()
    page.get_by_label("szersze odstępy").check()
    assert page.evaluate("document.documentElement.dataset.spacing") == "wide"
    assert failures == []


# ---------------------------------------------------------------------------------------------- size of a page


def test_an_announcement_without_images_is_small_and_loads_nothing_from_other_sites(demo: Path, home: str, page: Page):
    loaded: dict[str, str] = {}
    page.on("request", lambda request: loaded.update({request.url: request.resource_type}))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(home + ANNOUNCEMENT, wait_until="networkidle")
    assert {url.removeprefix(home).startswith("/") for url in loaded} == {True}
    assert complaints == []
    assert page.context.cookies() == []
    weights = dict.fromkeys(("document", "stylesheet", "script"), 0)
    for url, kind in loaded.items():
        if kind in weights:
            path = url.removeprefix(home).lstrip("/")
            file = demo / path / "index.html" if kind == "document" else demo / path
            weights[kind] += len(gzip.compress(file.read_bytes(), 9))
    assert weights["document"] + weights["stylesheet"] <= MOST_STYLED, weights
    assert 0 < weights["script"] <= MOST_SCRIPT, weights


# ---------------------------------------------------------------------------------------------- theme

THEMED = """
== content/site.yaml
title: Klaster Alfa
theme:
  logo: {src: /media/logo.svg, alt: Klaster Alfa}
  accent: "#7a1f3d"
  board: "#3d0f1f"
  paper: "#fff8f0"
== content/media/logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20" width="60" height="20"><rect width="60" height="20"/></svg>
"""


def _keep(reported: list[str], message: ConsoleMessage) -> None:
    reported.append(message.text)


def test_a_theme_works_under_a_strict_policy(site: SiteFactory, serve: Serve, chromium: Browser):
    home = serve(site(THEMED).build().output)
    for scheme, paper in (("light", "rgb(255, 248, 240)"), ("dark", "rgb(14, 21, 19)")):
        context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", partial(_keep, complaints))
        page.goto(f"{home}/")
        colour = "at => getComputedStyle(document.querySelector(at)).backgroundColor"
        assert page.evaluate(colour, "body") == paper
        assert page.evaluate(colour, ".colophon") == "rgb(61, 15, 31)"
        assert page.locator(".masthead .brand img").evaluate("at => at.naturalWidth") == 60
        assert complaints == []
        assert list(violations(page, [f"{home}/"])) == []
        page.evaluate("document.documentElement.dataset.contrast = 'high'")
        assert page.evaluate(colour, "body") == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(0, 0, 0)")
        context.close()


def test_a_printed_certificate_page_has_only_the_record(home: str, page: Page):
    page.goto(f"{home}/certyfikaty/alfa-zloto-2022/")
    page.emulate_media(media="print")
    assert page.locator(".qr").is_visible()
    assert page.locator(".in-print").inner_text() == "https://example.org/certyfikaty/alfa-zloto-2022/"
    for gone in (".menu", ".display", ".crumbs", ".embed"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
