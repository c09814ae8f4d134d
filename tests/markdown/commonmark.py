"""What a reader sees of a text, as Laur and as two independent parsers of Markdown read it.

markdown-it-py and cmark-gfm (GitHub's own) are the references: CommonMark, with GitHub's tables and struck-out text. In
a few corners they differ from each other; then either is right.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import cmarkgfm  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Comment, Tag
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from laur.markdown.engine import to_html
from laur.markdown.sanitise import clean

Shown = list[object]

_MARKDOWN_IT = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_CMARK = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
_COMPARED = {
    "a": ("href", "title"), "img": ("src", "alt", "title"), "ol": ("start",), "td": ("align",), "th": ("align",),
}  # fmt: skip
_BLOCKS = frozenset(
    """body p ul ol li blockquote pre h1 h2 h3 h4 h5 h6 hr table thead tbody tr td th div details summary dl dt
    dd br""".split()  # noqa: SIM905 - a list of words
)


def shown(html: str) -> Shown:
    """The elements and words of some HTML, without the white space that a browser does not show."""
    html = re.sub(r' style="text-align:(\w+)"', r' align="\1"', re.sub(r"<(/?)s>", r"<\1del>", html))
    body = BeautifulSoup(clean(html.strip()) or "", "html5lib").body
    assert body is not None
    return _within(body, verbatim=False)


def ours(text: str) -> Shown:
    """The text as Laur reads it."""
    reading = to_html(text)
    assert reading is not None, text
    return shown(reading.html)


def references(text: str) -> tuple[Shown, Shown]:
    """The text as markdown-it-py and as cmark-gfm read it."""
    cmark = cmarkgfm.markdown_to_html_with_extensions(text, options=_CMARK, extensions=["table", "strikethrough"])
    return shown(_MARKDOWN_IT.render(text)), shown(cmark)


def _within(node: Tag, *, verbatim: bool) -> Shown:
    made: Shown = []
    for child in node.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, Tag):
            values = tuple(
                (name, unquote(str(child[name]))) for name in _COMPARED.get(child.name, ()) if name in child.attrs
            )
            made.append((child.name, values, _within(child, verbatim=verbatim or child.name == "pre")))
        elif made and isinstance(made[-1], str):
            made[-1] += str(child)
        else:
            made.append(str(child))
    return [one for one in _shown(node, made, verbatim=verbatim) if one]


def _shown(node: Tag, parts: Shown, *, verbatim: bool) -> Iterator[object]:
    for number, part in enumerate(parts):
        if not isinstance(part, str):
            yield part
        elif verbatim:
            text = re.sub(r"[ \t]+$", "", part.expandtabs(4), flags=re.MULTILINE)
            yield text.rstrip("\n") if number == len(parts) - 1 else text
        else:
            text = re.sub(r"[ \t\n\r\f]+", " ", part)
            if _is_edge(node, parts, number - 1):
                text = text.lstrip(" ")
            yield text.rstrip(" ") if _is_edge(node, parts, number + 1) else text


def _is_edge(node: Tag, parts: Shown, number: int) -> bool:
    """Whether a block begins or ends where the part with this number is, or would be."""
    if not 0 <= number < len(parts):
        return node.name in _BLOCKS
    beside = parts[number]
    return isinstance(beside, tuple) and beside[0] in _BLOCKS
