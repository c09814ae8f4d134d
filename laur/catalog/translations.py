"""Which documents are translations of each other, and where that cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from laur.catalog.links import Targets, content_path
from laur.model import AnnouncementDocument, AnyDocument, PageDocument
from laur.problems import Problem, problem

_Translated = AnnouncementDocument | PageDocument


def translations(documents: Sequence[_Translated], targets: Targets) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each document of a group its (language, URL) pairs in the order of languages; `translation_of` ties it.

    Whom a translation names does not matter: the original, another translation, or each other.
    """
    made: dict[str, tuple[tuple[str, str], ...]] = {}
    for group in _groups(documents):
        by_lang = _by_lang(group)
        if len(by_lang) > 1:
            pairs = tuple((lang, targets.by_lang[lang][document.path]) for lang, document in sorted(by_lang.items()))
            made |= dict.fromkeys((document.path for document in by_lang.values()), pairs)
    return made


def translation_problems(documents: Iterable[AnyDocument]) -> Iterator[Problem]:
    """A problem for each `translation_of` that cannot be: not a translated kind, not another language, taken."""
    by_path = {document.path: document for document in documents}
    groups = _groups([document for document in by_path.values() if isinstance(document, _Translated)])
    spoken = {document.path: by_lang for group in groups for by_lang in [_by_lang(group)] for document in group}
    for document in by_path.values():
        name = document.meta.translation_of if isinstance(document, _Translated) else None
        original = by_path.get(content_path(name, document.path) or "") if name else None
        if name is None or original is None:
            continue
        at, first = document.places.at("translation_of"), document
        if not isinstance(original, _Translated):
            code = "translation-of-other"
        elif original.lang == document.lang:
            code = "translation-same-language"
        else:
            code, first = "translation-taken", spoken[document.path][document.lang]
            if first is document:
                continue
        yield problem(code, document.path, at, length=len(name), value=name, lang=document.lang, first=first.path)


def _groups(documents: Iterable[_Translated]) -> Iterator[list[_Translated]]:
    """The documents that `translation_of` ties to each other, directly or not; by path."""
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


def _by_lang(group: Iterable[_Translated]) -> Mapping[str, _Translated]:
    """The document in each language: an original before a translation, then the first."""
    made: dict[str, _Translated] = {}
    for document in sorted(group, key=lambda document: document.meta.translation_of is not None):
        made.setdefault(document.lang, document)
    return made
