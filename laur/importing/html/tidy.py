"""Simplifies HTML to a tree that Markdown can express: paragraphs, headings, lists, tables, figures, links.

It removes the markup of word processors, the boxes of page builders, repeated spaces and empty emphasis. An
`AddressResolver` says where links and images lead; what cannot be imported is reported.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Protocol

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag
from msgspec import Struct

from laur.importing.findings import Finding, finding
from laur.importing.html import boilerplate, figures, footnotes, tables
from laur.importing.html.blocks import normalise_blocks
from laur.importing.html.headings import fix_headings
from laur.importing.html.hidden import remove_hidden
from laur.importing.html.inline import EMPHASIS, split_inline
from laur.importing.html.lists import join_typed_lists, join_word_lists
from laur.importing.html.nodes import HEADINGS, classes_of, words_of
from laur.importing.html.numbering import keep_numbers, read_numbers
from laur.importing.html.parsing import parse, pieces_of_text
from laur.importing.html.preformatted import convert_preformatted
from laur.importing.text import without_invisible

_INVISIBLE_ELEMENTS = [
    *("style", "link", "meta", "title", "head", "base", "basefont", "template", "noscript", "noembed", "noframes"),
    *("colgroup", "col", "wbr", "area", "datalist", "canvas", "source", "track"),
]
"""Elements without text for readers. ``<canvas>`` has text for old browsers only."""
_DRAWINGS = ["svg", "math"]
_CONTROL_REFERENCES = re.compile(r"&#(?:1[2-5]\d|x[89][0-9a-f]);", re.IGNORECASE)
_CONTROLS = {code: " " for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r"} | {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
}
_SPACE_RUNS = re.compile(r"[^\S\n]+")
_LINE_END_AT_EDGE = re.compile(r"\A\s*\n\s*|(?<!\s)(?=\s*+\Z)\s*\n\s*")
_HARD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LANGUAGE = re.compile(r"\b(?:language|lang|brush:?)[-\s]([a-z0-9+#-]+)")
_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_RENAMED = {
    "b": "strong",
    "i": "em",
    "strike": "del",
    "s": "del",
    "tt": "code",
    "menu": "ul",
    "dir": "ul",
    "listing": "pre",
    "xmp": "pre",
    "plaintext": "pre",
}
_KEPT = frozenset(
    """a blockquote br caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img kbd li
    mark ol p pre samp strong sub sup table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - a list of words
)
_BOXES = frozenset(
    {
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "center",
        "address",
        "details",
        "summary",
        "body",
        "html",
        "fieldset",
        "hgroup",
        "legend",
        "marquee",
    }
)
MAX_DEPTH = 100
"""Of nested elements. A text that exceeds it is imported as plain paragraphs."""


class ResolvedLink(Struct, frozen=True):
    """Where a link leads on the new site."""

    href: str | None
    """None if the link is removed and only its text stays."""
    code: str = ""
    """The code of the finding to report, if any."""


class AddressResolver(Protocol):
    """Finds the new places of an old site's pages and files."""

    def link(self, address: str) -> ResolvedLink:
        """Where a link to `address` leads now."""

    def picture(self, address: str) -> figures.FoundPicture | None:
        """The imported image for `address`; None if it could not be imported."""


class Tidied(Struct, frozen=True):
    """A simplified tree, and what to report about it."""

    soup: BeautifulSoup
    findings: tuple[Finding, ...]


def replace_controls(text: str) -> str:
    """The text with control characters replaced: 0x80 to 0x9f by the characters of Windows-1252, others by spaces."""
    return _CONTROL_REFERENCES.sub(lambda match: unescape(match[0]), text).translate(_CONTROLS)


def tidy(html: str, resolver: AddressResolver) -> Tidied:
    """The simplified tree of an entry's HTML, and what to report about it."""
    html = replace_controls(html)
    soup = parse(html, MAX_DEPTH)
    if soup is None:
        return Tidied(_as_paragraphs(html), (finding("text-unreadable"),))
    findings = [finding("hidden", what=words) for words in remove_hidden(soup)]
    figures.prepare_images(soup)
    footnotes.convert_footnotes(soup)
    _drop_invisible(soup, findings)
    residue, forms = boilerplate.remove_boilerplate(soup)
    findings += [finding("residue", what=words) for words in residue]
    findings += [finding("form", what=words) for words in forms]
    findings += figures.embeds_to_links(soup)
    join_word_lists(soup)
    _simplify(soup)
    convert_preformatted(soup)
    read_numbers(soup)
    _clean_text(soup)
    findings += figures.convert_figures(soup, resolver.picture)
    findings += _resolve_links(soup, resolver)
    split_inline(soup)
    _simplify_emphasis(soup)
    tables.convert_tables(soup)
    normalise_blocks(soup)
    join_typed_lists(soup)
    findings += keep_numbers(soup)
    findings += fix_headings(soup)
    return Tidied(soup, tuple(findings))


# ---------------------------------------------------------------------------------------------- elements and text


