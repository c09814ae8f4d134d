"""Texts, pictures and Word files that reach the desk as requests, and what is refused with clear words."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document

from laur.desk.pictures import MOST_BYTES
from tests.desk.desks import ALFA, Desk
from tests.photographs import opened, photograph, picture, saved


def word(write: Callable[[Document], object]) -> bytes:
    """A Word file."""
    document = docx.Document()
    write(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def award(document: Document) -> None:
    document.add_heading("Srebro dla Bety", 0)
    document.add_paragraph("Klaster Beta otrzymał ").add_run("srebro").bold = True
    document.add_picture(BytesIO(saved(picture(60, 40), "PNG")))


def send(running: Desk, call: str, name: str, data: bytes, path: str = "") -> tuple[int, Any]:
    return running.send(call, {"name": name, "data": b64encode(data).decode(), "path": path})


def test_a_pasted_text_becomes_markdown_and_its_picture_is_saved_beside_the_document(running: Desk):
    data = b64encode(saved(picture(60, 40), "PNG")).decode()
    html = f'<p>Ala ma <b>kota</b></p><p><img src="data:image/png;base64,{data}"></p>'
    answer = running.ask("paste", html=html, plain="Ala ma kota", path=ALFA)
    assert answer == {
        "markdown": "Ala ma **kota**\n\n![](2024-01-10-alfa.png)", "notes": [], "pictures": ["2024-01-10-alfa.png"]
    }  # fmt: skip
    assert opened((running.site.content / "news/2024-01-10-alfa.png").read_bytes()).size == (60, 40)


def test_a_paste_of_five_megabytes_is_refused_with_clear_words(running: Desk):
    status, answer = running.send("paste", {"html": "<p>Tekst jest długi.</p>" * 220_000, "plain": ""})
    assert status == 422
    assert "Wklej go po kawałku" in answer["message"]


def test_a_picture_is_saved_upright_and_shown_by_the_preview(running: Desk):
    status, answer = send(running, "picture", "Gala.JPG", photograph(80, 60, turn=6), ALFA)
    assert (status, answer["src"]) == (200, "2024-01-10-alfa-gala.jpg")
    before = running.ask("document", path=ALFA)
    after = running.ask("save", path=ALFA, digest=before["digest"], body=f"![Gala w Łodzi]({answer['src']})")
    assert [each["code"] for each in after["problems"] if each["severity"] == "error"] == []
    assert 'alt="Gala w Łodzi"' in running.preview.get(after["url"])


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7", "nie jest obrazem"),
        ("a.jpg", photograph(80, 60)[:700], "uszkodzony"),
        ("a.jpg", b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "ponad 30 MB"),
    ],
)
def test_a_picture_that_cannot_be_used_is_refused_with_clear_words(running: Desk, name: str, data: bytes, words: str):
    before = sorted(running.site.content.rglob("*"))
    status, answer = send(running, "picture", name, data, ALFA)
    assert (status, name in answer["message"], words in answer["message"]) == (422, True, True)
    assert sorted(running.site.content.rglob("*")) == before


@pytest.mark.parametrize("path", ["../x.md", "/etc/passwd", "news/a.txt"])
def test_no_picture_is_saved_outside_of_the_content_folder(running: Desk, path: str):
    assert send(running, "picture", "a.png", saved(picture(4, 4), "PNG"), path)[0] == 404
    assert running.send("paste", {"html": "<p>a</p>", "path": path})[0] == 404


def test_a_word_file_becomes_an_announcement(running: Desk):
    data = word(award)
    status, answer = send(running, "word", "srebro.docx", data)
    assert (status, answer["document"]["path"]) == (200, "news/srebro-dla-bety.md")
    assert answer["document"]["body"].startswith("Klaster Beta otrzymał **srebro**\n\n![](/media/uploads/")
    (src,) = answer["pictures"]
    assert f"![]({src})" in answer["document"]["body"]
    assert running.preview.status(src) == 200
    assert send(running, "word", "srebro.docx", data)[1]["document"]["path"] == answer["document"]["path"]
    running.ask("delete", path=answer["document"]["path"], digest=answer["document"]["digest"])
    status, answer = send(running, "word", "srebro.docx", data)
    assert (status, "Przywróć go" in answer["message"]) == (422, True)


def test_a_word_file_that_cannot_be_read_is_refused_with_clear_words(running: Desk):
    for data, words in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "z hasłem"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, ".doc"),
        (b"%PDF-1.7", "Worda"),
    ):
        status, answer = send(running, "word", "tekst.docx", data)
        assert status == 422
        assert answer["message"].startswith("tekst.docx: ")
        assert words in answer["message"], answer["message"]
        assert running.ask("documents")["kinds"]["news"] == 1


def test_a_file_for_readers_is_saved_in_media_under_a_clean_name(running: Desk):
    for name, data, src in (
        ("Regulamin 2024.PDF", b"%PDF-1.7", "/media/regulamin-2024.pdf"),
        ("regulamin-2024.pdf", b"%PDF-1.7", "/media/regulamin-2024.pdf"),
        ("regulamin-2024.pdf", b"%PDF-1.4", "/media/regulamin-2024-2.pdf"),
        ("C:\\Biuro\\Żółta lista.xlsx", b"PK", "/media/zolta-lista.xlsx"),
    ):
        assert send(running, "file", name, data) == (200, {"path": src[1:], "src": src})
        assert running.preview.status(src) == 200


@pytest.mark.parametrize(
    "name", ["strona.html", "skrypt.js", "program.exe", "rysunek.svg", "bez-nazwy", "~$lista.xlsx", ""]
)
def test_a_file_that_a_browser_could_run_or_a_lock_of_an_office_program_is_refused(running: Desk, name: str):
    status, answer = send(running, "file", name, b"x", ALFA)
    assert (status, "pdf" in answer["message"]) == (422, True)
    assert not (running.site.content / "media").exists()
