"""The first hour of an editor who knows Word: a new site, an announcement, three mistakes, an image, a correction.

It uses a real terminal, and the preview and the browser editor in a real browser. Every mistake is fixed only with the
help of its message.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve
from tests.cli.test_commands import laur
from tests.cli.test_new import Terminal
from tests.cms import decap
from tests.photographs import photograph
from tests.sites import replace_placeholders

POLISH = "pl_PL.UTF-8"
NEWS = "news/2024-03-15-klaster-przykladowy-odnawia-znak.md"
PAGE = "/aktualnosci/2024/03/klaster-przykladowy-odnawia-znak/"
CERTIFICATE = "/certyfikaty/klaster-przykladowy-znak-przykladowy-zloto-2024/"


class Editor:
    """Edits a file, and reads what the browser shows then."""

    def __init__(self, file: Path, page: Page) -> None:
        self.file, self.page = file, page

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def fix_for(self, what: str) -> str:
        """The fix that the page suggests for a problem whose text contains `what`."""
        item = self.page.get_by_role("alert").locator("li").filter(has_text=what)
        expect(item).to_have_count(1)
        return item.locator(".fix").inner_text()

    def has_no_problems(self) -> None:
        expect(self.page.get_by_role("alert")).to_have_count(0)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="pl-PL")
    yield context.new_page()
    context.close()


@pytest.mark.slow
def test_the_first_hour(tmp_path: Path, chromium: Browser, page: Page, serve: Serve):
    folder = tmp_path / "moja strona"
    assert laur(tmp_path, "init", folder.name, "--lang", "pl").returncode == 0
    decap.equip(folder)
    preview = Terminal(folder, "serve", "--port", "0", lang=POLISH)
    try:
        preview.child.expect(r"http://127\.0\.0\.1:\d+")
        address = preview.child.match.group(0)
        announce(folder)
        page.goto(address + PAGE)
        expect(page.locator("h1")).to_have_text("Klaster Przykładowy odnawia znak")
        editor = Editor(folder / "content" / NEWS, page)
        write_and_fix(editor)
        add_an_image(folder, editor)
        correct_the_text(folder, chromium, editor)
    finally:
        preview.child.close(force=True)
    publish(folder, page, serve)


def announce(folder: Path) -> None:
    """Answers the questions of `new`."""
    terminal = Terminal(folder, "new", "announcement", lang=POLISH)
    for label, typed in [
        ("Tytuł:", "Klaster Przykładowy odnawia znak"),
        ("Data", "2024-03-15"),
        ("Streszczenie", "Klaster Przykładowy ma złoto na kolejne dwa lata."),
        ("Tag", "nagrody"),
        ("Tag", ""),
        ("Organizacja", "klaster"),
        ("Organizacja", ""),
        ("Certyfikat", "znak"),
        ("Posiadacz", "klaster"),
        ("Poziom", "złoto"),
        ("Rodzaj przyznania", ""),
        ("Data oceny", ""),
        ("Przyznano", "2024-03"),
        ("Ważny od", ""),
        ("Ważny do", "2026-02-28"),
        ("Okres ważności", ""),
        ("Wynik", ""),
        ("Odnawia", ""),
        ("Identyfikator certyfikatu", None),
        ("Szkic", "nie"),
        ("Plik", None),
    ]:
        terminal.sees(label)
        terminal.child.send("\r" if typed is None else f"\x15{typed}\r")
    terminal.sees("Zapisano")
    assert terminal.ends() == 0


def write_and_fix(editor: Editor) -> None:
    """Writes a text, and fixes three mistakes with the help of their messages."""
    with editor.file.open("a", encoding="utf-8") as file:
        file.write("\nZłoto zostaje w **klastrze**. Więcej na stronie [O nas](../pages/o-nas.md).\n")
    expect(editor.page.get_by_text("Złoto zostaje w klastrze.")).to_be_visible()
    editor.edit("summary:", "sumary:")
    key = re.search("„(.+?)”", editor.fix_for("key-unknown"))
    assert key is not None
    editor.edit("sumary:", f"{key[1]}:")
    editor.has_no_problems()
    editor.edit("2026-02-28", "2026-02-30")
    day = re.search(r"\d{4}-\d{2}-\d{2}", editor.fix_for("date-impossible"))
    assert day is not None
    editor.edit("2026-02-30", day[0])
    editor.has_no_problems()
    editor.edit("o-nas.md", "o-ans.md")
    target = re.search("„(.+?)”", editor.fix_for("link-missing"))
    assert target is not None
    editor.edit("../pages/o-ans.md", target[1])
    editor.has_no_problems()


def add_an_image(folder: Path, editor: Editor) -> None:
    (folder / "content/media/gala.jpg").write_bytes(photograph())
    editor.edit("\n\n# Klucze", "\nimage:\n  src: /media/gala.jpg\n  alt: Dwie osoby podają sobie ręce\n\n# Klucze")
    picture = editor.page.get_by_alt_text("Dwie osoby podają sobie ręce")
    expect(picture).to_be_visible()
    editor.page.wait_for_function("e => e.complete && e.naturalWidth > 0", arg=picture.element_handle())


def correct_the_text(folder: Path, chromium: Browser, editor: Editor) -> None:
    """Corrects the text in the browser editor of the published site; the preview shows what it saves."""
    assert laur(folder, lang=POLISH).returncode == 0
    with decap.editor(chromium, folder) as context:
        context.get_by_text("Klaster Przykładowy odnawia znak").click()
        context.locator("[data-slate-editor] p", has_text="Złoto zostaje").click()
        context.keyboard.press("End")
        context.keyboard.type(" Gala odbyła się w Brukseli.")
        decap.publish(context)
        decap.saved(context, editor.file.parent, editor.file.name, "w Brukseli.")
    expect(editor.page.get_by_text("Gala odbyła się w Brukseli.")).to_be_visible()
    expect(editor.page.get_by_alt_text("Dwie osoby podają sobie ręce")).to_be_visible()
    editor.has_no_problems()


def publish(folder: Path, page: Page, serve: Serve) -> None:
    placeholders = laur(folder, "check", lang=POLISH)
    assert (placeholders.returncode, placeholders.stdout.count("[site-placeholder]")) == (0, 2)
    replace_placeholders(folder)
    checked = laur(folder, "check", lang=POLISH)
    assert (checked.returncode, checked.stdout) == (0, "Nie znaleziono problemów.\n")
    assert laur(folder, lang=POLISH).returncode == 0
    address = serve(folder / "site")
    page.goto(address + PAGE)
    expect(page.locator("h1")).to_have_text("Klaster Przykładowy odnawia znak")
    expect(page.get_by_alt_text("Dwie osoby podają sobie ręce")).to_be_visible()
    expect(page.get_by_text("Złoto zostaje w klastrze.")).to_contain_text("Gala odbyła się w Brukseli.")
    page.goto(address + CERTIFICATE)
    expect(page.locator("main")).to_contain_text("Klaster Przykładowy")
    expect(page.locator("main")).to_contain_text("28 lutego 2026")
    shutil.rmtree(folder / "site")
