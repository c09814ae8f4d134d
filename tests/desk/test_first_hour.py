"""The first hour at the desk, in a browser: from five Word files and an empty site to a published one.

Nobody opens a terminal or a file. The documents read as if somebody had written them by hand.
"""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import Desk, desk
from tests.desk.office_texts import LEVELS, OfficeText, body, by_hand, office_texts, word_file
from tests.desk.windows import drop_photograph as drop_heic
from tests.desk.windows import saving
from tests.publish.servers import sshd
from tests.sites import Site, tree_of
from tests.validators.host import nginx

pytestmark = [pytest.mark.browser, pytest.mark.slow]


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


def save(page: Page) -> None:
    with saving(page):
        page.get_by_role("button", name="Zapisz", exact=True).click()


def open_document(page: Page, text: OfficeText) -> None:
    page.get_by_role("link", name=text.title).click()
    expect(page.get_by_label("Tytuł", exact=True)).to_have_value(text.title)


def unfold(page: Page) -> None:
    """Opens what is folded in the form."""
    page.locator("main details:has([name])").evaluate_all("found => found.forEach((each) => { each.open = true; })")


def add_word_file(page: Page, folder: Path, text: OfficeText) -> None:
    """An announcement of a Word file, with its certificate."""
    page.locator("header input[type=file]").set_input_files(word_file(folder, text))
    expect(page.get_by_role("heading", level=1)).to_have_text(text.title)
    if text.date:
        page.get_by_label(text.date.label, exact=True).fill(text.date.typed)
    page.get_by_role("button", name="Dodaj: Certyfikat", exact=True).click()
    choose(page, "Posiadacz", text.holder, "Nowa organizacja")
    choose(page, "Program", text.scheme, "Nowy program", LEVELS.get(text.scheme, ()))
    if text.level:
        page.get_by_label("Poziom", exact=True).select_option(label=text.level)
    if text.fact:
        unfold(page)
        page.get_by_label(text.fact.label, exact=True).fill(text.fact.typed)
    expect(page.get_by_label("Id", exact=True)).to_have_value(text.certificate_id)
    save(page)
    expect(page.locator(".problem.error")).to_have_count(0)
    shown = page.frame_locator("aside.preview iframe")
    expect(shown.get_by_role("heading", level=1)).to_contain_text(text.title)


def add_item(page: Page, what: str, typed: str) -> None:
    unfold(page)
    page.get_by_role("button", name=f"Dodaj: {what}", exact=True).click()
    page.keyboard.type(typed)


def fix(page: Page, wrong: str) -> None:
    """Saves a mistake, and has it fixed by one click."""
    save(page)
    problem = page.locator(".problem", has_text=wrong)
    problem.get_by_role("button", name="Popraw").click()
    expect(problem).to_have_count(0)
    expect(page.get_by_role("status").last).to_have_text("Poprawiono.")


def make_and_fix_three_mistakes(page: Page, texts: tuple[OfficeText, ...]) -> None:
    """A tag in another spelling, a file name and the address of a link with a wrong letter."""
    for text in texts[:2]:
        open_document(page, text)
        add_item(page, "Tagi", "nagrody")
        save(page)
    open_document(page, texts[2])
    add_item(page, "Tagi", "nagroda")
    fix(page, "nagroda")
    open_document(page, texts[3])
    add_item(page, "Powiązane aktualności", f"{texts[0].file}x.md")
    fix(page, f"{texts[0].file}x.md")
    open_document(page, texts[4])
    page.locator("textarea.text").evaluate(
        "(e, w) => { e.focus(); const at = e.value.indexOf(w); e.setSelectionRange(at, at + w.length); }",
        texts[4].holder,
    )
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Odnośnik")
    dialog.get_by_label("Adres").fill(f"../organisations/{texts[4].holder_id}x.md")
    dialog.get_by_role("button", name="Wstaw").click()
    fix(page, f"{texts[4].holder_id}x.md")


def drop_photograph(page: Page, text: OfficeText) -> None:
    open_document(page, text)
    page.locator("textarea.text").evaluate("e => { e.focus(); e.setSelectionRange(e.value.length, e.value.length); }")
    drop_heic(page)
    dialog = page.get_by_role("dialog", name="Co przedstawia obraz?")
    dialog.get_by_label("Opis dla osób").fill("Kolorowe pasy")
    dialog.get_by_role("button", name="Wstaw").click()
    expect(page.locator("textarea.text")).to_have_value(re.compile("Kolorowe pasy"))
    save(page)


def rename_tag(page: Page) -> None:
    page.get_by_role("button", name="Tagi", exact=True).click()
    page.get_by_label("Tag", exact=True).select_option("nagrody")
    page.get_by_label("Nowa nazwa", exact=True).fill("wyróżnienia")
    page.get_by_role("button", name="Pokaż, co się zmieni").click()
    page.get_by_role("dialog").get_by_role("button", name="Wprowadź te zmiany").click()
    expect(page.get_by_role("status").last).to_contain_text("zmieniony na")


