"""Lists that somebody typed: lines that begin with a dot or a number, in a paragraph, or paragraphs that do."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from msgspec import Struct

from laur.importing.html.blocks import cut, is_break

_MARK = re.compile(r"\s*(?:(?P<dot>[•·▪●○■►➢]|-(?=\s))|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_WITHIN = ["li", "td", "th", "dd", "figcaption"]
"""What has no room for a list."""


class _Line(Struct, frozen=True):
    """A line of a paragraph."""

    nodes: list[PageElement]
    number: int | None = None
    """Of a numbered item; 0 of one with a dot."""
    mark: int = 0
    """How many characters its mark takes."""


def join_typed_lists(soup: BeautifulSoup) -> None:
    """Two such lines in a row, and more, are items of a list; numbers count on from the first."""
    for paragraph in soup.find_all("p"):
        if _has_room(paragraph):
            _lists_of_lines(soup, paragraph)
    for paragraph in soup.find_all("p"):
        if _is_dotted(paragraph):
            _join_paragraph(soup, paragraph)


def _has_room(paragraph: Tag) -> bool:
    return not paragraph.attrs and paragraph.find_parent(_WITHIN) is None


def _is_dotted(paragraph: PageElement | None) -> bool:
    """Whether it is a paragraph that begins with a dot, and could be an item."""
    if not isinstance(paragraph, Tag) or paragraph.name != "p" or not _has_room(paragraph):
        return False
    return _line(list(paragraph.contents)).number == 0


def _lists_of_lines(soup: BeautifulSoup, paragraph: Tag) -> None:
    runs = _runs([_line(nodes) for nodes in _nodes_of_lines(paragraph)])
    if any(_is_list(run) for run in runs):
        for run in runs:
            paragraph.insert_before(_made(soup, run))
        paragraph.decompose()


def _join_paragraph(soup: BeautifulSoup, paragraph: Tag) -> None:
    """Into the list before it; into one of its own where another such paragraph follows."""
    listing = paragraph.find_previous_sibling()
    if not isinstance(listing, Tag) or listing.name != "ul":
        if not _is_dotted(paragraph.find_next_sibling()):
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
    found = _MARK.match("".join(node.get_text() for node in nodes))
    if found is None:
        return _Line(nodes)
    return _Line(nodes, int(found["number"] or 0), len(found[0]))


def _runs(lines: list[_Line]) -> list[list[_Line]]:
    """Lines that belong together: items of one list, or words."""
    runs: list[list[_Line]] = []
    for line in lines:
        if runs and _goes_on(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(before: _Line, line: _Line) -> bool:
    return line.number == before.number + 1 if line.number and before.number else line.number == before.number


def _is_list(run: list[_Line]) -> bool:
    return len(run) > 1 and run[0].number is not None


def _made(soup: BeautifulSoup, run: list[_Line]) -> Tag:
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
    cut(item, line.mark)
    if isinstance(item.contents[0], NavigableString) and not item.contents[0].strip():
        item.contents[0].extract()
    return item
