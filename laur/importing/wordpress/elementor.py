"""Elementor's own data, for a page whose text it keeps nowhere else: a tree of widgets in JSON, as HTML.

Usually the text of an entry holds what Elementor shows. Where it is empty, as after an import into the old site or with
a template of its own, the words stand in the entry's metadata alone (``_elementor_data``).
"""

import json
from collections.abc import Iterator
from html import escape
from typing import cast

from laur.importing.wordpress.builders import TAG

Json = dict[str, object]
_MOST = 5_000
_HEADS = ("title", "title_text", "tab_title", "heading", "alert_title", "testimonial_name")
_TEXTS = (
    "editor",
    "description_text",
    "tab_content",
    "description",
    "alert_description",
    "testimonial_content",
    "html",
    "text_content",
    "shortcode",
)
_LINKED = ("link", "website_link")
_FILMS = ("youtube_url", "vimeo_url", "dailymotion_url", "external_url")
_ENTRIES = ("tabs", "icon_list", "gallery", "wp_gallery", "carousel", "slides", "price_list", "social_icon_list")


def text_of(kept: str) -> str:
    """The HTML of Elementor's data; empty where it is none."""
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return ""
    return "\n".join(part for _, part in zip(range(_MOST), _elements(found), strict=False))


def _elements(found: object) -> Iterator[str]:
    """What each widget shows, from the top to the bottom."""
    stack = [found]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += reversed(node)
        elif isinstance(node, dict):
            if node.get("elType") == "widget" and isinstance(node.get("settings"), dict):
                yield from _widget(cast("Json", node["settings"]), str(node.get("widgetType")))
            stack.append(node.get("elements"))


def _widget(stated: Json, kind: str) -> Iterator[str]:
    if kind == "button":
        yield _linked(stated, _text(stated, "text"))
        return
    if isinstance(picture := stated.get("image"), dict):
        yield _picture(picture, _text(stated, "caption"))
    for name in _HEADS:
        if head := _text(stated, name):
            level = _text(stated, "header_size") if kind == "heading" else ""
            rank = level if TAG.fullmatch(level) else "h3"
            yield f"<{rank}>{_linked(stated, head)}</{rank}>"
    yield from (f"<div>{text}</div>" for name in _TEXTS if (text := _text(stated, name)))
    yield from (f'<iframe src="{escape(film)}"></iframe>' for name in _FILMS if (film := _text(stated, name)))
    for name in _ENTRIES:
        entries = stated.get(name)
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                yield from _entry(entry)


def _entry(stated: Json) -> Iterator[str]:
    """One of a list: of tabs, of points, of pictures."""
    if _text(stated, "url"):
        yield _picture(stated, "")
    elif text := _text(stated, "text"):
        yield f"<ul><li>{_linked(stated, text)}</li></ul>"
    else:
        yield from _widget(stated, "")


def _text(stated: Json, name: str) -> str:
    value = stated.get(name)
    return value.strip() if isinstance(value, str) else ""


def _linked(stated: Json, words: str) -> str:
    address = next((_text(link, "url") for name in _LINKED if isinstance(link := stated.get(name), dict)), "")
    return f'<a href="{escape(address)}">{words}</a>' if address and words else words


def _picture(stated: Json, caption: str) -> str:
    if not _text(stated, "url"):
        return ""
    under = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{escape(_text(stated, "url"))}" alt="{escape(_text(stated, "alt"))}">{under}</figure>'
