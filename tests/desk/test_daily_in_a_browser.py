"""Daily work at the desk in a real browser: tags, moves, certificates, copies; each shown first, and undone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import ALFA, Desk
from tests.desk.windows import window
from tests.validators.axe import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, running: Desk) -> Iterator[Page]:
    """The desk with the document Alfa open; no script fails and nothing is blocked."""
    with window(chromium, running) as page:
        page.goto(running.address)
        page.get_by_role("link", name="Alfa ze złotem").click()
        expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Alfa ze złotem")
        yield page


def fold_out(page: Page, name: str) -> None:
    page.get_by_text("Co jeszcze można zrobić").click()
    page.locator("summary", has_text=name).click()


def agree(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Wprowadź te zmiany").click()


@pytest.mark.slow
def test_a_tag_is_renamed_a_document_moved_and_both_are_undone(page: Page, running: Desk):
    before = running.read(ALFA)
    page.get_by_role("button", name="Tagi", exact=True).click()
    page.get_by_label("Tag", exact=True).select_option("jakość")
    page.get_by_label("Nowa nazwa", exact=True).fill("najwyższa jakość")
    assert faults(page) == []
    page.get_by_role("button", name="Pokaż, co się zmieni").click()
    expect(page.get_by_role("dialog").locator("ins", has_text="najwyższa")).to_have_text(
        "+tags: [nagrody, najwyższa jakość]\n"
    )
    assert running.read(ALFA) == before
    assert faults(page) == []
    agree(page)
    expect(page.get_by_role("status").last).to_contain_text("zmieniony na")
    assert "tags: [nagrody, najwyższa jakość]\n" in running.read(ALFA)
    assert "from: /tagi/jakosc/" in running.read("site.yaml")
    running.preview.eventually("/tagi/jakosc/", "najwyzsza-jakosc")

    page.get_by_role("link", name="Alfa ze złotem").click()
    fold_out(page, "Zmień nazwę lub przenieś")
    assert [each for each in faults(page) if "iframe" not in each] == []
    page.get_by_label("Nowa nazwa pliku").fill("news/2024/alfa-ma-zloto.md")
    page.get_by_role("button", name="Zmień nazwę lub przenieś").click()
    agree(page)
    expect(page).to_have_url(re.compile("alfa-ma-zloto"))
    expect(page.get_by_role("main")).to_contain_text("news/2024/alfa-ma-zloto.md")
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Alfa ze złotem")
    assert "aliases: [/aktualnosci/2024/01/alfa/]" in running.read("news/2024/alfa-ma-zloto.md")

    page.get_by_role("button", name="Zmiany", exact=True).click()
    for listed in (3, 4):
        page.get_by_role("button", name="Cofnij").first.click()
        expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(listed)
    expect(page.get_by_role("status").last).to_contain_text("Cofnięto")
    expect(page.get_by_role("button", name="Cofnij")).to_have_count(0)
    assert running.read(ALFA) == before
    assert "redirects" not in running.read("site.yaml")


@pytest.mark.slow
def test_a_certificate_is_corrected_and_withdrawn_with_a_reason(page: Page, running: Desk):
    before = running.read(ALFA)
    fold_out(page, "Cofnięcie lub sprostowanie certyfikatu")
    part = page.locator("details", has=page.locator("> summary", has_text="Cofnięcie lub")).last
    part.get_by_label("Co się stało").select_option("corrected")
    part.get_by_label("Poziom", exact=True).select_option(label="Srebro")
    part.get_by_label("Data", exact=True).fill("3 lutego 2024")
    part.get_by_label("Powód").fill("Pomyłka w komunikacie")
    part.get_by_role("button", name="Odnotuj").click()
    expect(page.get_by_role("dialog").locator("ins", has_text="srebro")).to_be_visible()
    agree(page)
    expect(page.get_by_label("Poziom", exact=True).first).to_have_value("srebro")
    assert running.read(ALFA).count("\n") == before.count("\n") + 4
    assert (
        "    level: srebro\n    awarded: 2024-01\n    events:\n"
        "      - type: corrected\n        date: 2024-02-03\n        reason: Pomyłka w komunikacie\n"
    ) in running.read(ALFA)
    fold_out(page, "Cofnięcie lub sprostowanie certyfikatu")
    part.get_by_label("Data", exact=True).fill("kiedyś")
    part.get_by_role("button", name="Odnotuj").click()
    expect(page.get_by_role("status").last).to_contain_text("nie da się odczytać", ignore_case=True)
    part.get_by_label("Data", exact=True).fill("1.03.2024")
    part.get_by_role("button", name="Odnotuj").click()
    agree(page)
    expect(page.get_by_role("status").last).to_contain_text("(Klaster Alfa)")
    running.preview.eventually("/certyfikaty/alfa-zloto/", "ofnięt")


@pytest.mark.slow
def test_a_copy_and_dates_of_publication(page: Page, running: Desk):
    fold_out(page, "Publikacja później")
    part = page.locator("details", has=page.locator("> summary", has_text="Publikacja później")).last
    part.get_by_label("Publikuj od").fill("1.07.2031 8:00")
    part.get_by_role("button", name="Ustaw te daty").click()
    agree(page)
    expect(page.get_by_role("status").last).to_contain_text("Publikacja")
    expect(page.get_by_label("Publikuj od").first).to_have_value("2031-07-01 08:00")
    assert "publish_at: 2031-07-01 08:00\n" in running.read(ALFA)
    fold_out(page, "Użyj jako wzoru")
    page.get_by_label("Nowy tytuł").fill("Beta ze srebrem")
    page.get_by_role("button", name="Użyj jako wzoru").click()
    agree(page)
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Beta ze srebrem")
    path = next(running.site.content.glob("news/*beta-ze-srebrem.md"))
    text = path.read_text(encoding="utf-8")
    assert "draft: true\n" in text
    assert "publish_at" not in text
    assert "  - id: alfa-zloto-2\n    organisation: alfa\n    scheme: znak\n    level: zloto\n" in text
    assert "awarded" not in text


@pytest.mark.slow
def test_each_page_of_daily_work_fits_a_narrow_dark_screen_and_axe_finds_nothing(page: Page, running: Desk):
    running.site.write(".laur/inbox/contact/2024-03-01-123005.md", "---\nanswers: {name: Anna}\n---\n\nDzień dobry.\n")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 800})
    page.get_by_text("Co jeszcze można zrobić").click()
    for folded in page.locator("main details").all():
        folded.evaluate("each => each.open = true")
    assert [fault for fault in faults(page) if "iframe" not in fault] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for name, heading in (("inbox", "Skrzynka"), ("tags", "Tagi"), ("changes", "Zmiany"), ("publish", "Opublikuj")):
        page.evaluate("name => { location.hash = '#' + name; }", name)
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
