"""The text of a WordPress entry as HTML: block comments removed, shortcodes expanded, blank lines made paragraphs."""

import re
from collections.abc import Iterable, Mapping

from laur.importing.html.paragraphs import VERBATIM, paragraphs
from laur.importing.items import Attachment
from laur.importing.wordpress.blocks import findings_of_blocks
from laur.importing.wordpress.shortcodes import ConvertedHtml, expand
from laur.model.enclosed import Delimiters, Enclosed, enclosed, without_enclosed

_BLOCK_COMMENT = Delimiters(re.compile(r"<!--\s*+/?wp:"), re.compile("-->"))
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = tuple(
    Delimiters(
        re.compile(rf"(?<!\[)\[{name}(?P<attributes>\s[^\[\]]*+)?\]", re.IGNORECASE),
        re.compile(rf"\[/{name}\](?!\])", re.IGNORECASE),
    )
    for name in ("code", "sourcecode")
)
_ESCAPED = re.compile(r"\[\[([A-Za-z][\w-]{0,60}+)(?:\s[^\[\]]*+)?\]")
"""``[[code]x[/code]]``, which WordPress shows without the outer brackets."""
_LANGUAGE = re.compile(r"""\blang(?:uage)?\s*=\s*["']?([\w+#-]+)""")
_NOT_OF_EDITOR = re.compile(r"<(?!/?(?:br|p)\s*/?>)", re.IGNORECASE)
"""The beginning of a tag that the visual editor does not put into code: it is code itself."""
_PLACEHOLDER = re.compile(r"\x00(\d+)\x00")
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
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    verbatim: list[str] = []

    def placeholder(html: str) -> str:
        verbatim.append(html)
        return f"\x00{len(verbatim) - 1}\x00"

    text = _without_escapes(text)
    text = _replaced(text, [(part.start(), part.end(), placeholder(_code(part))) for part in enclosed(text, *_CODE)])
    text = _COMMENT.sub("", without_enclosed(text, _BLOCK_COMMENT, instead=""))
    expanded = expand(VERBATIM.sub(lambda match: placeholder(match[0]), text), attachments)
    html = expanded.html if has_blocks else paragraphs(_embed_addresses(expanded.html))
    for _ in range(2):  # code may be in a verbatim part
        html = _PLACEHOLDER.sub(lambda match: verbatim[int(match[1])], html)
    return ConvertedHtml(html, (*block_findings, *expanded.findings))


def _without_escapes(text: str) -> str:
    """The text with the brackets of escaped shortcodes as references, and without the outer ones."""
    found: list[tuple[int, int, str]] = []
    unclosed: set[str] = set()
    at = 0
    while opening := _ESCAPED.search(text, at):
        closing = f"[/{opening[1]}]]"
        end = text.find(closing, opening.end()) if closing not in unclosed else -1
        if end < 0:
            unclosed.add(closing)
            at = opening.start() + 1
            continue
        at = end + len(closing)
        found.append((opening.start(), at, text[opening.start() + 1 : at - 1].replace("[", "&#91;")))
    return _replaced(text, found)


def _replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words in place of some parts: start, end, words; sorted, none within another."""
    pieces: list[str] = []
    at = 0
    for start, end, words in parts:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])


def _code(part: Enclosed[str]) -> str:
    """A shortcode with code as HTML; the code is text, in which the visual editor has put line breaks."""
    language = _LANGUAGE.search(part.opening["attributes"] or "")
    name = f' class="language-{language[1].lower()}"' if language else ""
    return f"<pre><code{name}>{_NOT_OF_EDITOR.sub('&lt;', part.inside())}</code></pre>"


def _embed_addresses(text: str) -> str:
    """Embeds each video (or the like) whose address has a line to itself, as WordPress does."""
    return _OEMBED.sub(r'\n<iframe src="\1"></iframe>\n', text)
