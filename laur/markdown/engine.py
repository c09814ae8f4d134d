"""Markdown to HTML: Python-Markdown as a plain function.

The result contains the raw HTML that the author wrote, so it is not yet safe to show. Laur's own steps come before
(`laur.markdown.lines`) and after (`laur.markdown.sanitise`, `laur.markdown.walk`).

The extensions are those of Markdown Extra, and lists whose kind depends on the marker (`sane_lists`). From CommonMark
and GitHub come the backslash before any punctuation and at the end of a line, and ``~~struck out~~``. Not used: `toc`
(its slugs drop the letter ł; slugs come from `laur.i18n`), `smarty` (typography depends on the language), `nl2br`.
"""

import re
import string
from functools import cache

from laur.markdown.lines import normalise_lines

_FAILURES = (RecursionError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What the library can raise for unusual texts, such as hundreds of nested lists."""

MAX_OPEN = 1000
"""The most brackets of one kind open at once in a block, and the most fences in a text. For each of them the library
searches the rest of the text, which takes quadratic time."""
_FENCE = re.compile(r"^(?:`{3}|~{3})", re.MULTILINE)
_PAIRS = ("[]", "()", "<>")


def to_html(text: str) -> str | None:
    """The text as HTML; None if the library fails or would need more than seconds.

    Each call creates its own instance, in 0.2 ms: so no state is shared between threads or left by a text that failed.
    """
    if len(_FENCE.findall(text)) > MAX_OPEN or any(_is_nested_too_deep(text, *pair) for pair in _PAIRS):
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
        extensions=[  # instances, because names would make the library search all installed packages
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
        return library.convert(normalise_lines(without_invalid_characters(text)))
    except _FAILURES:
        return None


def _is_nested_too_deep(text: str, opening: str, closing: str) -> bool:
    """Whether more than `MAX_OPEN` unescaped brackets are open at once in a block of lines."""
    if text.count(opening) <= MAX_OPEN:
        return False
    for block in re.split(r"\n[ \t]*\n", text):
        depth = 0
        for bracket in re.findall(rf"(?<!\\)[{re.escape(opening + closing)}]", block):
            depth = depth + 1 if bracket == opening else max(depth - 1, 0)
            if depth > MAX_OPEN:
                return True
    return False


def without_invalid_characters(text: str) -> str:
    """The text without characters that are invalid in HTML; each line ends with a line feed."""
    return _invalid_characters().sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _invalid_characters() -> re.Pattern[str]:
    """Characters that are invalid in HTML: controls, lone surrogates, noncharacters (HTML, 13.2.3.5)."""
    planes = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    return re.compile(f"[^\t\n -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{planes}]")
