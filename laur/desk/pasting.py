"""Text from the clipboard as Markdown: what Word, a spreadsheet, a web page or a mail put there as HTML.

The text is tidied as an import does it (`laur.importing.html`). Nothing is downloaded: a picture comes along only if
the clipboard has its bytes.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from laur.desk.pictures import PictureSaver
from laur.i18n.messages import texts
from laur.model.enclosed import Delimiters, without_enclosed
from laur.urls.paths import decoded

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from laur.importing.findings import Finding
    from laur.importing.html.figures import FoundPicture
    from laur.importing.html.tidy import ResolvedLink

MOST_CHARACTERS = 2_000_000
"""Of HTML without its styles; more would keep somebody waiting for many seconds."""
_ASIDE = (
    Delimiters(re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE)),
    Delimiters(re.compile("<!--"), re.compile("-->")),
    Delimiters(re.compile(r"<xml\b", re.IGNORECASE), re.compile(r"</xml\s*>", re.IGNORECASE)),
)
_SOURCE_CODE = re.compile(r"^\s*(?:<meta[^>]*>\s*)?<div[^>]*white-space:\s*pre;", re.IGNORECASE)
_BEGIN = re.compile(r"<!--\s*+StartFragment\s*+-->", re.IGNORECASE)
_END = re.compile(r"<!--\s*+EndFragment\s*+-->", re.IGNORECASE)
_DATA_URL = re.compile(r"data:image/[\w.+-]+(?:;[\w=-]+)*;base64,", re.IGNORECASE)
_ROWS = re.compile(r"\s*<(?:col|colgroup|tr|tbody|thead)\b", re.IGNORECASE)
"""How the fragment of a spreadsheet begins, whose table is outside of it."""
_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*+[\r\n]\s*+")
_WEB = re.compile(r"https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_CONTACT = re.compile(r"(?:mailto|tel):\S", re.IGNORECASE)
_TRACKERS = (("www.google.com", "/url", "q"), ("www.google.com", "/url", "url"))
_SAFE_LINKS = ".safelinks.protection."
_SHOWN_CODES = frozenset(
    {"residue", "hidden", "form", "embed", "drawing", "anchor-missing", "list-numbers", "text-unreadable"}
)
"""The findings of an import that matter to somebody who pastes; a finding about pictures has a sentence of its own."""


class TooLongError(ValueError):
    """There is more text than can be converted while somebody waits."""


class PastedText(Struct, frozen=True):
    """What is inserted, as JSON."""

    markdown: str
    notes: tuple[str, ...] = ()
    """Sentences about what was not taken over, or changed."""
    pictures: tuple[str, ...] = ()
    """How the text names the pictures that came with it and have no alternative text."""


def pasted(html: str, plain: str, save: PictureSaver, lang: str) -> PastedText:
    """The Markdown of a text from the clipboard; `plain` is the same as plain text.

    Raises `TooLongError`, and `ModuleNotFoundError` if the packages of the import are not installed.
    """
    if _SOURCE_CODE.match(html):
        return PastedText(plain)
    html = _clean(html)
    if len(html) - sum(len(found) for found in _data_urls(html)) > MOST_CHARACTERS:
        raise TooLongError
    from laur.importing.html.markdown import to_markdown
    from laur.importing.html.tidy import tidy

    resolver = ClipboardResolver(save)
    tidied = tidy(_prepared(html), resolver)
    markdown = to_markdown(tidied.soup)
    without_text = tuple(str(each["src"]) for each in tidied.soup.find_all("img") if not each.get("alt"))
    return PastedText(markdown, tuple(_notes(tidied.findings, lang)), without_text)


def _clean(html: str) -> str:
    """The part that was copied, without styles and comments."""
    begin = _BEGIN.search(html)
    ends = [end.start() for end in _END.finditer(html, begin.end())] if begin else []
    fragment = html[begin.end() : ends[-1]] if begin and ends else html
    copied = without_enclosed(fragment, *_ASIDE, instead="")
    return f"<table>{copied}</table>" if _ROWS.match(copied) else copied


def _data_urls(html: str) -> Iterator[str]:
    return (found[0] for found in re.finditer(r"data:image/[^\"'\s>]+", html))


def _prepared(html: str) -> str:
    """The HTML with each paragraph on one line, and with the first row of each table as its head."""
    from laur.importing.html.parsing import parse
    from laur.importing.html.tidy import MAX_DEPTH

    soup = parse(html, MAX_DEPTH)
    if soup is None:
        return html
    for text in soup.find_all(string=_LINE_BREAK):
        if text.find_parent("pre") is None:
            text.replace_with(_LINE_BREAK.sub(" ", text))
    _mark_heads(soup)
    return str(soup)


def _mark_heads(soup: "BeautifulSoup") -> None:
    """Tables of office programs have a head, although their HTML does not say so."""
    for table in soup.find_all("table"):
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        cells = rows[0].find_all(["td", "th"], recursive=False) if len(rows) > 1 else []
        spans = any(str(cell.get("colspan") or "1") != "1" for cell in cells)
        if cells and not spans and table.find("th") is None:
            for cell in cells:
                cell.name = "th"


def _notes(findings: "tuple[Finding, ...]", lang: str) -> Iterator[str]:
    words, own = texts("importing", lang), texts("desk", lang)
    missing = sum(each.code in {"media-missing", "media-refused"} for each in findings)
    if missing:
        yield own["paste-pictures"].format(count=missing)
    for each in findings:
        if each.code in _SHOWN_CODES:
            sentence = words[each.code]
            yield f"{sentence[:1].upper()}{sentence[1:]}: {each.what}".rstrip(": ")


class ClipboardResolver:
    """Finds where links of a pasted text lead, and saves its pictures (an `AddressResolver`)."""

    def __init__(self, save: PictureSaver) -> None:
        self._save = save

    def link(self, address: str) -> "ResolvedLink":
        """The address without the detour that mail programs and search engines add; None for a file of a computer."""
        from laur.importing.html.tidy import ResolvedLink

        plain = direct(address.strip())
        is_kept = _WEB.fullmatch(plain.replace(" ", "%20")) or _CONTACT.match(plain)
        return ResolvedLink(plain if is_kept else None)

    def picture(self, address: str) -> "FoundPicture | None":
        """A picture whose bytes are in the text."""
        from laur.importing.html.figures import FoundPicture

        header = _DATA_URL.match(address)
        try:
            data = b64decode(decoded(address[header.end() :]), validate=False) if header else b""
        except ValueError:
            return None
        saved = self._save(data) if data else None
        return FoundPicture(saved.src) if saved else None


def direct(address: str) -> str:
    """Where a link leads in the end, if its address says so."""
    try:
        parts = urlsplit(address)
        host, query = (parts.hostname or "").lower(), parse_qs(parts.query)
    except ValueError:
        return address
    if _SAFE_LINKS in host and "url" in query:
        return query["url"][0]
    for tracker, path, name in _TRACKERS:
        if (host, parts.path) == (tracker, path) and query.get(name, [""])[0].startswith("http"):
            return query[name][0]
    return address
