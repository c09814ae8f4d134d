"""What the block editor keeps beside a text: blocks that are used again, footnotes, and blocks that a server fills.

In the text each of them is a comment alone (``<!-- wp:block {"ref":12} /-->``), so whoever drops comments loses them.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape

from laur.importing.findings import Finding, finding

_ALONE = re.compile(r"<!--\s*wp:(?P<name>[a-z0-9/-]+)\s*(?P<stated>\{(?:(?!-->).)*\})?\s*/-->", re.DOTALL)
_AGAIN = re.compile(r"<!--\s*wp:block\s*\{[^{}]*\"ref\":\s*(\d+)[^{}]*\}\s*/-->")
_GALLERY = re.compile(r"""\[gallery((?:\s+(?!ids|include)[\w-]+=(?:"[^"]*"|'[^']*'))*)\s*/?\]""")
_NOTES = re.compile(r"<!--\s*wp:footnotes\s*(?:\{(?:(?!-->).)*\}\s*)?/-->", re.DOTALL)
_SILENT = re.compile(r"(?:core/)?(?:more|nextpage|spacer|separator|missing|footnotes)")
_FURNITURE = re.compile(
    r"(?:core/)?(?:latest-(?:posts|comments)|archives|categories|search|tag-cloud|page-list\w*|navigation[\w-]*|"
    r"post-[\w-]+|query[\w-]*|site-[\w-]+|social-links?|template-part|loginout|rss|calendar|avatar|read-more|comments?[\w-]*|"
    r"home-link|breadcrumbs)|[\w-]+/(?:breadcrumbs|related-[\w-]+|sharing-button[\w-]*)"
)
"""Blocks of what stands around an article."""
_FORM = re.compile(r"form", re.IGNORECASE)
_DEEPEST = 3
_LONGEST = 2_000_000


def filled(text: str, patterns: Mapping[str, str]) -> str:
    """The text with the blocks that are used again in it; one that is not in the export stays, and is told later."""
    for _ in range(_DEEPEST):
        if not patterns or len(text) > _LONGEST or not _AGAIN.search(text):
            break
        text = _AGAIN.sub(lambda match: patterns.get(f"post-{match[1]}", match[0]), text)
    return text


def with_gallery(text: str, numbers: Iterable[str]) -> str:
    """The text with the pictures named that a gallery shows which names none: those uploaded to its entry."""
    stated = ",".join(numbers)
    return _GALLERY.sub(rf'[gallery ids="{stated}"\1]', text) if stated else text


def with_notes(text: str, kept: str) -> str:
    """The text with its footnotes at their place, as WordPress shows them; `kept` is what it holds them in."""
    shown = _listed(kept)
    if not shown:
        return text
    return _NOTES.sub(lambda _: shown, text, count=1) if _NOTES.search(text) else f"{text}\n\n{shown}"


def _listed(kept: str) -> str:
    try:
        found = json.loads(kept) if kept.strip() else []
    except (ValueError, RecursionError):
        return ""
    notes = [note for note in found if isinstance(note, dict)] if isinstance(found, list) else []
    items = [f'<li id="{escape(str(n.get("id", "")))}">{n.get("content", "")}</li>' for n in notes]
    return f'<ol class="wp-block-footnotes">{"".join(items)}</ol>' if items else ""


def left_out(text: str) -> tuple[Finding, ...]:
    """What is to be told of blocks that only the old server could show."""
    return tuple(reported for match in _ALONE.finditer(text) if (reported := _told(match)) is not None)


def _told(match: re.Match[str]) -> Finding | None:
    name = match["name"]
    if _SILENT.fullmatch(name):
        return None
    code = "residue" if _FURNITURE.fullmatch(name) else "form" if _FORM.search(name) else "block-unknown"
    return finding(code, what=f"wp:{name} {match['stated'] or ''}".strip())
