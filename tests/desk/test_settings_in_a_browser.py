"""The settings of the site, and the levels of a scheme, as somebody fills them in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import TREE, Desk, desk
from tests.desk.windows import saving, window
from tests.sites import Site
from tests.validators.axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SITE = "title: Klaster Przykładowy   # nazwa z KRS\nbase_url: https://klaster.example/\n"


@pytest.fixture
def page(chromium: Browser, running: Desk) -> Iterator[Page]:
    running.site.write("content/site.yaml", SITE)
    with window(chromium, running) as page:
        page.goto(running.address)
        expect(page.get_by_role("link", name="Alfa ze złotem")).to_be_visible()
        yield page


def remove_a_target(page: Page, running: Desk) -> None:
    """A place of publication is removed with its button; the other one stays as it is."""
    before = running.read("site.yaml")
    kept = "publish:\n  web:   # od informatyka\n    {kind: folder, path: /srv/www}\n"
    running.site.write("content/site.yaml", f"{before}{kept}  old: {{kind: folder, path: /srv/old}}\n")
    page.reload()
    page.get_by_text("Publikacja", exact=True).click()
    targets = page.get_by_role("group", name="Dokąd jest publikowany serwis")
    expect(targets.get_by_label("Klucz", exact=True)).to_have_count(2)
    targets.locator(":scope > div > .both").last.get_by_role("button", name="Usuń", exact=True).first.click()
    expect(targets.get_by_role("button", name="Dodaj", exact=False).last).to_be_focused()
    with saving(page):
        page.keyboard.press("Control+s")
    assert running.read("site.yaml") == f"{before}{kept}"


def test_the_settings_of_the_site_are_filled_in_and_the_file_keeps_the_rest(page: Page, running: Desk):
    page.get_by_role("button", name="Ustawienia serwisu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ustawienia serwisu")
    expect(page.get_by_role("button", name="Usuń", exact=True)).to_have_count(0)
    page.get_by_label("Nazwa serwisu", exact=True).fill("Klaster Alfa")
    page.get_by_role("button", name="Dodaj: Języki").click()
    page.keyboard.type("pol")
    page.get_by_role("button", name="Dodaj: Języki").click()
    page.keyboard.type("ang")
    publisher = page.get_by_role("group", name="Wydawca")
    publisher.get_by_label("Nazwa", exact=True).fill("Klaster Alfa")
    publisher.get_by_label("E-mail", exact=True).fill("biuro")
    for title, to in (("Tagi", "/tagi/"), ("Aktualności", "/aktualnosci/")):
        page.get_by_role("button", name="Dodaj: Menu").click()
        page.get_by_label("Tekst", exact=True).last.fill(title)
        page.get_by_label("Adres", exact=True).last.fill(to)
    menu = page.get_by_role("group", name="Menu", exact=True)
    up = menu.get_by_role("button", name="Przesuń w górę").last
    up.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_label("Tekst", exact=True).first).to_have_value("Aktualności")
    expect(menu.get_by_role("button", name="Przesuń w górę").first).to_be_focused()
    with saving(page):
        page.keyboard.press("Control+s")
    expect(page.locator(".problem.error")).to_contain_text("biuro")
    assert page.locator(".field", has=page.locator(".problem.error")).get_by_label("E-mail").count() == 1
    publisher.get_by_label("E-mail", exact=True).fill("biuro@klaster.example")
    with saving(page):
        page.keyboard.press("Control+s")
    expect(page.locator(".problem.error")).to_have_count(0)
    assert running.read("site.yaml") == (
        "title: Klaster Alfa   # nazwa z KRS\nbase_url: https://klaster.example/\nlanguages: [pl, en]\n"
        "publisher:\n  name: Klaster Alfa\n  email: biuro@klaster.example\n"
        "navigation:\n  - title: Aktualności\n    to: /aktualnosci/\n  - title: Tagi\n    to: /tagi/\n"
    )
    expect(page.frame_locator("aside.preview iframe").get_by_role("link", name="Tagi").first).to_be_visible()
    remove_a_target(page, running)
    for folded in page.locator("main details").all():
        folded.evaluate("each => each.open = true")
    for width in (1400, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert [fault for fault in faults(page) if "iframe" not in fault] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_new_scheme_gets_the_ids_of_its_levels_from_their_names(page: Page, running: Desk):
    page.get_by_role("button", name="Nowy program").click()
    page.get_by_label("Nazwa", exact=True).fill("Odznaka")
    for rank, name in enumerate(("Brąz", "Złoty medal"), 1):
        page.get_by_role("button", name="Dodaj: Poziomy").click()
        page.get_by_label("Nazwa", exact=True).last.fill(name)
        page.get_by_label("Miejsce w kolejności").last.fill(str(rank))
    page.get_by_role("main").get_by_role("button", name="Utwórz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Odznaka")
    assert running.read("schemes/odznaka.md") == (
        "---\nname: Odznaka\nlevels:\n  - id: braz\n    rank: 1\n    name: Brąz\n"
        "  - id: zloty-medal\n    rank: 2\n    name: Złoty medal\n---\n"
    )


def test_what_was_typed_at_another_site_with_the_same_address_is_not_offered(tmp_path: Path, chromium: Browser):
    def opened(site: Site, before: Any, port: int) -> tuple[bool, Any, int]:
        """Whether something is offered, what the browser keeps, and the port; types something if nothing is."""
        with desk(site, port=port) as running:
            context = chromium.new_context(locale="pl-PL", storage_state=before)
            page = context.new_page()
            page.goto(f"{running.address}#news%2F2024-01-10-alfa.md")
            expect(page.get_by_label("Treść")).to_have_value("Klaster Alfa ma **złoto**.")
            is_offered = page.get_by_role("button", name="Użyj ich").count() > 0
            page.get_by_label("Treść").fill(f"Niezapisane w {site.folder.name}.")
            page.wait_for_function("() => Object.values(localStorage).some((each) => each.includes('Niezapisane w'))")
            page.wait_for_timeout(400)
            kept = context.storage_state()
            context.close()
            return is_offered, kept, int(running.origin.rpartition(":")[2])

    one, other = Site(tmp_path / "one", TREE), Site(tmp_path / "other", TREE)
    first, kept, port = opened(one, None, 0)
    second, kept, port = opened(other, kept, port)
    third, _, _ = opened(one, kept, port)
    assert (first, second, third) == (False, False, True)
