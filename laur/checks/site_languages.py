"""Texts of ``site.yaml`` that are missing in a language of the site."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from laur.checks.effect import Effect
from laur.i18n.localised import WRITTEN_ONCE, localised
from laur.model import SITE_FILE, LocalisedText, Places, Site
from laur.problems import Problem, problem

EFFECT = Effect.ADVISORY


def check_site_languages(site: Site, places: Places) -> Iterator[Problem]:
    """A warning for each text that readers of one of the site's languages get in another one."""
    for key, texts in _localised_texts(site, ""):
        missing = [lang for lang in site.languages if lang not in texts]
        if WRITTEN_ONCE in texts:
            missing = [lang for lang in missing if lang != site.lang]
        if texts and missing:
            shown = localised(texts, missing[0], site.lang)
            yield problem(
                "text-untranslated", SITE_FILE, places.at(key),
                length=len(shown), value=shown, missing=", ".join(missing), languages=_example(site),
            )  # fmt: skip


def _example(site: Site) -> str:
    """How a text in all languages is written: ``{pl: …, en: …}``."""
    return "{" + ", ".join(f"{lang}: …" for lang in site.languages) + "}"


def _localised_texts(value: object, key: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each localised text below a value, with its key (``navigation.0.title``)."""
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _localised_texts(each, f"{key}.{index}")
    elif isinstance(value, Struct):
        hints = get_type_hints(type(value), include_extras=True)
        for name in value.__struct_fields__:
            yield from _texts_of_field(getattr(value, name), hints[name], f"{key}.{name}".strip("."))


def _texts_of_field(value: object, hint: Any, key: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(value, dict) and hint == LocalisedText:
        yield key, value
    elif isinstance(value, tuple) and LocalisedText in get_args(hint):
        yield from ((f"{key}.{index}", each) for index, each in enumerate(value))
    else:
        yield from _localised_texts(value, key)