def _drop_invisible(soup: BeautifulSoup, findings: list[Finding]) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for drawing in soup.find_all(_DRAWINGS):
        if drawing.decomposed:
            continue
        if words := words_of(drawing):
            findings.append(finding("drawing", what=f"{drawing.name}: {words}"))
        drawing.decompose()
    for tag in soup.find_all(_INVISIBLE_ELEMENTS):
        tag.decompose()
    for script in soup.find_all("script"):
        findings.append(finding("script", what=str(script.get("src") or "script")))
        script.decompose()


def _simplify(soup: BeautifulSoup) -> None:
    """Reduces the kinds of elements to those that Markdown has, and keeps the language of code."""
    for tag in soup.find_all(["pre", "code"]):
        language = _LANGUAGE.search(classes_of(tag))
        block = tag if tag.name == "pre" else tag.parent
        if language and block is not None and block.name == "pre":
            block["data-language"] = language[1]
    for tag in soup.find_all(True):
        style = str(tag.get("style") or "")
        tag.name = _RENAMED.get(tag.name, tag.name)
        if tag.name == "strong" and _NOT_BOLD.search(style):
            tag.unwrap()
        elif tag.name in {"span", "font"} and tag.get_text().strip() and (_BOLD.search(style) or _ITALIC.search(style)):
            tag.name = "strong" if _BOLD.search(style) else "em"
            tag.attrs = {}
        elif tag.name in _BOXES and tag.name not in {"body", "html"}:
            tag.name = "div"
            tag.attrs = {}
        elif tag.name not in _KEPT and tag.name not in {"body", "html"}:
            tag.unwrap()


def _clean_text(soup: BeautifulSoup) -> None:
    for text in soup.find_all(string=True):
        clean = without_invisible(str(text))
        if text.find_parent("pre") is None:
            clean = _SPACE_RUNS.sub(" ", _HARD_SPACES.sub(" ", clean))
            if text.parent is not None and (text.parent.name in EMPHASIS or text.parent.name == "a"):
                clean = _LINE_END_AT_EDGE.sub(" ", clean)  # Markdown allows no space within the marks
        else:
            clean = _HARD_SPACES.sub(" ", clean)
        if clean != text:
            text.replace_with(NavigableString(clean))


def _simplify_emphasis(soup: BeautifulSoup) -> None:
    """Removes empty and nested emphasis, and joins two of the same kind that touch."""
    for name in EMPHASIS:
        for tag in soup.find_all(name):
            if tag.find_parent(name) or (not tag.get_text().strip() and tag.find("img") is None):
                tag.unwrap()
        for tag in soup.find_all(name):
            following = tag.next_sibling
            while name not in {"code", "kbd", "samp"} and isinstance(following, Tag) and following.name == name:
                for child in list(following.contents):
                    tag.append(child.extract())
                following.decompose()
                following = tag.next_sibling
    soup.smooth()


# ---------------------------------------------------------------------------------------------- links


def _resolve_links(soup: BeautifulSoup, resolver: AddressResolver) -> Iterable[Finding]:
    named = {str(tag["id"]): tag for tag in soup.find_all(id=True)} | {
        str(tag["name"]): tag for tag in soup.find_all("a", attrs={"name": True})
    }
    targets: set[int] = set()
    for link in soup.find_all("a"):
        address = str(link.get("href") or "").strip()
        if address.startswith("#"):
            yield from _resolve_fragment(link, address, named, targets)
            continue
        resolved = resolver.link(address) if address else ResolvedLink(None)
        is_reported = resolved.code == "media-missing" and link.has_attr("data-missing")  # as an image
        if resolved.code and not is_reported:
            yield finding(resolved.code, what=f"{address} ({' '.join(link.get_text().split())})")
        if resolved.href is not None and resolved.href.startswith("#"):
            yield from _resolve_fragment(link, resolved.href, named, targets)
            continue
        _set_href(link, resolved.href)
    for tag in soup.find_all(id=True):
        if id(tag) not in targets:
            del tag["id"]


def _resolve_fragment(link: Tag, address: str, named: dict[str, Tag], targets: set[int]) -> Iterable[Finding]:
    """A link within the text: it stays if it leads to a heading."""
    target = named.get(address[1:])
    heading = target if target is None or target.name in HEADINGS else target.find_parent(HEADINGS)
    if heading is not None and re.fullmatch(r"[A-Za-z0-9_][\w.-]*", address[1:], re.ASCII):
        heading["id"] = address[1:]
        targets.add(id(heading))
        _set_href(link, address)
        return
    if address != "#" and link.get_text().strip():
        yield finding("anchor-missing", what=f"{address} ({' '.join(link.get_text().split())})")
    _set_href(link, None)


def _set_href(link: Tag, href: str | None) -> None:
    if href is None or (not link.get_text().strip() and link.find("img") is None):
        link.unwrap()
        return
    title = str(link.get("title") or "").strip()
    link.attrs = {"href": href}
    if title and title != link.get_text().strip():
        link["title"] = title


def _as_paragraphs(html: str) -> BeautifulSoup:
    """A tree with each piece of text as a paragraph, for elements that are nested too deeply."""
    plain = BeautifulSoup("", "html.parser")
    for text in pieces_of_text(html):
        if line := " ".join(_HARD_SPACES.sub(" ", without_invisible(text)).split()):
            paragraph = plain.new_tag("p")
            paragraph.string = line
            plain.append(paragraph)
    return plain
