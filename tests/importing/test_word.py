"""Word files: what somebody wrote in Word becomes an announcement that reads as if it was written by hand."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches
from docx.text.paragraph import Paragraph
from PIL import Image

from laur.importing import ImportOptions, ImportReport, import_word
from tests.cli.test_commands import laur
from tests.sites import Site

TREE = "== content/site.yaml\ntitle: Klaster\nbase_url: https://klaster.example/\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, TREE)


def word(write: Callable[[Document], object]) -> bytes:
    """A Word file."""
    document = docx.Document()
    write(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def imported(site: Site, **files: bytes) -> ImportReport:
    options = ImportOptions(content=site.content, source="")
    named = {f"{name}.docx": data for name, data in files.items()}
    return import_word(options, named, lambda *_: None)


def picture() -> BytesIO:
    out = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(out, "PNG")
    out.seek(0)
    return out


def add_link(paragraph: Paragraph, text: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def award(document: Document) -> None:
    document.add_heading("Złoto dla Klastra Alfa", 0)
    first = document.add_paragraph("Klaster Alfa otrzymał ")
    first.add_run("złoty poziom").bold = True
    first.add_run(" odznaki. Więcej na ")
    add_link(first, "stronie jury", "https://jury.example/wyniki?rok=2024")
    document.add_heading("Co oceniono", 1)
    document.add_paragraph("strategia", style="List Bullet")
    document.add_paragraph("kadry", style="List Bullet")
    document.add_heading("Wyniki", 2)
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Obszar", "Punkty"), ("Strategia", "34"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("Było warto.", style="Quote")
    document.add_picture(picture(), width=Inches(1))


def test_a_word_file_becomes_an_announcement_as_if_written_by_hand(site: Site):
    report = imported(site, nagroda=word(award))
    (path,) = report.documents
    assert path == "news/zloto-dla-klastra-alfa.md"
    text = (site.content / path).read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    assert front == "---\ntitle: Złoto dla Klastra Alfa"
    (image,) = report.media
    assert body.strip() == (
        "Klaster Alfa otrzymał **złoty poziom** odznaki. Więcej na [stronie jury](https://jury.example/wyniki?rok=2024)\n\n"
        "## Co oceniono\n\n- strategia\n- kadry\n\n### Wyniki\n\n"
        "| Obszar | Punkty |\n| --- | --- |\n| Strategia | 34 |\n\n> Było warto.\n\n"
        f"![](/{image})"
    )
    assert (site.content / image).read_bytes().startswith(b"\x89PNG")


def test_without_a_title_the_first_heading_or_line_is_one_and_else_the_name_of_the_file(site: Site):
    heading = word(lambda d: (d.add_heading("Nagłówek", 1), d.add_paragraph("Tekst jest tutaj.")))
    line = word(lambda d: (d.add_paragraph("Pierwszy wiersz"), d.add_paragraph("Tekst jest tutaj.")))
    none = word(lambda d: d.add_paragraph("To jest całe zdanie."))
    report = imported(site, a=heading, b=line, moja_notatka=none)
    titles = [(site.content / path).read_text(encoding="utf-8").split("\n")[1] for path in report.documents]
    assert titles == ["title: Nagłówek", "title: Pierwszy wiersz", "title: moja_notatka"]


def with_part(data: bytes, name: str, content: bytes, replaced: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The file with one part more, and with other bytes in its text."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, part.replace(*replaced) if entry == "word/document.xml" and replaced[0] else part)
        new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "word-not"),
        (b"plain text", "word-not"),
        (b"PK\x03\x04 not a zip", "word-not"),
        (with_part(word(award), "x", b"x")[:-400], "word-not"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "word-old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "word-password"),
    ],
)
def test_what_is_no_word_file_is_reported_and_the_others_are_imported(site: Site, data: bytes, code: str):
    report = imported(site, zly=data, dobry=word(award))
    assert [(found.code, found.item) for found in report.findings if found.item == "zly.docx"] == [(code, "zly.docx")]
    assert list(report.documents) == ["news/zloto-dla-klastra-alfa.md"]


def test_a_file_with_a_damaged_text_is_reported(site: Site):
    damaged = with_part(word(award), "x", b"", (b"</w:body>", b"<<"))
    assert [found.code for found in imported(site, zly=damaged).findings] == ["word-damaged"]


def test_macros_comments_and_tracked_changes_are_reported_and_changes_accepted(site: Site):
    changed = (
        b"<w:r><w:t>strategia</w:t></w:r>",
        (
            b'<w:ins w:id="1" w:author="A"><w:r><w:t>plan</w:t></w:r></w:ins>'
            b'<w:del w:id="2" w:author="A"><w:r><w:delText>strategia</w:delText></w:r></w:del>'
        ),
    )
    report = imported(site, zmiany=with_part(word(award), "word/vbaProject.bin", b"x", changed))
    assert {"word-macros", "word-changes"} <= {found.code for found in report.findings}
    text = (site.content / next(iter(report.documents))).read_text(encoding="utf-8")
    assert "- plan\n" in text
    assert text.count("strategia") == 0


BOX = b"<w:txbxContent><w:p><w:r><w:t>W ramce: </w:t></w:r><w:r><w:t>5 &amp; 6</w:t></w:r></w:p></w:txbxContent>"
DRAWN_BOX = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:Choice Requires="wps"><w:drawing><wps:txbx '
    b'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">%s</wps:txbx></w:drawing></mc:Choice>'
    b"%s</mc:AlternateContent>"
)
COPY_OF_BOX = (
    b'<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">%s</v:textbox></w:pict></mc:Fallback>'
)


@pytest.mark.parametrize("has_copy", [True, False])
def test_the_words_of_a_text_box_are_imported_or_reported(site: Site, *, has_copy: bool):
    run = b"<w:r><w:t>strategia</w:t></w:r>"
    box = DRAWN_BOX % (BOX, COPY_OF_BOX % BOX if has_copy else b"")
    report = imported(site, ramka=with_part(word(award), "x", b"", (run, run + b"<w:r>" + box + b"</w:r>")))
    text = (site.content / next(iter(report.documents))).read_text(encoding="utf-8")
    assert ("W ramce: 5 & 6" in text) is has_copy
    assert [found.what for found in report.findings if found.code == "word-boxes"] == (
        [] if has_copy else ["W ramce: 5 & 6"]
    )


def test_the_same_file_is_imported_once_and_hand_edits_stay(site: Site):
    data = word(award)
    (path,) = imported(site, nagroda=data).documents
    (site.content / path).write_text("---\ntitle: Moja wersja\n---\n", encoding="utf-8")
    report = imported(site, nagroda=data)
    assert report.documents == {path: "kept"}
    assert "Moja wersja" in (site.content / path).read_text(encoding="utf-8")


def test_word_files_are_imported_by_the_command(site: Site):
    (site.folder / "nagroda.docx").write_bytes(word(award))
    done = laur(site.folder, "import", "word", "nagroda.docx")
    assert done.returncode == 0, done.stderr
    assert (site.content / "news/zloto-dla-klastra-alfa.md").is_file()
    assert laur(site.folder, "import", "feed", "a.xml", "b.xml").returncode == 2
