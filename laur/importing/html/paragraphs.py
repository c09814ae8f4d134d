"""Text with blank lines as HTML paragraphs, as WordPress's `wpautop` converts it."""

import re
from collections.abc import Iterator

from laur.model.enclosed import Delimiters, enclosed

_BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|"
    "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|"
    "summary|iframe|video|audio|script"
)
_BLOCK_TAG = Delimiters(re.compile(rf"</?(?:{_BLOCKS})(?=\s|/?>)", re.IGNORECASE), re.compile(">"))
_LINE_BREAK = re.compile(r"(?:<br\s*+/?>[ \t]*+|(?<![ \t])[ \t]*+)\n", re.IGNORECASE)
PLACEHOLDER = re.compile(r"[\x00\x01](\d+)[\x00\x01]")
"""Stands for a part of a text that must not change; it is put back later, and gets no paragraph."""
VERBATIM = re.compile(r"<(pre|script|style|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG_WITH_LINE_END = re.compile(r"""</?[A-Za-z](?:"[^"<]*"|'[^'<]*'|[^<>"'])*>""")


def paragraphs(text: str) -> str:
    """The HTML of a text: blank lines separate paragraphs and line ends become breaks, except within block elements."""
    verbatim: list[str] = []

    def placeholder(match: re.Match[str]) -> str:
        verbatim.append(match[0])
        return f"\x01{len(verbatim) - 1}\x01"

    text = _TAG_WITH_LINE_END.sub(
        lambda tag: tag[0].replace("\n", " "), VERBATIM.sub(placeholder, text.replace("\x01", ""))
    )
    return re.sub(r"\x01(\d+)\x01", lambda match: verbatim[int(match[1])], _paragraphs(text))


def _paragraphs(text: str) -> str:
    depth = 0
    converted: list[str] = []
    for part, is_tag in _with_block_tags(text):
        if is_tag:
            depth = max(depth + _depth_change(part), 0)
            converted.append(part)
        elif depth and "\n\n" not in part:
            converted.append(_LINE_BREAK.sub("<br>", part.strip()) if part.strip() else part)
        else:
            converted += [_paragraph(piece) for piece in re.split(r"\n[ \t]*\n", part) if piece.strip()]
    return "\n".join(converted)


def _with_block_tags(text: str) -> Iterator[tuple[str, bool]]:
    """The tags of block elements and the texts between them, each with whether it is a tag."""
    at = 0
    for tag in enclosed(text, _BLOCK_TAG):
        yield text[at : tag.start()], False
        yield text[tag.start() : tag.end()], True
        at = tag.end()
    yield text[at:], False


def _depth_change(tag: str) -> int:
    """How a tag changes the depth of nested block elements: 1, 0 or -1."""
    name = re.sub(r"[</>\s].*", "", tag.lstrip("</"), flags=re.DOTALL).lower()
    if name in {"hr", "col", "area"} or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _paragraph(text: str) -> str:
    return f"<p>{_LINE_BREAK.sub('<br>', text.strip())}</p>" if not PLACEHOLDER.fullmatch(text.strip()) else text
