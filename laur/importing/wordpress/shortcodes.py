"""WordPress shortcodes as HTML.

Known shortcodes become the HTML that WordPress would show. Shortcodes that only lay out a page (those of page builders)
are replaced by their content. Unknown shortcodes without content are removed and reported.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from msgspec import Struct

from laur.importing.findings import Finding, finding, shortened
from laur.importing.html import footnotes
from laur.importing.items import Attachment
from laur.importing.wordpress.page_builders import INLINE, LAYOUT, builder_html, figure, is_lost
from laur.model.enclosed import Delimiters, without_enclosed

_NAME = r"[A-Za-z][A-Za-z0-9_-]{1,60}"
_SHORTCODE = re.compile(
    rf"""(?P<open>\[?)\[(?P<close>/)?(?P<name>{_NAME})(?P<attributes>(?:\s(?:"[^"]*"|'[^']*'|[^\[\]"'])*)?|=[^\[\]]*)(?P<self>/)?\](?P<end>\]?)"""
)
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w-]{0,40}+)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'\]]++))""")
_BARE_VALUE = re.compile(r"""(?<![\w=])(?:"([^"]+)"|(https?://[^\s"'\]]+)|(?:^|\s)([\w-]+)\s*$)""")
_FORMS = re.compile(
    r"contact[-_]form[\w-]*|wpforms|gravityforms?|ninja_forms?|forminator_form|mc4wp_form|newsletter\w*|formidable|fluentform"
)
_TAG = Delimiters(re.compile("<"), re.compile(">"))
_MAX_SHORTCODES = 20_000
"""In one text; the rest of it stays as it is."""
_CODE = re.compile(r"<code\b.*?(?:</code\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INLINE_TAG = r"</?(?:a|abbr|b|cite|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>"
_SPACES = rf"(?:[ \t]|&nbsp;|{_INLINE_TAG})*"
_WORDS_BEFORE = re.compile(rf"[^\s>\]]{_SPACES}\Z", re.IGNORECASE)
_WORDS_AFTER = re.compile(rf"{_SPACES}[.,;:!?)…”]|(?:{_INLINE_TAG})*(?:[ \t]|&nbsp;){_SPACES}[^\s<\[]", re.IGNORECASE)
_NEARBY = 300
"""How many characters on each side decide whether a bracket is within a sentence."""


class ConvertedHtml(Struct, frozen=True):
    """HTML, and what to report about its conversion."""

    html: str
    findings: tuple[Finding, ...] = ()


class _OpenShortcode(Struct):
    """A shortcode whose closing tag has not been read yet."""

    name: str
    attributes: dict[str, str]
    source: str
    """The opening tag."""
    parts: list[str]
    """The HTML of its content so far."""


def expand(text: str, attachments: Mapping[str, Attachment]) -> ConvertedHtml:
    """The text with its shortcodes as HTML; an unknown word in brackets stays unless it looks like a shortcode."""
    stack = [_OpenShortcode("", {}, "", [])]
    findings: list[Finding] = []
    closed = {match["name"].lower() for match in _SHORTCODE.finditer(text) if match["close"]}
    code = [match.span() for match in _CODE.finditer(text)]
    end = 0
    for match, _ in zip(_SHORTCODE.finditer(text), range(_MAX_SHORTCODES), strict=False):
        stack[-1].parts.append(text[end : match.start()])
        end = match.end()
        name = match["name"].lower()
        if match["open"] and match["end"]:  # [[caption]] is an escaped shortcode
            stack[-1].parts.append(match[0][1:-1])
            continue
        stack[-1].parts.append(match["open"])
        if match["close"]:
            _close(stack, name, match[0], attachments, findings)
        elif not _is_shortcode(name, match, closed) or _is_in_code(name, match, code):
            stack[-1].parts.append(match[0][len(match["open"]) : len(match[0]) - len(match["end"])])
        elif name not in closed and _is_in_sentence(name, match):
            stack[-1].parts.append(f"[{match['name']}]")
            findings.append(finding("shortcode-shown", what=f"[{match['name']}]"))
        elif name in closed and not match["self"]:
            stack.append(_OpenShortcode(name, _attributes(match["attributes"]), match[0], []))
        else:
            single = _OpenShortcode(name, _attributes(match["attributes"]), match[0], [])
            stack[-1].parts.append(_html_of(single, attachments, findings, is_empty=True))
        stack[-1].parts.append(match["end"])
    stack[-1].parts.append(text[end:])
    while len(stack) > 1:  # never closed: what follows it is not its content
        opened = stack.pop()
        stack[-1].parts += [_html_of(opened, attachments, findings, is_empty=True), *opened.parts]
    return ConvertedHtml("".join(stack[0].parts), tuple(findings))


def _is_shortcode(name: str, match: re.Match[str], closed: set[str]) -> bool:
    if name in closed or _is_known(name):
        return name in closed or bool(match["attributes"]) or name in _CONVERTERS or "_" in name
    return bool(_ATTRIBUTE.search(match["attributes"])) or "_" in name or bool(match["self"])


def _is_known(name: str) -> bool:
    return name in _CONVERTERS or bool(LAYOUT.fullmatch(name) or _FORMS.fullmatch(name))


def _is_in_code(name: str, match: re.Match[str], code: list[tuple[int, int]]) -> bool:
    """Whether an unknown word in brackets is code (``x[my_index]``); WordPress shows it as it is."""
    return not _is_known(name) and any(start < match.start() < end for start, end in code)


def _is_in_sentence(name: str, match: re.Match[str]) -> bool:
    """Whether an unknown word in brackets is a part of a sentence; WordPress shows it as it is."""
    if _is_known(name) or match["attributes"] or match["self"]:
        return False
    before = match.string[max(match.start() - _NEARBY, 0) : match.start()]
    after = match.string[match.end() : match.end() + _NEARBY]
    return bool(_WORDS_BEFORE.search(before) or _WORDS_AFTER.match(after))


def _close(
    stack: list[_OpenShortcode], name: str, source: str, attachments: Mapping[str, Attachment], findings: list[Finding]
) -> None:
    """Closes a shortcode and those open within it; an unknown closing tag without an opening one stays text."""
    if all(opened.name != name for opened in stack):
        if not (name in _CONVERTERS or LAYOUT.fullmatch(name)):
            stack[-1].parts.append(source)
        return
    while True:
        opened = stack.pop()
        stack[-1].parts.append(_html_of(opened, attachments, findings, is_empty=False))
        if opened.name == name:
            return


def _html_of(
    opened: _OpenShortcode, attachments: Mapping[str, Attachment], findings: list[Finding], *, is_empty: bool
) -> str:
    content = "".join(opened.parts) if not is_empty else ""
    convert = _CONVERTERS.get(opened.name)
    if convert is not None:
        html = convert(opened.attributes, content, attachments)
        if opened.name == "gallery" and not html.strip():
            findings.append(finding("shortcode-unknown", what=shortened(opened.source, 100)))
        return html
    if _FORMS.fullmatch(opened.name):
        findings.append(finding("form", what=opened.source))
        return ""
    if LAYOUT.fullmatch(opened.name):
        html = builder_html(opened.name, opened.attributes, content, attachments)
        if is_lost(opened.name, opened.attributes, html):
            findings.append(finding("shortcode-unknown", what=shortened(opened.source, 100)))
        return f"\n\n{html}\n\n" if html.strip() and not INLINE.fullmatch(opened.name) else html
    code = "shortcode-unknown" if is_empty else "shortcode-unwrapped"
    findings.append(finding(code, what=shortened(opened.source, 100)))
    return content


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a shortcode by lower-case name; a value without a name is under the empty name."""
    found = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(text)}
    bare = _BARE_VALUE.search(_ATTRIBUTE.sub(" ", text)) or re.fullmatch(r"=(\S+)()()", text)
    if bare:
        found.setdefault("", unescape(bare[1] or bare[2] or bare[3]))
    return found


# ---------------------------------------------------------------------------------------------- converters


def _caption(attributes: Mapping[str, str], content: str, _: Mapping[str, Attachment]) -> str:
    """An image with a caption, which follows the image in the content or, in older texts, is an attribute."""
    picture = re.match(r"\s*+((?:<a\s[^>]*+>)?\s*+<img[^>]*+>\s*+(?:</a>)?)(.*)", content, re.DOTALL | re.IGNORECASE)
    if picture is None:
        return content
    caption = attributes.get("caption") or picture[2].strip()
    return f"\n<figure>{picture[1]}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>\n"


def _gallery(attributes: Mapping[str, str], _: str, attachments: Mapping[str, Attachment]) -> str:
    keys = [f"post-{number}" for number in re.findall(r"\d+", attributes.get("ids", attributes.get("include", "")))]
    figures = [figure(attachments[key]) for key in keys if key in attachments]
    missing = [f'<img src="attachment:{key}" alt="">' for key in keys if key not in attachments]
    return "\n".join(["", *figures, *missing, ""])


def _address(attributes: Mapping[str, str], content: str) -> str:
    """The address of a player's file or page: the shortcode's content, or else one of its attributes."""
    keys = ("src", "url", "mp3", "mp4", "m4a", "ogg", "webm", "m4v", "")
    address = content.strip() or next((attributes[key] for key in keys if attributes.get(key)), "")
    return without_enclosed(unescape(address), _TAG, instead="").strip()


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


def _footnote(_: Mapping[str, str], content: str, __: Mapping[str, Attachment]) -> str:
    return f'<span data-note="">{content}</span>' if content.strip() else ""


_CONVERTERS: Mapping[str, Callable[[Mapping[str, str], str, Mapping[str, Attachment]], str]] = {
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
    **dict.fromkeys(footnotes.SHORTCODES, _footnote),
}
