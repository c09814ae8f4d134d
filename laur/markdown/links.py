"""Links of rendered bodies: fills in their addresses, and finds their places in the Markdown.

Both use regular expressions; neither Markdown nor HTML is parsed again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from laur.model import BodyFault, Place

_PLACEHOLDER = re.compile(r'<(a href|img src)="laur:(\d+)"((?:[^"<>]++|"[^"<]*+")*+)>')
_CODE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}+(?=[^`\n]*$)|~{3,}+)[^\n]*+\n(?:.*?^[ \t>]*\1|.*\Z)"
    r"|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
_BEFORE = r"""(?x:
    \]\(\s*<?                              # [text](target)
  | ^[ ]{0,3}\[[^\]\n]+\]:\s*<?            # [name]: target
  | \b(?i:href|src)\s*=\s*["']?\s*         # <a href="target">
  | <(?=\w+:)                              # <https://target>
  | (?<![\w(<"'=/])(?=(?i:https?://|www\.)) # https://target
)"""
_AFTER = r"""(?=[\s)>"'.,;:!?]|$)"""
_NOTHING = r"""(?P<target>(?<=\]\()(?=\))|(?<=(?:href|.src)=")(?=")|(?<=(?:href|.src)=')(?='))"""
_HEADING = re.compile(
    r"""^(?:[ ]{0,3}>[ ]?)*+[ ]{0,3}
    (?P<mark>(?:(?:[-*+][ ]+|\d+[.)][ ]+)?(?:\#{1,6}(?=[ \t\xa0]++(?!\#*+[ \t]*+$)\S)|<h[1-6]\b))
    |(?![-*+][ ]|\d+[.)][ ])[^\s>#][^\n]*(?=\n(?:[ ]{0,3}>[ ]?)*+[ ]{0,3}(?:=+|-+)[ ]*(?:\n|\Z)))""",
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
"""A heading with # before it, with === or --- below it, or in HTML."""
_DECORATION = re.compile(r"""<img\b[^<>]*\balt\s*=\s*(?:""|'')[^<>]*>""", re.IGNORECASE)
_SPELLED = {"&": "&(?:amp;)?", " ": r"\s"}


def fill(html: str, urls: Sequence[str], pictures: Mapping[int, Callable[[str], str]] = {}) -> str:
    """The body's HTML with its placeholders `laur:N` replaced by ``urls[N]``, one for each of `Outline.targets`.

    An image for which `pictures` has a function is replaced with the function's result; its argument is the HTML of the
    other attributes.

    A placeholder is always the first attribute of a link or an image. Nothing else in a body can look like it:
    `laur.markdown.tree` writes every `<` of a text or a value as a reference, and ``laur:`` of an author is refused.
    """

    def filled(match: re.Match[str]) -> str:
        number = int(match[2])
        if match[1] == "img src" and number in pictures:
            return pictures[number](match[3])
        return f'<{match[1]}="{escape(urls[number])}"{match[3]}>'

    return _PLACEHOLDER.sub(filled, html)


def where(text: str, target: str, occurrence: int = 1) -> Place:
    """The place of a link's target in the Markdown of a body, whose first line is 1. `occurrence` counts from 1.

    Several links can share one reference definition, so an `occurrence` that is too high means the last one; (1, 1) if
    the target is not found. A target may be the beginning of a longer one.
    """
    shown = without_code(text)
    scheme = "https://" if target.startswith("https://www.") else ""
    rest = target.removeprefix(scheme)
    spelled = "".join(_SPELLED.get(char) or (char if char.isalnum() else r"\\?" + re.escape(char)) for char in rest)
    begun = f"(?:{scheme})?" if scheme else ""  # a bare “www.” is written without it
    written = rf"{_BEFORE}(?P<target>{begun}{spelled})"
    for pattern in (written + _AFTER, written) if target else (_NOTHING,):
        if starts := [match.start("target") for match in re.finditer(pattern, shown, re.MULTILINE)]:
            return place_of(text, starts[min(max(occurrence, 1), len(starts)) - 1])
    return Place(1, 1)


def where_words(text: str, words: str, at: Place) -> Place | None:
    """The place of a link's text, by the place of its target; None if the text is not found."""
    line = text.split("\n")[at.line - 1][: at.column - 1].removesuffix("<")
    found = re.search(rf"\[(?P<mark>[*_]*)(?P<words>{re.escape(words)})(?P=mark)\]\($", line)
    return Place(at.line, found.start("words") + 1) if found else None


def where_refused(text: str, fault: BodyFault) -> Place:
    """The place of a fault in a body's Markdown; (1, 1) if it concerns the whole body."""
    if fault.at is not None:
        return fault.at
    if fault.code == "attribute-not-allowed":
        name, equals, value = fault.value.partition("=")
        spelled = rf"(?<![\w-]){re.escape(name)}" + (rf"\s*=\s*[\"']?{re.escape(value)}" if equals else r"(?![\w-])")
        found = re.search(spelled, without_code(text), re.IGNORECASE)
        return place_of(text, found.start()) if found else Place(1, 1)
    if fault.code == "html-not-allowed":
        found = re.search(rf"<{re.escape(fault.value)}(?![\w-])", without_code(text), re.IGNORECASE)
        return place_of(text, found.start()) if found else Place(1, 1)
    return where(text, fault.value) if fault.value else Place(1, 1)


def where_heading(text: str, number: int, count: int) -> Place:
    """The place of a heading in a body's Markdown; `number` counts from 0, the body has `count` headings.

    (1, 1) if the number of headings found in the Markdown is not `count`.
    """
    found = list(_HEADING.finditer(without_code(text)))
    return place_of(text, found[number].start("mark")) if len(found) == count else Place(1, 1)


def is_decoration(text: str, at: Place) -> bool:
    """Whether the image whose address is at a place of the Markdown is marked as decoration (``alt=""``)."""
    offset = sum(len(line) + 1 for line in text.split("\n")[: at.line - 1]) + at.column - 1
    return any(tag.start() < offset < tag.end() for tag in _DECORATION.finditer(text))


def without_code(text: str) -> str:
    """The text with spaces in place of code, as nothing in code is a link."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def place_of(text: str, start: int) -> Place:
    """The line and column of a character of a text."""
    return Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
