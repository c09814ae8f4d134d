"""One Word file to HTML, with its title apart from its text.

mammoth takes what a paragraph is from its style (Heading 1, List Paragraph) and leaves out how it looks, as well as
macros, comments and deleted text of tracked changes. Its HTML is tidied as any other (`laur.importing.html`).
"""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from bs4 import BeautifulSoup
from bs4.element import Tag
from msgspec import Struct

from laur.importing.findings import Finding, finding
from laur.importing.xml import UnreadableExportError
from laur.model.enclosed import Delimiters, enclosed
from laur.system.formats import ZIP_FAULTS

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 begin, and newer ones with a password (MS-CFB 2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds a file with a password (MS-OFFCRYPTO 2.3.4.4)."""
_DOCUMENT = "word/document.xml"
MOST_BYTES = 400 * 1024 * 1024
"""Unpacked; a file that promises more is not opened."""
MOST_MARKUP = 40 * 1024 * 1024
MOST_MARKS = 400_000
"""Bytes, and ``<``, in the parts of a file that are XML: the library needs a kilobyte for each element."""
LONGEST_TITLE = 200
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
comment-reference =>
"""
_FAILURES = (ExpatError, LookupError, TypeError, AttributeError, *ZIP_FAULTS)
"""What the library can raise for a damaged file."""
_BOX = Delimiters(re.compile("<w:txbxContent>"), re.compile("</w:txbxContent>"))
_WORDS = re.compile(r"<w:t(?:\s[^<>]*+)?>([^<]*)</w:t>")
_HEADINGS = ("h1", "h2", "h3")


class WordText(Struct, frozen=True):
    """What a Word file holds."""

    title: str
    """Its title, or its first heading or line; empty if it has no text."""
    html: str
    """Everything after the title; images are data URLs."""
    findings: tuple[Finding, ...]


def read_word(data: bytes) -> WordText:
    """The text of a .docx file. Raises `UnreadableExportError` for anything else, with the reason."""
    _refuse_unreadable(data)
    try:
        return _read(data)
    except _FAILURES as error:
        raise UnreadableExportError("word-damaged", type(error).__name__) from error


def _read(data: bytes) -> WordText:
    import mammoth

    result = mammoth.convert_to_html(BytesIO(data), style_map=_STYLES, ignore_empty_paragraphs=True)
    soup = BeautifulSoup(result.value, "html.parser")
    title = _take_title(soup)
    _mark_heads(soup)
    shown = f"{title} {soup.get_text(' ')}"
    return WordText(title, str(soup), (*_findings(data), *_lost_boxes(data, shown)))


def _refuse_unreadable(data: bytes) -> None:
    if data.startswith(_OLE):
        raise UnreadableExportError("word-password" if _ENCRYPTED in data else "word-old")
    try:
        with ZipFile(BytesIO(data)) as file:
            sizes = {entry.filename: entry.file_size for entry in file.infolist()}
            markup = [name for name in sizes if name.endswith((".xml", ".rels"))]
            is_large = sum(sizes.values()) > MOST_BYTES or sum(sizes[name] for name in markup) > MOST_MARKUP
            if is_large or sum(file.read(name).count(b"<") for name in markup) > MOST_MARKS:
                raise UnreadableExportError("word-too-large")
    except ZIP_FAULTS as error:
        raise UnreadableExportError("word-not") from error
    if _DOCUMENT not in sizes:
        raise UnreadableExportError("word-not")


def _findings(data: bytes) -> Iterator[Finding]:
    """What of the file is not in its HTML."""
    with ZipFile(BytesIO(data)) as file:
        names = set(file.namelist())
        text = file.read(_DOCUMENT)
    if "word/vbaProject.bin" in names:
        yield finding("word-macros")
    if b"<w:del " in text or b"<w:ins " in text:
        yield finding("word-changes")
    if "word/comments.xml" in names and b"<w:commentReference" in text:
        yield finding("word-comments")


def _lost_boxes(data: bytes, shown: str) -> Iterator[Finding]:
    """The words of text boxes that are not among the shown ones: of those without a copy for older programs."""
    with ZipFile(BytesIO(data)) as file:
        text = file.read(_DOCUMENT).decode(errors="replace")
    known = "".join(shown.split())
    boxes = ("".join(f" {words}" for words in _WORDS.findall(box.inside())) for box in enclosed(text, _BOX))
    for words in dict.fromkeys(" ".join(unescape(box).split()) for box in boxes):
        if "".join(words.split()) not in known:
            yield finding("word-boxes", what=words)


def _mark_heads(soup: BeautifulSoup) -> None:
    """Makes the first row of each table its head, as the tables of Word have one unless somebody switches it off."""
    for table in soup.find_all("table"):
        rows = table.find_all("tr")
        cells = rows[0].find_all(["td", "th"]) if len(rows) > 1 else []
        if all(cell.get_text(strip=True) for cell in cells):
            for cell in cells:
                cell.name = "th"


def _take_title(soup: BeautifulSoup) -> str:
    """Removes the title from the text and returns it: what has the style of a title, or comes first."""
    first = soup.find("h1", class_="title") or next(
        (tag for tag in soup.find_all(True, recursive=False) if tag.get_text(strip=True)), None
    )
    if not isinstance(first, Tag):
        return ""
    words = " ".join(first.get_text().split())
    is_heading = first.name in _HEADINGS
    is_line = first.name == "p" and len(words) <= LONGEST_TITLE and not words.endswith((".", ":", ","))
    if not (is_heading or is_line) or len(words) > LONGEST_TITLE or first.find("img"):
        return ""
    first.decompose()
    return words
