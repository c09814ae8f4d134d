"""Markdown to HTML: Python-Markdown as a plain function.

The result contains the raw HTML that the author wrote, so it is not yet safe to show: `laur.markdown.sanitise` and
`laur.markdown.walk` come after it. `laur.markdown.library` says what is read and how.
"""

import threading
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from laur.markdown.characters import without_invalid_characters
from laur.model import BodyFault

if TYPE_CHECKING:
    from laur.markdown.library import MarkdownLibrary

_FAILURES = (RecursionError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What the library can raise for unusual texts, such as hundreds of nested lists."""


class HtmlReading(NamedTuple):
    """A text as HTML, with what was not read as its author probably meant it."""

    html: str
    faults: tuple[BodyFault, ...]


def to_html(text: str) -> HtmlReading | None:
    """The text as HTML; None if the library fails, for example because blocks are nested too deep."""
    library = _library(threading.get_ident()).reset()
    try:
        html = library.convert(without_invalid_characters(text))
    except _FAILURES:
        return None
    return HtmlReading(html, library.faults())


@cache
def _library(_thread: int) -> "MarkdownLibrary":
    """The library for a thread: it holds one text at a time, and takes longer to make than to read a short text."""
    from laur.markdown.library import MarkdownLibrary

    return MarkdownLibrary(output_format="html")
