"""Block elements of a tree: all text is in paragraphs, ``div`` elements are gone, lists hold only items."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from laur.importing.html.nodes import BLOCKS, HEADINGS, break_runs, is_break, wrap_nodes


def normalise_blocks(soup: BeautifulSoup) -> None:
    """Puts all text in paragraphs, and removes ``div`` elements, empty paragraphs and paragraphs within paragraphs."""
    root = soup.body or soup
    _separate_nested_blocks(soup, root)
    for box in [root, *root.find_all(["div", "blockquote"])]:
        _wrap_text(soup, box)
    _demote_headings(soup, root)
    for box in root.find_all("div"):
        box.unwrap()
    for paragraph in root.find_all("p"):
        _split_at_breaks(soup, paragraph)
    for listing in root.find_all(["ul", "ol"]):
        _fix_list(soup, listing)
    _drop_empty(root)


def _separate_nested_blocks(soup: BeautifulSoup, root: Tag) -> None:
    """A paragraph or heading that holds blocks becomes a ``div``; text beside blocks in a list item gets paragraphs."""
    for paragraph in root.find_all(["p", *HEADINGS]):
        if paragraph.find(lambda tag: tag.name in BLOCKS):
            paragraph.name = "div"
    for item in root.find_all(["li", "dd"]):
        if any(isinstance(child, Tag) and child.name in BLOCKS for child in item.children):
            _wrap_text(soup, item, only_if_mixed=True)


def _demote_headings(soup: BeautifulSoup, root: Tag) -> None:
    """Headings in lists, tables and quotations become bold paragraphs: they are not part of the outline."""
    for heading in root.find_all(HEADINGS):
        if heading.find_parent(["li", "td", "th", "dd", "dt", "blockquote", "figcaption"]):
            heading.name = "p"
            _strong(soup, heading)


def _drop_empty(root: Tag) -> None:
    for tag in root.find_all(["li", "blockquote", "dl"]):
        if not tag.decomposed and not tag.get_text().strip() and tag.find("img") is None:
            tag.decompose()


def _wrap_text(soup: BeautifulSoup, box: Tag, *, only_if_mixed: bool = False) -> None:
    """Puts each run of inline children of an element into a paragraph."""
    run: list[PageElement] = []
    for child in [*box.children, None]:
        if child is not None and not (isinstance(child, Tag) and child.name in BLOCKS):
            run.append(child)
            continue
        if any(isinstance(node, Tag) or str(node).strip() for node in run):
            paragraph = soup.new_tag("p")
            wrap_nodes(paragraph, run)
            if only_if_mixed and len(box.find_all("p", recursive=False)) == 1 and paragraph.next_sibling is not None:
                paragraph.unwrap()  # text, then a nested list: a tight item
        run = []


def _strong(soup: BeautifulSoup, paragraph: Tag) -> None:
    if not paragraph.get_text().strip() or paragraph.find(["strong", "img"]):
        return
    wrap_nodes(soup.new_tag("strong"), list(paragraph.contents))


def _split_at_breaks(soup: BeautifulSoup, paragraph: Tag) -> None:
    """Splits a paragraph at two or more line breaks in a row, and drops it if it is empty."""
    parts: list[list[PageElement]] = [[]]
    for run in break_runs(list(paragraph.contents)):
        breaks = sum(isinstance(node, Tag) for node in run) if is_break(run[0]) else 0
        if breaks >= 2:
            parts.append([])
        elif not breaks or parts[-1]:
            parts[-1] += run
    for part in parts[:-1] if len(parts) > 1 else []:
        before = soup.new_tag("p")
        paragraph.insert_before(before)
        for node in part:
            before.append(node.extract())
        _drop_if_empty(before)
    if len(parts) > 1:
        for node in list(paragraph.contents):
            if node not in parts[-1]:
                node.extract()
    _drop_if_empty(paragraph)


def _drop_if_empty(paragraph: Tag) -> None:
    while paragraph.contents and is_break(paragraph.contents[-1]):
        paragraph.contents[-1].extract()
    if not paragraph.get_text().strip() and paragraph.find("img") is None:
        paragraph.decompose()


def _fix_list(soup: BeautifulSoup, listing: Tag) -> None:
    """Puts each child of a list that is not an item into an item, and notes in each item its position (from 0).

    A list between two items goes into the item before it.
    """
    position = 0
    for child in list(listing.children):
        if isinstance(child, NavigableString):
            if child.strip():
                item = soup.new_tag("li")
                child.wrap(item)
            continue
        if not isinstance(child, Tag) or child.name == "li":
            continue
        before = child.find_previous_sibling("li")
        if child.name in {"ul", "ol"} and before is not None:
            before.append(child.extract())
        else:
            child.wrap(soup.new_tag("li"))
    for item in listing.find_all("li", recursive=False):
        if item.get_text().strip() or item.find("img"):
            item["data-position"] = str(position)
            position += 1
