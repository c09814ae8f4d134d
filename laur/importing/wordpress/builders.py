"""Page builders' shortcodes: what they say in their attributes, as HTML.

WPBakery, Divi, Avada, Enfold and Shortcodes Ultimate write whole pages of shortcodes. Most only arrange what they hold,
but headings, pictures, films and buttons stand in attributes, by names that are much alike in all of them.
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
"""Shortcodes that arrange, decorate or show what they hold."""
INLINE = re.compile(r"(?:\w+_)?(?:highlight|dropcap|tooltip|label|popover|modal_text_link|lightbox|checklist_icon)")
"""Those that stand within a sentence."""
SILENT = re.compile(
    r"\w*(?:space|spacer|separator|divider|gap|clear|hr|icon|counter|animate|section|row|column|col|inner|container|"
    r"builder|slider|tabs|tour|accordion|list|map|text)(?:_\w+)?"
)
"""Those that say nothing by themselves."""
_BUTTON = re.compile(r"(?:\w*_)?(?:btn|button)\d?")
_FILM = re.compile(r"\w*(?:video|youtube|vimeo)\w*")
_PICTURE = re.compile(r"\w*(?:image|photo|gallery|imageframe|img)\w*")
_TITLE = re.compile(r"\w+_(?:title|heading)")
_RAW = frozenset({"vc_raw_html"})
_HEADS = ("title", "heading", "text", "h2", "question", "header", "tab_title")
_UNDER = ("subtitle", "subheading", "h4", "description")
_LABELS = ("button_text", "button_label", "label", "title", "text", "btn_title")
_LINKS = ("button_url", "button_link", "link", "url", "href", "link_url", "src")
_IMAGES = ("image", "images", "image_id", "image_ids", "gallery_ids", "ids", "src", "image_url", "attachment", "photo")
TAG = re.compile(r"h[1-6]")
_PICTURE_NAME = re.compile(r"https?://[^\s\"'<>]+\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?[^\s\"'<>]*)?", re.IGNORECASE)
_MARKS = {"``": '"', "`{`": "[", "`}`": "]"}
"""How WPBakery writes what an attribute cannot hold."""


def said(name: str, attributes: Mapping[str, str], content: str, attachments: Mapping[str, Attachment]) -> str:
    """What a shortcode says, with what it holds; only `content` where it merely arranges."""
    stated = {key: _unmarked(value) for key, value in attributes.items()}
    if name in _RAW:
        return _decoded(content)
    if _BUTTON.fullmatch(name):
        return _button(stated, content)
    if _FILM.fullmatch(name):
        return _film(name, stated, content)
    if _PICTURE.fullmatch(name):
        if found := _pictures(stated, attachments) or _framed(stated, content):
            return found
        return f"{_heads(stated)}{content}"
    if _TITLE.fullmatch(name) and content.strip():
        size = "".join(re.findall(r"[1-6]", stated.get("size", ""))[:1])
        return f"\n\n<h{size or 2}>{content}</h{size or 2}>\n\n"
    shown = _pictures(stated, attachments) if "image" in stated else ""
    more = _button(stated, "") if stated.keys() & {"button_text", "button_label"} else ""
    return f"{_heads(stated)}{shown}{content}{more}"


def _unmarked(value: str) -> str:
    for written, meant in _MARKS.items():
        value = value.replace(written, meant)
    return value


def _first(stated: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((stated[name].strip() for name in names if stated.get(name, "").strip()), "")


def _heads(stated: Mapping[str, str]) -> str:
    """A heading, and what stands under it."""
    head, under = _first(stated, _HEADS), _first(stated, _UNDER)
    level = TAG.search(" ".join(stated.get(key, "") for key in ("tag", "title_level", "font_container", "heading_tag")))
    rank = level[0] if level else "h3"
    return (f"\n\n<{rank}>{head}</{rank}>\n\n" if head else "") + (f"\n\n{under}\n\n" if under else "")


def _button(stated: Mapping[str, str], content: str) -> str:
    """A link of its own; WPBakery packs address and title into one value (``url:https%3A…|title:…``)."""
    packed = dict(
        part.partition(":")[::2] for part in _first(stated, _LINKS).split("|") if part.startswith(("url:", "title:"))
    )
    address = unquote(packed.get("url", "")) or _first(stated, _LINKS)
    label = content.strip() or _first(stated, _LABELS) or unquote(packed.get("title", ""))
    if not address or not label:
        return label
    return f'\n\n<a href="{escape(address)}">{label}</a>\n\n'


def _film(name: str, stated: Mapping[str, str], content: str) -> str:
    address = content.strip() or _first(stated, ("link", "src", "url", "video", "href", "id", ""))
    if address and not address.startswith(("http://", "https://", "//")):
        address = f"https://vimeo.com/{address}" if "vimeo" in name else f"https://www.youtube.com/watch?v={address}"
    return f'\n<iframe src="{escape(address)}"></iframe>\n' if address else ""


def _pictures(stated: Mapping[str, str], attachments: Mapping[str, Attachment]) -> str:
    """Pictures by their numbers in the media library, or by address."""
    alt = stated.get("alt", "") or stated.get("image_alt", "")
    for name in _IMAGES:
        value = stated.get(name, "").strip()
        if _PICTURE_NAME.fullmatch(value):
            return f'\n<figure><img src="{escape(value)}" alt="{escape(alt)}"></figure>\n'
        numbers = [part.partition("|")[0] for part in re.split(r"\s*,\s*", value)]
        keys = [f"post-{number}" for number in numbers if number.isdecimal()]
        if known := [key for key in keys if key in attachments]:
            return "".join(figure(attachments[key]) for key in known)
    return ""


def _framed(stated: Mapping[str, str], content: str) -> str:
    """A picture whose address is what the shortcode holds."""
    address = content.strip()
    if not _PICTURE_NAME.fullmatch(address):
        return ""
    return f'\n<figure><img src="{escape(address)}" alt="{escape(stated.get("alt", ""))}"></figure>\n'


def figure(attachment: Attachment) -> str:
    """A picture of the media library with its caption."""
    caption = f"<figcaption>{escape(attachment.caption)}</figcaption>" if attachment.caption else ""
    return f'\n<figure><img src="{escape(attachment.url)}" alt="{escape(attachment.alt)}">{caption}</figure>\n'


def _decoded(content: str) -> str:
    """HTML that WPBakery keeps in base64, each character percent-encoded before."""
    try:
        return unquote(b64decode(content.strip(), validate=True).decode("ascii"))
    except (binascii.Error, ValueError):
        return content


def is_lost(name: str, attributes: Mapping[str, str], made: str) -> bool:
    """Whether a shortcode that shows something of its own left nothing."""
    return bool(attributes) and not made.strip() and not SILENT.fullmatch(name)
