"""Attribute lists: ``{#id .class name=value}`` at the end of a block or right after an element.

Only what consists of ids, classes and attributes of HTML is one; other words in braces are text.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from laur.markdown.addresses import as_value
from laur.markdown.sanitise import ATTRIBUTES, allowed_classes

if TYPE_CHECKING:
    from laur.markdown.blocks.block import OpenText

_ONE = r"""(?:\#(?P<id>[\w:.-]++)|\.(?P<kind>[\w-]++)
    |(?P<name>[a-zA-Z][\w:-]*+)=(?:"(?P<a>[^"\n]*+)"|'(?P<b>[^'\n]*+)'|(?P<c>[^\s"'{}]++)))"""
_PART = re.compile(r"(?:(?<=[{\s])|(?<=\{:))" + _ONE + r"(?=[\s}])", re.VERBOSE)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _ONE)
LIST = re.compile(rf"\{{:?[ ]*+{_PLAIN}(?:[ ]+{_PLAIN})*+[ ]*\}}".replace("[ ]", r"[ \t]"), re.VERBOSE)
_AT_END = re.compile(r"(?:^|(?<![ \t])[ \t]++|(?<=\n))(?P<list>\{[^{}\n]*+\})[ \t]*+$")
_NAMES = frozenset().union(*ATTRIBUTES.values())
_REFUSED = re.compile(
    r"on[a-z]+|data-[\w-]+|aria-[\w-]+|align|style|target|rel|loading|srcset|sizes|border|color|bgcolor"
)
"""Attributes of HTML that a text may not have: they are refused, and are not words."""


def read(written: str) -> dict[str, str] | None:
    """The attributes of a list with its braces; None if it is none."""
    if not LIST.fullmatch(written):
        return None
    found: dict[str, str] = {}
    for one in _PART.finditer(written):
        if one["kind"]:
            found["class"] = f"{found.get('class', '')} {one['kind']}".strip()
        elif one["id"]:
            found["id"] = one["id"]
        else:
            found[one["name"].lower()] = one["a"] or one["b"] or one["c"] or ""
    return found if all(name in _NAMES or _REFUSED.fullmatch(name) for name in found) else None


def at_end(reader: "OpenText", text: str, into: Element, *, line: bool = False) -> str:
    """The text without the attribute list at its end, which is set on an element; `line`: only on a line of its own."""
    found = _AT_END.search(text) if text.endswith("}") else None
    if found is None or (line and text[: found.start("list")].rstrip(" \t")[-1:] != "\n"):
        return text
    attributes = read(found["list"])
    if attributes is None or not (text[: found.start()] or "id" in attributes):
        return text  # a list of classes alone would be an element that nobody sees
    apply(reader, into, attributes)
    return text[: found.start()].rstrip()


def apply(reader: "OpenText", into: Element, attributes: dict[str, str]) -> None:
    """Sets attributes on an element, and reports those that a text may not have."""
    for name, value in attributes.items():
        if name in _NAMES:
            into.set(name, as_value(value))
            for kind in value.split() if name == "class" else ():
                if not allowed_classes(kind):
                    reader.report("attribute-not-allowed", f".{kind}", None)
        else:
            reader.report("attribute-not-allowed", f"{name}={value}", None)
