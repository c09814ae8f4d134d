"""Blocks that have no HTML in the text: reusable blocks (patterns), footnotes, and blocks that the server fills.

In the text each of them is a comment alone (``<!-- wp:block {"ref":12} /-->``), so they must be replaced, or reported,
before comments are removed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape

from laur.importing.findings import Finding, finding

_SELF_CLOSING = re.compile(
    r"<!--\s*wp:(?P<name>[a-z0-9/-]+)\s*+(?P<attributes>\{(?:(?!-->|<!--).)*\})?\s*+/-->", re.DOTALL
)
_REUSABLE = re.compile(r"<!--\s*wp:block\s*\{(?=[^{}]*+\}\s*+/-->)[^{}]*\"ref\":\s*+(\d++)[^{}]*\}\s*/-->")
_GALLERY = re.compile(r"""\[gallery((?:\s+(?!ids|include)[\w-]+=(?:"[^"]*"|'[^']*'))*)\s*/?\]""")
_FOOTNOTES = re.compile(r"<!--\s*wp:footnotes\s*+(?:\{(?:(?!-->|<!--).)*\}\s*+)?/-->", re.DOTALL)
_EMPTY = re.compile(r"(?:core/)?(?:more|nextpage|spacer|separator|missing|footnotes)")
_BOILERPLATE = re.compile(
    r"(?:core/)?(?:latest-(?:posts|comments)|archives|categories|search|tag-cloud|page-list\w*|navigation[\w-]*|"
    r"post-[\w-]+|query[\w-]*|site-[\w-]+|social-links?|template-part|loginout|rss|calendar|avatar|read-more|comments?[\w-]*|"
    r"home-link|breadcrumbs)|[\w-]+/(?:breadcrumbs|related-[\w-]+|sharing-button[\w-]*)"
)
"""Blocks that show something outside the article."""
_FORM = re.compile(r"form", re.IGNORECASE)
_MAX_DEPTH = 3
"""Of reusable blocks within each other."""
_MAX_LENGTH = 2_000_000


def with_reusable_blocks(text: str, patterns: Mapping[str, str]) -> str:
    """The text with its reusable blocks; one that is not in the export stays a comment, and is reported later."""
    for _ in range(_MAX_DEPTH):
        if not patterns or len(text) > _MAX_LENGTH or not _REUSABLE.search(text):
            break
        text = _REUSABLE.sub(lambda match: patterns.get(f"post-{match[1]}", match[0]), text)
    return text


def with_gallery_images(text: str, numbers: Iterable[str]) -> str:
    """The text with the numbers of the images uploaded to its entry in each gallery that does not list any."""
    ids = ",".join(numbers)
    return _GALLERY.sub(rf'[gallery ids="{ids}"\1]', text) if ids else text


def with_footnotes(text: str, metadata: str) -> str:
    """The text with its footnotes as WordPress shows them; `metadata` is the JSON in which WordPress stores them."""
    notes = _footnotes(metadata)
    if not notes:
        return text
    return _FOOTNOTES.sub(lambda _: notes, text, count=1) if _FOOTNOTES.search(text) else f"{text}\n\n{notes}"


def _footnotes(metadata: str) -> str:
    """The footnotes as an HTML list; empty if the JSON cannot be read."""
    try:
        found = json.loads(metadata) if metadata.strip() else []
    except (ValueError, RecursionError):
        return ""
    notes = [note for note in found if isinstance(note, dict)] if isinstance(found, list) else []
    items = [f'<li id="{escape(str(n.get("id", "")))}">{n.get("content", "")}</li>' for n in notes]
    return f'<ol class="wp-block-footnotes">{"".join(items)}</ol>' if items else ""


def findings_of_blocks(text: str) -> tuple[Finding, ...]:
    """A finding for each block that only the old server could show."""
    return tuple(reported for match in _SELF_CLOSING.finditer(text) if (reported := _finding(match)) is not None)


def _finding(match: re.Match[str]) -> Finding | None:
    name = match["name"]
    if _EMPTY.fullmatch(name):
        return None
    code = "residue" if _BOILERPLATE.fullmatch(name) else "form" if _FORM.search(name) else "block-unknown"
    return finding(code, what=f"wp:{name} {match['attributes'] or ''}".strip())
