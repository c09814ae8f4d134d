"""Tables: those that only lay a page out give up what they hold, those that Markdown cannot say stay HTML."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_COMPLEX = ["ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr"]
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
_CELL = {"colspan", "rowspan", "scope"}


def sort_out(soup: BeautifulSoup) -> None:
    """Innermost first. A caption becomes a paragraph before its table."""
    for caption in soup.find_all("caption"):
        caption.name = "p"
    for table in reversed(soup.find_all("table")):
        _set_strays_free(soup, table)
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        cells = [cell for row in rows for cell in row.find_all(["td", "th"], recursive=False)]
        if not any(cell.get_text().strip() or cell.find("img") for cell in cells):
            table.decompose()
        elif (
            len(rows) == 1
            or all(len(row.find_all(["td", "th"], recursive=False)) <= 1 for row in rows)
            or _nests(table)
        ):
            _unwrap(soup, table, cells)
        else:
            _shape(table, rows, cells)


def _set_strays_free(soup: BeautifulSoup, table: Tag) -> None:
    """What stands in a table and in none of its cells stands before it, as a browser shows it."""
    for part in [table, *table.find_all(["thead", "tbody", "tfoot", "tr"])]:
        if part is not table and part.find_parent("table") is not table:
            continue
        for child in list(part.children):
            if isinstance(child, Tag) and child.name in {"td", "th"} and part.name != "tr":
                child.wrap(soup.new_tag("tr"))
            if child.name in _PARTS if isinstance(child, Tag) else not str(child).strip():
                continue
            box = soup.new_tag("div")
            box.append(child.extract())
            table.insert_before(box)


def _nests(table: Tag) -> bool:
    return table.find("table") is not None


def _unwrap(soup: BeautifulSoup, table: Tag, cells: list[Tag]) -> None:
    for cell in cells:
        box = soup.new_tag("div")
        for child in list(cell.contents):
            box.append(child.extract())
        table.insert_before(box)
    table.decompose()


def _shape(table: Tag, rows: list[Tag], cells: list[Tag]) -> None:
    """Decide between Markdown and HTML, and make the first row a head where it looks like one."""
    first = rows[0].find_all(["td", "th"], recursive=False)
    if all(cell.name == "td" for cell in first) and all(_is_bold(cell) for cell in first):
        for cell in first:
            cell.name = "th"
    for head in (cell for cell in first if cell.name == "th"):
        for strong in head.find_all("strong"):
            strong.unwrap()
    spans = any(str(cell.get(name) or "1") != "1" for cell in cells for name in ("colspan", "rowspan"))
    heads_within = any(cell.name == "th" for row in rows[1:] for cell in row.find_all("th", recursive=False))
    has_head = all(cell.name == "th" for cell in first)
    if spans or heads_within or not has_head or any(cell.find(_COMPLEX) for cell in cells):
        _keep_html(table)
    else:
        for cell in cells:
            _flatten(cell)


def _is_bold(cell: Tag) -> bool:
    words = "".join(cell.get_text().split())
    bold = "".join("".join(strong.get_text().split()) for strong in cell.find_all("strong"))
    return bool(words) and words == bold


def _keep_html(table: Tag) -> None:
    for tag in [table, *table.find_all(True)]:
        kept = {"a": {"href", "title"}, "img": {"src", "alt"}, "td": _CELL, "th": _CELL}.get(tag.name, set())
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in kept and value not in {"", "1"}}
    for cell in table.find_all(["td", "th"]):
        if cell.find(_COMPLEX) is None:
            _flatten(cell)
            _trim(cell)
    for tag in [table, *table.find_all(True)]:
        if tag.name == "div":
            tag.unwrap()
    table["data-html"] = "yes"


def _trim(cell: Tag) -> None:
    """No white space at a cell's edges: its words stand on one line with its tags."""
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if cell.contents and isinstance(text := cell.contents[edge], NavigableString):
            text.replace_with(NavigableString(strip(str(text))))


def _flatten(cell: Tag) -> None:
    """Paragraphs in a cell become lines."""
    for block in cell.find_all(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6"]):
        if any(not isinstance(before, str) or before.strip() for before in block.previous_siblings):
            before = block.previous_sibling
            if isinstance(before, NavigableString):
                before.replace_with(NavigableString(before.rstrip()))
            block.insert_before(BeautifulSoup("<br>", "html.parser"))
        block.unwrap()
