"""HTML as the web has it, made a small tree that Markdown can say: paragraphs, headings, lists, tables, figures, links.

Markup pasted from word processors, page builders' boxes, hard spaces by the dozen and emphasis around nothing all end
here. What becomes of a link or a picture is asked of a `LinkGuide`; what could not be carried over is told.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Protocol

from bs4 import BeautifulSoup
from bs4.element import CData, Comment, Declaration, Doctype, NavigableString, ProcessingInstruction, Tag
from msgspec import Struct

from laur.importing.findings import Finding, finding
from laur.importing.html import boilerplate, figures, footnotes, tables
from laur.importing.html.blocks import fix_headings, in_blocks, join_word_lists
from laur.importing.html.inline import EMPHASIS, inline_in_blocks
from laur.importing.html.typed_lists import join_typed_lists

_MARKUP = (Comment, CData, Declaration, Doctype, ProcessingInstruction)
_SILENT = ["style", "link", "meta", "title", "head", "template", "noscript", "colgroup", "wbr", "map", "area"]
_RUNNING = ["script", "object", "applet", "svg", "canvas", "math", "noembed", "marquee"]
_CONTROL_REFERENCES = re.compile(r"&#(?:1[2-5]\d|x[89][0-9a-f]);", re.IGNORECASE)
_CONTROLS = {code: " " for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r"} | {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffc]")
_BLANKS = re.compile(r"[^\S\n]+")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LANGUAGE = re.compile(r"\b(?:language|lang|brush:?)[-\s]([a-z0-9+#-]+)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_RENAMED = {
    "b": "strong",
    "i": "em",
    "strike": "del",
    "s": "del",
    "acronym": "abbr",
    "tt": "code",
    "menu": "ul",
    "dir": "ul",
    "listing": "pre",
    "xmp": "pre",
}
_KEPT = frozenset(
    """a abbr blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img kbd li
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
    }
)
DEEPEST = 100


class ResolvedLink(Struct, frozen=True):
    """What becomes of a link: where it leads, or nothing where only its words stay."""

    href: str | None
    code: str = ""
    """The finding that there is to tell, if any."""


class LinkGuide(Protocol):
    """Knows where the things of the old site stand now."""

    def link(self, address: str) -> ResolvedLink:
        """What becomes of a link to `address`."""

    def picture(self, address: str) -> figures.FoundPicture | None:
        """The picture at `address` as it stands here; None where it could not be brought."""


class Tidied(Struct, frozen=True):
    soup: BeautifulSoup
    findings: tuple[Finding, ...]


def legible(text: str) -> str:
    """The text without control characters; those of Windows' code page, which are signs there, as what they are."""
    return _CONTROL_REFERENCES.sub(lambda match: unescape(match[0]), text).translate(_CONTROLS)


def tidy(html: str, guide: LinkGuide) -> Tidied:
    """The tree of an item's HTML, and what is to be told of it."""
    soup = BeautifulSoup(legible(html), "lxml")
    findings: list[Finding] = []
    if _depth(soup) > DEEPEST:
        return Tidied(_as_paragraphs(soup), (finding("text-unreadable"),))
    figures.unveil(soup)
    footnotes.gather(soup)
    _drop_markup(soup, findings)
    went, forms = boilerplate.take_out(soup)
    findings += [finding("residue", what=words) for words in went]
    findings += [finding("form", what=words) for words in forms]
    findings += figures.embeds_to_links(soup)
    join_word_lists(soup)
    _simplify(soup)
    _clean_text(soup)
    findings += figures.figures(soup, guide.picture)
    findings += _links(soup, guide)
    inline_in_blocks(soup)
    _emphasis(soup)
    tables.sort_out(soup)
    in_blocks(soup)
    join_typed_lists(soup)
    findings += fix_headings(soup)
    return Tidied(soup, tuple(findings))


# ---------------------------------------------------------------------------------------------- what goes


def _drop_markup(soup: BeautifulSoup, findings: list[Finding]) -> None:
    for text in soup.find_all(string=lambda text: isinstance(text, _MARKUP)):
        text.extract()
    for tag in soup.find_all(_SILENT):
        tag.decompose()
    for tag in soup.find_all(_RUNNING):
        if not tag.decomposed:
            if tag.name not in {"svg", "canvas"}:
                findings.append(finding("script", what=str(tag.get("src") or tag.name)))
            tag.decompose()


