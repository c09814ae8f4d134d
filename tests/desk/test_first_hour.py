"""The first hour at the desk: five Word files become announcements with certificates on an empty site, in a browser.

Nobody opens a terminal or a file. The expected files read as if somebody had written them by hand.
"""

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import desk
from tests.sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AWARDS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("Złoto dla Alfy", "Klaster Alfa", "złoto", "Złoty", "31.12.2024", "klaster-alfa-odznaka-zloty-2024"),
    ("Srebro dla Bety", "Klaster Beta", "srebro", "Srebrny", "grudzień 2023", "klaster-beta-odznaka-srebrny-2023"),
    ("Klaster Gamma z odznaką", "Klaster Gamma", "odznakę", "", "2022", "klaster-gamma-odznaka-2022"),
    ("Alfa odnawia złoto", "Klaster Alfa", "złoto", "Złoty", "1 marca 2025", "klaster-alfa-odznaka-zloty-2025"),
    ("Beta awansuje", "Klaster Beta", "złoto", "Złoty", "", "klaster-beta-odznaka-zloty"),
)  # fmt: skip
"""Title, holder, what was awarded, level, date as somebody types it, and the id that the desk proposes."""


def word_file(file: Path, title: str, holder: str, what: str) -> Path:
    """An office's text: a title, a paragraph with bold words, a heading, a list and a table."""
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_paragraph(f"{holder} otrzymał ").add_run(what).bold = True
    document.add_heading("Co oceniono", 1)
    document.add_paragraph("strategia", style="List Bullet")
    document.add_paragraph("kadry", style="List Bullet")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Obszar", "Punkty"), ("Strategia", "34"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.save(str(file))
    return file


def written(title: str, holder: str, what: str, certificate: str) -> str:
    """The file as somebody would have written it by hand."""
    return (
        f"---\ntitle: {title}\ncertificates:\n{certificate}---\n\n{holder} otrzymał **{what}**\n\n## Co oceniono\n\n"
        "- strategia\n- kadry\n\n| Obszar | Punkty |\n| --- | --- |\n| Strategia | 34 |\n"
    )


def choose(page: Page, label: str, name: str, new: str, levels: tuple[tuple[str, str], ...] = ()) -> None:
    """Chooses by name; what does not exist yet is made without leaving the form."""
    field = page.get_by_label(label, exact=True)
    known = field.locator("option").filter(has_text=re.compile(rf"^{re.escape(name)} \("))
    if known.count():
        field.select_option(label=str(known.inner_text()))
        return
    field.select_option(label=new)
    dialog = page.get_by_role("dialog", name=new)
    dialog.get_by_label("Nazwa", exact=True).first.fill(name)
    for rank, (id_, level) in enumerate(levels, 1):
        dialog.get_by_role("button", name=re.compile("^Dodaj")).last.click()
        dialog.get_by_label("Id", exact=True).last.fill(id_)
        dialog.get_by_label("Nazwa", exact=True).last.fill(level)
        dialog.get_by_label("Miejsce w kolejności").last.fill(str(rank))
    dialog.get_by_role("button", name="Utwórz").click()
    expect(field).to_have_value(re.compile("^[a-z]"))


def test_five_word_files_become_announcements_with_certificates_on_an_empty_site(tmp_path: Path, chromium: Browser):
    site = Site(tmp_path / "site", "== content/site.yaml\ntitle: Klastry\nbase_url: https://klastry.example/\n")
    page = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="pl-PL").new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    with desk(site) as running:
        page.goto(running.address)
        for number, (title, holder, what, level, awarded, proposed) in enumerate(AWARDS):
            file = word_file(tmp_path / f"tekst-{number}.docx", title, holder, what)
            page.locator("header input[type=file]").set_input_files(file)
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
            choose(page, "Posiadacz", holder, "Nowa organizacja")
            choose(page, "Program", "Odznaka", "Nowy program", (("srebrny", "Srebrny"), ("zloty", "Złoty")))
            if level:
                page.get_by_label("Poziom", exact=True).select_option(label=level)
            page.get_by_label("Data przyznania", exact=True).fill(awarded)
            expect(page.get_by_label("Id", exact=True)).to_have_value(proposed)
            page.keyboard.press("Control+s")
            expect(page.get_by_role("status").last).to_have_text("Zapisano.")
            expect(page.locator(".problem.error")).to_have_count(0)
            shown = page.frame_locator("aside.preview iframe")
            expect(shown.get_by_role("heading", level=1)).to_contain_text(title)
        page.get_by_role("button", name="Zamknij").click()
        expect(page.get_by_role("heading", name="Co wymaga poprawy")).to_be_visible()
        assert running.ask("documents")["kinds"] == {"news": 5, "organisations": 3, "schemes": 1}
    for title, holder, what, level, awarded, proposed in AWARDS:
        dates = {"31.12.2024": "2024-12-31", "grudzień 2023": "2023-12", "1 marca 2025": "2025-03-01"}
        lines = [
            f"  - id: {proposed}", f"    organisation: {'-'.join(holder.lower().split())}", "    scheme: odznaka",
            *([f"    level: {'zloty' if level == 'Złoty' else 'srebrny'}"] if level else []),
            *([f"    awarded: {dates.get(awarded, awarded)}"] if awarded else []),
        ]  # fmt: skip
        files = [each.read_text(encoding="utf-8") for each in (site.content / "news").glob("*.md")]
        assert written(title, holder, what, "".join(f"{line}\n" for line in lines)) in files
    assert wrong == []
