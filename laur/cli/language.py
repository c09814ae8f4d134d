"""The language of the command line: `--lang`, or else Polish in a Polish locale, or else English."""

import os
from collections.abc import Sequence
from itertools import pairwise

LANGUAGES = ("pl", "en")


def language(chosen: str | None = None) -> str:
    """The language of messages: the chosen one, or else that of the locale."""
    if chosen:
        return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "pl" if locale.lower().startswith("pl") else "en"


def language_of(arguments: Sequence[str]) -> str:
    """The language for a command line that is not parsed yet, and may be wrong."""
    flags = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    flags += [value for flag, value in pairwise(arguments) if flag == "--lang"]
    return language(next((flag for flag in flags if flag in LANGUAGES), None))
