"""`translation_of` that cannot be: of another kind, in the same language, or taken."""

from collections.abc import Iterable, Iterator

from laur.catalog.links import content_path
from laur.catalog.translations import Translated, by_language, translation_groups
from laur.checks.effect import Effect
from laur.model import AnyDocument
from laur.problems import Problem, problem

EFFECT = Effect.BLOCKING


def translation_problems(documents: Iterable[AnyDocument]) -> Iterator[Problem]:
    """A problem for each `translation_of` that names another kind, the same language, or a taken place."""
    by_path = {document.path: document for document in documents}
    groups = translation_groups([document for document in by_path.values() if isinstance(document, Translated)])
    spoken = {document.path: by_lang for group in groups for by_lang in [by_language(group)] for document in group}
    for document in by_path.values():
        name = document.meta.translation_of if isinstance(document, Translated) else None
        original = by_path.get(content_path(name, document.path) or "") if name else None
        if name is None or original is None:
            continue
        at, first = document.places.at("translation_of"), document
        if not isinstance(original, Translated):
            code = "translation-of-other"
        elif original.lang == document.lang:
            code = "translation-same-language"
        else:
            code, first = "translation-taken", spoken[document.path][document.lang]
            if first is document:
                continue
        yield problem(code, document.path, at, length=len(name), value=name, lang=document.lang, first=first.path)
