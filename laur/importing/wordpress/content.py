"""WordPress's own way of writing: shortcodes, block comments, and paragraphs that are only blank lines, made HTML.

Known shortcodes become the HTML that WordPress would have shown; those that only lay out (page builders') give up what
they hold; what is unknown and holds nothing is taken out and told. Text goes in and comes out; nothing is opened.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from msgspec import Struct

from laur.importing.findings import Finding, finding, shortened
from laur.importing.html import footnotes
from laur.importing.items import Attachment
from laur.importing.wordpress.blocks import left_out
from laur.importing.wordpress.builders import INLINE, LAYOUT, figure, is_lost, said

_NAME = r"[A-Za-z][A-Za-z0-9_-]{1,60}"
_SHORTCODE = re.compile(
    rf"""(?P<open>\[?)\[(?P<close>/)?(?P<name>{_NAME})(?P<attributes>(?:\s(?:"[^"]*"|'[^']*'|[^\]"'])*)?|=[^\]]*)(?P<self>/)?\](?P<end>\]?)"""
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
_BARE = re.compile(r"""(?<![\w=])(?:"([^"]+)"|(https?://[^\s"'\]]+)|(?:^|\s)([\w-]+)\s*$)""")
_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PRE = re.compile(r"<(pre|script|style|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|"
    "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|"
    "summary|iframe|video|audio|script"
)
_BLOCK_TAG = re.compile(rf"(</?(?:{_BLOCKS})(?:\s[^>]*)?/?>)", re.IGNORECASE)
_LINE_BREAK = re.compile(r"(?:<br\s*/?>)?[ \t]*\n", re.IGNORECASE)
_OEMBED = re.compile(
    r"^[ \t]*(https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|soundcloud\.com|spotify\.com|"
    r"twitter\.com|x\.com|flickr\.com|flic\.kr|slideshare\.net|issuu\.com|ted\.com|"
    r"tiktok\.com|mixcloud\.com|scribd\.com)/[^\s<>\"]+)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_HELD = re.compile(r"\x00(\d+)\x00")
_KNOWN = frozenset(
    {
        *("caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist", "youtube", "vimeo", "code"),
        *footnotes.NAMES,
    }
)
_FORMS = re.compile(
    r"contact-form\w*|contact_form|wpforms|gravityforms?|ninja_forms?|forminator_form|mc4wp_form|newsletter\w*|formidable|fluentform"
)
_MOST_SHORTCODES = 20_000


class Written(Struct, frozen=True):
    """HTML, and what is to be told of it."""

    html: str
    findings: tuple[Finding, ...] = ()


def to_html(text: str, attachments: Mapping[str, Attachment]) -> Written:
    """The text as the HTML that WordPress would make of it."""
    has_blocks = "<!-- wp:" in text
    lost = left_out(text)
    text = _BLOCK_COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _COMMENT.sub("", text).replace("\x00", "")
    pieces: list[str] = []

    def held(match: re.Match[str]) -> str:
        pieces.append(match[0])
        return f"\x00{len(pieces) - 1}\x00"

    text = _PRE.sub(held, text)
    expanded = expand(text, attachments)
    html = expanded.html if has_blocks else paragraphs(_played(expanded.html))
    return Written(_HELD.sub(lambda match: pieces[int(match[1])], html), (*lost, *expanded.findings))


# ---------------------------------------------------------------------------------------------- paragraphs


def paragraphs(text: str) -> str:
    """Blank lines become paragraphs and line ends breaks, outside of blocks (as WordPress's `wpautop`)."""
    parts = _BLOCK_TAG.split(text)
    depth = 0
    made: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            depth += _step(part)
            depth = max(depth, 0)
            made.append(part)
        elif depth and "\n\n" not in part:
            made.append(_LINE_BREAK.sub("<br>", part.strip()) if part.strip() else part)
        else:
            made += [_paragraph(piece) for piece in re.split(r"\n[ \t]*\n", part) if piece.strip()]
    return "\n".join(made)


def _step(tag: str) -> int:
    """What a tag adds to the depth of blocks around a text."""
    name = re.sub(r"[</>\s].*", "", tag.lstrip("</"), flags=re.DOTALL).lower()
    if name in {"hr", "col", "area"} or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _played(text: str) -> str:
    """Films and the like whose address stands on a line of its own are shown by WordPress in its place."""
    return _OEMBED.sub(r'\n<iframe src="\1"></iframe>\n', text)


def _paragraph(text: str) -> str:
    return f"<p>{_LINE_BREAK.sub('<br>', text.strip())}</p>" if not _HELD.fullmatch(text.strip()) else text


# ---------------------------------------------------------------------------------------------- shortcodes


class _Open(Struct):
    """A shortcode that waits for its end."""

    name: str
    attributes: dict[str, str]
    written: str
    parts: list[str]


def expand(text: str, attachments: Mapping[str, Attachment]) -> Written:
    """Shortcodes to HTML. A bracketed word that no shortcode is known by is left alone unless it looks like one."""
    stack = [_Open("", {}, "", [])]
    findings: list[Finding] = []
    closed = {match["name"].lower() for match in _SHORTCODE.finditer(text) if match["close"]}
    end = 0
    for match, _ in zip(_SHORTCODE.finditer(text), range(_MOST_SHORTCODES), strict=False):
        stack[-1].parts.append(text[end : match.start()])
        end = match.end()
        name = match["name"].lower()
        if match["open"] and match["end"]:  # [[caption]] is how one writes about a shortcode
            stack[-1].parts.append(match[0][1:-1])
            continue
        around = match["open"], match["end"]
        stack[-1].parts.append(around[0])
        if match["close"]:
            _close(stack, name, match[0], attachments, findings)
        elif not _is_shortcode(name, match, closed):
            stack[-1].parts.append(match[0][len(around[0]) : len(match[0]) - len(around[1])])
        elif name in closed and not match["self"]:
            stack.append(_Open(name, _attributes(match["attributes"]), match[0], []))
        else:
            stack[-1].parts.append(
                _expanded(
                    _Open(name, _attributes(match["attributes"]), match[0], []), attachments, findings, is_empty=True
                )
            )
        stack[-1].parts.append(around[1])
    stack[-1].parts.append(text[end:])
    while len(stack) > 1:  # never closed: it held nothing
        opened = stack.pop()
        stack[-1].parts += [_expanded(opened, attachments, findings, is_empty=True), *opened.parts]
    return Written("".join(stack[0].parts), tuple(findings))


def _is_shortcode(name: str, match: re.Match[str], closed: set[str]) -> bool:
    if name in _KNOWN or name in closed or LAYOUT.fullmatch(name) or _FORMS.fullmatch(name):
        return name in closed or bool(match["attributes"]) or name in _KNOWN or "_" in name
    return bool(_ATTRIBUTE.search(match["attributes"])) or "_" in name or bool(match["self"])


def _close(
    stack: list[_Open], name: str, written: str, attachments: Mapping[str, Attachment], findings: list[Finding]
) -> None:
    if all(opened.name != name for opened in stack):
        if not (name in _KNOWN or LAYOUT.fullmatch(name)):
            stack[-1].parts.append(written)
        return
    while True:
        opened = stack.pop()
        stack[-1].parts.append(_expanded(opened, attachments, findings, is_empty=False))
        if opened.name == name:
            return


def _expanded(opened: _Open, attachments: Mapping[str, Attachment], findings: list[Finding], *, is_empty: bool) -> str:
    content = "".join(opened.parts) if not is_empty else ""
    make = _MAKERS.get(opened.name)
    if make is not None:
        made = make(opened.attributes, content, attachments)
        if opened.name == "gallery" and not made.strip():
            findings.append(finding("shortcode-unknown", what=shortened(opened.written, 100)))
        return made
    if _FORMS.fullmatch(opened.name):
        findings.append(finding("form", what=opened.written))
        return ""
    if LAYOUT.fullmatch(opened.name):
        made = said(opened.name, opened.attributes, content, attachments)
        if is_lost(opened.name, opened.attributes, made):
            findings.append(finding("shortcode-unknown", what=shortened(opened.written, 100)))
        return f"\n\n{made}\n\n" if made.strip() and not INLINE.fullmatch(opened.name) else made
    code = "shortcode-unknown" if is_empty else "shortcode-unwrapped"
    findings.append(finding(code, what=shortened(opened.written, 100)))
    return content


def _attributes(text: str) -> dict[str, str]:
    found = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(text)}
    bare = _BARE.search(_ATTRIBUTE.sub(" ", text)) or re.fullmatch(r"=(\S+)()()", text)
    if bare:
        found.setdefault("", unescape(bare[1] or bare[2] or bare[3]))
    return found


# ---------------------------------------------------------------------------------------------- what each becomes


def _caption(attributes: Mapping[str, str], content: str, _: Mapping[str, Attachment]) -> str:
    """The first element is the picture, what follows it the caption; older ones have it as an attribute."""
    picture = re.match(r"\s*((?:<a\s[^>]*>)?\s*<img[^>]*>\s*(?:</a>)?)(.*)", content, re.DOTALL | re.IGNORECASE)
    if picture is None:
        return content
    words = attributes.get("caption") or picture[2].strip()
    return (
        f"\n<figure>{picture[1]}<figcaption>{words}</figcaption></figure>\n"
        if words
        else f"\n<figure>{picture[1]}</figure>\n"
    )


def _gallery(attributes: Mapping[str, str], _: str, attachments: Mapping[str, Attachment]) -> str:
    keys = [f"post-{number}" for number in re.findall(r"\d+", attributes.get("ids", attributes.get("include", "")))]
    figures = [figure(attachments[key]) for key in keys if key in attachments]
    lost = [f'<img src="attachment:{key}" alt="">' for key in keys if key not in attachments]
    return "\n".join(["", *figures, *lost, ""])


def _address(attributes: Mapping[str, str], content: str) -> str:
    keys = ("src", "url", "mp3", "mp4", "m4a", "ogg", "webm", "m4v", "")
    written = content.strip() or next((attributes[key] for key in keys if attributes.get(key)), "")
    return _TAGS.sub("", unescape(written)).strip()


_TAGS = re.compile(r"<[^>]*>")


def _embed(attributes: Mapping[str, str], content: str, _: Mapping[str, Attachment]) -> str:
    address = _address(attributes, content)
    return f'\n<iframe src="{escape(address)}"></iframe>\n' if address else ""


def _youtube(attributes: Mapping[str, str], content: str, _: Mapping[str, Attachment]) -> str:
    address = _address(attributes, content) or attributes.get("id", "")
    address = address if "/" in address else f"https://www.youtube.com/watch?v={address}"
    return f'\n<iframe src="{escape(address)}"></iframe>\n'


def _vimeo(attributes: Mapping[str, str], content: str, _: Mapping[str, Attachment]) -> str:
    address = _address(attributes, content) or attributes.get("id", "")
    address = address if "/" in address else f"https://vimeo.com/{address}"
    return f'\n<iframe src="{escape(address)}"></iframe>\n'


def _playlist(attributes: Mapping[str, str], _: str, attachments: Mapping[str, Attachment]) -> str:
    keys = [f"post-{number}" for number in re.findall(r"\d+", attributes.get("ids", ""))]
    entries = [f'<li><a href="{escape(a.url)}">{escape(a.title)}</a></li>' for k in keys if (a := attachments.get(k))]
    return f"\n<ul>{''.join(entries)}</ul>\n" if entries else ""


def _code(_: Mapping[str, str], content: str, __: Mapping[str, Attachment]) -> str:
    return f"\n<pre><code>{content}</code></pre>\n"


def _note(_: Mapping[str, str], content: str, __: Mapping[str, Attachment]) -> str:
    return f'<span data-note="">{content}</span>' if content.strip() else ""


_MAKERS: Mapping[str, Callable[[Mapping[str, str], str, Mapping[str, Attachment]], str]] = {
    "caption": _caption,
    "wp_caption": _caption,
    "gallery": _gallery,
    "embed": _embed,
    "audio": _embed,
    "video": _embed,
    "playlist": _playlist,
    "youtube": _youtube,
    "vimeo": _vimeo,
    "code": _code,
    **dict.fromkeys(footnotes.NAMES, _note),
}
