"""Footnotes: a mark in the text and a list at its end, made the mark and the line that Markdown has for them.

WordPress marks a place with ``<sup data-fn="key">`` and lists the notes by these keys; word processors link a place
(``#_ftn1``) to a paragraph that links back; plugins write a note where its mark is to stand (``<span data-note>``, as
`laur.importing.wordpress.content` hands it on).
"""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

_WORD_MARK = re.compile(r"#_(?:ftn|edn)\d+")
_WORD_BACK = re.compile(r"^#_(?:ftn|edn)ref\d+$")
_MARKS = frozenset({("sup", True, False), ("span", False, True)})
NAMES = frozenset({"footnote", "ref", "efn_note", "mfn", "modern_footnote", "fn", "sidenote"})
"""The shortcodes in which plugins write a footnote."""


def gather(soup: BeautifulSoup) -> None:
    """Number the notes in the order of their marks; each becomes a paragraph at the end."""
    listed = {str(item["id"]): item for item in soup.select("ol.wp-block-footnotes > li[id]")} | _of_word(soup)
    numbers: dict[str, int] = {}
    for mark in soup.find_all(_is_mark):
        key = str(mark.get("data-fn") or str(mark.get("href") or "").removeprefix("#") or f"inline {len(numbers)}")
        words = mark if mark.name == "span" else listed.get(key)
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
    is_of_word = tag.name == "a" and bool(_WORD_MARK.fullmatch(str(tag.get("href") or "")))
    return (tag.name, tag.has_attr("data-fn"), tag.has_attr("data-note")) in _MARKS or is_of_word


def _of_word(soup: BeautifulSoup) -> dict[str, Tag]:
    """The paragraphs of notes by their names, without the link that leads back."""
    found: dict[str, Tag] = {}
    for back in soup.find_all("a", href=_WORD_BACK):
        name, paragraph = str(back.get("name") or back.get("id") or ""), back.find_parent("p")
        if paragraph is not None and _WORD_MARK.fullmatch(f"#{name}"):
            found[name] = paragraph
            back.decompose()
    return found


def _note(soup: BeautifulSoup, words: Tag, number: int) -> None:
    """A paragraph of its own at the end, without the way back that WordPress adds when it shows a note."""
    paragraph = soup.new_tag("p", attrs={"data-note-of": str(number)})
    for link in words.find_all("a", href=True):
        if str(link["href"]).endswith("-link"):
            link.decompose()
    for child in list(words.contents):
        paragraph.append(child.extract())
    (soup.body or soup).append(paragraph)
