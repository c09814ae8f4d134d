"""What Blogger's export says beyond a feed: posts, pages and comments are entries alike, and so are all its settings.

The kind of an entry stands in a category (https://developers.google.com/blogger/docs/2.0/developers_guide_protocol),
in exports of Google Takeout in an element of its own; drafts are told as RFC 5023 has it, or by their status.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urljoin

from msgspec.structs import replace

from laur.importing.findings import Finding, finding
from laur.importing.items import Item, ItemKind, ItemStatus, Remark

KIND = "#kind"
"""How the scheme of the category ends that tells an entry's kind."""
_SHOWN = frozenset({"", "post", "page"})


def kind_of(entry: Mapping[str, object]) -> str:
    """``post``, ``page``, ``comment``, ``settings`` or ``template``; empty for an entry of any other feed."""
    if said := str(entry.get("blogger_type", "")).lower():
        return "trashed" if "TRASHED" in str(entry.get("blogger_status", "")) else said
    tags = entry.get("tags")
    found = [tag for tag in tags if str(tag.get("scheme")).endswith(KIND)] if isinstance(tags, list) else []
    return str(found[0].get("term", "")).rpartition("#")[2] if found else ""


def items_of(entries: Sequence[tuple[Mapping[str, object], Item]], base: str) -> tuple[Item, ...]:
    """What is to be imported of a feed's entries: its articles and pages, with the comments on them."""
    remarks: defaultdict[str, list[Remark]] = defaultdict(list)
    for entry, item in entries:
        if kind_of(entry) == "comment":
            remarks[_answered(entry)].append(_remark(item))
    return tuple(
        _completed(entry, item, base, tuple(remarks[item.key])) for entry, item in entries if kind_of(entry) in _SHOWN
    )


def left_out(entries: Iterable[Mapping[str, object]]) -> tuple[Finding, ...]:
    """A finding for each kind that is not imported, with how many there are."""
    kinds = Counter(kind for entry in entries if (kind := kind_of(entry)) not in _SHOWN | {"comment"})
    return tuple(finding("type-internal", what=f"{kind}: {number}") for kind, number in kinds.items())


def _completed(entry: Mapping[str, object], item: Item, base: str, remarks: tuple[Remark, ...]) -> Item:
    is_draft = entry.get("app_draft") == "yes" or entry.get("blogger_status", "LIVE") != "LIVE"
    filename = str(entry.get("blogger_filename", ""))
    return replace(
        item,
        kind=ItemKind.PAGE if kind_of(entry) == "page" else item.kind,
        link=item.link or (urljoin(base, filename) if filename else ""),
        status=ItemStatus.DRAFT if is_draft else item.status,
        remarks=remarks,
    )


def _answered(entry: Mapping[str, object]) -> str:
    """The key of the article on which a comment is."""
    reported = entry.get("thr_in-reply-to")
    return f"entry-{entry.get('blogger_parent') or (reported.get('ref') if isinstance(reported, Mapping) else '')}"


def _remark(item: Item) -> Remark:
    return Remark(key=item.key.rpartition("-")[2], author=item.author, text=item.text, date=item.date)
