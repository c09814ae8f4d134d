"""The documents that Pagefind indexes: the text of a page, a separator, and all forms of its words."""

from html import escape
from html.parser import HTMLParser

from msgspec import Struct

from laur.search.inflection import Inflector, word_forms

MARK = "\ue000"
"""Separates the text from the forms of its words; the script shows nothing after it."""
_WEIGHTS = {"title": 8, "about": 3, "text": 1}


class SearchDocument(Struct, frozen=True, kw_only=True):
    """A page of the site, as it is indexed."""

    url: str
    title: str
    summary: str
    about: str
    """Tags, names and numbers by which the page is found, even if its text does not contain them."""
    text: str
    kind: str
    year: str | None
    tags: tuple[str, ...]
    organisations: tuple[str, ...]
    conditions: int | None = None
    """Of a page that answers a question: how many conditions the question has."""


def document_html(document: SearchDocument, inflect: Inflector) -> str:
    """The HTML that Pagefind indexes; words of the title weigh the most."""
    parts = {"title": document.title, "about": f"{document.summary} {document.about}", "text": document.text}
    found = "".join(
        f'<p data-pagefind-weight="{_WEIGHTS[name]}">{escape(" ".join(word_forms(text, inflect)))}</p>'
        for name, text in parts.items()
    )
    return (
        f'<!doctype html><html lang="zxx"><head><title>{escape(document.title)}</title></head><body data-pagefind-body>'
        f'<h1 data-pagefind-ignore data-pagefind-meta="title">{escape(document.title)}</h1>'
        f'<p data-pagefind-ignore data-pagefind-meta="summary">{escape(document.summary)}</p>'
        f"<p>{escape(document.text)}</p><p>{MARK}</p>{found}</body></html>"
    )


def plain_text(html: str) -> str:
    """The text of a body's HTML, with single spaces."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _TextReader(HTMLParser):
    """Collects text, with a space between blocks."""

    _INLINE = frozenset(
        {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the signature of `HTMLParser`
        if tag not in self._INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
