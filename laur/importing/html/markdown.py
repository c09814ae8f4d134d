"""Converts a tidied tree (`laur.importing.html.tidy`) to Markdown, with markdownify.

markdownify walks the tree; this module adds the dialect of Python-Markdown: text escaped so that it is read back
unchanged, list items indented by four spaces, addresses with spaces and brackets, tables as Markdown or as HTML.
"""

import re
from html import escape
from urllib.parse import quote

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from markdownify import MarkdownConverter

from laur.importing.html.tables import KEPT_ATTRIBUTES

_SPECIAL = re.compile(r"([\\`*\[\]{}|])")
_DOUBLE_TILDE = re.compile(r"~(?=~)|(?<=~)~")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_AMPERSAND = re.compile(r"&(?=#|\w+;)")
_LINE_START = re.compile(r"^([ \t]*)(?:([-+#>:=])|(\d{1,9})([.)]))(?=\S*)", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
_REPEATED_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_SAFE_IN_ADDRESS = "/:?#@!$&'*+,;=%~-._[]"
_INDENT = "    "
_BLOCKS = ["p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr", "h2", "h3", "h4", "h5", "h6"]
"""The block elements of a tidied tree."""


def to_markdown(soup: BeautifulSoup) -> str:
    """The Markdown of a tidied tree, without empty lines around it."""
    text = _Converter().convert_soup(soup)
    lines = (line if line.endswith("  ") and line.strip() else line.rstrip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _escaped(text: str) -> str:
    """Text escaped for Markdown, except for characters that are special only at the start of a line."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _DOUBLE_TILDE.sub(r"\\~", _UNDERSCORE.sub(r"\\_", text))
    return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;")


def _escaped_at_line_start(text: str) -> str:
    """Text escaped so that no line begins like a heading, a list, a quotation or a rule."""

    def escape_marker(match: re.Match[str]) -> str:
        if match[2]:
            return f"{match[1]}\\{match[2]}"
        return f"{match[1]}{match[3]}\\{match[4]}"

    return _LINE_START.sub(escape_marker, text)


def _address(written: str) -> str:
    """An address escaped for use between brackets."""
    return quote(written.strip(), safe=_SAFE_IN_ADDRESS).replace("(", "%28").replace(")", "%29")


def _title(text: str) -> str:
    """A title after an address: a space and the text in quotation marks; empty if there is none."""
    return f' "{escape(" ".join(text.split()), quote=False).replace(chr(34), "&quot;")}"' if text.strip() else ""


class _Converter(MarkdownConverter):
    """The dialect of Python-Markdown; markdownify calls the method of each element."""

    def __init__(self) -> None:
        super().__init__(
            heading_style="ATX", bullets="-", newline_style="SPACES", autolinks=False, sub_symbol="<sub>",
            sup_symbol="<sup>", keep_inline_images_in=["td", "th", "a", "h2", "h3", "h4", "h5", "h6", "figcaption"],
        )  # fmt: skip

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return _escaped(text)

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = _REPEATED_SPACES.sub(" ", _escaped_at_line_start(text.strip()))
        if el.get("data-note-of"):
            return f"\n\n[^{el['data-note-of']}]: {' '.join(text.split())}\n\n" if text else ""
        return f"\n\n{text}\n\n" if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - markdownify's name
        if "_inline" in parent_tags:
            return text
        text = " ".join(text.split())
        name = f" {{#{el['id']}}}" if el.get("id") else ""
        return f"\n\n{'#' * n} {text}{name}\n\n" if text else ""

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "<br>" if parent_tags & {"td", "th"} else " " if "_inline" in parent_tags else "  \n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        href = str(el.get("href") or "")
        inner = text.strip()
        if not href or not inner or "_noformat" in parent_tags:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before and ' '}[{inner}]({_address(href)}{_title(str(el.get('title') or ''))}){after and ' '}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = _escaped(" ".join(str(el.get("alt") or "").split()))
        return f"![{alt}]({_address(str(el.get('src') or ''))}{_title(str(el.get('title') or ''))})"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        marker = "-"
        if el.parent is not None and el.parent.name == "ol":
            start = str(el.parent.get("start") or "")
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            marker = f"{first + int(str(el.get('data-position') or 0))}."
        inner = text.strip()
        lines = (inner if el.find(_BLOCKS) else _escaped_at_line_start(inner)).split("\n")
        rest = "".join(f"\n{_INDENT}{line}" if line else "\n" for line in lines[1:])
        end = "\n\n" if "\n\n" in inner else "\n"  # an item of several blocks ends with a blank line
        return f"{marker} {lines[0]}{rest}{end}" if inner else ""

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if el.get("data-html"):
            return f"\n\n{_html(el)}\n\n"
        return f"\n{text.rstrip()}\n" if "li" in parent_tags else f"\n\n{text.strip(chr(10))}\n\n"

    convert_ul = convert_ol = convert_list

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A fenced block; in a quotation an indented one, and elsewhere lines of code if no block can stand there."""
        code = el.get_text().strip("\n")
        if not code.strip():
            return ""
        box = el.find_parent(["blockquote", "li", "dd"])
        if box is not None and (box.name == "dd" or _begins_with(box, el)):
            return "\n\n" + "  \n".join(_code_span(line) for line in code.split("\n") if line.strip()) + "\n\n"
        if box is not None and box.name == "blockquote":
            return "\n\n" + "\n".join(f"{_INDENT}{line}" if line else "" for line in code.split("\n")) + "\n\n"
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code) or [""]))
        return f"\n\n{fence}{el.get('data-language') or ''}\n{code}\n{fence}\n\n"

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        struck = text.strip()
        if not struck or "_noformat" in parent_tags:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}~~{struck}~~{after}" if "~" not in struck else f"{before}<del>{struck}</del>{after}"

    def convert_mark(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<mark>{text}</mark>" if text.strip() and "_noformat" not in parent_tags else text

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if el.get("data-mark") and "_noformat" not in parent_tags:
            return f"[^{el['data-mark']}]"
        return f"<sup>{text}</sup>" if text.strip() and "_noformat" not in parent_tags else text

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A table as Markdown, or as HTML if it is marked so (``data-html``)."""
        if el.get("data-html"):
            return f"\n\n{_html(el)}\n\n"
        rows = [[self._cell(cell) for cell in row.find_all(["td", "th"])] for row in el.find_all("tr")]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return ""
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return "\n\n" + "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]) + "\n\n"

    def _cell(self, cell: Tag) -> str:
        return " ".join(_process(self, cell, parent_tags={"table", "tr"}).strip().split())

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An image whose caption has markup; any other figure is an image with a title by now."""
        picture = el.find("img")
        caption = el.find("figcaption")
        if not isinstance(picture, Tag) or not isinstance(caption, Tag):
            return f"\n\n{text.strip()}\n\n"
        words = "".join(_process(self, child, parent_tags={"figcaption", "_inline"}) for child in caption.children)
        shown = self.convert_img(picture, "", parent_tags)
        under = f'<figcaption markdown="span">{words.strip()}</figcaption>'
        return f'\n\n<figure markdown="1">\n{shown}\n{under}\n</figure>\n\n'


def _process(converter: MarkdownConverter, node: PageElement, parent_tags: set[str]) -> str:
    """The Markdown of one node, by a method that markdownify's types do not declare."""
    return str(converter.process_element(node, parent_tags=parent_tags))  # type: ignore[attr-defined]


def _code_span(line: str) -> str:
    ticks = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if "`" in line else ""
    return f"{ticks}{pad}{line.strip()}{pad}{ticks}"


def _begins_with(box: Tag, block: Tag) -> bool:
    """Whether nothing that is shown stands before a block in a list item."""
    for node in box.descendants:
        if node is block:
            return True
        if node.name == "img" if isinstance(node, Tag) else str(node).strip():
            return False
    return False


def _html(element: Tag) -> str:
    """The HTML of a table or a list, without empty lines, which would end it, and without our own marks."""
    for tag in [element, *element.find_all(True)]:
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT_ATTRIBUTES.get(tag.name, ())}
    return re.sub(r"\n\s*", "\n", str(element)).strip()
