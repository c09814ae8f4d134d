"""The text of a WordPress entry as HTML: block comments removed, shortcodes expanded, blank lines made paragraphs."""

import re
from collections.abc import Mapping

from laur.importing.html.paragraphs import PLACEHOLDER, paragraphs
from laur.importing.items import Attachment
from laur.importing.wordpress.blocks import findings_of_blocks
from laur.importing.wordpress.shortcodes import ConvertedHtml, expand

_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_VERBATIM = re.compile(r"<(pre|script|style|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_OEMBED = re.compile(
    r"^[ \t]*(https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|soundcloud\.com|spotify\.com|"
    r"twitter\.com|x\.com|flickr\.com|flic\.kr|slideshare\.net|issuu\.com|ted\.com|"
    r"tiktok\.com|mixcloud\.com|scribd\.com)/[^\s<>\"]+)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def to_html(text: str, attachments: Mapping[str, Attachment]) -> ConvertedHtml:
    """The HTML that WordPress would make of the text; ``<pre>`` and the like stay as they are."""
    has_blocks = "<!-- wp:" in text
    block_findings = findings_of_blocks(text)
    text = _BLOCK_COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _COMMENT.sub("", text).replace("\x00", "")
    verbatim: list[str] = []

    def placeholder(match: re.Match[str]) -> str:
        verbatim.append(match[0])
        return f"\x00{len(verbatim) - 1}\x00"

    expanded = expand(_VERBATIM.sub(placeholder, text), attachments)
    html = expanded.html if has_blocks else paragraphs(_embed_addresses(expanded.html))
    html = PLACEHOLDER.sub(lambda match: verbatim[int(match[1])], html)
    return ConvertedHtml(html, (*block_findings, *expanded.findings))


def _embed_addresses(text: str) -> str:
    """Embed each video (or the like) whose address has a line to itself, as WordPress does."""
    return _OEMBED.sub(r'\n<iframe src="\1"></iframe>\n', text)
