"""Which pages a build must render, and why: those whose fingerprint or file is not as it was."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from laur.model.digest import digest
from laur.output.decide import Cause, OutputFile, PageFingerprint, RenderReason, reason
from laur.pages.plan import SitePlan
from laur.source.layouts import Layouts, frame_digest
from laur.source.options import Options
from laur.source.records import WrittenFile
from laur.system.profile import Profile, Reuse
from laur.urls.permalinks import output_path

if TYPE_CHECKING:
    from laur.pages.page import Page
    from laur.views import View
    from laur.views.output import Output


class DuePage(Struct, frozen=True):
    """A page to be rendered, and why."""

    page: "Page"
    view: "View"
    encoded: bytes
    fingerprint: PageFingerprint
    made_from: str
    """The digest of all that its view is made from; empty where that is not known."""
    reason: RenderReason


class WrittenBefore(Struct, frozen=True):
    """What is known of the files of the last build."""

    records: Mapping[str, WrittenFile]
    intact: AbstractSet[str]
    """The URLs of those that are as they were written."""
    existing: AbstractSet[str]
    """The paths of all files in the output folder."""
    view: "Callable[[str], bytes | None]"
    """The view from which the page at a URL was rendered, encoded."""


def due_pages(
    site_plan: SitePlan, last: WrittenBefore, options: Options, profile: Profile
) -> tuple[list[DuePage], list[WrittenFile]]:
    """Every page that must be rendered, with its reason, and the records of others whose view is made from new parts.

    A view that is made from the same as in the last build is the same, and is not made.
    """
    encode = msgspec.msgpack.Encoder().encode
    frames = {
        lang: frame_digest(encode(frame), site_plan.layouts.word_digests.get(lang, ""))
        for lang, frame in site_plan.frames.items()
    }
    closures = {output: _closure(site_plan.layouts, output) for output in {page.output for page in site_plan.pages}}
    due: list[DuePage] = []
    renewed: list[WrittenFile] = []
    same = 0
    for page in site_plan.pages:
        before = last.records.get(page.url)
        made_from = page.made_from() if page.made_from else ""
        is_same = before is not None and made_from != "" and before.made_from == made_from
        same += is_same
        view = None if is_same else page.view()
        encoded = b"" if view is None else encode(view)
        seen = before.view if before is not None and view is None else digest(encoded)
        frame = frames[page.lang] if page.output.is_rendered else ""
        fingerprint = PageFingerprint(closures[page.output], frame, seen)
        view_before = last.view(page.url) if before is not None and before.view != seen else None
        why = reason(fingerprint, before, view_before, encoded, _file_of(page, last))
        if why is not None:
            view = page.view() if view is None else view
            why = RenderReason(Cause.CLEAN) if options.clean else why
            due.append(DuePage(page, view, encoded or encode(view), fingerprint, made_from, why))
        elif before is not None and before.made_from != made_from:
            renewed.append(msgspec.structs.replace(before, made_from=made_from))
    profile.reused(Reuse.VIEWS, same, len(site_plan.pages))
    return due, renewed


def _file_of(page: "Page", last: WrittenBefore) -> OutputFile:
    if page.url in last.intact:
        return OutputFile.INTACT
    return OutputFile.EDITED if output_path(page.url) in last.existing else OutputFile.GONE


def _closure(layouts: Layouts, output: "Output") -> str:
    """The digest of a layout's closure; without a layout its kind and name, as the cache knows the tool's version."""
    return layouts.index.closure(output.name) or "" if output.has_layout else f"{output.kind} {output.name}"
