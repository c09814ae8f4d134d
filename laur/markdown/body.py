"""A body's Markdown as HTML, with an outline of what is in it.

A function of the text and its language, and of nothing else: no file, no link is followed, no other document is known.
"""

from collections.abc import Callable
from html import escape

from laur.i18n import excerpt
from laur.markdown.engine import fit, to_html
from laur.markdown.sanitise import clean, refused
from laur.markdown.tree import Node, elements, parse, plain, serialise
from laur.markdown.unparsed import slips
from laur.markdown.walk import HEADINGS, Walk
from laur.model import Body, BodyFault, Outline

EXCERPT_LENGTH = 200
_AROUND_PARAGRAPHS = frozenset({"article", "div", "section"})


def render_body(text: str, lang: str) -> Body:
    """The body of a document, in HTML5 that is safe to show whatever its author wrote.

    Its headings begin at h2, as the page's title is its h1. Internal targets stand as ``laur:N`` until
    `laur.markdown.links.fill`. A text that cannot be read as Markdown comes back as plain paragraphs, with the fault
    `body-unreadable`; what was refused or seems not to be what it was meant to be is named in
    `Outline.faults`.
    """
    return _render(text, lang, slips, _leave)


def render_comment(text: str, lang: str) -> Body:
    """A reader's comment: as `render_body`, but with nothing that has a part in the page around it.

    It has no heading, no id, no picture; and its links say that the site does not vouch for them (`nofollow ugc`).
    """
    return _render(text, lang, _as_comment, _disown_links)


def _render(
    text: str, lang: str, before: Callable[[Node, str], tuple[BodyFault, ...]], after: Callable[[Node], None]
) -> Body:
    """`before` looks at the tree, or changes it, ahead of the walk, and `after` behind it."""
    html = to_html(text)
    cleaned = None if html is None else clean(html)
    root = None if cleaned is None else parse(cleaned)
    if html is None or root is None:
        return _unread(text)
    slipped = before(root, text)
    found = Walk(root, lang)
    after(root)
    outline = Outline(
        excerpt=excerpt(_first_paragraph(root), EXCERPT_LENGTH),
        words=found.words,
        headings=tuple(found.headings),
        targets=tuple(found.targets),
        external=tuple(found.external),
        anchors=found.anchors,
        faults=(*refused(html), *slipped),
    )
    return Body(serialise(root), outline)


def _leave(_root: Node) -> None:
    """An editor's own text stays as it is."""


def _as_comment(root: Node, _text: str) -> tuple[BodyFault, ...]:
    """Without what would have a part in the page; how its reader slipped is not for an editor to mend."""
    for node in elements(root):
        node.attributes.pop("id", None)
        if node.tag in HEADINGS:
            node.tag, node.children = "p", [Node("strong", {}, node.children)]
        elif node.tag == "img":
            node.attributes.pop("src", None)  # its words stay
        elif node.tag == "a" and node.attributes.get("href", "").startswith("#"):
            del node.attributes["href"]
    return ()


def _disown_links(root: Node) -> None:
    for node in elements(root):
        if node.attributes.get("rel") == "noopener external":
            node.attributes["rel"] = "nofollow ugc noopener external"


def _first_paragraph(node: Node) -> str:
    """The text of the first paragraph that is not part of a quotation, a list, a table or the footnotes."""
    for child in node.children:
        if isinstance(child, str):
            continue
        if child.tag == "p":
            text = plain(child)
        elif child.tag in _AROUND_PARAGRAPHS and child.attributes.get("class") not in {"table", "footnotes"}:
            text = _first_paragraph(child)
        else:
            text = ""
        if text.strip():
            return text
    return ""


def _unread(text: str) -> Body:
    """The text as it is written, a paragraph for each that it has."""
    paragraphs = [part.strip() for part in fit(text).split("\n\n") if part.strip()]
    html = "\n".join([f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs])
    return Body(html, Outline(words=len(text.split()), faults=(BodyFault("body-unreadable"),)))
