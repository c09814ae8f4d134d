"""Text that readers of the old page did not see: drafts, collapsed parts, and links that attackers hide in a text.

Only what an element itself says counts (``hidden``, ``style``), as an export has no style sheets.
"""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from laur.importing.html.figures import is_pixel, lazy_source
from laur.importing.html.nodes import words_of

_FAR = 999
"""In pixels: so far from its place an element is outside of the window."""
_OFFSETS = ("left", "right", "top", "bottom", "margin-left", "margin-top", "text-indent")
_SIZES = ("width", "height", "max-width", "max-height")
_NUMBER = re.compile(r"(-?(?:\d++(?:\.\d++)?|\.\d++))\s*+(px|em|rem|pt|%|vw|vh)?")
_PIXELS = {"em": 16.0, "rem": 16.0, "pt": 4 / 3, "%": 10.0, "vw": 10.0, "vh": 10.0}
"""Of one unit, roughly; of a percentage, in a small window."""
_RECTANGLE = re.compile(r"rect\(([^)]{0,100})\)")
_INSET = re.compile(r"inset\(\s*(?:50|100)%\s*\)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def remove_hidden(soup: BeautifulSoup) -> list[str]:
    """Removes the elements that no reader saw; returns their texts, or the addresses of their images."""
    removed = []
    for tag in soup.find_all(_is_hidden):
        if tag.decomposed:
            continue
        pictures = (tag, *tag.find_all("img"))
        addresses = [str(picture["src"]) for picture in pictures if picture.get("src") and not is_pixel(picture)]
        removed.append(words_of(tag) or " ".join(addresses))
        tag.decompose()
    return [what for what in removed if what]


def _is_hidden(tag: Tag) -> bool:
    if lazy_source(tag):
        return False  # a script shows the image as soon as it is loaded
    if tag.has_attr("hidden") and str(tag["hidden"]).lower() != "until-found":
        return True
    style = tag.get("style")
    return bool(style) and _hides(tag, _declarations(str(style)))


def _declarations(style: str) -> dict[str, str]:
    """The value of each property of a ``style``, in lower case; the last of several with the same name."""
    pairs = (part.partition(":") for part in _COMMENT.sub("", style).lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _hides(tag: Tag, style: dict[str, str]) -> bool:
    """Whether a style hides an element, and everything in it."""
    if style.get("display") == "none":
        return True
    if style.get("visibility") in {"hidden", "collapse"}:
        return not _any_within(tag, "visibility", "visible")
    if _is_zero(style.get("opacity", "")) or re.search(r"alpha\(opacity=0\)", style.get("filter", "")):
        return True
    if _is_zero(style.get("font-size", "")):
        return not _any_within(tag, "font-size", "")
    return _is_far_away(style) or _is_cut_off(style)


def _any_within(tag: Tag, name: str, value: str) -> bool:
    """Whether an element within sets a property to a value, or to any but zero."""
    found = (_declarations(str(inner["style"])).get(name, "") for inner in tag.find_all(style=True))
    return any(set_to == value if value else set_to and not _is_zero(set_to) for set_to in found)


def _is_far_away(style: dict[str, str]) -> bool:
    """Whether an element is outside of the window, where only search engines read it."""
    positioned = style.get("position") in {"absolute", "fixed", "relative"}
    moved = [style[name] for name in _OFFSETS if name in style and (positioned or "-" in name)]
    return any(_pixels(value) <= -_FAR for value in moved)


def _is_cut_off(style: dict[str, str]) -> bool:
    """Whether nothing is left of an element: it is clipped, or has no size and hides what exceeds it."""
    if style.get("position") in {"absolute", "fixed"} and _is_empty_rectangle(style.get("clip", "")):
        return True
    if _INSET.search(style.get("clip-path", "")):
        return True
    if any(name.startswith("padding") and not _is_zero(value) for name, value in style.items()):
        return False  # a frame for a video: no height, but padding in proportion to its width
    overflow = " ".join(style.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    return ("hidden" in overflow or "clip" in overflow) and any(_is_tiny(style.get(name, "")) for name in _SIZES)


def _is_empty_rectangle(clip: str) -> bool:
    found = _RECTANGLE.search(clip)
    edges = [_pixels(edge) for edge in re.split(r"[\s,]+", found[1].strip())] if found else []
    return len(edges) == 4 and (edges[1] - edges[3] <= 1 or edges[2] - edges[0] <= 1)


def _is_zero(value: str) -> bool:
    number = _NUMBER.fullmatch(value)
    return number is not None and float(number[1]) == 0


def _is_tiny(value: str) -> bool:
    """Whether a length is at most one pixel."""
    return _NUMBER.fullmatch(value) is not None and 0 <= _pixels(value) <= 1


def _pixels(value: str) -> float:
    """A length in pixels, roughly; 0 if it is not one."""
    number = _NUMBER.fullmatch(value.strip())
    return float(number[1]) * _PIXELS.get(number[2] or "", 1.0) if number else 0.0
