"""How much work the same announcement with a certificate is at the desk and in the browser editor with git.

As a script, ``python -m tests.desk.effort``, it prints the actions (a click, a choice, or a field that is filled in)
and the seconds of a script that takes them, the median of several runs.
"""

import os
import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from msgspec import Struct
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from laur.cli import main
from tests.cms import decap
from tests.desk.desks import Desk, desk
from tests.sites import Site, replace_placeholders, tree_of

RUNS = 5
TITLE = "Klaster Przykładowy ze srebrem"
TEXT = "Klaster Przykładowy otrzymał srebro."


class Effort(Struct, frozen=True):
    actions: int
    seconds: float


class Hand:
    """Takes actions and counts them."""

    def __init__(self) -> None:
        self.actions = 0
        self._begun = time.perf_counter()

    def click(self, target: Locator) -> None:
        self.actions += 1
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        self.actions += 1
        target.fill(text)

    def choose(self, target: Locator, value: str) -> None:
        self.actions += 1
        target.select_option(value)

    def done(self) -> Effort:
        return Effort(self.actions, time.perf_counter() - self._begun)


def at_the_desk(page: Page, running: Desk) -> Effort:
    """The announcement is made at the desk, and its page is shown."""
    page.goto(running.address)
    expect(page.get_by_role("link", name="Klaster Przykładowy ze złotem")).to_be_visible()
    hand = Hand()
    hand.click(page.get_by_role("button", name="Nowa aktualność"))
    hand.fill(page.get_by_label("Tytuł", exact=True), TITLE)
    hand.fill(page.get_by_label("Data", exact=True), "15.03.2024")
    hand.fill(page.get_by_label("Treść"), TEXT)
    hand.click(page.get_by_role("button", name="Dodaj: Certyfikat", exact=True))
    hand.choose(page.get_by_label("Posiadacz", exact=True), "klaster-przykladowy")
    hand.choose(page.get_by_label("Program", exact=True), "znak-przykladowy")
    hand.choose(page.get_by_label("Poziom", exact=True), "srebro")
    hand.fill(page.get_by_label("Data przyznania", exact=True), "marzec 2020")
    hand.click(page.get_by_role("main").get_by_role("button", name="Utwórz"))
    shown = page.frame_locator("aside.preview iframe")
    expect(shown.get_by_role("heading", level=1)).to_contain_text(TITLE)
    return hand.done()


def in_the_browser_editor(page: Page, folder: Path) -> Effort:
    """The announcement is made in Decap, and its file is there."""
    expect(page.get_by_text("Klaster Przykładowy ze złotem")).to_be_visible()
    hand = Hand()
    hand.click(page.get_by_role("link", name="Aktualność"))
    hand.fill(page.locator("[id^=title-field]"), TITLE)
    hand.fill(page.locator("[id^=date-field]"), "2024-03-15")
    hand.click(page.get_by_role("button", name="Dodaj nowy certyfikat"))
    hand.click(page.get_by_role("menuitem", name="Certyfikat", exact=True))
    hand.fill(page.locator("[id^=id-field]"), "klaster-przykladowy-znak-przykladowy-srebro-2020")
    for field, text, name in (
        ("organisation", "klaster", "Klaster Przykładowy"),
        ("scheme", "znak", "Znak Przykładowy"),
    ):
        hand.fill(page.locator(f"input[id^={field}-field], [id^={field}-field] input").first, text)
        hand.click(page.get_by_role("option", name=name))
    hand.fill(page.locator("[id^=level-field]"), "srebro")
    hand.fill(page.locator("[id^=awarded-field]"), "2020-03")
    hand.fill(page.locator("[data-slate-editor=true]").last, TEXT)
    hand.click(page.get_by_role("button", name="Opublikuj"))
    hand.click(page.get_by_role("menuitem").first)
    decap.saved(page, folder / "content/news", "ze-srebrem.md", TEXT)
    return hand.done()


def starter(folder: Path) -> Path:
    """A starter site with the browser editor, built."""
    assert main(["init", str(folder), "--lang", "pl"]) == 0
    replace_placeholders(folder)
    decap.equip(folder)
    here = Path.cwd()
    os.chdir(folder)
    try:
        assert main(["build", "--quiet"]) == 0
    finally:
        os.chdir(here)
    return folder


def both(chromium: Browser, folder: Path) -> tuple[Effort, Effort]:
    """The effort at the desk and in the browser editor, each for a new site."""
    one, other = starter(folder / "desk"), starter(folder / "decap")
    page = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="pl-PL").new_page()
    with desk(Site(one, "")) as running:
        first = at_the_desk(page, running)
    page.context.close()
    with decap.editor(chromium, other) as page:
        second = in_the_browser_editor(page, other)
    return first, second


def certificate_of(folder: Path) -> str:
    """The front matter of the certificate in the new announcement, in lines."""
    (text,) = [data.decode() for path, data in tree_of(folder / "content/news").items() if "ze-srebrem" in path]
    found = re.search(r"certificates:\n(.*?)\n(?=\w|---)", text, re.DOTALL)
    assert found
    return found[1]


def figures() -> str:
    """A line of figures for each of the two, over several runs."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        runs = [both(chromium, Path(folder) / str(number)) for number in range(RUNS)]
        chromium.close()
    lines = []
    for name, efforts in zip(("desk", "browser editor"), zip(*runs, strict=True), strict=True):
        seconds = median(each.seconds for each in efforts)
        lines.append(f"{name}: {efforts[0].actions} actions, {seconds:.1f} s (median of {RUNS})")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{figures()}\n")
