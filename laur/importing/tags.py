"""Different tags whose addresses would be the same: “C++” and “C#”, “sąd” and “sad”.

The site makes the address of a tag from its letters, so such tags share a page, and a document keeps the first of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

from laur.i18n import slug
from laur.importing.findings import Finding, finding
from laur.importing.items import Item

_SPACES = re.compile(r"[\s_-]+")


def first_spellings(items: Iterable[Item]) -> dict[str, str]:
    """The first tag of each address, by that address."""
    spellings: dict[str, str] = {}
    for item in items:
        for tag in item.tags:
            spellings.setdefault(slug(tag), tag)
    return spellings


def findings_of_tags(tags: Iterable[str], spellings: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each tag that shares its address with another word; capitals and spaces make no other word."""
    for tag in tags:
        first = spellings.get(slug(tag), tag)
        if _word(tag) != _word(first):
            yield finding("tag-shared", what=f"{tag} = {first}")


def _word(tag: str) -> str:
    return _SPACES.sub(" ", normalize("NFC", tag)).casefold().strip()
