"""Pages that no layout makes: data files, each written by a function of its view and the frame."""

from collections.abc import Callable, Mapping

import msgspec

from laur.markdown.links import fill
from laur.rendering.exports import EXPORTS
from laur.rendering.urls import absolute
from laur.views import BuildView, FeedView, Frame, View

Writer = Callable[[View, Frame, Mapping[str, str]], bytes]
"""From the view, the frame and the bodies' HTML by digest to the bytes of the file."""


def json_feed(view: View, frame: Frame, bodies: Mapping[str, str]) -> bytes:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    assert isinstance(view, FeedView)
    items = []
    for entry in view.entries:
        html = fill(bodies[entry.body.digest], [absolute(link, frame) for link in entry.body.links])
        item = {
            "id": absolute(entry.url, frame),
            "url": absolute(entry.url, frame),
            "title": entry.title,
            "summary": entry.summary,
            "content_html": html,
            "language": view.lang,
        }
        if entry.date:
            item["date_published"] = f"{entry.date.first.isoformat()}T00:00:00Z"
        if entry.updated:
            item["date_modified"] = f"{entry.updated.first.isoformat()}T00:00:00Z"
        if entry.picture:
            item["image"] = absolute(entry.picture.url, frame)
        items.append({**item, "tags": list(entry.tags), "authors": [{"name": entry.author}] if entry.author else []})
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.description,
        "home_page_url": absolute(view.home_url, frame),
        "feed_url": absolute(view.url, frame),
        "language": view.lang,
        "items": items,
    }
    return _json(feed)


def build_json(view: View, _frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The build day and the generator."""
    assert isinstance(view, BuildView)
    return _json({"day": view.day.isoformat(), "generator": view.generator})


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


WRITERS: Mapping[str, Writer] = {"feed.json": json_feed, "build.json": build_json, **EXPORTS}
