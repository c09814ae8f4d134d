"""The one walk over a body's HTML: everything that Laur adds to Markdown happens here.

It adds anchors of headings, figures, scrollable tables and typography, and lists links and images. It does not resolve
links: an internal target becomes ``laur:N``, which is filled in later.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from laur.i18n import NOT_TEXT, slug, typeset_runs
from laur.markdown.nesting import HEADINGS
from laur.markdown.sanitise import INLINE, MAX_REPORTED, allowed_classes, scheme
from laur.markdown.tree import Node, elements, plain
from laur.model import BodyFault, BodyLink, Heading

_FOOTNOTE_LINKS = frozenset({"footnote-ref", "footnote-backref"})
_LINK_ATTRIBUTES = frozenset({"download", "hreflang", "type"})
_KEPT_OF_IMAGE = frozenset({"class", "dir", "id", "lang", "title"})
"""Attributes of an image that mean the same for a link in its place."""
_VERBATIM = frozenset({"code", "kbd", "pre", "samp", "var"})
_VISIBLE_ADDRESS = re.compile(r"\s*+(?:https?://|www\.|\S[^\s@]*+@)\S*+\s*+")
_BARE_ADDRESS = re.compile(
    r"""(?P<web>(?:[Hh]ttps?://|\b[Ww]{3}\.(?=\w))[^\s<>\"'„”“«»`]+)|(?<![\w.+/-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"""
)
_NOT_IN_ADDRESS = re.compile(r"""[\s"<>\\^`{|}]|%(?![0-9a-fA-F]{2})""")
_ANCHOR = re.compile(r"(?!(?:part|mark|draw|comment)_)[a-zA-Z0-9_][a-zA-Z0-9_.:-]*")
"""What may be an id in a body; the excluded prefixes are reserved for layouts (docs/layouts.md, “Ids”)."""
_MAIN = "main"
"""The id of the element that contains a body."""
_WORD = re.compile(r"[^\W_]\S*")


class _Labels(NamedTuple):
    table: str
    footnotes: str
    back: str


_LABELS = {
    "pl": _Labels("Tabela", "Przypisy", "Wróć do odesłania"),
    "en": _Labels("Table", "Footnotes", "Back to reference"),
}


class _Ancestors(NamedTuple):
    """What the elements around a place in the tree mean for it."""

    lang: str
    verbatim: bool = False
    in_link: bool = False
    in_figure: bool = False
    in_table: bool = False

    def within(self, node: Node) -> "_Ancestors":
        lang = node.attributes.get("lang")
        return _Ancestors(
            primary(lang) if lang else self.lang,
            self.verbatim or node.tag in _VERBATIM,
            self.in_link or node.tag == "a",
            self.in_figure or node.tag == "figure",
            self.in_table or node.tag == "table",
        )


class _Run(NamedTuple):
    """A text node of the current block and its place in the tree; `lang` is empty if it is not typeset."""

    text: str
    lang: str
    siblings: list[Node | str]
    position: int


class AnchorIds:
    """The ids of a body, each used once. Ids that the author chose take precedence over those of headings."""

    def __init__(self, root: Node) -> None:
        self.taken: dict[str, None] = {}
        self.chosen: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        """The last number that was added to an id; smaller ones are taken."""
        for node in elements(root):
            name = node.attributes.pop("name", "")  # the anchor of a link in older HTML
            written = node.attributes.pop("id", "") or name
            if written and written not in self.chosen:
                wanted = written if _ANCHOR.fullmatch(written) else slug(written)
                self.chosen[written] = node.attributes["id"] = self.claim(wanted)

    def claim(self, wanted: str) -> str:
        """The wanted id, or the first free one of ``wanted-2``, ``wanted-3`` …"""
        free, number = wanted, self._numbers.get(wanted, 1)
        while free in self.taken or free == _MAIN:
            number += 1
            free = f"{wanted}-{number}"
        self.taken[free] = None
        self._numbers[wanted] = number
        return free


class Walk:
    """Walks over one tree, changes it in place, and keeps what it finds."""

    def __init__(self, root: Node, lang: str) -> None:
        self.headings: list[Heading] = []
        self.targets: list[BodyLink] = []
        self.external: list[BodyLink] = []
        self.faults: list[BodyFault] = []
        self.words = 0
        self._labels = _LABELS.get(primary(lang), _LABELS["en"])
        self._runs: list[_Run] = []
        self._demote = 1 if any(node.tag == "h1" for node in elements(root)) else 0
        self._anchors = AnchorIds(root)
        self._flow(root, _Ancestors(primary(lang)))

    @property
    def anchors(self) -> tuple[str, ...]:
        return tuple(self._anchors.taken)

    # ---------------------------------------------------------------------------------------------- descent

    def _flow(self, node: Node, at: _Ancestors) -> None:
        """Walks over the content of an element; a block is typeset at its end, or where another block begins."""
        children, node.children = node.children, []
        block = node.tag not in INLINE
        if block:
            self._typeset()
        for child in children:
            if isinstance(child, Node):
                self._element(child, node, at)
            elif ("://" in child or "www." in child.lower() or "@" in child) and not at.verbatim and not at.in_link:
                for piece in _with_links(child):
                    if isinstance(piece, Node):
                        self._element(piece, node, at)
                    else:
                        self._text(piece, node, at)
            else:
                self._text(child, node, at)
        if block:
            self._typeset()

    def _element(self, node: Node, parent: Node, at: _Ancestors) -> None:
        """Walks over one element: its attributes, then its content, then what replaces it."""
        at_parent, at = at, at.within(node)
        if "class" in node.attributes:
            _set(node, "class", allowed_classes(node.attributes["class"]))
        if not _is_address(node.attributes.get("cite", "https:")):
            del node.attributes["cite"]
        if node.tag == "img" and _is_address(node.attributes.get("src", "//")):
            self._words_of_image(node, parent, at_parent)
            return
        if node.tag == "a":
            self._link(node)
        elif node.tag == "img":
            self._image(node)
        elif node.tag in {"td", "th"} and "align" in node.attributes:
            kind = node.attributes.get("class", "")
            node.attributes["class"] = f"{kind} align-{node.attributes.pop('align')}".strip()
        if node.tag in {"br", "img"}:  # nothing to typeset, but it matters for the text beside it
            self._runs.append(_Run("\n" if node.tag == "br" else NOT_TEXT, "", [], 0))
        if "role" not in node.attributes:  # the number of a footnote is not text
            self._flow(node, at)
        replacement = self._replacement(node, at_parent)
        if replacement is not None:
            parent.children.append(replacement)

    def _replacement(self, node: Node, around: _Ancestors) -> Node | None:
        """What replaces an element after its content was walked; None if it is removed."""
        if node.tag == "p":
            return self._paragraph(node, around)
        if node.tag in HEADINGS:
            return self._heading(node)
        if node.tag == "table" and not around.in_table:
            return self._table(node)
        if node.tag == "div" and node.attributes.get("class") == "footnote":
            node.tag = "section"
            node.attributes = {"class": "footnotes", "role": "doc-endnotes", "aria-label": self._labels.footnotes}
            node.children = [child for child in node.children if isinstance(child, str) or child.tag != "hr"]
        return node

    # ---------------------------------------------------------------------------------------------- text

    def _text(self, text: str, parent: Node, at: _Ancestors) -> None:
        siblings = parent.children
        siblings.append(text)
        if self._runs or not text.isspace():
            lang = "" if at.verbatim or (at.in_link and _VISIBLE_ADDRESS.fullmatch(text)) else at.lang
            self._runs.append(_Run(text, lang, siblings, len(siblings) - 1))

    def _typeset(self) -> None:
        """Ends a block: typesets its text nodes together, each by the rules of its own language."""
        runs, self._runs = self._runs, []
        if not runs:
            return
        self.words += len(_WORD.findall("".join([run.text for run in runs])))
        seen = [run.text if run.lang or not run.text.strip() else NOT_TEXT for run in runs]
        for lang in sorted({run.lang for run in runs} - {""}):
            for run, text in zip(runs, typeset_runs(seen, lang), strict=True):
                if run.lang == lang:
                    run.siblings[run.position] = text

    # ---------------------------------------------------------------------------------------------- links, images

    def _link(self, node: Node) -> None:
        href = node.attributes.pop("href", None)
        if href is None:
            node.tag = "span"
            node.attributes = {name: value for name, value in node.attributes.items() if name not in _LINK_ATTRIBUTES}
            return
        kind = node.attributes.get("class", "")
        text = " ".join(plain(node).split()) or next((e.attributes.get("alt", "") for e in elements(node)), "")
        if kind in _FOOTNOTE_LINKS and href.startswith("#") and all(isinstance(child, str) for child in node.children):
            self._footnote_link(node, kind)
            address = "#" + self._anchors.chosen.get(href[1:], href[1:])
        elif _is_address(href):
            node.attributes |= {"class": f"{kind} external".strip(), "rel": "noopener external"}
            self.external.append(BodyLink(href, text))
            address = href
        elif scheme(href):
            address = href
        else:
            address = href if href.startswith("#") else f"laur:{len(self.targets)}"
            self.targets.append(BodyLink(href, text))
        node.attributes = {"href": encoded(address)} | node.attributes

    def _footnote_link(self, node: Node, kind: str) -> None:
        if kind == "footnote-ref":
            node.attributes["role"] = "doc-noteref"
            return
        number = node.attributes.pop("title", "")
        node.attributes |= {"role": "doc-backlink", "aria-label": f"{self._labels.back} {number}".strip()}

    def _image(self, node: Node) -> None:
        src, alt = node.attributes.pop("src"), node.attributes.pop("alt", "")
        address = f"laur:{len(self.targets)}"
        self.targets.append(BodyLink(src, alt, is_image=True))
        node.attributes = {"src": address, "alt": alt} | node.attributes | {"loading": "lazy", "decoding": "async"}

    def _words_of_image(self, node: Node, parent: Node, at: _Ancestors) -> None:
        """A link in place of an image of another site, as pages load nothing from other sites.

        Only the words remain of an image without an address, and within a link.
        """
        src = node.attributes.get("src")
        if src is None:
            self._text(node.attributes.get("alt", ""), parent, at)
            return
        self.faults.append(BodyFault("picture-elsewhere", src[:MAX_REPORTED]))
        words = node.attributes.get("alt", "").strip() or _file_name(src)
        if at.in_link:
            self._text(words, parent, at)
            return
        kept = {name: value for name, value in node.attributes.items() if name in _KEPT_OF_IMAGE}
        self._element(Node("a", {"href": src} | kept, [words]), parent, at)

    # ---------------------------------------------------------------------------------------------- blocks

    def _heading(self, node: Node) -> Node | None:
        text = " ".join(plain(node).split())
        if not text and "id" not in node.attributes and not any(element.tag == "img" for element in elements(node)):
            return None
        written = int(node.tag[1])
        level = min(written + self._demote, 6)
        anchor = node.attributes.pop("id", None) or self._anchors.claim(slug(text))
        node.tag = f"h{level}"
        node.attributes = {"id": anchor} | node.attributes
        self.headings.append(Heading(level, anchor, text, written))
        return node

    def _paragraph(self, node: Node, around: _Ancestors) -> Node | None:
        content = _content(node)
        breaks_only = all(isinstance(child, Node) and child.tag in {"br", "wbr"} for child in content)
        if breaks_only and "id" not in node.attributes:
            return None
        image = _only_image(content)
        if image is None or around.in_figure:
            return node
        caption = image.attributes.pop("title", "").strip()
        node.tag, node.children = "figure", content
        if caption:
            lang = primary(node.attributes.get("lang", "")) or around.lang
            node.children.append(Node("figcaption", {}, [*typeset_runs([caption], lang)]))
        return node

    def _table(self, node: Node) -> Node:
        """The table in a region with a label, which can be scrolled by keyboard."""
        names = [element for element in elements(node) if element.tag == "caption"]
        heads = [element for element in elements(node) if element.tag == "th"]
        for head in (element for part in elements(node) if part.tag == "thead" for element in elements(part)):
            if head.tag == "th":
                head.attributes.setdefault("scope", "col")
        name = next((text for text in (" ".join(plain(e).split()) for e in (*names, *heads)) if text), "")
        label = f"{self._labels.table}: {name}" if name else self._labels.table
        return Node("div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": label}, [node])


