"""The preview in a real browser: what editors and designers see after they save."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.preview.previews import ALFA, TREE, Running, previewing
from tests.sites import ROOT, Site, SiteFactory

POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'; "
    "font-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'\">"
)
LONG = "\n\n".join(f"Akapit {number}." for number in range(200))
BROKEN = "---\ntitel: x <b>\ntitle: y\n---\n"


@pytest.fixture
def made(site: SiteFactory) -> Site:
    """A site with its own copy of the layouts, which tests may change."""
    made = site(TREE)
    for file in (ROOT / "layouts").rglob("*.*"):
        made.write(f"layouts/{file.relative_to(ROOT / 'layouts')}", file.read_bytes())
    made.layouts = made.folder / "layouts"
    return made


@pytest.fixture
def running(made: Site) -> Iterator[Running]:
    with previewing(made, lang="pl") as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab that counts its page loads and fails the test on an error."""
    context = chromium.new_context(viewport={"width": 900, "height": 600})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda reported: wrong.append(reported.text) if reported.type == "error" else None)
    page.add_init_script("sessionStorage.loads = 1 + Number(sessionStorage.loads || 0)")
    yield page
    assert [text for text in wrong if "404" not in text and "500" not in text] == []
    context.close()


def loads(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.loads)"))


def test_a_save_is_shown_and_the_scroll_position_is_kept(running: Running, page: Page):
    running.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy tekst.", LONG)
    running.eventually(ALFA, "Akapit 199")
    page.goto(running.address + ALFA)
    page.get_by_text("Akapit 150.").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 1000
    running.site.edit("content/news/2024-01-10-alfa.md", "Akapit 151.", "Zmieniony.")
    expect(page.get_by_text("Zmieniony.")).to_be_visible()
    page.wait_for_load_state("load")
    page.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=before)
    assert loads(page) == 2


def test_a_page_that_a_save_does_not_affect_is_not_reloaded(running: Running, page: Page):
    page.goto(running.address + "/aktualnosci/szkic/")
    site_plan = len(running.rebuilt)
    running.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
    running.eventually(ALFA, "Drugi tekst")
    assert len(running.rebuilt) > site_plan
    running.site.edit("content/news/szkic.md", "Szkic tekstu", "Tekst szkicu")
    expect(page.get_by_text("Tekst szkicu")).to_be_visible()
    assert loads(page) == 2


def test_a_stylesheet_is_replaced_without_a_reload(running: Running, page: Page):
    page.goto(running.address + ALFA)
    page.evaluate("window.mark = 'same page'")
    links = page.locator('link[rel="stylesheet"]').count()
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        style = running.site.layouts / "assets/site.css"
        style.write_text(style.read_text() + f"\nh1 {{ color: {colour} !important; }}\n")
        expect(page.locator("h1")).to_have_css("color", colour)
    assert page.locator('link[rel="stylesheet"][href*="/site."]').count() == 1
    assert page.locator('link[rel="stylesheet"]').count() == links
    assert page.evaluate("window.mark") == "same page"
    running.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
    expect(page.get_by_text("Drugi tekst.")).to_be_visible()
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")


@pytest.mark.parametrize("policy", ["", POLICY])
def test_a_problem_is_shown_and_removed_without_a_reload(made: Site, page: Page, policy: str):
    made.edit("layouts/base.html", '<meta charset="utf-8">', f'<meta charset="utf-8">{policy}')
    with previewing(made, lang="pl") as running:
        page.goto(running.address + ALFA)
        alert = page.get_by_role("alert")
        expect(alert).to_have_count(0)
        made.write("content/news/zly.md", BROKEN)
        expect(alert).to_contain_text("Do poprawienia: 1 błąd")
        expect(alert).to_contain_text("zly.md:2:1")
        expect(alert).to_contain_text("2 | titel: x <b>")
        expect(alert).to_contain_text("title")
        assert alert.locator("section").evaluate("e => getComputedStyle(e).position") == "fixed"
        assert alert.locator("section").get_attribute("lang") == "pl"
        page.locator("h1").click()
        made.delete("content/news/zly.md")
        expect(alert).to_have_count(0)
        assert loads(page) == 1


def test_a_problem_that_arrives_while_the_page_loads_stays_visible(running: Running, page: Page):
    """First while the head waits for a script, then while the body waits for another."""
    held: dict[str, Route] = {}

    def hold(route: Route) -> None:
        held[route.request.url.rpartition("/")[2].partition(".")[0]] = route

    page.route(re.compile(r"/assets/(display|laur)\.\w+\.js$"), hold)
    with page.expect_response(re.compile("/-laur/events")):
        page.goto(running.address + ALFA, wait_until="commit")
    page.wait_for_timeout(200)
    assert page.evaluate("document.readyState") == "loading"
    held["display"].continue_()
    page.wait_for_function("document.readyState === 'interactive'")
    running.site.write("content/news/zly.md", BROKEN)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("zly.md:2:1")
    held["laur"].continue_()
    page.wait_for_load_state()
    expect(alert).to_contain_text("zly.md:2:1")


