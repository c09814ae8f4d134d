"""What of an author's HTML may be shown: an allow-list, kept by nh3 (ammonia).

What is not allowed is taken out, never repaired, and `refused` says what it was so that its author learns of it.
Nothing here knows where a link leads; it only knows how an address may begin.
"""

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from laur.markdown.engine import fit
from laur.model import BodyFault

if TYPE_CHECKING:
    from nh3 import Cleaner

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""How an absolute address may begin. `data:` is not among them: a picture is a file in ``content/media``."""

INLINE = frozenset(
    """a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup
    time u var wbr""".split()  # noqa: SIM905 - a list of forty strings is forty lines
)
"""Elements that stand within a line of text; every other one begins a block."""
ALLOWED = INLINE | frozenset(
    """address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header hr li ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 - likewise
)

_WITH_CONTENT = frozenset(
    """embed iframe math noembed noframes noscript object script select style svg template textarea title
    xmp""".split()  # noqa: SIM905 - likewise
)
"""Elements that go with all that is in them: their text is not for readers."""

_EVERYWHERE = {"aria-label", "class", "dir", "id", "lang", "title"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": _EVERYWHERE,
    "a": {"download", "href", "hreflang", "type"},
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
"""The classes that an author may give: a layout has its own, and they must not be worn by accident."""
_LANGUAGE_CLASS = re.compile(r"language-[a-z0-9+#-]+")

_ROUNDS = 4
_LONGEST_NAMED = 80
"""How much of an address is named when it is refused: a picture pasted as ``data:`` has a hundred thousand letters."""
_PRE = re.compile(r'<pre(?: [a-z-]+="[^"]*")*>(?=\n)')
"""A line feed that begins a <pre>: nh3 writes it as it is, and who reads it takes it for none of the text."""
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"""<[a-zA-Z][^<>]*\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@cache
def _cleaner() -> "Cleaner":
    import nh3

    return nh3.Cleaner(
        tags=ALLOWED,
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        tag_attribute_values={"td": _ALIGN, "th": _ALIGN},
        url_schemes=SCHEMES,
        link_rel=None,
    )


def clean(html: str) -> str | None:
    """The HTML with nothing in it but what is allowed, in the one form in which a browser reads it back unchanged.

    Taking an element out can leave others where HTML does not let them stand (a paragraph in a paragraph), and a
    character reference can stand for a character that may not be: hence again until nothing changes. None where that
    has no end.
    """
    cleaner = _cleaner()
    for _ in range(_ROUNDS):
        before, html = html, _PRE.sub(r"\g<0>\n", cleaner.clean(fit(html)))
        if before == html:
            return html
    return None


def scheme(address: str) -> str:
    """The scheme with which an address begins, in lower case; empty for a path or an anchor of this site."""
    match = _SCHEME.match(address.strip())
    return match[1].lower() if match else ""


def classes(names: str) -> str:
    """Those of the classes that an author may give."""
    return " ".join(name for name in names.split() if name in CLASSES or _LANGUAGE_CLASS.fullmatch(name))


def refused(html: str) -> tuple[BodyFault, ...]:
    """What `clean` takes out of this HTML that its author must be told of, each once and in order.

    A help for authors, not a guard: an address that hides its scheme is taken out all the same, but not named.
    """
    shown = _COMMENT.sub("", html)
    tags = dict.fromkeys(name.lower() for name in _TAG.findall(shown))
    addresses = dict.fromkeys(unescape("".join(found)) for found in _ADDRESS.findall(shown))
    return (
        *(BodyFault("html-not-allowed", tag) for tag in tags if tag not in ALLOWED),
        *(
            BodyFault("address-not-allowed", to[:_LONGEST_NAMED])
            for to in addresses
            if scheme(to) and scheme(to) not in SCHEMES
        ),
    )
