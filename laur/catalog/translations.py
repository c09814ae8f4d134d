"""Which documents are translations of each other."""

from collections import defaultdict
from collections.abc import Sequence

from laur.catalog.links import Targets
from laur.model import AnnouncementDocument, PageDocument


def translations(
    documents: Sequence[AnnouncementDocument | PageDocument], targets: Targets
) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each document of a group its (language, URL) pairs in the order of languages; `translation_of` ties it."""
    groups: defaultdict[str, dict[str, str]] = defaultdict(dict)
    head: dict[str, str] = {}
    for document in documents:
        original = document.meta.translation_of
        found = targets.find(original, document.path, document.lang) if original else None
        head[document.path] = (found.path if found else None) or document.path
    for document in documents:
        groups[head[document.path]].setdefault(document.lang, document.path)
    made: dict[str, tuple[tuple[str, str], ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            pairs = tuple((lang, targets.by_lang[lang][path]) for lang, path in sorted(group.items()))
            made |= dict.fromkeys(group.values(), pairs)
    return made
