"""Footnotes, brought into one form: a numbered reference in the text, and a numbered paragraph at its end.

WordPress marks a reference with ``<sup data-fn="key">`` and lists the notes by these keys. Word processors link a
reference (``#_ftn1``) to a paragraph that links back. Plugins write the note where its reference belongs; for these
`laur.importing.wordpress.shortcodes` writes ``<span data-note>``.
"""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

_WORD_REFERENCE = re.compile(r"#_(?:ftn|edn)\d+")
_WORD_BACKLINK = re.compile(r"^#_(?:ftn|edn)ref\d+$")
_REFERENCES = frozenset({("sup", True, False), ("span", False, True)})
"""Element, has ``data-fn``, has ``data-note``."""
SHORTCODES = frozenset({"footnote", "ref", "efn_note", "mfn", "modern_footnote", "fn", "sidenote"})
"""Shortcodes in which plugins write a footnote."""


def convert_footnotes(soup: BeautifulSoup) -> None:
    """Number the footnotes in the order of their references; each note becomes a paragraph at the end."""
    notes = {str(item["id"]): item for item in soup.select("ol.wp-block-footnotes > li[id]")} | _word_notes(soup)
    numbers: dict[str, int] = {}
    for reference in soup.find_all(_is_reference):
        target = str(reference.get("href") or "").removeprefix("#")
        key = str(reference.get("data-fn") or target or f"inline {len(numbers)}")
        note = reference if reference.name == "span" else notes.get(key)
        if note is None:
            continue
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            _append_note(soup, note, numbers[key])
        mark = soup.new_tag("sup", attrs={"data-mark": str(numbers[key])})
        mark.string = str(numbers[key])
        reference.replace_with(mark)
    for listing in soup.select("ol.wp-block-footnotes"):
        if not listing.get_text().strip():
            listing.decompose()


def _is_reference(tag: Tag) -> bool:
    is_word_reference = tag.name == "a" and bool(_WORD_REFERENCE.fullmatch(str(tag.get("href") or "")))
    return (tag.name, tag.has_attr("data-fn"), tag.has_attr("data-note")) in _REFERENCES or is_word_reference


def _word_notes(soup: BeautifulSoup) -> dict[str, Tag]:
    """The paragraphs of a word processor's notes by their names (``_ftn1``), without the link back."""
    found: dict[str, Tag] = {}
    for backlink in soup.find_all("a", href=_WORD_BACKLINK):
        name, paragraph = str(backlink.get("name") or backlink.get("id") or ""), backlink.find_parent("p")
        if paragraph is not None and _WORD_REFERENCE.fullmatch(f"#{name}"):
            found[name] = paragraph
            backlink.decompose()
    return found


def _append_note(soup: BeautifulSoup, note: Tag, number: int) -> None:
    """Moves a note into a paragraph at the end, without the link back that WordPress adds."""
    paragraph = soup.new_tag("p", attrs={"data-note-of": str(number)})
    for link in note.find_all("a", href=True):
        if str(link["href"]).endswith("-link"):
            link.decompose()
    for child in list(note.contents):
        paragraph.append(child.extract())
    (soup.body or soup).append(paragraph)
