"""The shortcodes of page builders as HTML.

WPBakery, Divi, Avada, Enfold and Shortcodes Ultimate write whole pages in shortcodes. Most of them only lay out their
content, but headings, images, videos and buttons are in attributes, whose names are similar in all of them.
"""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from html import escape
from urllib.parse import unquote

from laur.importing.items import Attachment

LAYOUT = re.compile(
    r"(?:vc|et_pb|fusion|av|fl|cs|mk|ux|nectar|wpb|kc|tatsu|thrive|su)_\w+|row|col(?:umn)?s?|(?:one|two|three)_(?:half|third|fourth|fifth)s?(?:_last)?|"
    r"section|container|text|box|column\w*|tabs?|accordion|toggle|spoiler|lead|highlight|dropcap|center|left|right|note|alert|quote|button|btn"
)
"""Shortcodes that lay out, decorate or show their content."""
INLINE = re.compile(r"(?:\w+_)?(?:highlight|dropcap|tooltip|label|popover|modal_text_link|lightbox|checklist_icon)")
"""Those that occur within a sentence."""
_WITHOUT_TEXT = re.compile(
    r"(?=\w++\Z)\w*(?:space|spacer|separator|divider|gap|clear|hr|icon|counter|animate|section|row|column|col|inner|container|"
    r"builder|slider|tabs|tour|accordion|list|map|text)(?:_\w+)?"
)
"""Those that show nothing of their own."""
_BUTTON = re.compile(r"(?:\w*_)?(?:btn|button)\d?")
_VIDEO = re.compile(r"(?=\w++\Z)\w*(?:video|youtube|vimeo)\w*")
_PICTURE = re.compile(r"(?=\w++\Z)\w*(?:image|photo|gallery|imageframe|img)\w*")
_TITLE = re.compile(r"\w+_(?:title|heading)")
_RAW = frozenset({"vc_raw_html"})
_HEADING_ATTRIBUTES = ("title", "heading", "text", "h2", "question", "header", "tab_title")
_SUBHEADING_ATTRIBUTES = ("subtitle", "subheading", "h4", "description")
_LABEL_ATTRIBUTES = ("button_text", "button_label", "label", "title", "text", "btn_title")
_LINK_ATTRIBUTES = ("button_url", "button_link", "link", "url", "href", "link_url", "src")
_IMAGE_ATTRIBUTES = (
    "image",
    "images",
    "image_id",
    "image_ids",
    "gallery_ids",
    "ids",
    "src",
    "image_url",
    "attachment",
    "photo",
)
HEADING_TAG = re.compile(r"h[1-6]")
_PICTURE_ADDRESS = re.compile(
    r"https?://(?=[^\s\"'<>]++\Z)[^\s\"'<>]+\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?[^\s\"'<>]*)?", re.IGNORECASE
)
_ESCAPES = {"``": '"', "`{`": "[", "`}`": "]"}
"""How WPBakery escapes characters that an attribute cannot contain."""


def builder_html(name: str, attributes: Mapping[str, str], content: str, attachments: Mapping[str, Attachment]) -> str:
    """The HTML of a shortcode: what its attributes show, and its content; the content alone if it only lays it out."""
    attributes = {key: _unescaped(value) for key, value in attributes.items()}
    if name in _RAW:
        return _decoded(content)
    if _BUTTON.fullmatch(name):
        return _button(attributes, content)
    if _VIDEO.fullmatch(name):
        return _video(name, attributes, content)
    if _PICTURE.fullmatch(name):
        if found := _pictures(attributes, attachments) or _linked_picture(attributes, content):
            return found
        return f"{_headings(attributes)}{content}"
    if _TITLE.fullmatch(name) and content.strip():
        size = "".join(re.findall(r"[1-6]", attributes.get("size", ""))[:1])
        return f"\n\n<h{size or 2}>{content}</h{size or 2}>\n\n"
    shown = _pictures(attributes, attachments) if "image" in attributes else ""
    more = _button(attributes, "") if attributes.keys() & {"button_text", "button_label"} else ""
    return f"{_headings(attributes)}{shown}{content}{more}"


