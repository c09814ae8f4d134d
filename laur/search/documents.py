"""What Pagefind reads: a document a page, with the words that are shown, and behind a mark the forms that find them."""

from html import escape
from html.parser import HTMLParser

from msgspec import Struct

from laur.search.inflection import Inflector, forms

MARK = "\ue000"
"""Stands between a document's own words and its forms; the script shows nothing that comes after it."""
_WEIGHTS = {"title": 8, "about": 3, "text": 1}


class SearchDocument(Struct, frozen=True, kw_only=True):
    """A page of the site as search knows it."""

    url: str
    title: str
    summary: str
    about: str
    """Tags, names, numbers: what it is about, though its text may not say so."""
    text: str
    kind: str
    year: str | None
    tags: tuple[str, ...]
    organisations: tuple[str, ...]


def html_of(document: SearchDocument, inflect: Inflector) -> str:
    """The document in which Pagefind finds words, heavier where they matter more."""
    parts = {"title": document.title, "about": f"{document.summary} {document.about}", "text": document.text}
    found = "".join(
        f'<p data-pagefind-weight="{_WEIGHTS[name]}">{escape(" ".join(forms(text, inflect)))}</p>'
        for name, text in parts.items()
    )
    return (
        f'<!doctype html><html lang="zxx"><head><title>{escape(document.title)}</title></head><body data-pagefind-body>'
        f'<h1 data-pagefind-ignore data-pagefind-meta="title">{escape(document.title)}</h1>'
        f'<p data-pagefind-ignore data-pagefind-meta="summary">{escape(document.summary)}</p>'
        f"<p>{escape(document.text)}</p><p>{MARK}</p>{found}</body></html>"
    )


def plain(html: str) -> str:
    """The words of a body's HTML, with single spaces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Reader(HTMLParser):
    """Collects text; what stands in different blocks is parted by a space."""

    _INLINE = frozenset(
        {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        if tag not in self._INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
