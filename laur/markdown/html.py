"""HTML within Markdown: what is a tag, and what a browser would hide together with it."""

import re
from collections.abc import Iterator

from laur.markdown.sanitise import WITH_CONTENT

_ATTRIBUTE = r"""\s+[a-zA-Z_:][a-zA-Z0-9_.:-]*+(?:\s*=\s*(?:[^\s"'=<>`]++|'[^']*'|"[^"]*"))?"""
OPENING = rf"<(?P<name>(?!plaintext\b)[a-zA-Z][a-zA-Z0-9-]*+)(?:{_ATTRIBUTE})*+\s*/?>"
CLOSING = r"</[a-zA-Z][a-zA-Z0-9-]*+\s*>"
_WORD_NAME = r"[a-zA-Z][a-zA-Z0-9]*+(?::[a-zA-Z][a-zA-Z0-9]*+)++"
WORD_TAG = rf"<{_WORD_NAME}[^<>\n]*>|</{_WORD_NAME}\s*>"
"""Word's own tags, such as ``<o:p>``, which CommonMark takes for text."""
_TAG = re.compile(rf"{OPENING}|{CLOSING}|{WORD_TAG}|<!--")
_COMMENT_END = "-->"
_HIDING = WITH_CONTENT - {"embed"}
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_BARE = re.compile(r"(?<=\s)([a-zA-Z_:][\w.:-]*)(?=[\s/>])")
_WITHOUT_VALUE = frozenset(
    """allowfullscreen async autofocus autoplay checked compact controls default defer disabled download hidden inert
    itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed
    selected""".split()  # noqa: SIM905 - a list would be thirty lines
)
"""Attributes that HTML has without a value; any other word in a tag was probably meant to be read."""


def only_whole_tags(html: str) -> tuple[str, list[str]]:
    """The HTML with `&lt;` for each `<` that begins no whole tag, so that a browser shows the words behind it.

    An element whose content is not for readers, and which is not closed here, is closed at once. The second value lists
    the words within tags, which no reader sees.
    """
    parts: list[str] = []
    words: list[str] = []
    end = 0
    for start, after, tag in _tags(html):
        parts.append(html[end:start].replace("<", "&lt;"))
        parts.append(closed(tag, html) if tag else html[start:after])
        words += words_in(tag[0]) if tag else []
        end = after
    return "".join([*parts, html[end:].replace("<", "&lt;")]), words


def _tags(html: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """The start and end of each tag and comment, with the tag; a comment that is not closed is none."""
    at = 0
    last = html.rfind(_COMMENT_END)
    while found := _TAG.search(html, at):
        is_comment = found[0] == "<!--"
        at = found.end()
        if not is_comment:
            yield found.start(), at, found
        elif at <= last:
            at = html.index(_COMMENT_END, at) + len(_COMMENT_END)
            yield found.start(), at, None


def words_in(tag: str) -> list[str]:
    """The words in a tag that are neither attributes without a value nor parts of others: ``a <b or c> d``."""
    if " " not in tag and "\n" not in tag:
        return []
    bare = _BARE.findall(_VALUE.sub("=", tag)) if tag[1] != "!" else []
    return [word for word in bare if word.lower() not in _WITHOUT_VALUE]


def closed(tag: re.Match[str], html: str) -> str:
    """A tag of a text; with its end tag if a browser would hide the rest of the text with it."""
    name = (tag["name"] or "").lower()
    if name not in _HIDING or f"</{name}" in html[tag.end() :].lower():
        return tag[0]
    return f"{tag[0]}</{name}>"
