"""The comments below each announcement, in order."""

import re
from collections.abc import Iterable, Mapping

from laur.model import AnnouncementDocument, CommentDocument, Site

_DIGITS = re.compile(r"(\d+)")


def comments(
    documents: Iterable[object], announcements: Iterable[AnnouncementDocument], site: Site
) -> dict[str, tuple[CommentDocument, ...]]:
    """By the announcement's path, the oldest first; only where comments are shown and there are any."""
    if not site.features.comments:
        return {}
    found: dict[str, list[CommentDocument]] = {d.path: [] for d in announcements if d.meta.comments is not False}
    for document in documents:
        if isinstance(document, CommentDocument) and document.lang in site.languages:
            found.get(document.announcement, []).append(document)
    return {path: tuple(sorted(some, key=_order)) for path, some in found.items() if some}


def answered(comment: CommentDocument, siblings: Mapping[str, CommentDocument]) -> CommentDocument | None:
    """The comment that this one answers; None if there is none, or if the answers form a circle."""
    first = siblings.get(comment.meta.reply_to or "")
    seen, step = {comment.id}, first
    while step is not None:
        if step.id in seen:
            return None
        seen.add(step.id)
        step = siblings.get(step.meta.reply_to or "")
    return first


def _order(comment: CommentDocument) -> tuple[object, ...]:
    """By time, those without a time last; then by id, with numbers by value: 9 before 12."""
    when = str(comment.meta.date) if comment.meta.date else "~"
    return (when, [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(comment.id)])
