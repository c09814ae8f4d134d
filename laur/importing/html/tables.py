"""Tables: layout tables are replaced by their content; tables that Markdown cannot express stay HTML."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from laur.importing.html.nodes import trim

_BLOCKS_IN_CELLS = ["ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr"]
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
KEPT_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    "ol": {"reversed", "start", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
}
"""The attributes of elements that stay HTML."""


def convert_tables(soup: BeautifulSoup) -> None:
    """Converts every table, the innermost first. A caption becomes a paragraph before its table."""
    for caption in soup.find_all("caption"):
        caption.name = "p"
    for table in reversed(soup.find_all("table")):
        _move_out_strays(soup, table)
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
            _prepare(table, rows, cells)


def _move_out_strays(soup: BeautifulSoup, table: Tag) -> None:
    """Moves content that is in a table but in none of its cells before the table, where a browser shows it."""
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


def _prepare(table: Tag, rows: list[Tag], cells: list[Tag]) -> None:
    """Decides between Markdown and HTML; a first row that is all bold becomes the table's head."""
    first = rows[0].find_all(["td", "th"], recursive=False)
    if all(cell.name == "td" for cell in first) and all(_is_bold(cell) for cell in first):
        for cell in first:
            cell.name = "th"
    for head in (cell for cell in first if cell.name == "th"):
        for strong in head.find_all("strong"):
            strong.unwrap()
    has_spans = any(str(cell.get(name) or "1") != "1" for cell in cells for name in ("colspan", "rowspan"))
    has_inner_heads = any(cell.name == "th" for row in rows[1:] for cell in row.find_all("th", recursive=False))
    has_head = all(cell.name == "th" for cell in first)
    if has_spans or has_inner_heads or not has_head or any(cell.find(_BLOCKS_IN_CELLS) for cell in cells):
        _keep_html(table)
    else:
        for cell in cells:
            _flatten(cell)


def _is_bold(cell: Tag) -> bool:
    words = "".join(cell.get_text().split())
    bold = "".join("".join(strong.get_text().split()) for strong in cell.find_all("strong"))
    return bool(words) and words == bold


def _keep_html(table: Tag) -> None:
    """Marks a table to stay HTML (``data-html``), without attributes that only style it."""
    for tag in [table, *table.find_all(True)]:
        kept = KEPT_ATTRIBUTES.get(tag.name, set())
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in kept}
        for name in ("colspan", "rowspan", "scope"):
            if tag.get(name) in {"", "1"}:
                del tag[name]
    for cell in table.find_all(["td", "th"]):
        if cell.find(_BLOCKS_IN_CELLS) is None:
            _flatten(cell)
            trim(cell)
    for tag in [table, *table.find_all(True)]:
        if tag.name == "div" or (tag.name == "tbody" and table.find(["thead", "tfoot"]) is None):
            tag.unwrap()
    table["data-html"] = "yes"


def _flatten(cell: Tag) -> None:
    """Makes lines of the paragraphs in a cell."""
    for block in cell.find_all(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6"]):
        if any(not isinstance(before, str) or before.strip() for before in block.previous_siblings):
            before = block.previous_sibling
            if isinstance(before, NavigableString):
                before.replace_with(NavigableString(before.rstrip()))
            block.insert_before(BeautifulSoup("<br>", "html.parser"))
        block.unwrap()