def publish(page: Page, settings: dict[str, str], fingerprint: str) -> None:
    """Sets up the host, tests it, shows what would be new, and publishes."""
    page.get_by_role("button", name="Opublikuj", exact=True).click()
    for label, value in settings.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Sprawdź połączenie").click()
    expect(page.get_by_role("main")).to_contain_text(fingerprint)
    page.get_by_role("button", name="Jest taki sam").click()
    expect(page.get_by_role("main")).to_contain_text("Połączenie działa")
    page.get_by_role("button", name="Zapisz te ustawienia").click()
    page.get_by_role("button", name="Pokaż, co się zmieni").click()
    expect(page.get_by_role("heading", name="Nowe strony")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Opublikuj teraz").click()
    expect(page.get_by_role("link", name="Zobacz serwis")).to_be_visible(timeout=60_000)


def look(page: Page, address: str, texts: tuple[OfficeText, ...]) -> None:
    """What a reader sees."""
    for text in texts:
        page.goto(f"{address}/aktualnosci/")
        page.get_by_role("main").get_by_role("link", name=text.title).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(text.title)
        expect(page.get_by_role("main")).to_contain_text(text.holder)
        if text is texts[0]:
            shown = page.get_by_role("img", name="Kolorowe pasy")
            shown.scroll_into_view_if_needed()
            expect(shown).to_have_js_property("complete", True)
            assert shown.evaluate("each => each.naturalHeight > each.naturalWidth")
        response = page.goto(f"{address}/certyfikaty/{text.certificate_id}/")
        assert response is not None
        assert response.status == 200
    page.goto(f"{address}/tagi/nagrody/")
    expect(page).to_have_url(f"{address}/tagi/wyroznienia/")
    expect(page.get_by_role("main")).to_contain_text(texts[2].title)


def written_by_hand(texts: tuple[OfficeText, ...], site: str) -> dict[str, str]:
    """Every document of the site."""
    tags = "tags: [wyróżnienia]\n"
    first, second, third, fourth, fifth = texts
    link = f"[{fifth.holder}](../organisations/{fifth.holder_id}.md)"
    photograph = f"{body(first.blocks)}\n![Kolorowe pasy]({first.file}.jpg)\n"
    documents = {
        f"news/{first.file}.md": by_hand(first, extra=tags, markdown=photograph),
        f"news/{second.file}.md": by_hand(second, extra=tags),
        f"news/{third.file}.md": by_hand(third, extra=tags),
        f"news/{fourth.file}.md": by_hand(fourth, after=f"related: [{first.file}.md]\n"),
        f"news/{fifth.file}.md": by_hand(fifth, markdown=body(fifth.blocks).replace(fifth.holder, link, 1)),
        "site.yaml": site,
    }
    for text in texts:
        documents[f"organisations/{text.holder_id}.md"] = f"---\nname: {text.holder}\n---\n"
        levels = "".join(
            f"  - id: {id_}\n    rank: {rank}\n    name: {name}\n"
            for rank, (id_, name) in enumerate(LEVELS.get(text.scheme, ()), 1)
        )
        head = "levels:\n" if levels else ""
        documents[f"schemes/{text.scheme_id}.md"] = f"---\nname: {text.scheme}\n{head}{levels}---\n"
    return documents


def documents(running: Desk) -> dict[str, str]:
    found = tree_of(running.site.content)
    return {path: data.decode() for path, data in found.items() if path.endswith((".md", ".yaml"))}


def test_five_word_files_become_a_published_site_whose_files_read_as_written_by_hand(
    tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch
):
    for name in ("LAUR_PASSWORD", "SSH_AUTH_SOCK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    texts = office_texts()
    site = Site(tmp_path / "site", "== content/site.yaml\ntitle: Klastry\n")
    page = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="pl-PL").new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    www = tmp_path / "www"
    for folder in (www, tmp_path / "nginx", tmp_path / "word"):
        folder.mkdir()
    with (
        sshd(tmp_path / "ssh") as server,
        nginx(www, tmp_path / "nginx") as address,
        desk(site) as running,
    ):
        (server.home / ".ssh" / "known_hosts").unlink()
        monkeypatch.setenv("HOME", str(server.home))
        page.goto(running.address)
        for text in texts:
            add_word_file(page, tmp_path / "word", text)
        make_and_fix_three_mistakes(page, texts)
        drop_photograph(page, texts[0])
        rename_tag(page)
        settings = {
            "Adres serwisu": f"{address}/",
            "Serwer": "127.0.0.1",
            "Port": str(server.port),
            "Użytkownik": Path.home().owner(),
            "Folder": str(www),
        }
        publish(page, settings, server.fingerprint)
        expected = written_by_hand(
            texts,
            f"title: Klastry\nbase_url: {address}/\nredirects:\n  - from: /tagi/nagrody/\n    to: /tagi/wyroznienia/\n"
            f'publish:\n  web:\n    kind: sftp\n    host: "127.0.0.1"\n    user: {Path.home().owner()}\n'
            f"    path: {www}\n    port: {server.port}\n",
        )
        assert documents(running) == expected
        with Image.open(site.content / f"news/{texts[0].file}.jpg") as image:
            assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (120, 160), {})
        look(page, address, texts)
        page.goto(running.address)
        expect(page.get_by_role("heading", name="Co wymaga poprawy")).to_be_visible()
    assert wrong == []
    page.context.close()
