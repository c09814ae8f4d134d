"""Links and emphasis that stand around more than Markdown lets them: within blocks, and not across paragraphs."""

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from laur.importing.html.blocks import BLOCKS, HEADINGS, is_break, put_into, runs

EMPHASIS = ["strong", "em", "del", "mark", "sub", "sup", "code"]


def inline_in_blocks(soup: BeautifulSoup) -> None:
    """No link and no emphasis left that holds a block, or two breaks in a row, which make a paragraph."""
    for around in soup.find_all("a"):
        if around.find(_is_block):
            _into_one_block(soup, around)
        for run in _paragraph_breaks(around):
            run[0].replace_with(" ")
            for node in run[1:]:
                node.extract()
    for around in soup.find_all(EMPHASIS):
        if around.find(_is_block):
            _into_each_block(soup, around, around)
            around.name, around.attrs = "div", {}
    for around in soup.find_all(EMPHASIS):
        for run in _paragraph_breaks(around):
            _lift(soup, run)


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS


def _into_one_block(soup: BeautifulSoup, link: Tag) -> None:
    """A link around blocks, as cards have it, becomes that of their heading, or else of the first words or picture."""
    within = [tag for tag in link.find_all(_is_block) if tag.get_text().strip() and not tag.find(_is_block)]
    heading = next((tag for tag in within if tag.name in HEADINGS), None)
    led = heading or next(iter(within), None) or link.find("img")
    if isinstance(led, Tag):
        put_into(_like(soup, link), [led] if led.name == "img" else list(led.contents))
    link.name, link.attrs = "div", {}


def _into_each_block(soup: BeautifulSoup, box: Tag, emphasis: Tag) -> None:
    """Emphasis around blocks becomes that of the words in each; headings have it anyway."""
    loose: list[PageElement] = []
    for node in [*box.contents, None]:
        if node is not None and not (isinstance(node, Tag) and (_is_block(node) or node.find(_is_block))):
            loose.append(node)
            continue
        if any(each.get_text().strip() for each in loose):
            put_into(_like(soup, emphasis), loose)
        loose = []
        if isinstance(node, Tag) and node.name not in HEADINGS:
            _into_each_block(soup, node, emphasis)


def _like(soup: BeautifulSoup, tag: Tag) -> Tag:
    """A new element like another one, with nothing in it."""
    made = soup.new_tag(tag.name)
    made.attrs = tag.attrs.copy()
    return made


def _paragraph_breaks(around: Tag) -> list[list[PageElement]]:
    """The runs of two breaks and more that stand directly in an element."""
    return [run for run in runs(list(around.contents)) if is_break(run[0]) and sum(map(is_break, run)) > 1]


def _lift(soup: BeautifulSoup, run: list[PageElement]) -> None:
    """Take breaks out of the emphasis around them, which ends before them and begins anew after them."""
    around = run[0].parent
    while around is not None and around.name in EMPHASIS:
        after = _like(soup, around)
        after.extend(list(run[-1].next_siblings))
        around.insert_after(*run, after)
        around = around.parent
