"""``changes.json``: the change log of the register, newest first."""

from collections.abc import Mapping

import msgspec

from laur.rendering.writers.descriptions import VERSION
from laur.urls.base_path import absolute
from laur.views import ChangeEntry, ChangesView, Frame, View


def write_changes(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The whole log, with one change on each line."""
    assert isinstance(view, ChangesView)
    log = {
        "version": VERSION,
        "title": view.title,
        "description": view.description,
        "language": view.lang,
        "home": absolute(view.home_url, frame),
        "changes": [],
    }
    head = msgspec.json.format(msgspec.json.encode(log), indent=2)
    lines = b",\n    ".join(msgspec.json.encode(_change(entry, frame)) for entry in view.entries)
    body = b"[\n    " + lines + b"\n  ]" if lines else b"[]"
    return head.removesuffix(b"[]\n}") + body + b"\n}\n"


def _change(entry: ChangeEntry, frame: Frame) -> dict[str, object]:
    """`day` is the day from which the log has the change; it happened between `first` and `last`."""
    return {
        "id": entry.id,
        "type": entry.type,
        "title": entry.title,
        "certificate": entry.certificate,
        "url": absolute(entry.url, frame),
        "organisation": {"id": entry.organisation_id, "name": entry.organisation},
        "scheme": {"id": entry.scheme_id, "name": entry.scheme},
        "level": {"id": entry.level_id, "name": entry.level or entry.level_id} if entry.level_id else None,
        "day": entry.day,
        "first": entry.first,
        "last": entry.last,
        "basis": entry.basis,
        "estimated": entry.estimated,
        "reason": entry.reason,
    }
