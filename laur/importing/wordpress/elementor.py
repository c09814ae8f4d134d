"""Elementor's own data, a tree of widgets in JSON, as HTML.

Usually the text of an entry contains what Elementor shows. It can be empty, for example after an import into the old
site or with a custom template; then the text is only in the entry's metadata (``_elementor_data``).
"""

import json
from collections.abc import Iterator
from html import escape
from typing import cast

from laur.importing.wordpress.page_builders import HEADING_TAG

ElementorJson = dict[str, object]
_MAX_PARTS = 5_000
_HEADINGS = ("title", "title_text", "tab_title", "heading", "alert_title", "testimonial_name")
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
_LINKS = ("link", "website_link")
_VIDEOS = ("youtube_url", "vimeo_url", "dailymotion_url", "external_url")
_LISTS = ("tabs", "icon_list", "gallery", "wp_gallery", "carousel", "slides", "price_list", "social_icon_list")


def elementor_html(metadata: str) -> str:
    """The HTML of Elementor's data; empty if it cannot be read."""
    try:
        found = json.loads(metadata)
    except (ValueError, RecursionError):
        return ""
    return "\n".join(part for _, part in zip(range(_MAX_PARTS), _elements(found), strict=False))


def _elements(found: object) -> Iterator[str]:
    """The HTML of each widget, from top to bottom."""
    stack = [found]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += reversed(node)
        elif isinstance(node, dict):
            if node.get("elType") == "widget" and isinstance(node.get("settings"), dict):
                yield from _widget(cast("ElementorJson", node["settings"]), str(node.get("widgetType")))
            stack.append(node.get("elements"))


def _widget(settings: ElementorJson, kind: str) -> Iterator[str]:
    if kind == "button":
        yield _linked(settings, _text(settings, "text"))
        return
    if isinstance(picture := settings.get("image"), dict):
        yield _picture(picture, _text(settings, "caption"))
    for name in _HEADINGS:
        if heading := _text(settings, name):
            level = _text(settings, "header_size") if kind == "heading" else ""
            rank = level if HEADING_TAG.fullmatch(level) else "h3"
            yield f"<{rank}>{_linked(settings, heading)}</{rank}>"
    yield from (f"<div>{text}</div>" for name in _TEXTS if (text := _text(settings, name)))
    yield from (f'<iframe src="{escape(video)}"></iframe>' for name in _VIDEOS if (video := _text(settings, name)))
    for name in _LISTS:
        items = settings.get(name)
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                yield from _list_item(item)


def _list_item(settings: ElementorJson) -> Iterator[str]:
    """One of several tabs, list items or images."""
    if _text(settings, "url"):
        yield _picture(settings, "")
    elif text := _text(settings, "text"):
        yield f"<ul><li>{_linked(settings, text)}</li></ul>"
    else:
        yield from _widget(settings, "")


def _text(settings: ElementorJson, name: str) -> str:
    value = settings.get(name)
    return value.strip() if isinstance(value, str) else ""


def _linked(settings: ElementorJson, text: str) -> str:
    """The text as a link, if the widget has one."""
    address = next((_text(link, "url") for name in _LINKS if isinstance(link := settings.get(name), dict)), "")
    return f'<a href="{escape(address)}">{text}</a>' if address and text else text


def _picture(settings: ElementorJson, caption: str) -> str:
    if not _text(settings, "url"):
        return ""
    address, alt = escape(_text(settings, "url")), escape(_text(settings, "alt"))
    figcaption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{address}" alt="{alt}">{figcaption}</figure>'
