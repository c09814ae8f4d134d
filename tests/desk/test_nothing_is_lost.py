"""Two people, closed windows, slow answers and mistakes of others: nothing that somebody typed is lost at the desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.desk.desks import ALFA, Desk
from tests.desk.windows import saving, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(chromium: Browser, running: Desk) -> Iterator[Page]:
    """The desk with the document Alfa open."""
    with window(chromium, running) as page:
        open_alfa(page, running)
        yield page


def open_alfa(page: Page, running: Desk) -> None:
    page.goto(running.address)
    page.get_by_role("link", name="Alfa ze złotem").click()
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Alfa ze złotem")


def save(page: Page) -> None:
    with saving(page):
        page.keyboard.press("Control+s")


def wait_for_draft(page: Page, path: str) -> None:
    page.wait_for_function("path => Object.keys(localStorage).some((each) => each.endsWith(':' + path))", arg=path)


def close(page: Page) -> None:
    """Closes a window without an answer to the question whether to leave."""
    page.evaluate("addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)")
    page.goto(f"{page.url.partition('/-laur/')[0]}/")


def test_the_second_of_two_windows_shows_both_versions_before_it_saves(page: Page, chromium: Browser, running: Desk):
    with window(chromium, running) as other:
        open_alfa(other, running)
        other.get_by_label("Tytuł", exact=True).fill("Tytuł z drugiego okna")
        other.get_by_label("Treść").fill("Treść z drugiego okna.")
        save(other)
    theirs = running.read(ALFA)
    page.get_by_label("Tytuł", exact=True).fill("Tytuł z pierwszego okna")
    page.get_by_label("Data", exact=True).fill("11.01.2024")
    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog", name="Ten dokument zapisał ktoś inny")
    expect(dialog.locator("del")).to_have_text(
        ["− title: Tytuł z drugiego okna   # ustalone z biurem\n", "− date: 2024-01-10\n"]
    )
    expect(dialog.locator("ins")).to_have_text(
        ["+ title: Tytuł z pierwszego okna   # ustalone z biurem\n", "+ date: 2024-01-11\n"]
    )
    expect(dialog).to_contain_text("Treść z drugiego okna.")
    dialog.get_by_role("button", name="Anuluj").click()
    assert running.read(ALFA) == theirs
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Tytuł z pierwszego okna")
    page.keyboard.press("Control+s")
    mine = page.get_by_role("dialog").get_by_role("button", name="Zapisz moje zmiany")
    expect(mine).to_be_visible()
    with saving(page):
        mine.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tytuł z pierwszego okna")
    both = theirs.replace("Tytuł z drugiego", "Tytuł z pierwszego").replace("2024-01-10", "2024-01-11")
    assert running.read(ALFA) == both
    kept = [running.ask("version", path=ALFA, id=each["id"]) for each in running.ask("versions", path=ALFA)]
    assert theirs in kept


def test_what_was_typed_before_somebody_else_saved_takes_nothing_of_theirs_back(page: Page, running: Desk):
    page.get_by_label("Tytuł", exact=True).fill("Mój tytuł")
    wait_for_draft(page, ALFA)
    close(page)
    running.site.edit(f"content/{ALFA}", "date: 2024-01-10", "date: 2024-02-20")
    page.goto(f"{running.origin}/-laur/desk/#news%2F2024-01-10-alfa.md")
    page.get_by_role("button", name="Użyj ich").click()
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Mój tytuł")
    page.get_by_role("button", name="Zapisz", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("del")).to_have_text(["− title: Alfa ze złotem   # ustalone z biurem\n"])
    with saving(page):
        dialog.get_by_role("button", name="Zapisz moje zmiany").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mój tytuł")
    assert "title: Mój tytuł   # ustalone z biurem\ndate: 2024-02-20\n" in running.read(ALFA)


def test_a_new_document_and_a_file_that_is_text_are_still_there_after_the_window_was_closed(page: Page, running: Desk):
    page.get_by_role("button", name="Nowa aktualność").click()
    page.get_by_label("Tytuł", exact=True).fill("Jeszcze nieutworzona")
    page.get_by_label("Treść").fill("Długi tekst.")
    page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
    page.get_by_label("Posiadacz", exact=True).select_option("alfa")
    close(page)
    page.goto(f"{running.origin}/-laur/desk/#new/news")
    page.get_by_role("button", name="Użyj ich").click()
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Jeszcze nieutworzona")
    expect(page.get_by_label("Treść")).to_have_value("Długi tekst.")
    expect(page.get_by_label("Posiadacz", exact=True)).to_have_value("alfa")
    page.get_by_role("main").get_by_role("button", name="Utwórz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jeszcze nieutworzona")
    page.get_by_role("button", name="Nowa aktualność").click()
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("")
    expect(page.get_by_role("button", name="Użyj ich")).to_have_count(0)

    running.site.write("content/news/zla.md", "---\ntitle: [Zła\n---\nTekst.\n")
    running.wait_for("first-page", "zla.md")
    page.goto(f"{running.origin}/-laur/desk/#news%2Fzla.md")
    page.get_by_label("Cały plik").fill("---\ntitle: Dobra\n---\nTekst.\n")
    page.evaluate("location.hash = '#bin'")
    expect(page.get_by_role("heading", level=1)).to_have_text("Usunięte dokumenty")
    page.go_back()
    page.get_by_role("button", name="Użyj ich").click()
    page.get_by_role("button", name="Zapisz", exact=True).click()
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value("Dobra")


def test_what_is_typed_while_a_save_is_under_way_stays_and_is_saved_next(page: Page, running: Desk):
    waiting: list[Route] = []
    page.get_by_label("Treść").fill("Pierwsze zdanie.")

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route("**/-laur/desk/save", keep, times=1)
    with page.expect_request("**/-laur/desk/save"):
        page.keyboard.press("Control+s")
    page.keyboard.type(" Dopisane.")
    waiting[0].continue_()
    expect(page.get_by_role("status").last).to_have_text("Zapisano.")
    expect(page.get_by_label("Treść")).to_have_value("Pierwsze zdanie. Dopisane.")
    assert running.read(ALFA).endswith("\n\nPierwsze zdanie.\n")
    expect(page.get_by_role("button", name="Zapisz", exact=True)).to_be_enabled()
    save(page)
    expect(page.get_by_role("button", name="Użyj ich")).to_have_count(0)
    assert running.read(ALFA).endswith("\n\nPierwsze zdanie. Dopisane.\n")


def test_a_file_for_readers_and_the_picture_of_an_announcement_are_chosen_in_the_form(page: Page, running: Desk):
    from tests.photographs import picture, saved

    image = page.locator("fieldset", has=page.locator("> legend", has_text="Obraz"))
    with page.expect_file_chooser() as chooser:
        image.get_by_role("button", name="Wybierz plik").click()
    chooser.value.set_files({"name": "Gala.png", "mimeType": "image/png", "buffer": saved(picture(60, 40), "PNG")})
    expect(image.get_by_role("textbox").first).to_have_value("2024-01-10-alfa-gala.png")
    image.get_by_role("textbox").nth(1).fill("Gala")
    page.locator("main details").evaluate_all("found => found.forEach((each) => { each.open = true; })")
    page.get_by_role("button", name="Dodaj: Pliki do pobrania").click()
    files = page.locator("fieldset", has=page.locator("> legend", has_text="Pliki do pobrania"))
    files.get_by_role("textbox").first.fill("Regulamin")
    with page.expect_file_chooser() as chooser:
        files.get_by_role("button", name="Wybierz plik").click()
    chooser.value.set_files({"name": "Regulamin 2024.PDF", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    expect(files.get_by_role("textbox").nth(1)).to_have_value("/media/regulamin-2024.pdf")
    save(page)
    expect(page.locator(".problem.error")).to_have_count(0)
    assert 'image:\n  src: "2024-01-10-alfa-gala.png"\n  alt: Gala\n' in running.read(ALFA)
    assert "downloads:\n  - title: Regulamin\n    file: /media/regulamin-2024.pdf\n" in running.read(ALFA)
    assert running.preview.status("/media/regulamin-2024.pdf") == 200
