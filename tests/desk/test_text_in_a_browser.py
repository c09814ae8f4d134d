"""The text of a document in a real browser: buttons, pasting, pictures and Word files, and everything can be undone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import Desk
from tests.desk.test_pasting import WORD
from tests.desk.test_writing import award, word
from tests.desk.windows import drop_photograph, saving, window
from tests.validators.axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(chromium: Browser, running: Desk) -> Iterator[Page]:
    """The form of a document; no script fails and nothing is blocked."""
    with window(chromium, running, clipboard=True) as page:
        page.goto(running.address + "#news%2F2024-01-10-alfa.md")
        expect(page.get_by_label("Tytuł")).to_have_value("Alfa ze złotem")
        yield page


def text(page: Page) -> str:
    return str(page.locator("textarea.text").input_value())


def select(page: Page, words: str) -> None:
    page.locator("textarea.text").evaluate(
        "(e, w) => { e.focus(); const at = e.value.indexOf(w); e.setSelectionRange(at, at + w.length); }", words
    )


def write(page: Page, value: str) -> None:
    page.locator("textarea.text").fill(value)


def press(page: Page, name: str) -> None:
    page.get_by_role("toolbar").get_by_role("button", name=name).click()


def test_buttons_and_shortcuts_write_markdown_and_every_step_is_undone(page: Page):
    write(page, "Pierwszy wiersz\nDrugi wiersz")
    select(page, "Pierwszy")
    page.keyboard.press("Control+b")
    assert text(page) == "**Pierwszy** wiersz\nDrugi wiersz"
    press(page, "Pogrubienie")
    assert text(page) == "Pierwszy wiersz\nDrugi wiersz"
    select(page, "Pierwszy wiersz\nDrugi wiersz")
    page.keyboard.press("Control+Shift+Digit8")
    assert text(page) == "- Pierwszy wiersz\n- Drugi wiersz"
    press(page, "Lista")
    assert text(page) == "Pierwszy wiersz\nDrugi wiersz"
    select(page, "Drugi")
    press(page, "Nagłówek")
    assert text(page) == "Pierwszy wiersz\n\n## Drugi wiersz"
    press(page, "Nagłówek")
    assert text(page).endswith("### Drugi wiersz")
    press(page, "Tabela")
    assert text(page).endswith("wiersz\n\n| Kolumna | Kolumna |\n| --- | --- |\n| Tekst | Tekst |\n| Tekst | Tekst |")
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert text(page) == "Pierwszy wiersz\nDrugi wiersz"
    page.keyboard.press("Control+Shift+z")
    assert text(page) == "Pierwszy wiersz\n\n## Drugi wiersz"


def test_a_link_is_asked_for_or_made_of_a_pasted_address(page: Page):
    write(page, "Zobacz wyniki jury.")
    select(page, "wyniki")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Odnośnik")
    expect(dialog.get_by_label("Tekst odnośnika")).to_have_value("wyniki")
    dialog.get_by_label("Adres").fill("https://jury.example/a (1)")
    dialog.get_by_role("button", name="Wstaw").click()
    expect(page.locator("textarea.text")).to_have_value("Zobacz [wyniki](https://jury.example/a%20%281%29) jury.")
    page.evaluate("navigator.clipboard.writeText('https://jury.example/')")
    select(page, "Zobacz")
    page.keyboard.press("Control+v")
    expect(page.locator("textarea.text")).to_have_value(re.compile(r"^\[Zobacz\]\(https://jury\.example/\) \["))


def test_text_pasted_from_word_is_clean_markdown_and_undone_at_once(page: Page, running: Desk):
    write(page, "Wstęp.")
    other = page.context.new_page()
    other.goto(running.origin)
    other.evaluate(
        """html => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([html], { type: "text/html" }),
            "text/plain": new Blob(["Złoto"], { type: "text/plain" }),
        })])""",
        WORD,
    )
    other.close()
    page.bring_to_front()
    page.locator("textarea.text").press("Control+End")
    page.keyboard.press("Control+v")
    expect(page.locator("textarea.text")).to_have_value(re.compile(r"^Wstęp\.\n\n## Złoto dla Klastra Alfa\n\n"))
    assert "\n\n- strategia\n- kadry\n\n| Obszar | Punkty |\n| --- | --- |\n| Strategia | 34 |\n\n" in text(page)
    page.keyboard.press("Control+z")
    assert text(page) == "Wstęp."


def test_more_plain_text_than_a_document_may_have_is_refused_with_a_sentence(page: Page):
    write(page, "Wstęp.")
    page.evaluate("navigator.clipboard.writeText('Tekst jest długi. '.repeat(280000))")
    page.locator("textarea.text").press("Control+End")
    page.keyboard.press("Control+v")
    expect(page.get_by_role("status").last).to_have_text(re.compile("najwyżej 500.000 znaków"))
    assert text(page) == "Wstęp."
    page.keyboard.type(" I koniec.")
    assert text(page) == "Wstęp. I koniec."


def test_a_photograph_of_a_telephone_is_dropped_on_the_text(page: Page, running: Desk):
    page.locator("textarea.text").press("Control+End")
    drop_photograph(page)
    dialog = page.get_by_role("dialog", name="Co przedstawia obraz?")
    dialog.get_by_label("Opis dla osób").fill("Prezes [z nagrodą]")
    dialog.get_by_role("button", name="Wstaw").click()
    expect(page.locator("textarea.text")).to_have_value(
        re.compile(r"^Klaster Alfa ma \*\*złoto\*\*\.\n\n!\[Prezes \\\[z nagrodą\\\]\]\(2024-01-10-alfa\.jpg\)")
    )
    assert (running.site.content / "news/2024-01-10-alfa.jpg").read_bytes().startswith(b"\xff\xd8\xff")
    with saving(page):
        page.keyboard.press("Control+s")
    shown = page.frame_locator("aside.preview iframe")
    expect(shown.get_by_role("img", name="Prezes [z nagrodą]")).to_be_visible()


def test_a_picture_that_is_too_large_is_refused_before_it_is_sent(page: Page, tmp_path: Path):
    large = tmp_path / "gala.jpg"
    with large.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(50 * 1024 * 1024)
    page.locator("[role=toolbar] input[type=file]").set_input_files(large)
    page.get_by_role("dialog").get_by_role("button", name="Wstaw").click()
    expect(page.get_by_role("status").last).to_have_text(re.compile("Plik gala.jpg ma 50 MB"))
    assert text(page) == "Klaster Alfa ma **złoto**."


def test_a_word_file_becomes_an_announcement_and_its_picture_is_described_at_once(
    page: Page, running: Desk, tmp_path: Path
):
    (tmp_path / "srebro.docx").write_bytes(word(award))
    page.locator("header input[type=file]").set_input_files(tmp_path / "srebro.docx")
    dialog = page.get_by_role("dialog", name="Co przedstawia obraz?")
    expect(dialog.locator("img")).to_have_js_property("naturalWidth", 60)
    dialog.get_by_label("Opis dla osób").fill("Dyplom")
    dialog.get_by_role("button", name="Wstaw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Srebro dla Bety")
    expect(page.locator("textarea.text")).to_have_value(re.compile(r"\*\*srebro\*\*\n\n!\[Dyplom\]"))
    expect(page.get_by_text("Utworzono z pliku srebro.docx.")).to_be_visible()
    with saving(page):
        page.keyboard.press("Control+s")
    assert "![Dyplom](/media/uploads/" in running.read("news/srebro-dla-bety.md")


def test_the_preview_scrolls_along(page: Page, running: Desk):
    paragraphs = "\n\n".join(f"Akapit numer {n} mówi o klastrze. " + "Zdanie jest długie. " * 8 for n in range(40))
    write(page, paragraphs)
    with saving(page):
        page.keyboard.press("Control+s")
    shown = page.frame_locator("aside.preview iframe").get_by_text("Akapit numer 35 ")
    expect(shown).to_have_count(1)
    expect(shown).not_to_be_in_viewport()
    select(page, "numer 35 ")
    page.locator("textarea.text").press("ArrowRight")
    expect(shown).to_be_in_viewport()


def test_the_text_can_be_edited_with_the_keyboard_alone_and_axe_finds_nothing(page: Page):
    write(page, "Tekst")
    page.locator("textarea.text").press("Shift+Tab")
    expect(page.get_by_role("toolbar").get_by_role("button", name="Obraz")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("textarea.text")).to_have_value(re.compile(r"^Tekst\n\n\| Kolumna"))
    assert faults(page) == []
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("textarea.text")).to_be_focused()


def test_a_page_leads_to_its_form_and_the_form_to_its_page(page: Page, running: Desk):
    frame = page.frame_locator("aside.preview iframe")
    frame.get_by_role("link", name="Klaster Alfa").first.click()
    frame.get_by_role("link", name="Edytuj").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klaster Alfa")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Otwórz stronę").click()
    other = opened.value
    assert faults(other) == []
    other.get_by_role("link", name="Edytuj").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Klaster Alfa")
    expect(other.get_by_label("Nazwa", exact=True)).to_have_value("Klaster Alfa")


def test_an_id_is_proposed_until_somebody_types_another_and_a_new_scheme_has_levels(page: Page):
    page.get_by_role("button", name="Nowa aktualność").click()
    page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
    page.get_by_label("Posiadacz", exact=True).select_option("alfa")
    page.get_by_label("Program", exact=True).select_option(label="Nowy program")
    dialog = page.get_by_role("dialog", name="Nowy program")
    dialog.get_by_label("Nazwa", exact=True).first.fill("Odznaka")
    dialog.get_by_role("button", name=re.compile("^Dodaj")).last.click()
    dialog.get_by_label("Id", exact=True).fill("brazowa")
    dialog.get_by_label("Nazwa", exact=True).last.fill("Brązowa")
    dialog.get_by_label(re.compile("Ranga|Kolejność|Miejsce|Stopień|Waga|Wysokość")).first.fill("1")
    dialog.get_by_role("button", name="Utwórz").click()
    expect(page.get_by_label("Program", exact=True)).to_have_value("odznaka")
    page.get_by_label("Poziom").select_option(label="Brązowa")
    expect(page.get_by_label("Id", exact=True)).to_have_value("alfa-odznaka-brazowa")
    page.get_by_label("Data przyznania").fill("czerwiec 2025")
    expect(page.get_by_label("Id", exact=True)).to_have_value("alfa-odznaka-brazowa-2025")
    page.get_by_label("Id", exact=True).fill("moje")
    page.get_by_label("Data przyznania").fill("czerwiec 2024")
    page.wait_for_timeout(500)
    expect(page.get_by_label("Id", exact=True)).to_have_value("moje")
    page.get_by_role("button", name=re.compile("^Dodaj: Tagi")).click()
    page.keyboard.type("nagroda")
    page.get_by_role("button", name="nagrody", exact=True).click()
    expect(page.get_by_label("Tagi 1")).to_have_value("nagrody")
