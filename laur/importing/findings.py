"""What an import reports: what became of each file, and what was lost or changed on the way.

A finding holds a code instead of a message; the report looks the message up in `laur.i18n.messages`.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Weight(StrEnum):
    """How serious a finding is."""

    LOST = "lost"
    """Something is missing or incomplete; an editor should look at it."""
    CHANGED = "changed"
    """Something was imported in another form."""
    NOTE = "note"
    """For information; nothing is missing."""


_L, _C, _N = Weight.LOST, Weight.CHANGED, Weight.NOTE

CODES: dict[str, Weight] = {
    # the export as a whole
    "export-preamble": _N,
    "export-truncated": _L,
    "export-broken": _L,
    "export-characters": _L,
    "export-controls": _N,
    "type-left-out": _L,
    "type-internal": _N,
    "taxonomy-left-out": _L,
    "fields-left-out": _L,
    "item-trashed": _N,
    "item-unreadable": _L,
    # Word files
    "word-not": _L,
    "word-old": _L,
    "word-password": _L,
    "word-too-large": _L,
    "word-damaged": _L,
    "word-macros": _N,
    "word-changes": _C,
    "word-comments": _N,
    "word-boxes": _L,
    # entries
    "item-empty": _L,
    "title-missing": _C,
    "date-missing": _C,
    "date-unreadable": _L,
    "private-became-draft": _C,
    "password-became-draft": _C,
    "sticky": _N,
    "language-unknown": _L,
    "tag-shared": _L,
    "slug-changed": _C,
    "alias-taken": _L,
    "alias-impossible": _L,
    # texts
    "text-unreadable": _L,
    "shortcode-unknown": _L,
    "shortcode-unwrapped": _C,
    "shortcode-shown": _C,
    "block-unknown": _L,
    "anchor-dropped": _C,
    "residue": _N,
    "hidden": _L,
    "form": _L,
    "embed": _C,
    "script": _L,
    "drawing": _L,
    "address-refused": _L,
    "link-unresolved": _C,
    "link-unpublished": _C,
    "anchor-missing": _C,
    "headings-fixed": _N,
    "list-numbers": _L,
    "picture-without-text": _L,
    # files
    "media-missing": _L,
    "media-unfetched": _L,
    "media-refused": _L,
    "media-unused": _N,
    # comments
    "comment-unapproved": _N,
    "comment-spam": _N,
    "comment-ping": _N,
    "comment-on-page": _L,
    # files that are already here
    "edited-here": _N,
    "edited-both": _L,
    "deleted-here": _N,
    "name-taken": _C,
    "gone-there": _N,
}
"""The weight of each code."""
_QUOTED_IN_FULL = frozenset(
    {"word-boxes", "residue", "hidden", "form", "drawing", "block-unknown", "shortcode-unknown"}
)
"""Codes of text that was removed: an editor can restore it from the report."""


class Finding(Struct, frozen=True):
    """One line of the report."""

    code: str
    item: str = ""
    """The title of the item."""
    path: str = ""
    """The document in ``content/`` that was written for the item, if any."""
    what: str = ""
    """The cause, as written in the source: a shortcode, an address, the first words of a text."""
    source: str = ""
    """The old address of the item."""

    @property
    def weight(self) -> Weight:
        return CODES[self.code]


class FileOutcome(StrEnum):
    """What became of a file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """Edited or deleted here since the last import, so it was left as it is."""


class ImportReport(Struct, frozen=True):
    """The result of an import."""

    documents: dict[str, FileOutcome] = {}
    """By path in ``content/``."""
    media: dict[str, FileOutcome] = {}
    comments: dict[str, FileOutcome] = {}
    findings: tuple[Finding, ...] = ()


def finding(code: str, item: str = "", path: str = "", what: str = "", source: str = "") -> Finding:
    """A finding with a known code. Raises `KeyError` for any other."""
    line = " ".join(what.split()) if code in _QUOTED_IN_FULL else shortened(what)
    return Finding(CODES[code] and code, item, path, line, source)


def shortened(text: str, limit: int = 160) -> str:
    """The text on one line, cut to `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, by weight (what was lost first), code, document, item and cause."""
    weights, codes = list(Weight), list(CODES)
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (weights.index(f.weight), codes.index(f.code), f.path, f.item, f.what),
        )
    )
