"""Which items translate which: Polylang and WPML give an item and its translations one name (`Item.group`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from laur.importing.items import Item, ItemStatus
from laur.importing.naming import DocumentName


def with_translations(items: Iterable[Item], names: Mapping[str, DocumentName], lang: str) -> dict[str, DocumentName]:
    """The names, each with the document that it translates: the one in the site's own language, or else the first.

    Only published items count, and only the first in each language: a page cannot link to a translation in its own one.
    """
    groups: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.group and item.key in names and item.status is ItemStatus.PUBLISHED:
            groups[item.kind, item.group].append(item)
    translated = dict(names)
    for group in groups.values():
        ordered = sorted(group, key=lambda item: (names[item.key].lang != lang, names[item.key].lang, item.key))
        languages = {names[ordered[0].key].lang}
        for item in ordered[1:]:
            name = names[item.key]
            if name.lang not in languages:
                translated[item.key] = replace(name, translation_of=f"/{names[ordered[0].key].path}")
            languages.add(name.lang)
    return translated
