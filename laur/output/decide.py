"""Decides whether a page is rendered, and why: a function of its fingerprint now and its record of the last build."""

from enum import StrEnum

import msgspec
from msgspec import Struct

from laur.source.records import WrittenFile
from laur.system.formats import DECODE_FAULTS


class Cause(StrEnum):
    """What changed a page's fingerprint, or its file."""

    NEW = "new"
    LAYOUT = "layout"
    FRAME = "frame"
    VIEW = "view"
    MISSING = "missing"
    """The file is gone from the output folder."""
    EDITED = "edited"
    """The file was changed outside Laur."""
    CLEAN = "clean"
    """`--clean` renders everything."""


class RenderReason(Struct, frozen=True):
    cause: Cause
    details: tuple[str, ...] = ()
    """For a changed view, the names of the changed fields: ``summary``, ``next.title``."""


class PageFingerprint(Struct, frozen=True):
    """What a page's bytes are a function of, each by its digest (docs/architecture.md)."""

    layout: str
    frame: str
    view: str


class OutputFile(StrEnum):
    """The state of a page's file in the output folder."""

    INTACT = "intact"
    """As it was written."""
    EDITED = "edited"
    GONE = "gone"


def reason(
    fingerprint: PageFingerprint, last: WrittenFile | None, last_view: bytes | None, view: bytes, file: OutputFile
) -> RenderReason | None:
    """Why a page must be rendered; None if its fingerprint and its file are unchanged."""
    if last is None:
        return RenderReason(Cause.NEW)
    if last.view != fingerprint.view:
        return RenderReason(Cause.VIEW, differences(last_view, view))
    if last.layout != fingerprint.layout:
        return RenderReason(Cause.LAYOUT)
    if last.frame != fingerprint.frame:
        return RenderReason(Cause.FRAME)
    return _FILE_REASONS.get(file)


_FILE_REASONS = {
    OutputFile.EDITED: RenderReason(Cause.EDITED),
    OutputFile.GONE: RenderReason(Cause.MISSING),
}


def differences(old: bytes | None, new: bytes) -> tuple[str, ...]:
    """The names of the fields in which two encoded views differ, one level deep in nested values."""
    if old is None:
        return ()
    try:
        before, after = msgspec.msgpack.decode(old), msgspec.msgpack.decode(new)
    except DECODE_FAULTS:
        return ()
    return tuple(_differing(before, after, depth=2))


def _differing(before: object, after: object, depth: int) -> list[str]:
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return []
    names: list[str] = []
    for name in sorted(before.keys() | after.keys(), key=str):
        one, other = before.get(name), after.get(name)
        if one != other:
            inner = _differing(one, other, depth - 1) if depth > 1 else []
            names.extend(f"{name}.{part}" for part in inner) if inner else names.append(str(name))
    return names
