"""Blogger's export: an Atom feed whose entries are posts, pages, comments and settings.

The kind of an entry is in a category (https://developers.google.com/blogger/docs/2.0/developers_guide_protocol), or in
an element of its own in exports of Google Takeout. Drafts are marked as in RFC 5023, or by their status.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from laur.importing.findings import Finding, finding
from laur.importing.items import Item, ItemComment, ItemKind, ItemStatus
from laur.urls.addresses import joined

KIND = "#kind"
"""The end of the scheme of the category that holds an entry's kind."""
_IMPORTED = frozenset({"", "post", "page"})


def kind_of(entry: Mapping[str, object]) -> str:
    """``post``, ``page``, ``comment``, ``settings`` or ``template``; empty for an entry of any other feed."""
    if kind := str(entry.get("blogger_type", "")).lower():
        return "trashed" if "TRASHED" in str(entry.get("blogger_status", "")) else kind
    tags = entry.get("tags")
    found = [tag for tag in tags if str(tag.get("scheme")).endswith(KIND)] if isinstance(tags, list) else []
    return str(found[0].get("term", "")).rpartition("#")[2] if found else ""


def items_of(entries: Sequence[tuple[Mapping[str, object], Item]], base: str) -> tuple[Item, ...]:
    """The articles and pages among a feed's entries, with their comments."""
    comments: defaultdict[str, list[ItemComment]] = defaultdict(list)
    for entry, item in entries:
        if kind_of(entry) == "comment":
            comments[_parent(entry)].append(_comment(item))
    return tuple(
        _completed(entry, item, base, tuple(comments[item.key]))
        for entry, item in entries
        if kind_of(entry) in _IMPORTED
    )


def findings_of_kinds(entries: Iterable[Mapping[str, object]]) -> tuple[Finding, ...]:
    """A finding for each kind of entry that is not imported, with the number of its entries."""
    kinds = Counter(kind for entry in entries if (kind := kind_of(entry)) not in _IMPORTED | {"comment"})
    return tuple(finding("type-internal", what=f"{kind}: {number}") for kind, number in kinds.items())


def _completed(entry: Mapping[str, object], item: Item, base: str, comments: tuple[ItemComment, ...]) -> Item:
    is_draft = entry.get("app_draft") == "yes" or entry.get("blogger_status", "LIVE") != "LIVE"
    filename = str(entry.get("blogger_filename", ""))
    return replace(
        item,
        kind=ItemKind.PAGE if kind_of(entry) == "page" else item.kind,
        link=item.link or (joined(base, filename) if filename else ""),
        status=ItemStatus.DRAFT if is_draft else item.status,
        comments=comments,
    )


def _parent(entry: Mapping[str, object]) -> str:
    """The key of the article that a comment belongs to."""
    reply_to = entry.get("thr_in-reply-to")
    return f"entry-{entry.get('blogger_parent') or (reply_to.get('ref') if isinstance(reply_to, Mapping) else '')}"


def _comment(item: Item) -> ItemComment:
    return ItemComment(key=item.key.rpartition("-")[2], author=item.author, text=item.text, date=item.date)
