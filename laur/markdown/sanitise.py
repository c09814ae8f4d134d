"""Sanitises HTML with an allow-list, using nh3 (ammonia).

What is not allowed is removed, not repaired; `find_refused` lists it, so that it can be reported to the author. Links
are not resolved; only the scheme of an address is checked.
"""

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from laur.markdown.characters import without_invalid_characters
from laur.model import BodyFault

if TYPE_CHECKING:
    from nh3 import Cleaner

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The allowed schemes of absolute addresses. `data:` is not allowed: an image is a file in ``content/media``."""

INLINE = frozenset(
    """a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup
    time u var wbr""".split()  # noqa: SIM905 - a list of forty strings is forty lines
)
"""Elements within a line of text; all others begin a block."""
ALLOWED = INLINE | frozenset(
    """address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header hr li ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - likewise
)

WITH_CONTENT = frozenset(
    """embed iframe math noembed noframes noscript object script select style svg template textarea title
    xmp""".split()  # noqa: SIM905 - likewise
)
"""Elements that are removed with their content, as their text is not for readers."""

_EVERYWHERE = {"aria-label", "class", "dir", "id", "lang", "title"}
ATTRIBUTES: dict[str, set[str]] = {
    "*": _EVERYWHERE,
    "a": {"download", "href", "hreflang", "name", "type"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"abbr", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_ALIGN = {"align": {"left", "center", "right"}}

CLASSES = frozenset({"lead", "note", "wide", "footnote", "footnote-ref", "footnote-backref"})
"""The classes that an author may use; the classes of layouts are reserved."""
_LANGUAGE_CLASS = re.compile(r"language-[a-z0-9+#-]+")

_MAX_PASSES = 4
MAX_REPORTED = 80
"""How many characters of a refused address are reported: an image pasted as ``data:`` has 100,000."""
_PRE = re.compile(r'<pre(?: [a-z-]+="[^"]*")*>(?=\n)')
"""A line feed at the beginning of a <pre>: nh3 writes it as it is, and an HTML parser drops it."""
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_TAG_OR_END = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)")
_MAX_OPEN = 1000
"""Elements that are not closed: the time of a parser grows with the square of how many there are."""
_NEED_NO_END = frozenset(
    """area base br col colgroup dd dt embed hr img input li link meta optgroup option p param rp rt source tbody td
    tfoot th thead tr track wbr""".split()  # noqa: SIM905 - a list would be thirty lines
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"""<[a-zA-Z][^<>]*\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@cache
def _cleaner() -> "Cleaner":
    import nh3

    return nh3.Cleaner(
        tags=ALLOWED,
        clean_content_tags=WITH_CONTENT,
        attributes=ATTRIBUTES,
        tag_attribute_values={"td": _ALIGN, "th": _ALIGN},
        url_schemes=SCHEMES,
        link_rel=None,
    )


def clean(html: str) -> str | None:
    """The HTML with only what is allowed, in a form that a browser parses and serialises without a change.

    Removing an element can leave others where HTML does not allow them (a paragraph in a paragraph), and a character
    reference can mean an invalid character. So this is repeated until nothing changes; None if that does not happen.
    """
    cleaner = _cleaner()
    for _ in range(_MAX_PASSES):
        before, html = html, _PRE.sub(r"\g<0>\n", cleaner.clean(without_invalid_characters(html)))
        if before == html:
            return html
    return None


def is_too_deep(html: str) -> bool:
    """Whether more than a thousand elements are open at once that need an end tag."""
    opened: dict[str, int] = {}
    depth = 0
    for tag in _TAG_OR_END.finditer(html):
        name = tag[2].lower()
        if name in _NEED_NO_END:
            continue
        if not tag[1]:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
        if depth > _MAX_OPEN:
            return True
    return False


def scheme(address: str) -> str:
    """The scheme of an address in lower case; empty for a path or an anchor of this site."""
    match = _SCHEME.match(address.strip())
    return match[1].lower() if match else ""


def allowed_classes(names: str) -> str:
    """The classes among `names` that an author may use."""
    return " ".join(name for name in names.split() if name in CLASSES or _LANGUAGE_CLASS.fullmatch(name))


def find_refused(html: str) -> tuple[BodyFault, ...]:
    """What `clean` removes from this HTML and the author should know, each once and in order.

    This only helps authors; it is not a security check. `clean` also removes addresses that hide their scheme, which
    are not listed here.
    """
    shown = _COMMENT.sub("", html)
    tags = dict.fromkeys(name.lower() for name in _TAG.findall(shown))
    addresses = dict.fromkeys(unescape("".join(found)) for found in _ADDRESS.findall(shown))
    return (
        *(BodyFault("html-not-allowed", tag) for tag in tags if tag not in ALLOWED),
        *(
            BodyFault("address-not-allowed", to[:MAX_REPORTED])
            for to in addresses
            if scheme(to) and scheme(to) not in SCHEMES
        ),
    )
