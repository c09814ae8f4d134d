"""Footnotes: a mark in the text and a list at its end, made the mark and the line that Markdown has for them.

WordPress marks a place with ``<sup data-fn="key">`` and lists the notes by these keys; plugins write a note where its
mark is to stand (``<span data-note>``, as `laur.importing.wordpress` hands it on).
"""

from bs4 import BeautifulSoup
from bs4.element import Tag

NAMES = frozenset({"footnote", "ref", "efn_note", "mfn", "modern_footnote", "fn", "sidenote"})
"""The shortcodes in which plugins write a footnote."""


def gather(soup: BeautifulSoup) -> None:
    """Number the notes in the order of their marks; each becomes a paragraph at the end."""
    listed = {str(item["id"]): item for item in soup.select("ol.wp-block-footnotes > li[id]")}
    numbers: dict[str, int] = {}
    for mark in soup.find_all(_is_mark):
        key = str(mark.get("data-fn") or f"inline {len(numbers)}")
        words = listed.get(key) if mark.name == "sup" else mark
        if words is None:
            continue
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            _note(soup, words, numbers[key])
        shown = soup.new_tag("sup", attrs={"data-mark": str(numbers[key])})
        shown.string = str(numbers[key])
        mark.replace_with(shown)
    for listing in soup.select("ol.wp-block-footnotes"):
        if not listing.get_text().strip():
            listing.decompose()


def _is_mark(tag: Tag) -> bool:
    return (tag.name == "sup" and tag.has_attr("data-fn")) or (tag.name == "span" and tag.has_attr("data-note"))


def _note(soup: BeautifulSoup, words: Tag, number: int) -> None:
    """A paragraph of its own at the end, without the way back that WordPress adds when it shows a note."""
    paragraph = soup.new_tag("p", attrs={"data-note-of": str(number)})
    for link in words.find_all("a", href=True):
        if str(link["href"]).endswith("-link"):
            link.decompose()
    for child in list(words.contents):
        paragraph.append(child.extract())
    (soup.body or soup).append(paragraph)