def primary(lang: str) -> str:
    """A language tag without its region: ``pl`` for ``pl-PL``."""
    return lang.strip().partition("-")[0].lower()


def _is_address(address: str) -> bool:
    """Whether an address leads to another site: with ``http``, ``https``, or without a scheme (``//example.org``)."""
    return scheme(address) in {"http", "https"} or address.strip().startswith("//")


def _file_name(address: str) -> str:
    """The name of the file to which an address leads; its host if it has no path."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc or address.strip()


def encoded(address: str) -> str:
    """An address that an author wrote, with percent signs for what no address contains, such as spaces."""
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), address.strip())


def _set(node: Node, name: str, value: str) -> None:
    if value:
        node.attributes[name] = value
    else:
        del node.attributes[name]


def _with_links(text: str) -> Iterator[Node | str]:
    """The text with its bare web and e-mail addresses as links."""
    end = 0
    for match in _BARE_ADDRESS.finditer(text):
        shown = match[0]
        while shown[-1] in ".,;:!?…]}" or (shown[-1] == ")" and shown.count(")") > shown.count("(")):
            shown = shown[:-1]
        if shown.endswith("/") and shown.count("/") < 3 and "://" in shown:
            continue
        if match.start() > end:
            yield text[end : match.start()]
        begun = "mailto:" if match["mail"] else "" if "://" in shown else "https://"
        yield Node("a", {"href": begun + shown}, [shown])
        end = match.start() + len(shown)
    if end < len(text):
        yield text[end:]


def _content(node: Node) -> list[Node | str]:
    """The content of an element without white space."""
    return [child for child in node.children if isinstance(child, Node) or child.strip()]


def _only_image(content: list[Node | str]) -> Node | None:
    """The image, if it is the only content, on its own or in a link."""
    if len(content) != 1 or isinstance(content[0], str):
        return None
    node = content[0]
    if node.tag == "img":
        return node
    return _only_image(_content(node)) if node.tag == "a" else None
