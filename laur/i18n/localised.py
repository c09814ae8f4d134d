"""Which text a reader sees where an editor wrote one text in several languages."""

from collections.abc import Mapping

WRITTEN_ONCE = ""
"""The key of a text without a language, which serves all languages (`laur.model.LocalisedText`)."""


def localised(texts: Mapping[str, str], lang: str, default_lang: str) -> str:
    """The text in `lang`; else the one for all languages; else in the site's default language; else the first.

    Empty if the mapping is empty.
    """
    for key in (lang, WRITTEN_ONCE, default_lang):
        if key in texts:
            return texts[key]
    return next(iter(texts.values()), "")
