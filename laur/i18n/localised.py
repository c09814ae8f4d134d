"""The choice among the languages in which an editor has written one text."""

from collections.abc import Mapping

WRITTEN_ONCE = ""
"""The key of a text that was written without a language and serves all (`laur.model.Words`)."""


def localised(words: Mapping[str, str], lang: str, default_lang: str) -> str:
    """The text in `lang`; else the one for all languages; else the site's default language's; else the first.

    A mapping without any text gives the empty text.
    """
    for key in (lang, WRITTEN_ONCE, default_lang):
        if key in words:
            return words[key]
    return next(iter(words.values()), "")