def _unescaped(value: str) -> str:
    for escape_sequence, character in _ESCAPES.items():
        value = value.replace(escape_sequence, character)
    return value


def _first(attributes: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((attributes[name].strip() for name in names if attributes.get(name, "").strip()), "")


def _headings(attributes: Mapping[str, str]) -> str:
    """The heading and the line below it that the attributes name."""
    heading, subheading = _first(attributes, _HEADING_ATTRIBUTES), _first(attributes, _SUBHEADING_ATTRIBUTES)
    level = HEADING_TAG.search(
        " ".join(attributes.get(key, "") for key in ("tag", "title_level", "font_container", "heading_tag"))
    )
    rank = level[0] if level else "h3"
    return (f"\n\n<{rank}>{heading}</{rank}>\n\n" if heading else "") + (f"\n\n{subheading}\n\n" if subheading else "")


def _button(attributes: Mapping[str, str], content: str) -> str:
    """A link in a paragraph; WPBakery packs address and title into one value (``url:https%3A…|title:…``)."""
    packed = dict(
        part.partition(":")[::2]
        for part in _first(attributes, _LINK_ATTRIBUTES).split("|")
        if part.startswith(("url:", "title:"))
    )
    address = unquote(packed.get("url", "")) or _first(attributes, _LINK_ATTRIBUTES)
    label = content.strip() or _first(attributes, _LABEL_ATTRIBUTES) or unquote(packed.get("title", ""))
    if not address or not label:
        return label
    return f'\n\n<a href="{escape(address)}">{label}</a>\n\n'


def _video(name: str, attributes: Mapping[str, str], content: str) -> str:
    address = content.strip() or _first(attributes, ("link", "src", "url", "video", "href", "id", ""))
    if address and not address.startswith(("http://", "https://", "//")):
        address = f"https://vimeo.com/{address}" if "vimeo" in name else f"https://www.youtube.com/watch?v={address}"
    return f'\n<iframe src="{escape(address)}"></iframe>\n' if address else ""


def _pictures(attributes: Mapping[str, str], attachments: Mapping[str, Attachment]) -> str:
    """The images that an attribute names, by their numbers in the media library or by address."""
    alt = attributes.get("alt", "") or attributes.get("image_alt", "")
    for name in _IMAGE_ATTRIBUTES:
        value = attributes.get(name, "").strip()
        if _PICTURE_ADDRESS.fullmatch(value):
            return f'\n<figure><img src="{escape(value)}" alt="{escape(alt)}"></figure>\n'
        numbers = [part.strip().partition("|")[0] for part in value.split(",")]
        keys = [f"post-{number}" for number in numbers if number.isdecimal()]
        if known := [key for key in keys if key in attachments]:
            return "".join(figure(attachments[key]) for key in known)
    return ""


def _linked_picture(attributes: Mapping[str, str], content: str) -> str:
    """The image whose address is the content of the shortcode; empty if the content is not one."""
    address = content.strip()
    if not _PICTURE_ADDRESS.fullmatch(address):
        return ""
    return f'\n<figure><img src="{escape(address)}" alt="{escape(attributes.get("alt", ""))}"></figure>\n'


def figure(attachment: Attachment) -> str:
    """An image of the media library with its caption."""
    caption = f"<figcaption>{escape(attachment.caption)}</figcaption>" if attachment.caption else ""
    return f'\n<figure><img src="{escape(attachment.url)}" alt="{escape(attachment.alt)}">{caption}</figure>\n'


def _decoded(content: str) -> str:
    """The HTML of WPBakery's raw block, which is percent-encoded and then in base64."""
    try:
        return unquote(b64decode(content.strip(), validate=True).decode("ascii"))
    except (binascii.Error, ValueError):
        return content


def is_lost(name: str, attributes: Mapping[str, str], html: str) -> bool:
    """Whether a shortcode that shows something of its own has become empty HTML."""
    return bool(attributes) and not html.strip() and not _WITHOUT_TEXT.fullmatch(name)