def _simplify(soup: BeautifulSoup) -> None:
    """Fewer kinds of elements, and no attributes but those that say something."""
    for tag in soup.find_all(["pre", "code"]):
        language = _LANGUAGE.search(_classes(tag))
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


def _classes(tag: Tag) -> str:
    names = tag.get("class")
    return " ".join(names) if isinstance(names, list) else str(names or "")


def _clean_text(soup: BeautifulSoup) -> None:
    for text in soup.find_all(string=True):
        clean = _INVISIBLE.sub("", str(text))
        if text.find_parent("pre") is None:
            clean = _BLANKS.sub(" ", _SPACES.sub(" ", clean))
        else:
            clean = _SPACES.sub(" ", clean)
        if clean != text:
            text.replace_with(NavigableString(clean))


def _emphasis(soup: BeautifulSoup) -> None:
    """No emphasis around nothing, none within itself, and one where two of a kind touch."""
    for name in EMPHASIS:
        for tag in soup.find_all(name):
            if tag.find_parent(name) or (not tag.get_text().strip() and tag.find("img") is None):
                tag.unwrap()
        for tag in soup.find_all(name):
            following = tag.next_sibling
            while name != "code" and isinstance(following, Tag) and following.name == name:
                for child in list(following.contents):
                    tag.append(child.extract())
                following.decompose()
                following = tag.next_sibling
    soup.smooth()


# ---------------------------------------------------------------------------------------------- links


def _links(soup: BeautifulSoup, guide: LinkGuide) -> Iterable[Finding]:
    named = {str(tag["id"]): tag for tag in soup.find_all(id=True)} | {
        str(tag["name"]): tag for tag in soup.find_all("a", attrs={"name": True})
    }
    wanted: set[int] = set()
    for link in soup.find_all("a"):
        address = str(link.get("href") or "").strip()
        if address.startswith("#"):
            yield from _within(link, address, named, wanted)
            continue
        led = guide.link(address) if address else ResolvedLink(None)
        if led.code:
            yield finding(led.code, what=f"{address} ({' '.join(link.get_text().split())})")
        if led.href is not None and led.href.startswith("#"):
            yield from _within(link, led.href, named, wanted)
            continue
        _lead(link, led.href)
    for tag in soup.find_all(id=True):
        if id(tag) not in wanted:
            del tag["id"]


def _within(link: Tag, address: str, named: dict[str, Tag], wanted: set[int]) -> Iterable[Finding]:
    """A link to a place in the same text: it stays where it leads to a heading."""
    target = named.get(address[1:])
    heading = target if target is None or target.name in _HEADINGS else target.find_parent(_HEADINGS)
    if heading is not None and re.fullmatch(r"[A-Za-z0-9_][\w.-]*", address[1:], re.ASCII):
        heading["id"] = address[1:]
        wanted.add(id(heading))
        _lead(link, address)
        return
    if address != "#" and link.get_text().strip():
        yield finding("anchor-missing", what=f"{address} ({' '.join(link.get_text().split())})")
    _lead(link, None)


_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def _lead(link: Tag, href: str | None) -> None:
    if href is None or (not link.get_text().strip() and link.find("img") is None):
        link.unwrap()
        return
    title = str(link.get("title") or "").strip()
    link.attrs = {"href": href}
    if title and title != link.get_text().strip():
        link["title"] = title


# ---------------------------------------------------------------------------------------------- the last resort


def _depth(soup: BeautifulSoup) -> int:
    deepest, stack = 0, [(child, 1) for child in soup.children]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        if isinstance(node, Tag):
            stack += [(child, depth + 1) for child in node.children]
    return deepest


def _as_paragraphs(soup: BeautifulSoup) -> BeautifulSoup:
    """The words alone."""
    plain = BeautifulSoup("", "html.parser")
    for text in soup.find_all(string=True):
        if not isinstance(text, _MARKUP) and (
            words := " ".join(_SPACES.sub(" ", _INVISIBLE.sub("", str(text))).split())
        ):
            paragraph = plain.new_tag("p")
            paragraph.string = words
            plain.append(paragraph)
    return plain
