"""Which items translate which: Polylang and WPML give those that belong together one name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from laur.importing.items import Item, ItemStatus
from laur.importing.naming import Name


def tied(items: Iterable[Item], names: Mapping[str, Name], lang: str) -> dict[str, Name]:
    """The names, each with the document that it translates: that of the site's own language, else the first.

    Only what is published is tied, and of each language one, as no page can lead to another in its own language.
    """
    groups: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.group and item.key in names and item.status is ItemStatus.PUBLISHED:
            groups[item.kind, item.group].append(item)
    made = dict(names)
    for group in groups.values():
        ordered = sorted(group, key=lambda item: (names[item.key].lang != lang, names[item.key].lang, item.key))
        seen = {names[ordered[0].key].lang}
        for item in ordered[1:]:
            name = names[item.key]
            if name.lang not in seen:
                made[item.key] = replace(name, translation_of=f"/{names[ordered[0].key].path}")
            seen.add(name.lang)
    return made
