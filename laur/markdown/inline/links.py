"""Links, images, references to definitions, and marks of footnotes (CommonMark 0.31, 6.3 and 6.4)."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

from laur.markdown import addresses
from laur.markdown.addresses import as_value
from laur.markdown.definitions import Address, normal_label
from laur.markdown.footnotes import mark
from laur.markdown.inline.emphasis import Nesting, fill
from laur.markdown.inline.text import Bracket, InlineRule, InlineText

_MARK = re.compile(r"\[\^([^\]\s^][^\]\n]*)\]")


class OpeningRule(InlineRule):
    """``[`` and ``![``, or the mark of a footnote."""

    characters = "[!"

    def __init__(self) -> None:
        super().__init__(r"!?\[")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        is_image = found[0] == "!["
        footnote = None if is_image else _MARK.match(text.source, found.start())
        if footnote and text.reader.definitions.has("footnote", label := normal_label(footnote[1])):
            text.pieces.append(mark(text.reader.definitions, label))
            return footnote.end()
        text.brackets.append(Bracket(len(text.pieces), found.end(), is_image=is_image))
        text.pieces.append(found[0])
        return found.end()


class ClosingRule(InlineRule):
    """``]``, with the destination behind it."""

    characters = "]"

    def __init__(self) -> None:
        super().__init__(r"\]")

    def read(self, text: InlineText, found: re.Match[str]) -> int:
        opened = text.brackets.pop() if text.brackets else None
        if opened is None or not opened.is_active:
            return 0
        leads, end = _inline(text.source, found.end()) or _reference(text, opened, found) or (None, 0)
        if leads is None:
            return 0
        content = Nesting(text.reader).nested(text.pieces[opened.index + 1 :])
        del text.pieces[opened.index :]
        text.pieces.append(_image(leads, content) if opened.is_image else _link(leads, content))
        if not opened.is_image:
            for bracket in text.brackets:
                bracket.is_active = bracket.is_image and bracket.is_active
        return end


def _inline(source: str, at: int) -> tuple[Address, int] | None:
    """The destination and title in round brackets, with the place behind them."""
    if source[at : at + 1] != "(":
        return None
    leads = addresses.destination(source, _behind_space(source, at + 1))
    if leads is None:
        return None
    gap = _behind_space(source, leads.end)
    title = addresses.title(source, gap) if gap > leads.end else None
    end = _behind_space(source, title.end) if title else gap
    return (Address(leads.value, title.value if title else None), end + 1) if source[end : end + 1] == ")" else None


def _behind_space(source: str, at: int) -> int:
    return addresses.SPACE.match(source, at).end()  # type: ignore[union-attr]  # it also matches nothing


def _reference(text: InlineText, opened: Bracket, found: re.Match[str]) -> tuple[Address, int] | None:
    """The definition that a label names, with the place behind the label."""
    label = addresses.LABEL.match(text.source, found.end())
    end = label.end() if label else found.end()
    written = label[1] if label else ""
    if not written:
        written = text.source[opened.at : found.start()]
        if "[" in written and _has_open_bracket(written):
            return None
    definitions, name = text.reader.definitions, normal_label(written) if len(written) <= addresses.MAX_LABEL else ""
    if name not in definitions.links:
        return None
    definitions.use("link", name)
    return definitions.links[name], end


def _has_open_bracket(label: str) -> bool:
    return bool(re.search(r"(?<!\\)(?:\\\\)*[\[\]]", label))


def _link(leads: Address, content: Iterable[str | Element]) -> Element:
    made = Element("a", _values("href", leads))
    fill(made, content)
    return made


def _image(leads: Address, content: Iterable[str | Element]) -> Element:
    return Element("img", {**_values("src", leads), "alt": "".join(_words(piece) for piece in content)})


def _values(name: str, leads: Address) -> dict[str, str]:
    values = {name: as_value(leads.url)}
    return values if leads.title is None else values | {"title": as_value(leads.title)}


def _words(piece: str | Element) -> str:
    """The words of a piece of an alternative text."""
    if isinstance(piece, str):
        return HTML_PLACEHOLDER_RE.sub("", piece)
    own = piece.get("alt", "") + (piece.text or "")
    return own + "".join(_words(child) + (child.tail or "") for child in piece)
