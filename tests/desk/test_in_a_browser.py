"""The desk in a real browser: what somebody does who has never seen YAML."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.desk.desks import ALFA, Desk
from tests.desk.windows import saving, window
from tests.validators.axe import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, running: Desk) -> Iterator[Page]:
    """The desk, opened with the address that the command prints; no script fails and nothing is blocked."""
    with window(chromium, running, "404|409") as page:
        page.goto(running.address)
        expect(page.get_by_role("link", name="Alfa ze złotem")).to_be_visible()
        yield page


def held_back(page: Page, name: str) -> list[Route]:
    """The requests of one kind from now on; each waits until the test sends it."""
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route(f"**/-laur/desk/{name}", keep)
    return waiting


def open_alfa(page: Page) -> None:
    page.get_by_role("link", name="Alfa ze złotem").click()
    expect(page.get_by_label("Tytuł")).to_have_value("Alfa ze złotem")


def save(page: Page) -> None:
    with saving(page):
        page.get_by_role("button", name="Zapisz", exact=True).click()


def test_a_title_a_date_and_the_text_are_edited_and_the_preview_follows(page: Page, running: Desk):
    open_alfa(page)
    assert "key=" not in page.url
    expect(page).to_have_title("Alfa ze złotem – Klaster Przykładowy")
    first = page.locator("main label, main legend").filter(visible=True)
    assert first.all_inner_texts()[:3] == ["Tytuł", "Treść", "Obraz"]
    page.get_by_label("Tytuł").fill("Alfa: złoto # 1")
    page.get_by_label("Data", exact=True).fill("31.12.2024")
    expect(page.get_by_text("Odczytano: 31 grudnia 2024.")).to_be_visible()
    page.get_by_label("Treść").fill("Nowy tekst z **gwiazdkami**.")
    save(page)
    saved = running.read(ALFA)
    assert 'title: "Alfa: złoto # 1"   # ustalone z biurem\ndate: 2024-12-31\n' in saved
    assert saved.endswith("\n\nNowy tekst z **gwiazdkami**.\n")
    shown = page.frame_locator("aside.preview iframe")
    expect(shown.get_by_role("heading", level=1)).to_contain_text("Alfa: złoto # 1")
    expect(shown.locator("strong", has_text="gwiazdkami")).to_be_visible()


def test_a_certificate_of_a_new_organisation_is_added_without_leaving_the_form(page: Page, running: Desk):
    page.get_by_role("button", name="Nowa aktualność").click()
    page.get_by_label("Tytuł").fill("Srebro dla Bety")
    page.get_by_label("Treść").fill("Klaster Beta ma srebro.")
    page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
    page.get_by_label("Id", exact=True).fill("beta-srebro")
    page.get_by_label("Posiadacz").select_option(label="Nowa organizacja")
    page.get_by_role("dialog").get_by_label("Nazwa", exact=True).fill("Klaster Beta")
    page.get_by_role("dialog").get_by_role("button", name="Utwórz").click()
    expect(page.get_by_label("Posiadacz")).to_have_value("klaster-beta")
    page.get_by_label("Program").select_option("znak")
    page.get_by_label("Poziom").select_option(label="Srebro")
    page.get_by_label("Data przyznania").fill("czerwiec 2025")
    expect(page.get_by_label("Ważny do")).to_be_visible()
    expect(page.get_by_label("Okres ważności")).to_be_hidden()
    page.get_by_role("main").get_by_role("button", name="Utwórz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Srebro dla Bety")
    assert running.read("news/srebro-dla-bety.md") == (
        "---\ntitle: Srebro dla Bety\ncertificates:\n  - id: beta-srebro\n    organisation: klaster-beta\n"
        "    scheme: znak\n    level: srebro\n    awarded: 2025-06\n---\n\nKlaster Beta ma srebro.\n"
    )
    assert running.read("organisations/klaster-beta.md") == "---\nname: Klaster Beta\n---\n"


def test_a_mistake_is_shown_at_its_field_and_fixed_by_one_click(page: Page, running: Desk):
    running.site.edit(f"content/{ALFA}", "level: zloto", "level: zlotto")
    running.wait_for("first-page", "zlotto")
    open_alfa(page)
    mistake = page.locator(".problem.error")
    expect(mistake).to_contain_text("zlotto")
    frame = page.frame_locator("aside.preview iframe")
    overlay = frame.locator("laur-problems details")
    expect(overlay).to_have_count(1)
    expect(overlay).not_to_have_attribute("open", "")
    page.set_viewport_size({"width": 1280, "height": 900})
    edit = frame.get_by_role("link", name="Edytuj")
    place = edit.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= 900
    edit.click(trial=True)  # nothing covers it
    page.evaluate("scrollTo(0, 600)")
    for seen in (page.get_by_role("link", name="Alfa ze złotem"), page.get_by_role("button", name="Opublikuj")):
        expect(seen).to_be_in_viewport(ratio=1)
    bar = page.get_by_role("banner").bounding_box()
    assert bar is not None
    assert bar["height"] < 64  # one line
    mistake.get_by_role("button", name="Popraw").click()
    expect(page.get_by_role("status").last).to_have_text("Poprawiono.")
    expect(page.locator(".problem.error")).to_have_count(0)
    assert "level: zloto\n" in running.read(ALFA)


def test_a_document_that_somebody_else_saved_is_shown_before_anything_is_overwritten(page: Page, running: Desk):
    open_alfa(page)
    page.get_by_label("Tytuł").fill("Moja zmiana")
    running.site.edit(f"content/{ALFA}", "date: 2024-01-10", "date: 2024-01-11")
    page.get_by_role("button", name="Zapisz").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("2024-01-11")
    assert "Moja zmiana" not in running.read(ALFA)
    with saving(page):
        dialog.get_by_role("button", name="Zapisz moje zmiany").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Moja zmiana")
    assert "title: Moja zmiana   # ustalone z biurem\ndate: 2024-01-11\n" in running.read(ALFA)


def test_what_was_typed_and_not_saved_is_there_after_the_window_was_closed(page: Page, running: Desk):
    open_alfa(page)
    page.get_by_label("Treść").fill("Jeszcze niezapisane.")
    kept = "Object.keys(localStorage).find((each) => each.endsWith(':news/2024-01-10-alfa.md'))"
    while not page.evaluate(kept):
        page.wait_for_timeout(50)
    page.evaluate("addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)")
    other = page.context.new_page()
    other.goto(f"{running.origin}/-laur/desk/#news%2F2024-01-10-alfa.md")
    other.get_by_role("button", name="Użyj ich").click()
    expect(other.get_by_label("Treść")).to_have_value("Jeszcze niezapisane.")
    save(other)
    assert running.read(ALFA).endswith("\n\nJeszcze niezapisane.\n")
    other.close()


def test_a_deleted_document_and_an_earlier_version_come_back(page: Page, running: Desk):
    before = running.read(ALFA)
    open_alfa(page)
    page.get_by_label("Treść").fill("Inny tekst.")
    save(page)
    page.get_by_text("Wcześniejsze wersje").click()
    page.get_by_role("button", name="Porównaj").click()
    expect(page.locator("del")).to_have_text("− Klaster Alfa ma **złoto**.\n")
    page.get_by_role("button", name="Przywróć").click()
    expect(page.get_by_role("status").last).to_have_text("Przywrócono.")
    expect(page.get_by_label("Treść")).to_have_value("Klaster Alfa ma **złoto**.")
    assert running.read(ALFA) == before
    page.get_by_role("main").get_by_role("button", name="Usuń", exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Usuń").click()
    expect(page.get_by_role("link", name="Alfa ze złotem")).to_have_count(0)
    page.get_by_role("button", name="Usunięte dokumenty").click()
    page.get_by_role("button", name="Przywróć").click()
    expect(page.get_by_label("Tytuł")).to_have_value("Alfa ze złotem")
    assert running.read(ALFA) == before


def test_without_the_key_it_says_how_to_open_it(chromium: Browser, running: Desk):
    page = chromium.new_page()
    page.goto(f"{running.origin}/-laur/desk/")
    expect(page.get_by_role("main")).to_contain_text("laur desk")
    page.goto(f"{running.origin}/-laur/desk/?key=wrong")
    expect(page.get_by_role("alert")).to_contain_text("brakuje klucza")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 320])
def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page, scheme: str, width: int):
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    assert faults(page) == []
    open_alfa(page)
    for folded in page.locator("main details").all():
        folded.evaluate("each => each.open = true")
    page.wait_for_timeout(300)
    assert [fault for fault in faults(page) if "iframe" not in fault] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_by_keyboard_alone(page: Page, running: Desk):
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Przejdź do dokumentu")).to_be_focused()
    page.get_by_role("link", name="Alfa ze złotem").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.get_by_label("Tytuł").focus()
    page.keyboard.press("End")
    page.keyboard.type(" i brązem")
    with saving(page):
        page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alfa ze złotem i brązem")
    expect(page.get_by_label("Tytuł")).to_be_focused()
    assert "Alfa ze złotem i brązem" in running.read(ALFA)


@pytest.mark.slow
def test_a_form_says_what_it_needs_and_makes_nothing_without_it(page: Page, running: Desk):
    page.get_by_role("button", name="Nowa aktualność").click()
    main, dialog = page.get_by_role("main"), page.get_by_role("dialog")
    create = main.get_by_role("button", name="Utwórz")
    create.click()
    expect(main.get_by_role("alert")).to_have_text("Uzupełnij to pole.")
    expect(page.get_by_label("Tytuł")).to_be_focused()
    page.get_by_label("Tytuł").fill("Brąz dla Alfy")
    page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
    page.get_by_label("Posiadacz").select_option(label="Nowa organizacja")
    dialog.get_by_role("button", name="Utwórz").click()
    expect(dialog.get_by_role("alert")).to_have_text("Uzupełnij to pole.")
    dialog.get_by_role("button", name="Anuluj").click()
    page.get_by_label("Posiadacz").select_option("alfa")
    page.get_by_label("Program").select_option(label="Nowy program")
    dialog.get_by_label("Nazwa", exact=True).fill("Odznaka")
    for number, name in enumerate(["Brązowa", "Złota"]):
        dialog.get_by_role("button", name="Dodaj: Poziomy").click()
        level = dialog.get_by_role("listitem").nth(number)
        level.get_by_label("Kolor i znak").select_option(label=["brąz", "złoto"][number])
        if not number:
            dialog.get_by_role("button", name="Utwórz").click()
            expect(level.get_by_label("Nazwa", exact=True)).to_be_focused()
        level.get_by_label("Nazwa", exact=True).fill(name)
    dialog.get_by_role("button", name="Utwórz").click()
    page.get_by_label("Poziom", exact=True).select_option(label="Brązowa")
    page.get_by_role("button", name="Dodaj: Kolejne źródło istniejącego certyfikatu").click()
    page.get_by_label("Id certyfikatu").fill("alfa-zloto")
    assert not (running.site.content / "news/braz-dla-alfy.md").exists()
    create.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Brąz dla Alfy")
    assert running.read("schemes/odznaka.md") == (
        "---\nname: Odznaka\nlevels:\n  - id: brazowa\n    rank: 1\n    metal: bronze\n    name: Brązowa\n"
        "  - id: zlota\n    rank: 2\n    metal: gold\n    name: Złota\n---\n"
    )
    assert "    level: brazowa\n  - ref: alfa-zloto\n" in running.read("news/braz-dla-alfy.md")


@pytest.mark.slow
def test_an_organisation_whose_answer_comes_after_a_scheme_was_chosen_stays_in_the_form(page: Page):
    waiting = held_back(page, "create")
    page.get_by_role("button", name="Nowa aktualność").click()
    page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
    page.get_by_label("Posiadacz").select_option(label="Nowa organizacja")
    page.get_by_role("dialog").get_by_label("Nazwa", exact=True).fill("Klaster Beta")
    with page.expect_request("**/-laur/desk/create"):
        page.get_by_role("dialog").get_by_role("button", name="Utwórz").click()
    page.get_by_label("Program").select_option("znak")
    page.get_by_label("Poziom").select_option(label="Srebro")
    waiting[0].continue_()
    expect(page.get_by_label("Posiadacz")).to_have_value("klaster-beta")
    expect(page.get_by_label("Program")).to_have_value("znak")
    expect(page.get_by_label("Poziom")).to_have_value("srebro")


@pytest.mark.slow
def test_a_document_that_was_opened_during_a_save_stays_open(page: Page, running: Desk):
    open_alfa(page)
    page.get_by_label("Treść").fill("Nowy tekst.")
    waiting = held_back(page, "choices")
    save(page)
    page.evaluate("location.hash = '#organisations%2Falfa.md'")
    expect(page.get_by_label("Nazwa", exact=True)).to_have_value("Klaster Alfa")
    with page.expect_response("**/-laur/desk/choices"):
        waiting[0].continue_()
    page.wait_for_timeout(200)
    expect(page.get_by_role("heading", level=1)).to_have_text("Klaster Alfa")
    assert running.read(ALFA).endswith("\n\nNowy tekst.\n")


@pytest.mark.slow
def test_a_level_of_another_scheme_is_marked_and_kept_until_somebody_chooses_another(page: Page, running: Desk):
    running.site.write(
        "content/schemes/odznaka.md", "---\nname: Odznaka\nlevels:\n  - {id: braz, name: Brąz, rank: 1}\n---\n"
    )
    running.wait_for("choices", "Odznaka")
    page.reload()
    open_alfa(page)
    level = page.get_by_label("Poziom", exact=True)
    expect(level.locator("option")).to_have_text(["– nie podano –", "Złoto", "Srebro"])
    page.get_by_label("Program", exact=True).select_option("odznaka")
    expect(level.locator("option")).to_have_text(["– nie podano –", "Brąz", "zloto – nie należy do: Odznaka"])
    expect(level).to_have_value("zloto")
    expect(level).to_have_attribute("aria-invalid", "true")
    save(page)
    expect(page.locator(".problem.error")).to_contain_text("zloto")
    assert "    scheme: odznaka\n    level: zloto\n" in running.read(ALFA)
    expect(level).to_have_attribute("aria-invalid", "true")
    level.select_option(label="Brąz")
    expect(level.locator("option")).to_have_text(["– nie podano –", "Brąz"])
    expect(level).not_to_have_attribute("aria-invalid", "true")
    with saving(page):
        page.keyboard.press("Control+s")
    expect(page.locator(".problem.error")).to_have_count(0)
    assert "    scheme: odznaka\n    level: braz\n" in running.read(ALFA)


@pytest.mark.slow
def test_the_page_beside_the_form_leads_nowhere_at_no_moment_while_its_address_changes(page: Page, running: Desk):
    open_alfa(page)
    frame = page.frame_locator("aside.preview iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Alfa ze złotem")
    statuses: list[int] = []
    page.on("response", lambda answer: statuses.append(answer.status) if answer.frame.parent_frame else None)
    page.get_by_label("Data", exact=True).fill("31.12.2024")
    waiting = held_back(page, "choices")
    with page.expect_request("**/-laur/desk/choices"):
        page.keyboard.press("Control+s")
    page.wait_for_timeout(700)
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Alfa ze złotem")
    waiting[0].continue_()
    expect(frame.get_by_text("31 grudnia 2024").first).to_be_visible()
    assert 404 not in statuses
    page.unroute("**/-laur/desk/choices")
    page.get_by_label("Treść").fill("Inny tekst.")
    page.keyboard.press("Control+s")
    expect(frame.get_by_text("Inny tekst.").first).to_be_visible()


@pytest.mark.slow
def test_a_form_asks_about_what_is_written_and_lists_what_is_looked_at(page: Page, running: Desk):
    read: list[str] = []

    def note(sent: Request) -> None:
        if sent.url.endswith("/reading"):
            read.append((sent.post_data_json or {})["text"])

    page.on("request", note)
    open_alfa(page)
    expect(page.get_by_text("Odczytano: 10 stycznia 2024.")).to_be_visible()
    expect(page.get_by_text("Odczytano: styczeń 2024.")).to_be_visible()
    assert sorted(read) == ["2024-01", "2024-01-10"]
    page.get_by_text("Adres i język").click()
    translated = page.get_by_label("Tłumaczenie pliku")
    offered = page.locator(f"datalist[id='{translated.get_attribute('list')}'] option")
    expect(offered).to_have_count(0)
    for _ in range(2):
        translated.focus()
        expect(offered).to_have_count(1)
        page.get_by_label("Tytuł", exact=True).focus()
    page.get_by_label("Data", exact=True).fill("")
    expect(page.get_by_text("Odczytano: 10 stycznia 2024.")).to_have_count(0)
