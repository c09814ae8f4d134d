"""Blocks of a tidied tree: loose words become paragraphs, boxes go, headings stand in order, Word's lists are lists."""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from laur.importing.findings import Finding, finding

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = frozenset(
    {*HEADINGS, "p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr", "div", "li", "dd", "dt"}
)
_WORD_LIST = re.compile(r"MsoList|mso-list", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_DEEPEST_LIST = 6
_BULLET = re.compile(r"^[\s\u00a0]*(?:[·•▪§o\uf0b7\uf0a7\u25cf\u25cb\u2022*–-]|(\d{1,3})[.)])[\s\u00a0]+")


def in_blocks(soup: BeautifulSoup) -> None:
    """Every run of words in a paragraph; no box left, and no paragraph empty or in another."""
    root = soup.body or soup
    _wrap_loose(soup, root)
    for box in [root, *root.find_all(["div", "blockquote"])]:
        _wrap(soup, box)
    _demote_headings(soup, root)
    for box in root.find_all("div"):
        box.unwrap()
    for paragraph in root.find_all("p"):
        _split_at_breaks(soup, paragraph)
    for listing in root.find_all(["ul", "ol"]):
        _mend_list(soup, listing)
    _drop_empty(root)


def _wrap_loose(soup: BeautifulSoup, root: Tag) -> None:
    """What holds blocks is a box, and an item that holds blocks has its words in paragraphs."""
    for paragraph in root.find_all(["p", *HEADINGS]):
        if paragraph.find(lambda tag: tag.name in BLOCKS):
            paragraph.name = "div"
    for item in root.find_all(["li", "dd"]):
        if any(isinstance(child, Tag) and child.name in BLOCKS for child in item.children):
            _wrap(soup, item, only_if_mixed=True)


def _demote_headings(soup: BeautifulSoup, root: Tag) -> None:
    """A heading within a list, a table or a quotation heads nothing."""
    for heading in root.find_all(HEADINGS):
        if heading.find_parent(["li", "td", "th", "dd", "dt", "blockquote", "figcaption"]):
            heading.name = "p"
            _strong(soup, heading)


def _drop_empty(root: Tag) -> None:
    for tag in root.find_all(["li", "blockquote", "dl"]):
        if not tag.decomposed and not tag.get_text().strip() and tag.find("img") is None:
            tag.decompose()


def _wrap(soup: BeautifulSoup, box: Tag, *, only_if_mixed: bool = False) -> None:
    """Put each run of inline children of a box into a paragraph."""
    run: list[PageElement] = []
    for child in [*box.children, None]:
        if child is not None and not (isinstance(child, Tag) and child.name in BLOCKS):
            run.append(child)
            continue
        if any(isinstance(node, Tag) or str(node).strip() for node in run):
            paragraph = soup.new_tag("p")
            put_into(paragraph, run)
            if only_if_mixed and len(box.find_all("p", recursive=False)) == 1 and paragraph.next_sibling is not None:
                paragraph.unwrap()  # words, then a nested list: a tight item
        run = []


def _strong(soup: BeautifulSoup, paragraph: Tag) -> None:
    if not paragraph.get_text().strip() or paragraph.find(["strong", "img"]):
        return
    put_into(soup.new_tag("strong"), list(paragraph.contents))


def put_into(around: Tag, nodes: list[PageElement]) -> None:
    """Put a new element around nodes that stand beside each other."""
    nodes[0].insert_before(around)
    around.extend(nodes)


def _split_at_breaks(soup: BeautifulSoup, paragraph: Tag) -> None:
    """Two breaks in a row are how one made a paragraph; an empty one is how one made a gap."""
    parts: list[list[PageElement]] = [[]]
    for run in runs(list(paragraph.contents)):
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


def runs(nodes: list[PageElement]) -> Iterator[list[PageElement]]:
    """Breaks that stand together (with the white space between them), and everything else one by one."""
    run: list[PageElement] = []
    for node in nodes:
        if is_break(node) or (run and isinstance(node, NavigableString) and not node.strip()):
            run.append(node)
            continue
        if run:
            yield run
            run = []
        yield [node]
    if run:
        yield run


def is_break(node: PageElement) -> bool:
    """Whether it begins a new line."""
    return isinstance(node, Tag) and node.name == "br"


def _drop_if_empty(paragraph: Tag) -> None:
    while paragraph.contents and is_break(paragraph.contents[-1]):
        paragraph.contents[-1].extract()
    if not paragraph.get_text().strip() and paragraph.find("img") is None:
        paragraph.decompose()


def _mend_list(soup: BeautifulSoup, listing: Tag) -> None:
    """Lists that stand between items go into the item before them; items know their position."""
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


# ---------------------------------------------------------------------------------------------- headings


def fix_headings(soup: BeautifulSoup) -> Iterable[Finding]:
    """Headings begin at the second level, as the title is the first, and no level is left out on the way down."""
    found = [h for h in soup.find_all(HEADINGS) if h.get_text().strip() or h.find("img")]
    for heading in soup.find_all(HEADINGS):
        if heading not in found:
            heading.decompose()
    ranks = [int(heading.name[1]) for heading in found]
    stack: list[tuple[int, int]] = []
    changed = False
    for heading, rank in zip(found, ranks, strict=True):
        while stack and stack[-1][0] >= rank:
            stack.pop()
        level = min(stack[-1][1] + 1, 6) if stack else 2
        stack.append((rank, level))
        changed |= rank != level
        heading.name = f"h{level}"
        for strong in heading.find_all("strong"):
            strong.unwrap()
        for line_break in heading.find_all("br"):
            line_break.replace_with(" ")
    if changed:
        yield finding("headings-mended", what=" ".join(f"h{rank}" for rank in ranks[:20]))


# ---------------------------------------------------------------------------------------------- Word


def join_word_lists(soup: BeautifulSoup) -> None:
    """Paragraphs that a word processor showed as a list, as one."""
    for paragraph in soup.find_all("p"):
        if not _is_word_item(paragraph):
            continue
        text = paragraph.get_text()
        marker = _BULLET.match(text)
        if marker is None:
            continue
        before = paragraph.find_previous_sibling()
        listing = _listing(soup, paragraph, before, "ol" if marker[1] else "ul")
        cut(paragraph, len(marker[0]))
        paragraph.name = "li"
        paragraph.attrs = {}
        listing.append(paragraph.extract())


def _listing(soup: BeautifulSoup, paragraph: Tag, before: Tag | None, name: str) -> Tag:
    """The list to which a paragraph belongs: the one before it, or one within that list's last entry."""
    level = _WORD_LEVEL.search(str(paragraph.get("style") or ""))
    depth = min(int(level[1]), _DEEPEST_LIST) if level else 1
    if before is not None and before.get("data-word"):
        for _ in range(depth - 1):
            entries = before.find_all("li", recursive=False)
            within = entries[-1].find(["ul", "ol"], attrs={"data-word": True}, recursive=False) if entries else None
            if not isinstance(within, Tag):
                within = soup.new_tag(name, attrs={"data-word": name})
                (entries[-1] if entries else before).append(within)
            before = within
        if before.get("data-word") == name:
            return before
    listing = soup.new_tag(name, attrs={"data-word": name})
    paragraph.insert_before(listing)
    return listing


def _is_word_item(paragraph: Tag) -> bool:
    classes = paragraph.get("class")
    names = " ".join(classes) if isinstance(classes, list) else str(classes or "")
    return bool(_WORD_LIST.search(f"{names} {paragraph.get('style') or ''}"))


def cut(paragraph: Tag, length: int) -> None:
    """Take so many characters off the front."""
    for text in list(paragraph.find_all(string=True)):
        if length <= 0:
            return
        whole = str(text)
        text.replace_with(NavigableString(whole[length:]))
        length -= len(whole)
