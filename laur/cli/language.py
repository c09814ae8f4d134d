"""The language in which the command line speaks: what `--lang` says, else Polish where the locale is, else English.

What stands in commands and flags is English; `translated` has the Polish of each such text, so that a command states
a text once, where it is used.
"""

import os
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise


def language(chosen: str | None = None) -> str:
    """The language of messages: the chosen one, else Polish where the locale is, else English."""
    if chosen:
        return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "pl" if locale.lower().startswith("pl") else "en"


def language_of(words: Sequence[str]) -> str:
    """The same of a command line that is not parsed yet, and perhaps cannot be."""
    flags = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    flags += [after for word, after in pairwise(words) if word == "--lang"]
    return language(next((flag for flag in flags if flag in ("pl", "en")), None))


def translated(text: str, lang: str) -> str:
    """A text of a command or a flag, or what argparse says of wrong usage; as it stands where there is no other."""
    if lang != "pl":
        return text
    from laur.cli.polish import PATTERNS, TEXTS

    known = TEXTS.get(text) or _of_questions().get(text)
    if known is not None:
        return known
    part = TEXTS.get(f"{text[:1].lower()}{text[1:]}".removesuffix("."))
    if part is not None and text.endswith("."):
        return f"{part[0].upper()}{part[1:]}."
    for pattern, words in PATTERNS:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return words.format(*(translated(group, lang) for group in found.groups()))
    return text


@cache
def _of_questions() -> dict[str, str]:
    """What the questions of `new` mean, which are its flags as well."""
    from laur.i18n.messages import texts

    english, polish = texts("questions", "en"), texts("questions", "pl")
    return {text: polish[name] for name, text in english.items() if name.endswith(".meaning")}
