"""``changes.json``: the change log of the register, newest first."""

from collections.abc import Mapping
from datetime import date

import msgspec
from msgspec import Struct

from laur.rendering.writers.descriptions import VERSION
from laur.rendering.writers.register_json import Named
from laur.urls.base_path import absolute
from laur.views import ChangeEntry, ChangesView, Frame, View


class ChangeData(Struct, frozen=True, kw_only=True):
    """A change. `day` is the day from which the log has it; it happened between `first` and `last`."""

    id: str
    type: str
    title: str
    certificate: str
    url: str
    organisation: Named
    scheme: Named
    level: Named | None
    day: date
    first: date
    last: date
    basis: str | None
    estimated: bool
    reason: str | None


class ChangeLog(Struct, frozen=True, kw_only=True):
    version: str
    title: str
    description: str
    language: str
    home: str
    changes: tuple[ChangeData, ...]


def write_changes(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The whole log, with one change on each line."""
    assert isinstance(view, ChangesView)
    log = ChangeLog(
        version=VERSION,
        title=view.title,
        description=view.description,
        language=view.lang,
        home=absolute(view.home_url, frame),
        changes=(),
    )
    head = msgspec.json.format(msgspec.json.encode(log), indent=2)
    lines = b",\n    ".join(msgspec.json.encode(_change(entry, frame)) for entry in view.entries)
    body = b"[\n    " + lines + b"\n  ]" if lines else b"[]"
    return head.removesuffix(b"[]\n}") + body + b"\n}\n"


def _change(entry: ChangeEntry, frame: Frame) -> ChangeData:
    return ChangeData(
        id=entry.id,
        type=entry.type,
        title=entry.title,
        certificate=entry.certificate,
        url=absolute(entry.url, frame),
        organisation=Named(id=entry.organisation_id, name=entry.organisation),
        scheme=Named(id=entry.scheme_id, name=entry.scheme),
        level=Named(id=entry.level_id, name=entry.level or entry.level_id) if entry.level_id else None,
        day=entry.day,
        first=entry.first,
        last=entry.last,
        basis=entry.basis,
        estimated=entry.estimated,
        reason=entry.reason,
    )
