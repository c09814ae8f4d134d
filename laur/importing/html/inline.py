"""Links and emphasis that span more than Markdown allows: whole blocks, or several paragraphs."""

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from laur.importing.html.nodes import BLOCKS, HEADINGS, break_runs, is_break, wrap_nodes

EMPHASIS = ["strong", "em", "del", "mark", "sub", "sup", "code", "kbd", "samp"]
_TABLE_PARTS = frozenset({"caption", "thead", "tbody", "tfoot", "tr", "td", "th", "figcaption"})
"""Blocks within other blocks, which always stand in one of `BLOCKS`."""


def split_inline(soup: BeautifulSoup) -> None:
    """Leaves no link and no emphasis that holds a block element or a paragraph break (two line breaks in a row)."""
    for link in soup.find_all("a"):
        if link.find(_is_block):
            _move_into_one_block(soup, link)
        for run in _paragraph_breaks(link):
            run[0].replace_with(" ")
            for node in run[1:]:
                node.extract()
    for emphasis in soup.find_all(EMPHASIS):
        if emphasis.find(_is_block):
            _move_into_each_block(soup, emphasis, emphasis)
            emphasis.name, emphasis.attrs = "div", {}
    for emphasis in soup.find_all(EMPHASIS):
        for run in _paragraph_breaks(emphasis):
            _split_emphasis(soup, run)


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.name in _TABLE_PARTS


def _move_into_one_block(soup: BeautifulSoup, link: Tag) -> None:
    """Moves a link around blocks (a card) into their heading, or else into the first text or image."""
    within = [tag for tag in link.find_all(_is_block) if tag.get_text().strip() and not tag.find(_is_block)]
    heading = next((tag for tag in within if tag.name in HEADINGS), None)
    target = heading or next(iter(within), None) or link.find("img")
    if isinstance(target, Tag):
        wrap_nodes(_empty_copy(soup, link), [target] if target.name == "img" else list(target.contents))
    link.name, link.attrs = "div", {}


def _move_into_each_block(soup: BeautifulSoup, box: Tag, emphasis: Tag) -> None:
    """Moves emphasis around blocks into each of them, except headings, which are emphasised already."""
    run: list[PageElement] = []
    for node in [*box.contents, None]:
        if node is not None and not (isinstance(node, Tag) and (_is_block(node) or node.find(_is_block))):
            run.append(node)
            continue
        if any(each.get_text().strip() for each in run):
            wrap_nodes(_empty_copy(soup, emphasis), run)
        run = []
        if isinstance(node, Tag) and node.name not in HEADINGS:
            _move_into_each_block(soup, node, emphasis)


def _empty_copy(soup: BeautifulSoup, tag: Tag) -> Tag:
    copy = soup.new_tag(tag.name)
    copy.attrs = tag.attrs.copy()
    return copy


def _paragraph_breaks(tag: Tag) -> list[list[PageElement]]:
    """The runs of two or more line breaks that are direct children of an element."""
    return [run for run in break_runs(list(tag.contents)) if is_break(run[0]) and sum(map(is_break, run)) > 1]


def _split_emphasis(soup: BeautifulSoup, run: list[PageElement]) -> None:
    """Splits the emphasis around line breaks in two: one before them, one after them."""
    emphasis = run[0].parent
    while emphasis is not None and emphasis.name in EMPHASIS:
        after = _empty_copy(soup, emphasis)
        after.extend(list(run[-1].next_siblings))
        emphasis.insert_after(*run, after)
        emphasis = emphasis.parent
