"""The numbers and letters of ordered lists, which texts refer to (“lit. b”, “pkt 7”).

Markdown can begin a list with any number and count up; a list with letters, with gaps, or that counts down stays HTML.
"""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import Tag

from laur.importing.findings import Finding, finding
from laur.importing.html.nodes import trim, words_of

_TYPES = frozenset({"a", "A", "i", "I"})
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,60}?\b((?:lower|upper)-(?:alpha|latin|roman))\b")
_OF_STYLE = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "lower-roman": "i",
    "upper-alpha": "A",
    "upper-latin": "A",
    "upper-roman": "I",
}
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})")
_LARGEST = 99_999
"""The largest number with which a Markdown list begins."""
_NOT_IN_HTML = ["pre", "figure", "table"]
"""Elements that may have blank lines, at which HTML in Markdown ends."""


def read_numbers(soup: BeautifulSoup) -> None:
    """Leaves in each ordered list only the attributes of its numbering that are valid, also those from its style."""
    for listing in soup.find_all("ol"):
        style = _STYLE.search(str(listing.get("style") or "").lower())
        kind = _OF_STYLE[style[1]] if style else str(listing.get("type") or "")
        _set(listing, "type", kind if kind in _TYPES else None)
        _set(listing, "start", _integer(listing, "start"))
        _set(listing, "reversed", "" if listing.has_attr("reversed") else None)
        for item in listing.find_all("li", recursive=False):
            _set(item, "value", _integer(item, "value"))


def keep_numbers(soup: BeautifulSoup) -> Iterable[Finding]:
    """Marks each list whose numbers Markdown cannot express to stay HTML (``data-html``)."""
    for listing in soup.find_all("ol"):
        if listing.find_parent(attrs={"data-html": True}):
            continue
        items = [item for item in listing.find_all("li", recursive=False) if item.has_attr("data-position")]
        first = int(str(items[0].get("value") or listing.get("start") or 1)) if items else 1
        if _counts_up(listing, items, first):
            _set(listing, "start", str(first))
        elif listing.find(_NOT_IN_HTML) or listing.select_one("[data-mark]"):
            yield finding("list-numbers", what=words_of(listing))
        else:
            listing["data-html"] = "yes"
            for item in listing.find_all("li"):
                trim(item)


def _counts_up(listing: Tag, items: list[Tag], first: int) -> bool:
    """Whether the list has numbers without gaps, as Markdown counts them."""
    numbers = [item.get("value") for item in items]
    is_plain = not listing.get("type") and not listing.has_attr("reversed") and 0 <= first <= _LARGEST
    return is_plain and all(value in {None, str(first + place)} for place, value in enumerate(numbers))


def _integer(tag: Tag, name: str) -> str | None:
    """An attribute as browsers read it: the integer at its beginning."""
    found = _INTEGER.match(str(tag.get(name) or ""))
    return str(int(found[1])) if found else None


def _set(tag: Tag, name: str, value: str | None) -> None:
    if value is None:
        del tag[name]
    else:
        tag[name] = value
