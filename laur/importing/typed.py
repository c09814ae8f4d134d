"""Lists that somebody typed: lines that begin with a dot or a number, in a paragraph, or paragraphs that do."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from msgspec import Struct

from laur.importing.blocks import cut, is_break

_MARK = re.compile(r"\s*(?:(?P<dot>[•·▪●○■►➢]|-(?=\s))|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_WITHIN = ["li", "td", "th", "dd", "figcaption"]
"""What has no room for a list."""


class _Line(Struct):
    """A line of a paragraph."""

    nodes: list[PageElement]
    number: int | None = None
    """Of a numbered item; 0 of one with a dot."""
    mark: int = 0
    """How many characters its mark takes."""


def join_typed_lists(soup: BeautifulSoup) -> None:
    """Two such lines in a row, and more, are items of a list; numbers count on from the first."""
    for paragraph in soup.find_all("p"):
        if not paragraph.attrs and paragraph.find_parent(_WITHIN) is None:
            runs = _runs([_line(nodes) for nodes in _nodes_of_lines(paragraph)])
            if any(_is_list(run) for run in runs):
                for run in runs:
                    paragraph.insert_before(_made(soup, run))
                paragraph.decompose()
    for paragraph in soup.find_all("p"):
        listing = paragraph.find_previous_sibling()
        line = _line(list(paragraph.contents))
        if line.number != 0 or paragraph.attrs or paragraph.find_parent(_WITHIN) is not None:
            continue
        following = paragraph.find_next_sibling()
        if isinstance(listing, Tag) and listing.name == "ul":
            listing.append(_item(soup, line))
            paragraph.decompose()
        elif isinstance(following, Tag) and following.name == "p" and _line(list(following.contents)).number == 0:
            made = soup.new_tag("ul")
            paragraph.insert_before(made)
            made.append(_item(soup, line))
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
