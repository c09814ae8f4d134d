"""The documents that are translations of each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from laur.catalog.links import Targets, content_path
from laur.model import AnnouncementDocument, PageDocument

Translated = AnnouncementDocument | PageDocument


def translations(documents: Sequence[Translated], targets: Targets) -> dict[str, tuple[tuple[str, str], ...]]:
    """By document path, the (language, URL) pairs of its group in the order of languages.

    `translation_of` may name the original or another translation; two documents may name each other.
    """
    made: dict[str, tuple[tuple[str, str], ...]] = {}
    for group in translation_groups(documents):
        by_lang = by_language(group)
        if len(by_lang) > 1:
            pairs = tuple((lang, targets.by_lang[lang][document.path]) for lang, document in sorted(by_lang.items()))
            made |= dict.fromkeys((document.path for document in by_lang.values()), pairs)
    return made


def translation_groups(documents: Iterable[Translated]) -> Iterator[list[Translated]]:
    """The groups of documents that `translation_of` connects, directly or not; each sorted by path."""
    by_path = {document.path: document for document in documents}
    tied: defaultdict[str, set[str]] = defaultdict(set)
    for path, document in by_path.items():
        name = document.meta.translation_of
        original = content_path(name, path) if name else None
        if original in by_path:
            tied[path].add(original)
            tied[original].add(path)
    while tied:
        ahead, group = [next(iter(tied))], set[str]()
        while ahead:
            group.add(ahead[-1])
            ahead += tied.pop(ahead.pop(), ())
        yield [by_path[path] for path in sorted(group)]


def by_language(group: Iterable[Translated]) -> Mapping[str, Translated]:
    """The document in each language: an original before a translation, then the first."""
    made: dict[str, Translated] = {}
    for document in sorted(group, key=lambda document: document.meta.translation_of is not None):
        made.setdefault(document.lang, document)
    return made