def test_problems_are_collapsed_by_key_until_there_are_new_ones(running: Running, page: Page):
    running.site.write("content/news/zly.md", BROKEN)
    running.eventually(ALFA, "zly.md")
    page.goto(running.address + ALFA)
    shown = page.get_by_text("2 | titel")
    expect(shown).to_be_visible()
    page.locator("[data-laur=problems] summary").focus()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    page.goto(running.address + "/aktualnosci/")
    expect(page.locator("[data-laur=problems] summary")).to_be_visible()
    expect(shown).to_be_hidden()
    running.site.write("content/news/gorszy.md", BROKEN)
    expect(page.get_by_text("gorszy.md:2:1")).to_be_visible()


def test_the_page_of_a_broken_document_stays_with_the_problem_until_it_is_fixed(running: Running, page: Page):
    page.goto(running.address + ALFA)
    running.site.edit("content/news/2024-01-10-alfa.md", "title: Alfa", "title: [Alfa")
    expect(page.get_by_role("alert")).to_contain_text("2024-01-10-alfa.md")
    expect(page.get_by_role("alert")).to_contain_text("poprzednią wersję")
    expect(page.get_by_text("Pierwszy tekst.")).to_be_visible()
    running.site.edit("content/news/2024-01-10-alfa.md", "title: [Alfa", "title: Beta")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Beta")


def test_a_layout_that_fails_shows_the_place_and_recovers(running: Running, page: Page):
    page.goto(running.address + ALFA)
    running.site.edit("layouts/announcement.html", "{% block main %}", "{% block main %}{{ view.nie_ma }}")
    expect(page.get_by_role("alert")).to_contain_text("announcement.html")
    page.goto(running.address + "/aktualnosci/")
    expect(page.get_by_role("link", name="Alfa").first).to_be_visible()
    page.goto(running.address + ALFA)
    expect(page.get_by_role("alert")).to_contain_text("nie_ma")
    running.site.edit("layouts/announcement.html", "{{ view.nie_ma }}", "")
    expect(page.get_by_text("Pierwszy tekst.")).to_be_visible()


def test_a_page_that_was_hidden_or_left_updates_when_it_is_shown(running: Running, page: Page):
    page.goto(running.address + ALFA)
    page.goto(running.address + "/aktualnosci/")
    running.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy", "Drugi")
    expect(page.get_by_text("Drugi tekst.")).to_be_visible()  # the listing was reloaded as well
    page.wait_for_load_state("load")
    page.go_back()
    expect(page.get_by_text("Drugi tekst.")).to_be_visible()


# ---------------------------------------------------------------------------------------------- hints

HASTY = "# Nagłówek\n\nWięcej [tutaj](https://example.org/).\n\n![](../media/a.svg)\n"


def test_hints_for_readability_are_shown_until_they_are_fixed(running: Running, page: Page):
    file = "content/news/2024-01-10-alfa.md"
    running.site.edit(file, "Pierwszy tekst.", HASTY)
    running.eventually(ALFA, "Więcej")
    page.goto(running.address + ALFA)
    hints = page.get_by_role("status").get_by_role("complementary")
    expect(hints).to_contain_text("Warto poprawić")
    hints.locator("summary").click()
    expect(hints).to_contain_text("link-text-vague")
    expect(hints).to_contain_text("heading-first-level")
    expect(hints.locator("pre").filter(has_text="[tutaj]")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    running.site.edit(file, HASTY, "Pierwszy tekst.")
    expect(page.get_by_text("Pierwszy tekst.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(hints).to_have_count(0)


def test_dismissed_hints_stay_hidden_until_there_are_new_ones(running: Running, page: Page):
    file = "content/news/2024-01-10-alfa.md"
    running.site.edit(file, "Pierwszy tekst.", "Więcej [tutaj](https://example.org/).")
    running.eventually(ALFA, "Więcej")
    page.goto(running.address + ALFA)
    hints = page.get_by_role("status").get_by_role("complementary")
    hints.get_by_role("button", name="Ukryj").click()
    expect(hints).to_have_count(0)
    with page.expect_response(lambda answer: "/-laur/hints" in answer.url):
        page.reload()
    expect(hints).to_have_count(0)
    running.site.edit(file, "Więcej", "# Jeszcze\n\nWięcej")
    expect(hints).to_contain_text("1 ostrzeżenie, 1 wskazówka")


def test_hints_belong_to_the_page_that_is_shown(running: Running):
    running.site.edit("content/news/2024-01-10-alfa.md", "Pierwszy tekst.", HASTY)
    running.eventually(ALFA, "Więcej")
    reported = running.get(f"/-laur/hints?page={ALFA}")
    assert "link-text-vague" in reported
    assert "content/news/2024-01-10-alfa.md:" in reported
    for other in ("/", "/nothing/", "", "/aktualnosci/szkic/", "/../../etc/passwd"):
        assert running.get(f"/-laur/hints?page={other}") == ""


def test_the_browser_editor_says_what_is_missing(chromium: Browser, running: Running):
    running.site.edit("content/site.yaml", "title:", "features: {cms: true}\ntitle:")
    running.eventually("/admin/", "decap-cms.js")
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{running.address}/admin/")
    expect(page.get_by_text("Programu edytora (Decap CMS) tu nie ma")).to_be_visible()
    context.close()
