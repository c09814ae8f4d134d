"""Small operations on the nodes of a BeautifulSoup tree."""

from collections.abc import Iterator

from bs4.element import NavigableString, PageElement, Tag

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = frozenset(
    {*HEADINGS, "p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr", "div", "li", "dd", "dt"}
)


def classes_of(tag: Tag) -> str:
    """The classes of an element, separated by spaces."""
    names = tag.get("class")
    return " ".join(names) if isinstance(names, list) else str(names or "")


def words_of(tag: Tag) -> str:
    """The text of an element on one line."""
    return " ".join(tag.get_text(" ").split())


def is_break(node: PageElement) -> bool:
    """Whether a node is a line break (``<br>``)."""
    return isinstance(node, Tag) and node.name == "br"


def break_runs(nodes: list[PageElement]) -> Iterator[list[PageElement]]:
    """The nodes in runs: consecutive line breaks (and the white space between them) together, any other node alone."""
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


def wrap_nodes(wrapper: Tag, nodes: list[PageElement]) -> None:
    """Puts a new element around adjacent nodes."""
    nodes[0].insert_before(wrapper)
    wrapper.extend(nodes)


def cut_start(tag: Tag, length: int) -> None:
    """Removes the first `length` characters of an element's text."""
    for text in list(tag.find_all(string=True)):
        if length <= 0:
            return
        whole = str(text)
        text.replace_with(NavigableString(whole[length:]))
        length -= len(whole)


def trim(tag: Tag) -> None:
    """Removes white space at an element's edges, so that its text is on one line with its tags."""
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if tag.contents and isinstance(text := tag.contents[edge], NavigableString):
            text.replace_with(NavigableString(strip(str(text))))
