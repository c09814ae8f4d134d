"""Markdown to HTML: Python-Markdown as a plain function.

What comes out is the library's HTML with whatever raw HTML the author wrote in it: not yet safe to show. What is ours
happens before, to lines (`laur.markdown.lines`), and afterwards (`laur.markdown.sanitise`, `laur.markdown.walk`);
nothing here knows of links, anchors or languages.

The extensions are those of "Markdown Extra" as editors know them, and lists that mind their marker. Of CommonMark and
GitHub are a backslash before any sign and at a line's end, and ``~~struck~~``. Left out: `toc` (its slugs drop the
letter ł; ours come from `laur.i18n`), `smarty` (typography is the language's), `nl2br`.
"""

import re
import string
from functools import cache

from laur.markdown.lines import regular

_FAILURES = (RecursionError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What the library can raise on a text that it was not made for: seen with lists nested by the hundred."""

MOST_OPEN = 1000
"""So many brackets of a kind may be open at once in a block, and so many fences stand in a text: for each the library
looks through what follows."""
_FENCE = re.compile(r"^(?:`{3}|~{3})", re.MULTILINE)
_PAIRS = ("[]", "()", "<>")


def to_html(text: str) -> str | None:
    """The text as HTML, or None where the library cannot cope with it, or not within seconds.

    Each call has an instance of its own: it costs a fifth of a millisecond, and neither another thread nor a text that
    failed half-way can then leave anything behind.
    """
    if len(_FENCE.findall(text)) > MOST_OPEN or any(_is_knotted(text, *pair) for pair in _PAIRS):
        return None
    from markdown import Markdown
    from markdown.extensions.abbr import AbbrExtension
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.md_in_html import MarkdownInHtmlExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension
    from markdown.inlinepatterns import SimpleTagInlineProcessor, SubstituteTagInlineProcessor

    library = Markdown(
        output_format="html",
        extensions=[  # made here and not named, which would search all installed packages for them
            AbbrExtension(),
            AttrListExtension(),
            DefListExtension(),
            FencedCodeExtension(),
            FootnoteExtension(SEPARATOR="-", BACKLINK_TITLE="%d", BACKLINK_TEXT="&#8617;&#65038;"),
            MarkdownInHtmlExtension(),
            SaneListExtension(),
            TableExtension(use_align_attribute=True),
        ],
    )
    library.ESCAPED_CHARS = list(string.punctuation)
    library.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "break", 101)
    library.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(?![\s~])([^~]+)(?<!\s)~~", "del"), "struck", 65)
    try:
        return library.convert(regular(fit(text)))
    except _FAILURES:
        return None


def _is_knotted(text: str, opening: str, closing: str) -> bool:
    """Whether more than `MOST_OPEN` brackets, not counting escaped ones, are open at once between two empty lines."""
    if text.count(opening) <= MOST_OPEN:
        return False
    for block in re.split(r"\n[ \t]*\n", text):
        depth = 0
        for sign in re.findall(rf"(?<!\\)[{re.escape(opening + closing)}]", block):
            depth = depth + 1 if sign == opening else max(depth - 1, 0)
            if depth > MOST_OPEN:
                return True
    return False


def fit(text: str) -> str:
    """The text without the characters that no HTML document may hold, its lines ended by a line feed."""
    return _unfit().sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _unfit() -> re.Pattern[str]:
    """What may not stand in an HTML document: controls, lone surrogates, noncharacters (HTML, 13.2.3.5)."""
    planes = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    return re.compile(f"[^\t\n -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{planes}]")
