"""Checks the values of attributes, which an author can write in HTML or in an attribute list: ``{width=50%}``.

The rules are those of HTML (HTML Living Standard, 3.2.6, 4.4 to 4.9). What is wrong is removed and reported.
"""

import re
from collections.abc import Iterator

from laur.markdown.tree import Node, elements
from laur.model import BodyFault

_NUMBER = re.compile(r"\d{1,5}")
_SPAN = re.compile(r"[1-9]\d{0,2}")
_INTEGER = re.compile(r"-?\d{1,6}")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*")
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_DURATION = re.compile(r"P[\dTYMDHSW.]+|\d{4}-W\d\d|-?\d\d-\d\d|\d\d:\d\d(?::\d\d)?")
_EVERYWHERE = {"dir": re.compile("ltr|rtl|auto"), "lang": _LANGUAGE}
_RULES: dict[str, dict[str, re.Pattern[str]]] = {
    "a": {"hreflang": _LANGUAGE, "type": re.compile(r"(?<![\w.+-])[\w.+-]++/[\w.+-]++")},
    "col": {"span": _SPAN},
    "colgroup": {"span": _SPAN},
    "del": {"datetime": _MOMENT},
    "img": {"height": _NUMBER, "width": _NUMBER},
    "ins": {"datetime": _MOMENT},
    "li": {"value": _INTEGER},
    "ol": {"start": _INTEGER, "type": re.compile("[1aAiI]")},
    "td": {"colspan": _SPAN, "rowspan": _SPAN},
    "th": {"colspan": _SPAN, "rowspan": _SPAN, "scope": re.compile("row|col|rowgroup|colgroup")},
    "time": {"datetime": re.compile(f"{_MOMENT.pattern}|{_DURATION.pattern}")},
}


def remove_wrong_values(root: Node) -> Iterator[BodyFault]:
    """Removes attributes with a value that HTML does not have, and returns each as a fault (``width=50%``)."""
    for node in elements(root):
        rules = _RULES.get(node.tag, {}) | _EVERYWHERE if node.attributes else {}
        for name in rules.keys() & node.attributes.keys():
            value = node.attributes[name]
            if not rules[name].fullmatch(value.strip()):
                del node.attributes[name]
                yield BodyFault("attribute-not-allowed", f"{name}={value}")
