"""A disk without space, and one that cannot be written: every document stays as it was, and the desk says why."""

import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.desk.desks import ALFA, TREE, Desk, desk
from tests.desk.test_inbox import COMMENT, COMMENT_TEXT
from tests.desk.test_writing import word
from tests.desk.windows import saving, window
from tests.photographs import saved
from tests.sites import Site, tree_of

SMALL = "4m"
LONG = "Długi tekst. " * 4000
"""Longer than the space that a cache may give back while a disk is full."""
PICTURE = b64encode(saved(Image.effect_noise((400, 300), 90), "PNG")).decode()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a site on a small disk of its own; a document has a version, and another one was deleted."""
    folder = tmp_path / "office"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", folder], check=False)
    if mounted.returncode:
        pytest.skip("Only root can make a small disk.")
    try:
        site = Site(folder, TREE)
        site.write(f".laur/inbox/{COMMENT}", COMMENT_TEXT + LONG)
        site.write("content/news/stara.md", f"---\ntitle: Stara\n---\n{LONG}\n")
        with desk(site) as found:
            save(found, body=LONG)
            save(found, body=f"Druga zmiana. {LONG}")
            stara = found.ask("document", path="news/stara.md")
            found.ask("delete", path="news/stara.md", digest=stara["digest"])
            yield found
            found.preview.failures.clear()  # the cache could not be written, either
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def save(office: Desk, **changes: object) -> Any:
    opened = office.ask("document", path=ALFA)
    return office.ask("save", path=ALFA, digest=opened["digest"], **changes)


def fill(office: Desk) -> None:
    """Takes all space on the disk that is free now."""
    with (office.site.content.parent / "filler").open("ab", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                continue


@contextmanager
def full(office: Desk) -> Iterator[None]:
    """Nothing can be written on the disk that was free at the beginning."""
    fill(office)
    try:
        yield
    finally:
        (office.site.content.parent / "filler").unlink()


@contextmanager
def read_only(office: Desk) -> Iterator[None]:
    """The disk cannot be written, as with a folder that somebody else has locked."""
    folder = office.site.content.parent
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


def writes(office: Desk) -> dict[str, dict[str, object]]:
    """A request of each kind that writes something."""
    opened = office.ask("document", path=ALFA)
    version = office.ask("versions", path=ALFA)[0]
    (gone,) = office.ask("deleted")
    tag = {"change": "tag", "old": "jakość", "new": "najwyższa jakość"}
    file = {"name": "a.docx", "data": b64encode(word(lambda document: document.add_paragraph(LONG))).decode()}
    return {
        "save": {"path": ALFA, "digest": opened["digest"], "body": LONG},
        "delete": {"path": ALFA, "digest": opened["digest"]},
        "create": {"kind": "news", "values": {"title": "Nowa"}, "body": LONG},
        "restore": {"path": ALFA, "id": version["id"]},
        "restore ": {"path": gone["path"], "id": gone["id"]},
        "picture": {"name": "gala.png", "data": PICTURE, "path": ALFA},
        "paste": {"html": f'<p>A</p><img src="data:image/png;base64,{PICTURE}">', "path": ALFA},
        "file": {"name": "regulamin.pdf", "data": PICTURE},
        "word": file,
        "make-change": {"change": tag},
        "inbox-accept": {"id": COMMENT},
        "inbox-done": {"id": COMMENT},
        "publish-save": {
            "name": "web", "settings": {"kind": "folder", "path": "/tmp"}, "address": "https://x.example/" + "a" * 9000
        },
    }  # fmt: skip


def documents(office: Desk) -> dict[str, bytes]:
    return {path: data for path, data in tree_of(office.site.content).items() if "/." not in f"/{path}"}


@pytest.mark.parametrize("limit", [full, read_only])
def test_every_write_is_refused_with_its_reason_and_nothing_is_half_written(office: Desk, limit: Any):
    before, requests = tree_of(office.site.content), writes(office)
    inbox = office.ask("inbox")
    with limit(office):
        for name, values in requests.items():
            if limit is full:
                fill(office)  # what the cache gave back meanwhile
            status, answer = office.send(name.strip(), values)
            if name in {"inbox-done", "publish-save"} and limit is full and status == 200:
                continue  # a file that only gets another name, or a few more bytes, needs no space
            assert status == 507, (name, status, answer)
            assert answer["message"].startswith("Nie zapisano: "), (name, answer)
            assert "Errno" not in answer["message"], (name, answer)
            assert {k: v for k, v in tree_of(office.site.content).items() if k != "site.yaml"} == {
                k: v for k, v in before.items() if k != "site.yaml"
            }, name
    assert office.ask("document", path=ALFA)["body"].startswith("Druga zmiana.")
    assert len(office.ask("inbox")) in {len(inbox), len(inbox) - 1}
    assert save(office, body="Znów jest miejsce.")["body"] == "Znów jest miejsce."


@pytest.mark.browser
@pytest.mark.slow
def test_in_the_browser_the_text_stays_and_the_reason_is_said(chromium: Browser, office: Desk):
    with window(chromium, office, "507") as page:
        page.goto(office.address)
        page.get_by_role("link", name="Alfa ze złotem").click()
        page.get_by_label("Treść").fill(LONG)
        status = page.get_by_role("status").last
        with full(office):
            page.get_by_role("button", name="Zapisz", exact=True).click()
            expect(status).to_contain_text("Nie zapisano")
            expect(page.get_by_label("Treść")).to_have_value(LONG)
            page.get_by_text("Wcześniejsze wersje").click()
            fill(office)
            status.evaluate("each => { each.textContent = ''; }")
            page.get_by_role("button", name="Przywróć").first.click()
            expect(status).to_contain_text("Nie zapisano")
            page.get_by_role("button", name="Usunięte dokumenty").click()
            fill(office)
            status.evaluate("each => { each.textContent = ''; }")
            page.get_by_role("button", name="Przywróć").first.click()
            expect(status).to_contain_text("Nie zapisano")
            page.go_back()
            page.get_by_role("button", name="Użyj ich").click()
            expect(page.get_by_label("Treść")).to_have_value(LONG)
        with saving(page):
            page.get_by_role("button", name="Zapisz", exact=True).click()
    assert office.read(ALFA).endswith(f"\n\n{LONG.strip()}\n")
    assert [file.name for file in (office.site.content / "news").iterdir()] == [Path(ALFA).name]
