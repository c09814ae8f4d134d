"""Lists that are not list elements: pasted from a word processor, or typed with a bullet or a number on each line."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from msgspec import Struct

from laur.importing.html.nodes import classes_of, cut_start, is_break

_WORD_LIST = re.compile(r"MsoList|mso-list", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_MAX_WORD_LEVEL = 6
_WORD_MARKER = re.compile(r"^[\s\u00a0]*(?:[·•▪§o\uf0b7\uf0a7\u25cf\u25cb\u2022*–-]|(\d{1,3})[.)])[\s\u00a0]+")
_TYPED_MARKER = re.compile(r"\s*(?:(?P<bullet>[•·▪●○■►➢]|-(?=\s))|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_NO_LISTS_WITHIN = ["li", "td", "th", "dd", "figcaption"]
"""Elements in which lines stay lines."""


# ---------------------------------------------------------------------------------------------- word processors


def join_word_lists(soup: BeautifulSoup) -> None:
    """Makes list elements of paragraphs that a word processor displayed as lists."""
    for paragraph in soup.find_all("p"):
        if not _is_word_item(paragraph):
            continue
        text = paragraph.get_text()
        marker = _WORD_MARKER.match(text)
        if marker is None:
            continue
        before = paragraph.find_previous_sibling()
        listing = _word_list(soup, paragraph, before, "ol" if marker[1] else "ul")
        cut_start(paragraph, len(marker[0]))
        paragraph.name = "li"
        paragraph.attrs = {"value": marker[1]} if marker[1] else {}
        listing.append(paragraph.extract())


def _is_word_item(paragraph: Tag) -> bool:
    return bool(_WORD_LIST.search(f"{classes_of(paragraph)} {paragraph.get('style') or ''}"))


def _word_list(soup: BeautifulSoup, paragraph: Tag, before: Tag | None, name: str) -> Tag:
    """The list that a paragraph belongs to: the one before it, a list in the last item of that one, or a new one."""
    level = _WORD_LEVEL.search(str(paragraph.get("style") or ""))
    depth = min(int(level[1]), _MAX_WORD_LEVEL) if level else 1
    if before is not None and before.get("data-word"):
        for _ in range(depth - 1):
            items = before.find_all("li", recursive=False)
            nested = items[-1].find(["ul", "ol"], attrs={"data-word": True}, recursive=False) if items else None
            if not isinstance(nested, Tag):
                nested = soup.new_tag(name, attrs={"data-word": name})
                (items[-1] if items else before).append(nested)
            before = nested
        if before.get("data-word") == name:
            return before
    listing = soup.new_tag(name, attrs={"data-word": name})
    paragraph.insert_before(listing)
    return listing


# ---------------------------------------------------------------------------------------------- typed lists


class _Line(Struct, frozen=True):
    """A line of a paragraph."""

    nodes: list[PageElement]
    number: int | None = None
    """The number at its beginning; 0 for a bullet, None for neither."""
    marker_length: int = 0
    """In characters."""


def join_typed_lists(soup: BeautifulSoup) -> None:
    """Makes list elements of two or more consecutive lines or paragraphs with bullets, or with consecutive numbers."""
    for paragraph in soup.find_all("p"):
        if _may_be_list(paragraph):
            _lists_of_lines(soup, paragraph)
    for paragraph in soup.find_all("p"):
        if _is_bulleted(paragraph):
            _join_paragraph(soup, paragraph)


def _may_be_list(paragraph: Tag) -> bool:
    return not paragraph.attrs and paragraph.find_parent(_NO_LISTS_WITHIN) is None


def _is_bulleted(node: PageElement | None) -> bool:
    """Whether a node is a paragraph that begins with a bullet and may become a list item."""
    if not isinstance(node, Tag) or node.name != "p" or not _may_be_list(node):
        return False
    return _line(list(node.contents)).number == 0


def _lists_of_lines(soup: BeautifulSoup, paragraph: Tag) -> None:
    runs = _runs([_line(nodes) for nodes in _nodes_of_lines(paragraph)])
    if any(_is_list(run) for run in runs):
        for run in runs:
            paragraph.insert_before(_element(soup, run))
        paragraph.decompose()


def _join_paragraph(soup: BeautifulSoup, paragraph: Tag) -> None:
    """Moves a bulleted paragraph into the list before it, or into a new one if a bulleted paragraph follows."""
    listing = paragraph.find_previous_sibling()
    if not isinstance(listing, Tag) or listing.name != "ul":
        if not _is_bulleted(paragraph.find_next_sibling()):
            return
        listing = soup.new_tag("ul")
        paragraph.insert_before(listing)
    listing.append(_item(soup, _line(list(paragraph.contents))))
    paragraph.decompose()


def _nodes_of_lines(paragraph: Tag) -> Iterator[list[PageElement]]:
    line: list[PageElement] = []
    for node in paragraph.contents:
        if is_break(node):
            yield line
            line = []
        else:
            line.append(node)
    yield line


def _line(nodes: list[PageElement]) -> _Line:
    found = _TYPED_MARKER.match("".join(node.get_text() for node in nodes))
    if found is None:
        return _Line(nodes)
    return _Line(nodes, int(found["number"] or 0), len(found[0]))


def _runs(lines: list[_Line]) -> list[list[_Line]]:
    """The lines in runs: the items of one list, or lines of text."""
    runs: list[list[_Line]] = []
    for line in lines:
        if runs and _continues(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _continues(before: _Line, line: _Line) -> bool:
    return line.number == before.number + 1 if line.number and before.number else line.number == before.number


def _is_list(run: list[_Line]) -> bool:
    return len(run) > 1 and run[0].number is not None


def _element(soup: BeautifulSoup, run: list[_Line]) -> Tag:
    """The list or the paragraph of a run of lines."""
    if not _is_list(run):
        paragraph = soup.new_tag("p")
        for place, line in enumerate(run):
            paragraph.extend([*([soup.new_tag("br")] if place else []), *line.nodes])
        return paragraph
    first = run[0].number
    listing = soup.new_tag("ol", attrs={"start": str(first)}) if first else soup.new_tag("ul")
    for place, line in enumerate(run):
        item = _item(soup, line)
        if first:
            item["data-position"] = str(place)
        listing.append(item)
    return listing


def _item(soup: BeautifulSoup, line: _Line) -> Tag:
    item = soup.new_tag("li")
    item.extend(line.nodes)
    cut_start(item, line.marker_length)
    if isinstance(item.contents[0], NavigableString) and not item.contents[0].strip():
        item.contents[0].extract()
    return item
