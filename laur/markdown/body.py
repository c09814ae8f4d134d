"""Renders a body's Markdown as HTML, with an outline: headings, links, anchors, excerpt, faults.

The result depends on the text and its language alone: no file is read, and links are not resolved.
"""

from collections.abc import Callable
from html import escape

from laur.i18n import excerpt
from laur.markdown.characters import without_invalid_characters
from laur.markdown.engine import HtmlReading, to_html
from laur.markdown.nesting import HEADINGS, nest
from laur.markdown.sanitise import clean, find_refused, is_too_deep
from laur.markdown.tree import Node, elements, parse, plain, serialise
from laur.markdown.unparsed import find_unparsed
from laur.markdown.values import remove_wrong_values
from laur.markdown.walk import Walk
from laur.model import Body, BodyFault, Outline

EXCERPT_LENGTH = 200
MAX_LENGTH = 500_000
"""In characters: a longer text is not read as Markdown."""
_CONTAINERS = frozenset({"article", "div", "section"})


def render_body(text: str, lang: str) -> Body:
    """The body of a document in HTML5, which is safe to show whatever its author wrote.

    Headings begin at h2, as the page's title is its h1. Internal targets are written ``laur:N``, which
    `laur.markdown.links.fill` replaces. A text that cannot be read as Markdown is returned as plain paragraphs with the
    fault `body-unreadable`. `Outline.faults` also names refused HTML and probable mistakes in the Markdown.
    """
    return _render(text, lang, _faults, _unchanged)


def render_comment(text: str, lang: str) -> Body:
    """A reader's comment: like `render_body`, but without headings, ids and images, which would affect the page.

    Its links have ``rel="nofollow ugc"``, as the site does not vouch for them.
    """
    return _render(text, lang, _restrict_comment, _mark_links_as_ugc)


def _render(
    text: str,
    lang: str,
    before: Callable[[Node, str, HtmlReading], tuple[BodyFault, ...]],
    after: Callable[[Node], None],
) -> Body:
    """`before` may change the tree before the walk and returns faults; `after` may change it after the walk."""
    reading = to_html(text) if len(text) <= MAX_LENGTH else None
    cleaned = None if reading is None or is_too_deep(reading.html) else clean(reading.html)
    root = None if cleaned is None else parse(cleaned)
    if reading is None or root is None:
        return _as_written(text)
    wrong = tuple(remove_wrong_values(root))
    faults = before(root, text, reading)
    nest(root)
    found = Walk(root, lang)
    after(root)
    outline = Outline(
        excerpt=excerpt(_first_paragraph(root), EXCERPT_LENGTH),
        words=found.words,
        headings=tuple(found.headings),
        targets=tuple(found.targets),
        external=tuple(found.external),
        anchors=found.anchors,
        faults=(*find_refused(reading.html), *wrong, *faults, *dict.fromkeys(found.faults)),
    )
    return Body(serialise(root), outline)


def _faults(root: Node, text: str, reading: HtmlReading) -> tuple[BodyFault, ...]:
    """What was not read as an editor probably meant it."""
    in_html = {fault.at.line for fault in reading.faults if fault.code == "markdown-in-html" and fault.at}
    unparsed = (fault for fault in find_unparsed(root, text) if fault.at is None or fault.at.line not in in_html)
    return (*reading.faults, *unparsed)


def _unchanged(_root: Node) -> None:
    """Nothing to change in an editor's text."""


def _restrict_comment(root: Node, _text: str, _reading: HtmlReading) -> tuple[BodyFault, ...]:
    """Removes ids, headings, images and internal anchors. No faults: editors do not correct readers' Markdown."""
    for node in elements(root):
        node.attributes.pop("id", None)
        node.attributes.pop("name", None)
        if node.tag in HEADINGS:
            node.tag, node.children = "p", [Node("strong", {}, node.children)]
        elif node.tag == "img":
            node.attributes.pop("src", None)  # its alternative text stays
        elif node.tag == "a" and node.attributes.get("href", "").startswith("#"):
            del node.attributes["href"]
    return ()


def _mark_links_as_ugc(root: Node) -> None:
    for node in elements(root):
        if node.attributes.get("rel") == "noopener external":
            node.attributes["rel"] = "nofollow ugc noopener external"


def _first_paragraph(node: Node) -> str:
    """The text of the first paragraph outside quotations, lists, tables and footnotes."""
    for child in node.children:
        if isinstance(child, str):
            continue
        if child.tag == "p":
            text = plain(child)
        elif child.tag in _CONTAINERS and child.attributes.get("class") not in {"table", "footnotes"}:
            text = _first_paragraph(child)
        else:
            text = ""
        if text.strip():
            return text
    return ""


def _as_written(text: str) -> Body:
    """The text without markup: each block of lines as a paragraph."""
    paragraphs = [part.strip() for part in without_invalid_characters(text).split("\n\n") if part.strip()]
    html = "\n".join([f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs])
    return Body(html, Outline(words=len(text.split()), faults=(BodyFault("body-unreadable"),)))
