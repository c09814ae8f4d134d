"""What an import has to tell: what could not be carried over, where, and why; and what was done.

A finding holds no prose: its message is found by its code in `laur.i18n.messages`, when it is shown.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Weight(StrEnum):
    """What a finding asks of its reader."""

    LOST = "lost"
    """Something did not come along; look at it."""
    CHANGED = "changed"
    """Something came along in another form."""
    NOTE = "note"
    """Nothing of worth was left behind."""


_L, _C, _N = Weight.LOST, Weight.CHANGED, Weight.NOTE

CODES: dict[str, Weight] = {
    # the export as a whole
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
    # of items
    "item-empty": _L,
    "title-missing": _C,
    "date-missing": _C,
    "date-unreadable": _L,
    "private-became-draft": _C,
    "password-became-draft": _C,
    "sticky": _N,
    "language-unknown": _L,
    "slug-changed": _C,
    "alias-taken": _L,
    "alias-impossible": _L,
    # of texts
    "text-unreadable": _L,
    "shortcode-unknown": _L,
    "shortcode-unwrapped": _C,
    "block-unknown": _L,
    "anchor-dropped": _C,
    "residue": _N,
    "form": _L,
    "embed": _C,
    "script": _L,
    "address-refused": _L,
    "link-unresolved": _C,
    "link-unpublished": _C,
    "anchor-missing": _C,
    "headings-mended": _N,
    "picture-without-text": _L,
    # of files
    "media-missing": _L,
    "media-unfetched": _L,
    "media-refused": _L,
    "media-unused": _N,
    # of comments
    "comment-unapproved": _N,
    "comment-spam": _N,
    "comment-ping": _N,
    "comment-on-page": _L,
    # of what stands here already
    "edited-here": _N,
    "edited-both": _L,
    "deleted-here": _N,
    "name-taken": _C,
    "gone-there": _N,
}
"""Every code with its weight."""


class Finding(Struct, frozen=True):
    """One thing to tell."""

    code: str
    item: str = ""
    """The title of the item that it is about."""
    path: str = ""
    """The document in ``content/`` that was written of it, if one was."""
    what: str = ""
    """What it is about, as it stands in the source: a shortcode, an address, the first words of a text."""
    source: str = ""
    """The old address of the item."""

    @property
    def weight(self) -> Weight:
        return CODES[self.code]


class Done(StrEnum):
    """What became of a file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """Left as somebody here made it."""


class ImportReport(Struct, frozen=True):
    """What an import did."""

    documents: dict[str, Done] = {}
    """By path in ``content/``."""
    media: dict[str, Done] = {}
    comments: dict[str, Done] = {}
    findings: tuple[Finding, ...] = ()


def finding(code: str, item: str = "", path: str = "", what: str = "", source: str = "") -> Finding:
    """A finding of a known code."""
    return Finding(CODES[code] and code, item, path, shortened(what), source)


def shortened(text: str, limit: int = 160) -> str:
    """On one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once; what was lost first, then by code, document and what."""
    weights, codes = list(Weight), list(CODES)
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (weights.index(f.weight), codes.index(f.code), f.path, f.item, f.what),
        )
    )
