"""The desk by keyboard alone: this test only presses keys, from an empty form to a published site and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.desk.desks import Desk
from tests.desk.windows import window
from tests.photographs import picture, saved

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_KEYS = 150


@pytest.fixture
def page(chromium: Browser, running: Desk) -> Iterator[Page]:
    with window(chromium, running) as page:
        page.goto(running.address)
        expect(page.get_by_role("link", name="Alfa ze złotem")).to_be_visible()
        yield page


def go_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Presses a key until an element has the focus."""
    expect(target).to_have_count(1)
    for _ in range(MOST_KEYS):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(target)


def press(page: Page, name: str, key: str = "Tab", role: str = "button") -> None:
    """Goes to a button, and presses it."""
    go_to(page, page.get_by_role(role, name=name, exact=True), key)  # type: ignore[arg-type]
    page.keyboard.press("Enter")


def write(page: Page, label: str, text: str, key: str = "Tab") -> None:
    """Goes to a field, and types; in a list, the first letters of a choice."""
    go_to(page, page.get_by_label(label, exact=True), key)
    page.keyboard.type(text)


def fold_out(page: Page, name: str) -> None:
    go_to(page, page.locator("summary", has_text=name))
    page.keyboard.press("Enter")


def make(page: Page) -> None:
    press(page, "Przejdź do dokumentu", role="link")
    expect(page.get_by_role("main")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_have_text("Co chcesz zrobić?")
    press(page, "Nowa aktualność", "Shift+Tab")
    expect(page.get_by_label("Tytuł", exact=True)).to_be_focused()
    page.keyboard.type("Srebro dla Alfy")
    write(page, "Data", "1 marca 2025")
    write(page, "Treść", "Klaster Alfa ma srebro.")
    with page.expect_file_chooser() as chooser:
        press(page, "Obraz", "Shift+Tab")
    chooser.value.set_files({"name": "Gala.png", "mimeType": "image/png", "buffer": saved(picture(60, 40), "PNG")})
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Gala w Łodzi")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Treść")).to_have_value("Klaster Alfa ma srebro.\n\n![Gala w Łodzi](/media/gala.png)")
    press(page, "Dodaj: Certyfikat")
    write(page, "Posiadacz", "Kla")
    write(page, "Program", "Zna")
    write(page, "Poziom", "Sre")
    write(page, "Data przyznania", "luty 2025")
    expect(page.get_by_label("Id", exact=True)).to_have_value("alfa-znak-srebro-2025")
    press(page, "Utwórz")
    expect(page.get_by_role("heading", level=1)).to_have_text("Srebro dla Alfy")


def make_a_mistake_and_fix_it(page: Page, running: Desk, path: str) -> None:
    fold_out(page, "Kontekst")
    press(page, "Dodaj: Powiązane aktualności")
    page.keyboard.type("2024-01-10-alfax.md")
    page.keyboard.press("Control+s")
    expect(page.locator(".problem.error")).to_contain_text("2024-01-10-alfax.md")
    press(page, "Popraw")
    expect(page.get_by_role("status").last).to_have_text("Poprawiono.")
    expect(page.get_by_role("main")).to_be_focused()
    assert "alfax" not in running.read(path)


def restore_a_version(page: Page, running: Desk, path: str) -> None:
    fold_out(page, "Wcześniejsze wersje")
    expect(page.get_by_role("button", name="Przywróć")).to_have_count(2)
    go_to(page, page.get_by_role("button", name="Przywróć").last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text("Przywrócono.")
    assert "related" not in running.read(path)


def publish(page: Page, www: Path) -> None:
    press(page, "Opublikuj", "Shift+Tab")
    write(page, "Rodzaj serwera", "Fol")
    write(page, "Folder", str(www))
    press(page, "Sprawdź połączenie")
    expect(page.get_by_role("main")).to_contain_text("Połączenie działa")
    press(page, "Zapisz te ustawienia")
    press(page, "Pokaż, co się zmieni")
    expect(page.get_by_role("heading", name="Nowe strony")).to_be_visible(timeout=30_000)
    press(page, "Opublikuj teraz")
    expect(page.get_by_role("main").get_by_role("progressbar")).to_have_count(0, timeout=60_000)
    assert "Srebro dla Alfy" in (www / "index.html").read_text(encoding="utf-8")


def delete_and_bring_back(page: Page) -> None:
    go_to(page, page.get_by_role("link", name="Srebro dla Alfy"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Srebro dla Alfy")
    go_to(page, page.locator(".actions").get_by_role("button", name="Usuń"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Co chcesz zrobić?")
    press(page, "Usunięte dokumenty", "Shift+Tab")
    press(page, "Przywróć")
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Srebro dla Alfy")


def test_an_announcement_is_made_corrected_published_and_brought_back(page: Page, running: Desk, tmp_path: Path):
    (tmp_path / "www").mkdir()
    make(page)
    (path,) = [f"news/{file.name}" for file in (running.site.content / "news").glob("*srebro*.md")]
    assert "    level: srebro\n    awarded: 2025-02\n" in running.read(path)
    make_a_mistake_and_fix_it(page, running, path)
    restore_a_version(page, running, path)
    publish(page, tmp_path / "www")
    before = running.read(path)
    delete_and_bring_back(page)
    assert running.read(path) == before
